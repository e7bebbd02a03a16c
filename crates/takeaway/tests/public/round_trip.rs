//! What is sealed opens to the same bill or lesson, whatever is in it.

use crate::example;
use jiff::{ToSpan, civil::date};
use proptest::prelude::*;
use rust_decimal::Decimal;
use takeaway::{
    AreaCode, Carried, Code, Fen, Flags, Lesson, LessonLanguage, Month, Opened, SigningKey, Tier, Unsealable,
    ValidUntil, YearBill, open, seal,
};

fn fen() -> impl Strategy<Value = Fen> {
    prop_oneof![0..1_000_000_u64, 0..1_u64 << 53].prop_map(Fen)
}

fn month() -> impl Strategy<Value = Month> {
    (any::<u32>(), fen()).prop_map(|(kwh, amount)| Month { kwh, amount })
}

fn tier() -> impl Strategy<Value = Tier> {
    (prop::option::of(1..=u32::MAX), 0..1_i64 << 53, any::<u32>(), fen())
        .prop_map(|(up_to_kwh, price, kwh, amount)| Tier { up_to_kwh, price: Decimal::new(price, 8), kwh, amount })
}

fn flags() -> impl Strategy<Value = Flags> {
    any::<[bool; 6]>().prop_map(
        |[multi_person, low_income, shared_meter, demo_data, price_to_be_verified, tiers_reset_monthly]| Flags {
            multi_person,
            low_income,
            shared_meter,
            demo_data,
            price_to_be_verified,
            tiers_reset_monthly,
        },
    )
}

prop_compose! {
    fn bill()(
        (area, days, flags, people, year) in (any::<u8>(), any::<u16>(), flags(), any::<u8>(), any::<u16>()),
        months in prop::array::uniform12(prop::option::of(month())),
        (total, saving) in (fen(), fen()),
        tiers in prop::collection::vec(tier(), 0..8),
        (second_tier_from, third_tier_from) in (prop::option::of(1..=12_u8), prop::option::of(1..=12_u8)),
    ) -> YearBill {
        let effective_from = date(2000, 1, 1) + i32::from(days).days();
        YearBill {
            area: AreaCode(area), effective_from, flags, people, year, months, total, tiers,
            second_tier_from, third_tier_from, saving,
        }
    }
}

prop_compose! {
    fn lesson()(
        (app, task) in ("[a-z0-9-]{1,32}", "[a-z0-9-]{1,32}"),
        real_thing in r"https://[a-z0-9]{1,20}(\.[a-z][a-z0-9]{1,8}){1,3}(:[0-9]{1,5})?([/?#][a-zA-Z0-9._~/?&=%@!+-]{0,80})?",
        language in prop_oneof![Just(LessonLanguage::Chinese), Just(LessonLanguage::English)],
    ) -> Lesson {
        Lesson { app, task, real_thing, language }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_bill_comes_back(bill in bill(), secret: [u8; 32], code: [u8; 8], seconds: u32) {
        let key = SigningKey::from_secret(secret);
        let valid_until = ValidUntil(seconds);
        let fragment = seal(&bill, &key, Code(code), valid_until).unwrap();
        let expected = Opened { carried: Carried::Bill(bill), code: Code(code), valid_until, key: key.public().id() };
        prop_assert_eq!(&seal(&expected.carried, &key, Code(code), valid_until).unwrap(), &fragment);
        prop_assert_eq!(open(fragment.as_str(), &[key.public()]), Ok(expected));
    }

    #[test]
    fn a_lesson_comes_back(lesson in lesson(), secret: [u8; 32], code: [u8; 8], seconds: u32) {
        let key = SigningKey::from_secret(secret);
        let valid_until = ValidUntil(seconds);
        let fragment = seal(&lesson, &key, Code(code), valid_until).unwrap();
        let expected = Opened { carried: Carried::Lesson(lesson), code: Code(code), valid_until, key: key.public().id() };
        prop_assert_eq!(&seal(&expected.carried, &key, Code(code), valid_until).unwrap(), &fragment);
        prop_assert_eq!(open(fragment.as_str(), &[key.public()]), Ok(expected));
    }

    #[test]
    fn an_address_that_is_sealed_begins_with_https_and_its_host(address in r"(https?:/{0,2}|javascript:|//)?[a-zA-Z0-9.:/@\\ <#?_-]{0,40}") {
        let lesson = Lesson { real_thing: address.clone(), ..example::topping_up() };
        if seal(&lesson, &example::key(), example::CODE, example::valid_until()).is_ok() {
            let rest = address.strip_prefix("https://").unwrap();
            let host = rest.split(['/', '?', '#', ':']).next().unwrap();
            prop_assert!(host.contains('.') && host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b)));
        }
    }

    #[test]
    fn noise_is_refused_without_a_panic(digits in "[0-9]{0,700}", text in any::<String>()) {
        let keys = [example::key().public()];
        prop_assert!(open(&digits, &keys).is_err());
        prop_assert!(open(&text, &keys).is_err());
    }
}

