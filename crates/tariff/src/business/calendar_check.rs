use super::business_tariff::BusinessTariff;
use super::check::{check_classes, check_dates, check_months, check_period, check_source};
use super::day_kind::DayKind;
use super::period_calendar::{HoursRule, PeriodCalendar, names};
use super::timetable::QUARTERS;
use crate::tariff_check::{Checked, fault};

/// Whether the calendars follow one another, and each covers the 24 hours of every kind of day once.
pub(crate) fn check_calendars(tariff: &BusinessTariff) -> Checked {
    if tariff.calendars.is_empty() && tariff.periods.len() > 1 {
        let right = "add `calendars` that say when each period is, or keep one period";
        return fault("periods", format!("there are {} periods and no calendar", tariff.periods.len()), right);
    }
    for (index, calendar) in tariff.calendars.iter().enumerate() {
        let path = format!("calendars[{index}]");
        check_dates(&path, calendar.effective_from, calendar.effective_to, false)?;
        check_source(&path, &calendar.source)?;
        check_follows(tariff, index)?;
        check_names(&path, tariff, calendar)?;
        let holidays = calendar.mentions(&DayKind::Holiday) || !tariff.days.holidays.is_empty();
        for month in 1..=12 {
            check_day(&path, calendar, month, &DayKind::Workday)?;
            check_day(&path, calendar, month, &DayKind::Weekend)?;
            if holidays {
                check_day(&path, calendar, month, &DayKind::Holiday)?;
            }
        }
    }
    Ok(())
}

/// Calendars stand in the order of their dates, without a gap and without an overlap.
fn check_follows(tariff: &BusinessTariff, index: usize) -> Checked {
    let calendar = &tariff.calendars[index];
    let path = format!("calendars[{index}].effective_from");
    let Some(before) = index.checked_sub(1).map(|before| &tariff.calendars[before]) else {
        if calendar.effective_from > tariff.effective_from {
            let wrong = format!(
                "the first calendar begins on {} and the tariff on {}",
                calendar.effective_from, tariff.effective_from
            );
            return fault(path, wrong, "write the day of the tariff, or one before it");
        }
        return Ok(());
    };
    let next = before.effective_to.and_then(|to| to.tomorrow().ok());
    match next {
        Some(next) if next == calendar.effective_from => Ok(()),
        Some(next) => {
            let wrong = format!(
                "this calendar begins on {} and the one before ends on the eve of {next}",
                calendar.effective_from
            );
            fault(path, wrong, format!("write {next}, so that no day has two calendars or none"))
        }
        None => {
            let wrong = "the calendar before this one has no last day, so both are in force";
            fault(path, wrong, "write `effective_to` there, the eve of this day")
        }
    }
}

fn check_names(path: &str, tariff: &BusinessTariff, calendar: &PeriodCalendar) -> Checked {
    for (index, rule) in calendar.hours.iter().enumerate() {
        let path = format!("{path}.hours[{index}]");
        check_months(&format!("{path}.months"), &rule.months)?;
        for name in rule.times.keys() {
            check_period(&format!("{path}.times.{name}"), tariff, name)?;
        }
        if rule.days.iter().any(|day| matches!(day, DayKind::Named(_))) {
            let wrong = "days with a name of their own are also workdays, weekends or holidays";
            return fault(format!("{path}.days"), wrong, "write their periods as `overlays`");
        }
    }
    for (index, overlay) in calendar.overlays.iter().enumerate() {
        let path = format!("{path}.overlays[{index}]");
        check_months(&format!("{path}.months"), &overlay.months)?;
        check_period(&format!("{path}.period"), tariff, &overlay.period)?;
        check_classes(&format!("{path}.classes"), tariff, &overlay.classes)?;
        for day in &overlay.days {
            if let DayKind::Named(name) = day
                && !tariff.days.named.contains_key(name)
            {
                let wrong = format!("there are no days called `{name}`");
                return fault(
                    format!("{path}.days"),
                    wrong,
                    "list them in `days.named`, an empty list where none is known yet",
                );
            }
        }
    }
    Ok(())
}

/// Whether each quarter of an hour of such a day is in one period.
fn check_day(path: &str, calendar: &PeriodCalendar, month: u8, kind: &DayKind) -> Checked {
    let mut taken: [Option<String>; QUARTERS] = [const { None }; QUARTERS];
    let is_of = |rule: &HoursRule| names(&rule.months, &month) && names(&rule.days, kind);
    let day = format!("month {month}, {}", day_name(kind));
    for (index, rule) in calendar.hours.iter().enumerate().filter(|(_, rule)| is_of(rule)) {
        for (name, spans) in &rule.times {
            let path = format!("{path}.hours[{index}].times.{name}");
            for quarter in spans.iter().flat_map(|span| span.quarters()) {
                if let Some(other) = &taken[quarter] {
                    let wrong = format!("{day}: {} is in `{name}` and already in `{other}`", clock(quarter));
                    return fault(
                        path,
                        wrong,
                        "let each time of the day be in one period; what lies over others goes to `overlays`",
                    );
                }
                taken[quarter] = Some(name.clone());
            }
        }
    }
    match taken.iter().position(Option::is_none) {
        Some(quarter) => {
            let wrong = format!("{day}: {} is in no period", clock(quarter));
            fault(format!("{path}.hours"), wrong, "let the periods cover the 24 hours of every day")
        }
        None => Ok(()),
    }
}

fn day_name(kind: &DayKind) -> &'static str {
    match kind {
        DayKind::Workday => "workdays",
        DayKind::Weekend => "weekends",
        DayKind::Holiday => "holidays",
        DayKind::Named(_) => "named days",
    }
}

fn clock(quarter: usize) -> String {
    format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15)
}
