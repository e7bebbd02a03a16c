//! What the practice household's account says: bills, daily use and the days its balance lasts, from its tariff and use.

use content::phone::Household;
use content::{Value, Values};
use jiff::civil::Date;
use rust_decimal::Decimal;
use tariff::{Bill, BillingMonth, Kwh, MonthBill, Tariff, UsageYear, Yuan};

use crate::held::{set_flag, set_text};

/// Below so many days of use the balance counts as low.
const LOW_DAYS: i64 = 5;

/// Puts everything the account says under `house.…`, as it stands on `today`.
pub(crate) fn open(household: &Household, today: Date, held: &mut Values) {
    held.set("house.name", Value::Message(household.name.clone()));
    held.set("house.address", Value::Message(household.address.clone()));
    set_text(held, "house.account", &household.account);
    set_text(held, "house.balance", &household.balance);
    set_text(held, "house.today", &day(today));
    lists(household, today, held);
    if let Ok(tariff) = tariff::find(&household.tariff) {
        bills(household, tariff, today, held);
    }
    follow_balance(held);
}

/// The days the balance lasts follow the balance.
pub(crate) fn follow_balance(held: &mut Values) {
    let balance = crate::held::yuan(held, "house.balance");
    let a_day = crate::held::yuan(held, "house.day_amount");
    let days = if a_day > Decimal::ZERO { (balance / a_day).floor() } else { Decimal::ZERO };
    set_text(held, "house.days_left", &days.to_string());
    set_flag(held, "house.low", days < Decimal::from(LOW_DAYS));
}

/// Writes `own` for whatever follows from the day alone. A picture is looked at on other days than it was drawn on.
pub(crate) fn hide_days(household: &Household, today: Date, own: &str, held: &mut Values) {
    // Another day of the same month has the same bills, so only days differ.
    let other_day = if today.day() == 15 { 16 } else { 15 };
    let other_day = today.with().day(other_day).build().unwrap_or(today);
    let (mut here, mut there) = (Values::default(), Values::default());
    open(household, today, &mut here);
    open(household, other_day, &mut there);
    let differs = |(name, value): &(String, Value)| there.get(name) != Some(value);
    for (name, _) in here.beginning_with("").into_iter().filter(differs) {
        set_text(held, &name, own);
    }
}

fn lists(household: &Household, today: Date, held: &mut Values) {
    for (name, rows) in &household.lists {
        for (index, row) in rows.iter().enumerate() {
            for (field, text) in row {
                let name = format!("house.{name}.{}.{field}", index + 1);
                let value = match text.strip_prefix('=') {
                    Some(plain) => Value::Text(plain.to_owned()),
                    None if field.ends_with("day") => Value::Text(day(days_from(today, text))),
                    None => Value::Message(text.clone()),
                };
                held.set(name, value);
            }
        }
        set_text(held, &format!("house.{name}.count"), &rows.len().to_string());
    }
}

/// The twelve bills before this month, newest first, and this week by the last bill's price.
fn bills(household: &Household, tariff: &Tariff, today: Date, held: &mut Values) {
    let year_of = |year: i16| -> Option<Bill> {
        let months = household.kwh_by_month.map(|kwh| Kwh::new(Decimal::from(kwh)).ok());
        tariff::bill(tariff, &tariff::Household::default(), &UsageYear { year, months }).ok()
    };
    let years = [year_of(today.year()), year_of(today.year() - 1)];
    let past = |month: BillingMonth| (month.year(), month.month()) < (today.year(), today.month() as u8);
    let mut newest_first: Vec<&MonthBill> =
        years.iter().flatten().flat_map(|bill| bill.months.iter().rev()).filter(|bill| past(bill.month)).collect();
    newest_first.truncate(12);
    for (index, bill) in newest_first.iter().enumerate() {
        let set = |held: &mut Values, field: &str, value| held.set(format!("house.bills.{}.{field}", index + 1), value);
        set(held, "month", Value::Message(format!("phone-month-{}", bill.month.month())));
        set(held, "year", Value::Text(bill.month.year().to_string()));
        set(held, "kwh", Value::Text(whole(bill.kwh.get())));
        set(held, "amount", Value::Text(bill.amount.to_string()));
        set(held, "tier", Value::Text(bill.tiers.iter().map(|line| line.tier).max().unwrap_or(1).to_string()));
        set(held, "state", Value::Message("phone-bill-paid".to_owned()));
    }
    set_text(held, "house.bills.count", &newest_first.len().to_string());
    set_text(held, "house.tariff_source", &tariff.source.citation());
    if let Some(last) = newest_first.first() {
        held.set("house.month", Value::Message(format!("phone-month-{}", last.month.month())));
        set_text(held, "house.month_kwh", &whole(last.kwh.get()));
        set_text(held, "house.month_amount", &last.amount.to_string());
        set_text(held, "house.tier", &last.tiers.iter().map(|line| line.tier).max().unwrap_or(1).to_string());
        week(household, last, today, held);
    }
    let year: Vec<_> = newest_first.iter().filter(|bill| bill.month.year() == today.year()).collect();
    set_text(held, "house.year_kwh", &whole(year.iter().map(|bill| bill.kwh.get()).sum()));
    set_text(held, "house.year_amount", &year.iter().map(|bill| bill.amount).sum::<Yuan>().to_cent().to_string());
}

