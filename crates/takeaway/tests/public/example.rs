//! Bills and lessons that several tests take home.

use jiff::civil::date;
use rust_decimal::Decimal;
use takeaway::{AreaCode, Code, Fen, Flags, Lesson, LessonLanguage, Month, SigningKey, Tier, ValidUntil, YearBill};

pub const CODE: Code = Code([0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe]);

pub fn key() -> SigningKey {
    SigningKey::from_secret(std::array::from_fn(|position| position as u8 + 1))
}

/// 2026-12-31 00:00:00 in UTC.
pub fn valid_until() -> ValidUntil {
    ValidUntil(1_798_675_200)
}

/// A household that crosses one limit in October. The amounts are plausible, not a tariff's.
pub fn one_limit_crossed() -> YearBill {
    let kwh = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];
    YearBill {
        area: AreaCode(12),
        effective_from: date(2012, 7, 1),
        flags: Flags { multi_person: true, ..Flags::default() },
        people: 5,
        year: 2026,
        months: kwh.map(|kwh| Some(Month { kwh, amount: Fen(u64::from(kwh) * 49) })),
        total: Fen(159_600),
        tiers: vec![
            Tier { up_to_kwh: Some(2_640), price: Decimal::new(49, 2), kwh: 2_640, amount: Fen(129_360) },
            Tier { up_to_kwh: Some(4_800), price: Decimal::new(54, 2), kwh: 560, amount: Fen(30_240) },
            Tier { up_to_kwh: None, price: Decimal::new(79, 2), kwh: 0, amount: Fen(0) },
        ],
        second_tier_from: Some(10),
        third_tier_from: None,
        saving: Fen(17_280),
    }
}

/// Nothing given yet: the smallest message.
pub fn nothing_given() -> YearBill {
    YearBill {
        area: AreaCode(11),
        effective_from: date(2000, 1, 1),
        flags: Flags { demo_data: true, price_to_be_verified: true, ..Flags::default() },
        people: 0,
        year: 2026,
        months: [None; 12],
        total: Fen(0),
        tiers: Vec::new(),
        second_tier_from: None,
        third_tier_from: None,
        saving: Fen(0),
    }
}

/// Every figure at its largest, six tiers, every flag.
pub fn largest_figures() -> YearBill {
    let most = Fen((1 << 53) - 1);
    YearBill {
        area: AreaCode(255),
        effective_from: date(2179, 6, 6),
        flags: Flags {
            multi_person: true,
            low_income: true,
            shared_meter: true,
            demo_data: true,
            price_to_be_verified: true,
            tiers_reset_monthly: true,
        },
        people: 255,
        year: 65_535,
        months: [Some(Month { kwh: u32::MAX, amount: most }); 12],
        total: most,
        tiers: vec![
            Tier {
                up_to_kwh: Some(u32::MAX),
                price: Decimal::new((1 << 53) - 1, 8),
                kwh: u32::MAX,
                amount: most,
            };
            6
        ],
        second_tier_from: Some(1),
        third_tier_from: Some(12),
        saving: most,
    }
}

/// Topping up, with the public page of the company as the real thing.
pub fn topping_up() -> Lesson {
    Lesson {
        app: "wsgw".into(),
        task: "wsgw-topup".into(),
        real_thing: "https://www.95598.cn/".into(),
        language: LessonLanguage::Chinese,
    }
}

/// The longest of everything.
pub fn longest_lesson() -> Lesson {
    Lesson {
        app: "a".repeat(32),
        task: "t-9".repeat(10) + "zz",
        real_thing: format!("https://app.hall.example:8443/{}", "p".repeat(200 - 30)),
        language: LessonLanguage::English,
    }
}

/// The shortest of everything.
pub fn shortest_lesson() -> Lesson {
    Lesson { app: "0".into(), task: "-".into(), real_thing: "https://a.b".into(), language: LessonLanguage::English }
}
