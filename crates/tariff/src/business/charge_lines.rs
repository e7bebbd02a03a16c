use load::IntervalLength;
use rust_decimal::Decimal;

use super::bill::{Line, LineKind, Rule, Unit};
use super::business_tariff::BusinessTariff;
use super::meter_sums::MonthSums;
use super::period_calendar::{in_force, names};
use super::timetable::TimetableMonth;

/// The demand charges of a plain tariff.
pub(crate) fn demand_lines(
    tariff: &BusinessTariff,
    class: &str,
    month: &TimetableMonth,
    sums: &MonthSums,
    length: IntervalLength,
) -> Vec<Line> {
    let class = class.to_owned();
    let of_month = tariff.demand_charges.iter().filter(|charge| {
        in_force(charge.effective_from, charge.effective_to, month.first_day)
            && names(&charge.months, &month.month.month())
            && names(&charge.classes, &class)
    });
    of_month
        .map(|charge| {
            let minutes = u32::from(charge.window_minutes);
            let counts = |period: usize| tariff.periods.get(period).is_some_and(|name| names(&charge.periods, name));
            let kw = sums.peak(minutes, counts).kw(minutes, length);
            let source = charge.source.citation();
            Line::new(LineKind::Demand, kw, Unit::Kw, charge.per_kw.get(), Rule::PeakDemand, source).named(&charge.id)
        })
        .collect()
}

/// The fixed charges.
pub(crate) fn fixed_lines(tariff: &BusinessTariff, class: &str, month: &TimetableMonth) -> Vec<Line> {
    let class = class.to_owned();
    let of_month = tariff.fixed_charges.iter().filter(|charge| {
        in_force(charge.effective_from, charge.effective_to, month.first_day) && names(&charge.classes, &class)
    });
    of_month
        .map(|charge| {
            let (price, source) = (charge.per_month.get(), charge.source.citation());
            Line::new(LineKind::Fixed, Decimal::ONE, Unit::Month, price, Rule::EachMonth, source).named(&charge.id)
        })
        .collect()
}
