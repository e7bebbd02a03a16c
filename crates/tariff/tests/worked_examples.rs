//! The design's residential worked examples, met exactly and to the cent.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tariff::{BandKind, Household, Kwh, Ladder, PriceChange, Tariff, UsageYear, Yuan, bill, find};

const R1: [u32; 12] = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];

/// `exact` and `cent` of an example.
fn example(id: &str) -> (Yuan, Yuan) {
    let rows: Vec<BTreeMap<String, String>> = serde_json::from_str(include_str!("worked_examples.json")).unwrap();
    let row = rows.into_iter().find(|row| row["id"] == id).expect(id);
    let yuan = |text: &str| Yuan::new(text.parse::<Decimal>().unwrap());
    (yuan(&row["exact"]), yuan(&row["cent"]))
}

fn year(months: [u32; 12]) -> UsageYear {
    UsageYear { year: 2026, months: months.map(|kwh| Some(Kwh::from(kwh))) }
}

/// All of the energy in the first month, the others unknown: a year's total seen as one reading.
fn at_once(kwh: u32) -> UsageYear {
    let mut usage = UsageYear::empty(2026);
    usage.months[0] = Some(Kwh::from(kwh));
    usage
}

fn household(people: u8) -> Household {
    Household { people, ..Household::default() }
}

fn check(id: &str, tariff: &str, household: Household, usage: UsageYear) {
    let (exact, cent) = example(id);
    let bill = bill(find(tariff).unwrap(), &household, &usage).unwrap();
    assert_eq!((bill.exact, bill.total), (exact, cent), "{id}");
}

#[test]
fn r1_a_year_month_by_month() {
    check("R1", "tianjin-residential", household(3), year(R1));
    let bill = bill(find("tianjin-residential").unwrap(), &household(3), &year(R1)).unwrap();
    let amounts: Vec<String> = bill.months.iter().map(|month| month.amount.to_string()).collect();
    let expected = [
        "147.00", "137.20", "98.00", "88.20", "78.40", "107.80", "205.80", "235.20", "127.40", "90.20", "108.00",
        "172.80",
    ];
    assert_eq!(amounts, expected);
    let october: Vec<_> = bill.months[9].tiers.iter().map(|line| (line.tier, line.kwh.to_string())).collect();
    assert_eq!(october, [(1, "140".to_owned()), (2, "40".to_owned())], "October is split at 2640 kWh");
}

