use jiff::civil::DateTime;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;

use super::basic_charge::BasicMonth;
use super::bill::{BusinessBill, BusinessMonth, Line, LineKind, Rule, Unit};
use super::business_error::BusinessTariffError;
use super::business_tariff::{BusinessTariff, CustomerClass};
use super::charge_lines::{demand_lines, fixed_lines};
use super::contract::{BasicMethod, Contract};
use super::energy_lines::energy_lines;
use super::meter_sums::{Metered, MonthSums, add_up, kwh};
use super::month_prices::MonthPrices;
use super::power_factor::{PowerFactorStandard, PowerFactorTable, hundredths};
use super::timetable::Timetable;
use crate::billing_month::BillingMonth;
use crate::yuan::Yuan;

/// A tariff and a contract laid out for the intervals of a load: periods and prices are found once, and then any load of
/// the same intervals is billed in well under two milliseconds.
#[derive(Clone, Debug)]
pub struct Biller<'a> {
    pub(super) tariff: &'a BusinessTariff,
    pub(super) class: &'a CustomerClass,
    pub(super) contract: &'a Contract,
    pub(super) method: Option<BasicMethod>,
    start: DateTime,
    length: IntervalLength,
    count: usize,
    timetable: Timetable,
    prices: Vec<MonthPrices>,
}

/// The bill of `contract` for `series`.
///
/// Each line is rounded half up to the cent and the total is the sum of what was rounded; the exact sum is kept beside
/// it. A month is a calendar month of the meter's clock.
pub fn bill(
    tariff: &BusinessTariff,
    contract: &Contract,
    series: &LoadSeries,
) -> Result<BusinessBill, BusinessTariffError> {
    Biller::new(tariff, contract, series)?.bill(series)
}

