//! What the screen says beside the bill, on cases worked out by hand.

use tariff::{BillingMonth, Household, Kwh, UsageYear, find, outlook, saving};

const R1: [u32; 12] = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];

/// The first `known` months of the worked year R1.
fn part_of_r1(known: usize) -> UsageYear {
    let mut usage = UsageYear::empty(2026);
    for (month, kwh) in usage.months.iter_mut().zip(R1).take(known) {
        *month = Some(Kwh::from(kwh));
    }
    usage
}

fn month(number: u8) -> BillingMonth {
    BillingMonth::new(2026, number).unwrap()
}

#[test]
fn a_whole_year_in_tianjin() {
    let tianjin = find("tianjin-residential").unwrap();
    let outlook = outlook(tianjin, &Household::default(), &part_of_r1(12)).unwrap();
    let tiers: Vec<_> = outlook.tiers.iter().map(|tier| (tier.kwh.to_string(), tier.exact.to_string())).collect();
    let text = |kwh: &str, yuan: &str| (kwh.to_owned(), yuan.to_owned());
    assert_eq!(tiers, [text("2640", "1293.60"), text("560", "302.40"), text("0", "0.00")]);
    assert_eq!(outlook.next_price.to_string(), "0.54");
    assert_eq!(outlook.left_in_tier, Some(Kwh::from(1600)));
    let crossing = outlook.crossings[0];
    assert_eq!(outlook.crossings.len(), 1);
    assert_eq!((crossing.month, crossing.into_tier), (month(10), 2));
    assert_eq!((crossing.below, crossing.above), (Kwh::from(140), Kwh::from(40)));
    assert_eq!(outlook.pace.unwrap().next_tier, None, "the year is over");
}

#[test]
fn a_limit_met_exactly_is_passed_by_the_next_month() {
    let tianjin = find("tianjin-residential").unwrap();
    let mut usage = UsageYear::empty(2026);
    for (month, kwh) in usage.months.iter_mut().zip([1320, 1320, 100, 50]) {
        *month = Some(Kwh::from(kwh));
    }
    let outlook = outlook(tianjin, &Household::default(), &usage).unwrap();
    let crossed: Vec<_> = outlook.crossings.iter().map(|c| (c.month, c.into_tier, c.below, c.above)).collect();
    assert_eq!(crossed, [(month(3), 2, Kwh::ZERO, Kwh::from(100))], "2640 kWh in two months, the third is all above");
}

#[test]
fn half_a_year_goes_on_at_its_mean() {
    let tianjin = find("tianjin-residential").unwrap();
    let outlook = outlook(tianjin, &Household::default(), &part_of_r1(8)).unwrap();
    assert_eq!((outlook.month, outlook.left_in_tier), (month(8), Some(Kwh::from(400))));
    let pace = outlook.pace.unwrap();
    assert_eq!(pace.mean, Kwh::from(280), "2240 kWh in 8 months");
    assert_eq!(pace.next_tier, Some((2, month(10))), "2240 + 280 is below 2640, and 280 more is above");
    assert_eq!(pace.year.months.len(), 12);
}

#[test]
fn nothing_known_yet() {
    let tianjin = find("tianjin-residential").unwrap();
    let outlook = outlook(tianjin, &Household::default(), &UsageYear::empty(2026)).unwrap();
    assert_eq!(outlook.next_price.to_string(), "0.49");
    assert_eq!(outlook.left_in_tier, Some(Kwh::from(2640)));
    assert_eq!(outlook.pace, None);
}

#[test]
fn five_people_have_a_longer_first_tier() {
    let tianjin = find("tianjin-residential").unwrap();
    let five = Household { people: 5, ..Household::default() };
    let limits: Vec<_> =
        outlook(tianjin, &five, &part_of_r1(1)).unwrap().tiers.iter().map(|tier| tier.tier.up_to).collect();
    assert_eq!(limits, [Some(Kwh::from(3840)), Some(Kwh::from(4800)), None]);
}

#[test]
fn guangdong_starts_again_each_month_on_the_season_s_limits() {
    let guangdong = find("guangdong-residential").unwrap();
    let mut usage = UsageYear::empty(2026);
    usage.months[3] = Some(Kwh::from(260));
    usage.months[4] = Some(Kwh::from(260));
    let outlook = outlook(guangdong, &Household::default(), &usage).unwrap();
    let crossed: Vec<_> = outlook.crossings.iter().map(|crossing| (crossing.month, crossing.above)).collect();
    assert_eq!(crossed, [(month(4), Kwh::from(60))], "260 kWh pass April's limit of 200 and not May's of 260");
    assert_eq!(outlook.next_price.to_string(), "0.71286875");
}

#[test]
fn a_tenth_less_saves_more_than_a_tenth() {
    let tianjin = find("tianjin-residential").unwrap();
    let saving = saving(tianjin, &Household::default(), &part_of_r1(12), 10).unwrap();
    assert_eq!(saving.reduced.total.to_string(), "1423.20", "2640 kWh at 0.49 and 240 at 0.54");
    assert_eq!(saving.saved.to_string(), "172.80", "320 kWh at 0.54");
}

#[test]
fn a_shared_meter_without_a_known_price_is_refused_in_a_sentence() {
    let shared = Household { shared_meter: true, ..Household::default() };
    let error = outlook(find("liaoning-residential").unwrap(), &shared, &part_of_r1(1)).unwrap_err().to_string();
    assert!(error.contains("liaoning-residential") && error.contains("shared_meter"), "{error}");
    let low = Household { shared_meter: true, low_income: true, people: 5 };
    let outlook = outlook(find("tianjin-residential").unwrap(), &low, &part_of_r1(12)).unwrap();
    assert_eq!((outlook.tiers.len(), outlook.left_in_tier), (1, None));
}