/// A week of this month's use, each day by its share, at the price of the tier the last bill ended in.
fn week(household: &Household, last: &MonthBill, today: Date, held: &mut Values) {
    let month = household.kwh_by_month.get(today.month() as usize - 1).copied().unwrap_or_default();
    let days = Decimal::from(today.days_in_month());
    let shares: u32 = household.week.iter().sum();
    let price = last.tiers.last().map_or(Decimal::ZERO, |line| line.price.get());
    let mut week_amount = Decimal::ZERO;
    for (index, share) in household.week.iter().enumerate() {
        let kwh = (Decimal::from(month) * Decimal::from(7) / days * Decimal::from(*share)
            / Decimal::from(shares.max(1)))
        .round_dp(1);
        let amount = Yuan::new(kwh * price).to_cent();
        week_amount += amount.get();
        let set = |held: &mut Values, field: &str, text: &str| {
            set_text(held, &format!("house.week.{}.{field}", index + 1), text)
        };
        let back = household.week.len() as i64 - index as i64;
        set(held, "day", &day(days_from(today, &format!("-{back}"))));
        set(held, "kwh", &format!("{kwh:.1}"));
        set(held, "amount", &amount.to_string());
    }
    set_text(held, "house.week.count", &household.week.len().to_string());
    let a_day = (week_amount / Decimal::from(household.week.len().max(1) as u64)).round_dp(2);
    set_text(held, "house.day_amount", &format!("{a_day:.2}"));
}

fn whole(kwh: Decimal) -> String {
    kwh.normalize().to_string()
}

fn days_from(today: Date, days: &str) -> Date {
    let days = days.trim_start_matches('+').parse::<i64>().unwrap_or_default();
    today.checked_add(jiff::Span::new().days(days.clamp(-4_000, 4_000))).unwrap_or(today)
}

/// Month and day, the way both languages write them on a phone.
fn day(date: Date) -> String {
    format!("{:02}-{:02}", date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn household() -> Household {
        Household {
            name: "n".into(),
            address: "a".into(),
            account: "1".into(),
            tariff: "tianjin-residential".into(),
            balance: "12.40".into(),
            kwh_by_month: [215, 185, 190, 165, 160, 240, 330, 350, 240, 170, 190, 245],
            week: [62, 58, 66, 60, 71, 84, 79],
            lists: [("outages".to_owned(), vec![[("day".to_owned(), "+2".to_owned())].into_iter().collect()])].into(),
        }
    }

    fn text(held: &Values, name: &str) -> String {
        match held.get(name) {
            Some(Value::Text(text) | Value::Message(text)) => text.clone(),
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn bills_are_the_tariffs_own_and_agree_with_each_other() {
        let mut held = Values::default();
        open(&household(), Date::constant(2026, 11, 25), &mut held);
        // October alone: 170 kWh, all in the first tier of 2,640 kWh a year, 0.49 yuan each.
        assert_eq!(text(&held, "house.month_amount"), "83.30");
        assert_eq!(text(&held, "house.bills.1.month"), "phone-month-10");
        assert_eq!(text(&held, "house.bills.count"), "12");
        // December of the year before passed 2,640 kWh: 2,680 in all, 40 of them at 0.54.
        assert_eq!(
            (text(&held, "house.bills.11.year"), text(&held, "house.bills.11.tier")),
            ("2025".into(), "2".into())
        );
        assert_eq!(text(&held, "house.bills.11.amount"), "122.05");
        assert_eq!(text(&held, "house.outages.1.day"), "11-27");
        assert_eq!(text(&held, "house.days_left"), "3");
        assert_eq!(held.get("house.low"), Some(&Value::Flag(true)));
    }

    #[test]
    fn days_and_nothing_else_can_be_hidden() {
        let mut held = Values::default();
        let today = Date::constant(2026, 11, 25);
        open(&household(), today, &mut held);
        let shown = held.clone();
        hide_days(&household(), today, "*", &mut held);
        assert_eq!([text(&held, "house.today"), text(&held, "house.outages.1.day")], ["*", "*"]);
        assert_eq!(text(&held, "house.week.7.day"), "*");
        for name in ["house.week.7.kwh", "house.bills.1.month", "house.bills.12.amount", "house.days_left"] {
            assert_eq!(held.get(name), shown.get(name), "{name}");
        }
        let hidden = held.beginning_with("").iter().filter(|(_, value)| *value == Value::Text("*".into())).count();
        assert_eq!(hidden, 9, "today, an outage and seven days of the week");
    }

    #[test]
    fn january_looks_back_into_the_year_before() {
        let mut held = Values::default();
        open(&household(), Date::constant(2027, 1, 3), &mut held);
        assert_eq!(text(&held, "house.bills.1.year"), "2026");
        assert_eq!(text(&held, "house.bills.1.month"), "phone-month-12");
        assert_eq!(text(&held, "house.year_kwh"), "0");
    }
}