impl<'a> Biller<'a> {
    /// Lays out periods and prices for the intervals of `series`.
    pub fn new(
        tariff: &'a BusinessTariff,
        contract: &'a Contract,
        series: &LoadSeries,
    ) -> Result<Biller<'a>, BusinessTariffError> {
        let (start, length, count) = (series.start(), series.length(), series.active().len());
        if count < length.in_a_day() {
            let hours = Decimal::from(count) / Decimal::from(length.in_an_hour());
            return Err(BusinessTariffError::TooShort { hours });
        }
        let class = contract.class_of(tariff)?;
        contract.check()?;
        let method = contract.method_of(tariff, class)?;
        contract.check_stops(tariff.basic.as_ref().map_or(0, |rule| rule.shortest_stop_days))?;
        let timetable = Timetable::new(tariff, &class.id, start, length, count)?;
        let of_month = |month| MonthPrices::of(tariff, class, month, contract.left_market);
        let prices = timetable.months.iter().map(of_month).collect::<Result<Vec<_>, _>>()?;
        let biller = Biller { tariff, class, contract, method, start, length, count, timetable, prices };
        biller.check_periods()?;
        Ok(biller)
    }

    /// The bill of `series`, whose intervals are those this was laid out for.
    pub fn bill(&self, series: &LoadSeries) -> Result<BusinessBill, BusinessTariffError> {
        if (series.start(), series.length(), series.active().len()) != (self.start, self.length, self.count) {
            return Err(BusinessTariffError::OtherIntervals);
        }
        let months = self.months(Metered::from(series))?;
        Ok(BusinessBill {
            currency: self.tariff.currency.clone(),
            total: months.iter().map(|month| month.amount).sum(),
            exact: months.iter().map(|month| month.exact).sum(),
            kwh: months.iter().map(|month| month.kwh).sum(),
            estimated_kwh: months.iter().map(|month| month.estimated_kwh).sum(),
            tariff: self.tariff.id.clone(),
            class: self.class.id.clone(),
            source: self.tariff.source.citation(),
            effective_from: self.tariff.effective_from,
            demo: self.tariff.demo,
            notes: self.notes(&months),
            months,
        })
    }

    /// What the intervals of `active` cost before rounding: the bill of a planner, who changes the load many times.
    ///
    /// There are as many as this was laid out for; `reactive` is in kvarh and may be left out, which leaves the power
    /// factor out.
    pub fn exact_total(&self, active: &[MicroKwh], reactive: Option<&[MicroKwh]>) -> Result<Yuan, BusinessTariffError> {
        if active.len() != self.count || reactive.is_some_and(|reactive| reactive.len() != self.count) {
            return Err(BusinessTariffError::OtherIntervals);
        }
        let months = self.months(Metered { active, reactive, estimated: None })?;
        Ok(months.iter().map(|month| month.exact).sum())
    }

    /// Price of a kWh more in interval `index`, counted from 0, at the first tier and before the power factor.
    pub fn energy_price(&self, index: usize) -> Option<Decimal> {
        let day = self.timetable.day_of(index)?;
        let period = usize::from(*self.timetable.periods(day).get(index - day.first)?);
        self.prices.get(day.month)?.periods.get(period)?.as_ref()?.tiers.first().copied()
    }

    /// The period of interval `index`, counted from 0.
    pub fn period(&self, index: usize) -> Option<&'a str> {
        let day = self.timetable.day_of(index)?;
        let period = usize::from(*self.timetable.periods(day).get(index - day.first)?);
        self.tariff.periods.get(period).map(String::as_str)
    }

    /// The month interval `index`, counted from 0, is billed in.
    pub fn month(&self, index: usize) -> Option<BillingMonth> {
        self.timetable.months.get(self.timetable.day_of(index)?.month).map(|month| month.month)
    }

    /// What a kW more of the month's highest mean power costs, where demand is charged: the basic charge by demand, and
    /// demand charges that count every period.
    pub fn demand_price(&self, month: BillingMonth) -> Decimal {
        let at = self.timetable.months.iter().position(|of| of.month == month);
        let Some((of, prices)) = at.and_then(|at| Some((self.timetable.months.get(at)?, self.prices.get(at)?))) else {
            return Decimal::ZERO;
        };
        let by_demand = self.method.filter(|method| *method != BasicMethod::Capacity);
        let basic = by_demand.and(prices.per_kw).unwrap_or_default();
        let nothing = MonthSums::nothing();
        let charges = demand_lines(self.tariff, &self.class.id, of, &nothing, self.length);
        let all_periods = |line: &&Line| {
            let charge = self.tariff.demand_charges.iter().find(|charge| Some(&charge.id) == line.name.as_ref());
            charge.is_some_and(|charge| charge.periods.is_empty())
        };
        basic + charges.iter().filter(all_periods).map(|line| line.price).sum::<Decimal>()
    }

    /// How the basic charge is worked out; none for tariffs of one part.
    pub fn basic_method(&self) -> Option<BasicMethod> {
        self.method
    }

    fn months(&self, metered: Metered<'_>) -> Result<Vec<BusinessMonth>, BusinessTariffError> {
        let sums = add_up(metered, &self.timetable, self.length);
        let by_month = sums.iter().zip(&self.prices).enumerate();
        by_month.map(|(index, (sums, prices))| self.month_of(index, sums, prices, metered.reactive.is_some())).collect()
    }

    fn month_of(
        &self,
        index: usize,
        sums: &MonthSums,
        prices: &MonthPrices,
        has_reactive: bool,
    ) -> Result<BusinessMonth, BusinessTariffError> {
        let month = &self.timetable.months[index];
        let too_much = || BusinessTariffError::TooMuchEnergy;
        let of_periods = sums.energy[..self.tariff.periods.len().min(sums.energy.len())].iter();
        let of_periods = of_periods.map(|energy| kwh(*energy)).collect::<Option<Vec<_>>>().ok_or_else(too_much)?;
        let total = kwh(sums.total()).ok_or_else(too_much)?;
        let energy = energy_lines(prices, &self.tariff.periods, &of_periods);
        let peak = sums.peak(15, |_| true);
        let demand_kw = peak.kw(15, self.length);
        self.check_capacity(month.month, demand_kw)?;
        let mut lines = energy.lines;
        let mut adjusted = energy.exact;
        if !self.tariff.power_factor.as_ref().is_some_and(|rule| rule.with_funds) {
            adjusted -= energy.funds;
        }
        for line in self.basic_lines(index, prices, demand_kw, total)? {
            adjusted += line.exact.get();
            lines.push(line);
        }
        lines.extend(demand_lines(self.tariff, &self.class.id, month, sums, self.length));
        lines.extend(fixed_lines(self.tariff, &self.class.id, month));
        // Where nothing ran there is no power factor, and the basic charge stands as it is.
        let ran = sums.total() != 0 || sums.reactive != 0;
        let factor = (has_reactive && ran).then(|| hundredths(sums.total(), sums.reactive));
        if let Some((factor, standard)) = factor.zip(self.power_factor_standard()) {
            lines.push(power_factor_line(standard, factor, adjusted)?);
        }
        Ok(BusinessMonth {
            month: month.month,
            amount: lines.iter().map(|line| line.amount).sum(),
            exact: lines.iter().map(|line| line.exact).sum(),
            kwh: total,
            estimated_kwh: kwh(sums.estimated).ok_or_else(too_much)?,
            demand_kw,
            demand_at: self.time_of(peak.interval),
            power_factor: factor.map(|factor| Decimal::new(factor.into(), 2)),
            whole: month.whole,
            lines,
        })
    }

    fn basic_lines(
        &self,
        index: usize,
        prices: &MonthPrices,
        demand_kw: Decimal,
        kwh: Decimal,
    ) -> Result<Vec<Line>, BusinessTariffError> {
        let Some((method, rule)) = self.method.zip(self.tariff.basic.as_ref()) else { return Ok(Vec::new()) };
        let month = &self.timetable.months[index];
        let missing = |what| BusinessTariffError::NoBasicPrice {
            tariff: self.tariff.id.clone(),
            what,
            class: self.class.id.clone(),
            month: month.month,
        };
        let by_capacity = method == BasicMethod::Capacity;
        let basic = BasicMonth {
            contract: self.contract,
            rule,
            month: month.month,
            first_day: month.first_day,
            demand_kw,
            kwh,
            per_kw: prices.per_kw.or(by_capacity.then_some(Decimal::ZERO)).ok_or_else(|| missing("demand price"))?,
            per_kva: prices
                .per_kva
                .or((!by_capacity).then_some(Decimal::ZERO))
                .ok_or_else(|| missing("capacity price"))?,
            source: prices.basic_source.clone(),
        };
        basic.lines(method)
    }

    /// Power beyond the transformers is a wrong capacity or a wrong factor in the load.
    fn check_capacity(&self, month: BillingMonth, demand_kw: Decimal) -> Result<(), BusinessTariffError> {
        match self.contract.capacity_kva {
            Some(capacity_kva) if demand_kw > capacity_kva => {
                Err(BusinessTariffError::CapacityBelowDemand { demand_kw, month, capacity_kva })
            }
            _ => Ok(()),
        }
    }

    /// Every period that a day of the load has needs a price.
    fn check_periods(&self) -> Result<(), BusinessTariffError> {
        for (index, (month, prices)) in self.timetable.months.iter().zip(&self.prices).enumerate() {
            for period in self.timetable.periods_of_month(index) {
                if prices.periods.get(period).is_none_or(Option::is_none) {
                    return Err(BusinessTariffError::NoPeriodPrice {
                        tariff: self.tariff.id.clone(),
                        class: self.class.id.clone(),
                        period: self.tariff.periods.get(period).cloned().unwrap_or_default(),
                        month: month.month,
                    });
                }
            }
        }
        Ok(())
    }

    pub(super) fn power_factor_standard(&self) -> Option<PowerFactorStandard> {
        self.tariff.power_factor.as_ref()?;
        self.contract.power_factor.or(self.class.power_factor)
    }

    pub(super) fn interval_minutes(&self) -> u32 {
        self.length.minutes()
    }

    fn time_of(&self, interval: usize) -> Option<DateTime> {
        let day = self.timetable.day_of(interval)?;
        let minutes = (day.slot + interval - day.first) * self.length.minutes() as usize;
        Some(day.date.at((minutes / 60) as i8, (minutes % 60) as i8, 0, 0))
    }
}

/// Rule: a share of basic and energy charges, by the power factor rounded to a hundredth.
fn power_factor_line(
    standard: PowerFactorStandard,
    factor: u8,
    adjusted: Decimal,
) -> Result<Line, BusinessTariffError> {
    let table = PowerFactorTable::shipped().ok_or(BusinessTariffError::NoPowerFactorTable)?;
    let percent = table.percent(standard, factor).ok_or(BusinessTariffError::NoPowerFactorTable)?;
    let share = (percent / Decimal::ONE_HUNDRED).normalize();
    let source = table.source.citation();
    let line = Line::new(LineKind::PowerFactor, adjusted, Unit::Money, share, Rule::PowerFactor, source);
    Ok(line.named(&String::from(standard)))
}