#[test]
fn r1x_a_monthly_reset_gives_another_and_wrong_bill() {
    let (wrong, _) = example("R1x");
    let text = "(id: \"x\", area_code: \"12\", name: (zh: \"x\", en: \"x\"), effective_from: \"2012-07-01\",
        source: (title: \"x\"), verified: (settlement: false, limits: true, prices: true),
        settlement: Monthly(seasons: [(months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], tiers: [
            (up_to_kwh: 220, yuan_per_kwh: \"0.49\"), (up_to_kwh: 400, yuan_per_kwh: \"0.54\"), (yuan_per_kwh: \"0.79\")])]))";
    let monthly = Tariff::parse("x.ron", text).unwrap();
    assert_eq!(bill(&monthly, &household(3), &year(R1)).unwrap().exact, wrong);
    let right = bill(find("tianjin-residential").unwrap(), &household(3), &year(R1)).unwrap();
    assert_ne!(right.exact, wrong);
}

#[test]
fn r2_r3_the_limits_of_a_year() {
    for (id, kwh) in [("R2", 6000), ("R3", 2640), ("R3b", 2641), ("R3c", 4800), ("R3d", 4801)] {
        check(id, "tianjin-residential", household(3), at_once(kwh));
        check(id, "tianjin-residential", household(3), UsageYear::evenly(2026, Kwh::from(kwh)));
    }
}

#[test]
fn r4_r15_r17_large_households() {
    check("R4", "beijing-residential", household(5), at_once(4500));
    check("R4b", "beijing-residential", household(6), at_once(4500));
    check("R15", "heilongjiang-residential", household(6), at_once(3000));
    check("R17", "tianjin-residential", household(4), at_once(4500));
    check("R17b", "tianjin-residential", household(5), at_once(4500));
}

#[test]
fn r6_low_income() {
    let low_income = Household { low_income: true, ..Household::default() };
    check("R6", "tianjin-residential", low_income, at_once(150));

    let sichuan = find("sichuan-residential").unwrap();
    let billed = bill(sichuan, &low_income, &at_once(150)).unwrap();
    let (exact, cent) = example("R6b");
    assert_eq!(billed.months[0].credit.unwrap().amount, cent, "Sichuan gives the rounded amount");
    let first_tier = sichuan.ladder(&low_income, 1).unwrap().tiers()[0].price;
    assert_eq!(Kwh::from(15) * first_tier, exact, "which is what 15 kWh cost");
}

#[test]
fn relief_is_never_more_than_was_used_or_charged() {
    let low_income = Household { low_income: true, ..Household::default() };
    for id in ["tianjin-residential", "sichuan-residential"] {
        let billed = bill(find(id).unwrap(), &low_income, &at_once(10)).unwrap();
        assert_eq!((billed.exact, billed.total), (Yuan::ZERO, Yuan::ZERO), "{id}");
    }
}

#[test]
fn half_a_cent_is_rounded_up() {
    let mut usage = UsageYear::empty(2026);
    usage.months[0] = Some("0.5".parse().unwrap());
    usage.months[1] = Some("0.5".parse().unwrap());
    let billed = bill(find("tianjin-residential").unwrap(), &household(3), &usage).unwrap();
    assert_eq!(billed.months[0].exact.to_string(), "0.245");
    assert_eq!((billed.total.to_string(), billed.exact.to_string()), ("0.50".to_owned(), "0.490".to_owned()));
}

#[test]
fn r7_one_price_without_tiers() {
    let shared = Household { shared_meter: true, ..Household::default() };
    check("R7", "tianjin-residential", shared, at_once(300));
    let school = find("tianjin-residential").unwrap().non_resident.unwrap();
    assert_eq!(Ladder::one_price(school.yuan_per_kwh).cost(Kwh::from(1000)), example("R7b").0);
}

#[test]
fn r8_r10_peak_and_valley() {
    let zhejiang = find("zhejiang-residential").unwrap();
    let ladder = zhejiang.ladder(&household(3), 1).unwrap();
    let used = [(BandKind::Peak, Kwh::from(1800)), (BandKind::Valley, Kwh::from(1200))];
    assert_eq!(zhejiang.time_of_use[0].cost(&used, &ladder), example("R8").0);
    check("R8b", "zhejiang-residential", household(3), at_once(3000));

    let tianjin = find("tianjin-residential").unwrap();
    let ladder = tianjin.ladder(&household(3), 1).unwrap();
    let used = [(BandKind::Peak, Kwh::from(400)), (BandKind::Valley, Kwh::from(800))];
    assert_eq!(tianjin.time_of_use[0].cost(&used, &ladder), example("R10").0);
}

#[test]
fn r11_prices_that_change_inside_a_cycle() {
    let at = |price: &str| {
        let price = serde_json::from_value(serde_json::json!(price)).unwrap();
        Ladder::one_price(price)
    };
    let change = PriceChange { old: at("0.49"), new: at("0.52"), days_at_old: 11, days: 30 };
    assert_eq!(change.cost(Kwh::ZERO, Kwh::from(300)), example("R11").0);
}

#[test]
fn r14_one_month_on_monthly_limits() {
    let rows = "(id: \"x\", area_code: \"11\", name: (zh: \"x\", en: \"x\"), effective_from: \"2012-07-01\",
        source: (title: \"x\"), verified: (settlement: false, limits: true, prices: true),
        settlement: Monthly(seasons: [(months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], tiers: [
            (up_to_kwh: 240, yuan_per_kwh: \"0.4883\"), (up_to_kwh: 400, yuan_per_kwh: \"0.5383\"),
            (yuan_per_kwh: \"0.7883\")])]))";
    let monthly = Tariff::parse("x.ron", rows).unwrap();
    let billed = bill(&monthly, &household(3), &at_once(241)).unwrap();
    assert_eq!((billed.exact, billed.total), example("R14"));
    let lines: Yuan = billed.months[0].tiers.iter().map(|line| line.amount).sum();
    assert_eq!(lines, billed.total, "printed lines add up to the month");
}

#[test]
fn the_bill_as_json_is_what_the_command_line_promises() {
    let json =
        serde_json::to_value(bill(find("tianjin-residential").unwrap(), &household(3), &year(R1)).unwrap()).unwrap();
    assert_eq!(json["currency"], "CNY");
    assert_eq!(json["total"], "1596.00");
    assert_eq!(json["exact"], "1596.00");
    let first = serde_json::json!({
        "period": "2026-01", "kwh": "300", "amount": "147.00",
        "tiers": [{"tier": 1, "kwh": "300", "price": "0.49", "amount": "147.00"}],
    });
    assert_eq!(json["periods"][0], first);
    assert_eq!(json["periods"].as_array().unwrap().len(), 12);
    assert_eq!(json["tariff"]["id"], "tianjin-residential");
    assert_eq!(json["tariff"]["effective_from"], "2012-07-01");
    assert!(json["tariff"]["source"].as_str().unwrap().contains("667"));
    assert!(json.get("missing").is_none());
}