#[test]
fn the_key_is_found_among_several() {
    let keys = [2, 3, 4].map(|byte| SigningKey::from_secret([byte; 32]));
    let trusted = keys.each_ref().map(SigningKey::public);
    for key in &keys {
        let fragment = seal(&example::one_limit_crossed(), key, example::CODE, example::valid_until()).unwrap();
        assert_eq!(open(fragment.as_str(), &trusted).map(|opened| opened.key), Ok(key.public().id()));
    }
}

#[test]
fn figures_the_bytes_cannot_carry_are_refused() {
    let check = |change: fn(&mut YearBill), expected: Unsealable| {
        let mut bill = example::one_limit_crossed();
        change(&mut bill);
        assert_eq!(seal(&bill, &example::key(), example::CODE, example::valid_until()), Err(expected));
    };
    check(|bill| bill.effective_from = date(1999, 12, 31), Unsealable::EffectiveFrom(date(1999, 12, 31)));
    check(|bill| bill.effective_from = date(2179, 6, 7), Unsealable::EffectiveFrom(date(2179, 6, 7)));
    check(|bill| bill.second_tier_from = Some(0), Unsealable::Month(0));
    check(|bill| bill.third_tier_from = Some(13), Unsealable::Month(13));
    check(|bill| bill.total = Fen(1 << 53), Unsealable::Amount(1 << 53));
    check(|bill| bill.tiers[0].up_to_kwh = Some(0), Unsealable::EmptyTier);
    check(|bill| bill.tiers[1].price = Decimal::new(-1, 2), Unsealable::Price(Decimal::new(-1, 2)));
    check(|bill| bill.tiers[1].price = Decimal::new(1, 9), Unsealable::Price(Decimal::new(1, 9)));
    check(|bill| bill.tiers = vec![bill.tiers[0]; 256], Unsealable::Tiers(256));
}

#[test]
fn ids_and_addresses_the_page_must_not_trust_are_refused() {
    let sealed = |lesson: Lesson| seal(&lesson, &example::key(), example::CODE, example::valid_until());
    for id in ["", "Wsgw", "a b", "a_b", "电", "a/b", "a.b", &"a".repeat(33)] {
        let id = id.to_owned();
        let refused = Err(Unsealable::Id(id.clone()));
        assert_eq!(sealed(Lesson { app: id.clone(), ..example::topping_up() }), refused);
        assert_eq!(sealed(Lesson { task: id, ..example::topping_up() }), refused);
    }
    let long = format!("https://a.cn/{}", "x".repeat(188));
    for address in [
        "",
        "https://",
        "http://www.95598.cn/",
        "javascript:alert(1)",
        "https://javascript:alert(1)",
        "https://www.95598.cn@evil.cn/",
        "https://WWW.95598.cn/",
        "https://电.cn/",
        "https://www.95598.cn/ x",
        "www.95598.cn",
        &long,
    ] {
        let lesson = Lesson { real_thing: address.to_owned(), ..example::topping_up() };
        assert_eq!(sealed(lesson), Err(Unsealable::RealThing(address.to_owned())));
    }
    assert!(sealed(Lesson { real_thing: long[..200].to_owned(), ..example::topping_up() }).is_ok());
}
