use rust_decimal::Decimal;

use super::bill::{Component, Part, Rule};
use super::business_error::BusinessTariffError;
use super::business_tariff::{BusinessTariff, CustomerClass};
use super::figure::Figure;
use super::period_calendar::{in_force, names};
use super::timetable::TimetableMonth;

/// What a class pays in one month, before anything is measured.
#[derive(Clone, Debug)]
pub(crate) struct MonthPrices {
    /// By the place of the period among the tariff's; none where the month has no price for it.
    pub periods: Vec<Option<PeriodPrice>>,
    /// Limits of all tiers but the last, kWh a month.
    pub tiers_up_to: Vec<Decimal>,
    /// Basic charge by demand, per kW, and by capacity, per kVA.
    pub per_kw: Option<Decimal>,
    pub per_kva: Option<Decimal>,
    /// Where the prices of the basic charge were read.
    pub basic_source: String,
    pub rule: Rule,
    pub source: String,
}

/// The price of a period.
#[derive(Clone, Debug)]
pub(crate) struct PeriodPrice {
    /// One for each tier, per kWh.
    pub tiers: Vec<Decimal>,
    /// The funds among it, per kWh.
    pub funds: Decimal,
    pub parts: Vec<Part>,
}

impl MonthPrices {
    /// The prices of `class` in `month`: published ones first, then those said outright, then composed ones.
    pub(crate) fn of(
        tariff: &BusinessTariff,
        class: &CustomerClass,
        month: &TimetableMonth,
        left_market: bool,
    ) -> Result<MonthPrices, BusinessTariffError> {
        if left_market {
            let composed = composed(tariff, class, month, true);
            let unknown = || BusinessTariffError::LeftMarket { tariff: tariff.id.clone(), month: month.month };
            return if tariff.left_market_ratio.is_some() && !is_published(tariff, class, month) {
                composed
            } else {
                Err(unknown())
            };
        }
        match published(tariff, class, month).or_else(|| plain(tariff, class, month)) {
            Some(prices) => Ok(prices),
            None => composed(tariff, class, month, false),
        }
    }
}

fn is_published(tariff: &BusinessTariff, class: &CustomerClass, month: &TimetableMonth) -> bool {
    published(tariff, class, month).is_some() || plain(tariff, class, month).is_some()
}

fn published(tariff: &BusinessTariff, class: &CustomerClass, month: &TimetableMonth) -> Option<MonthPrices> {
    let of_month = tariff.published.iter().filter(|prices| prices.is_of(month.month));
    let (prices, row) =
        of_month.filter_map(|prices| Some((prices, prices.rows.iter().find(|row| row.class == class.id)?))).next()?;
    let funds = funds(tariff, month).map_or(Decimal::ZERO, |(funds, _)| funds);
    let price = |figure: &Figure| PeriodPrice { tiers: vec![figure.get()], funds, parts: Vec::new() };
    let source = prices.source.citation();
    Some(MonthPrices {
        periods: tariff.periods.iter().map(|period| row.prices.get(period).map(price)).collect(),
        tiers_up_to: Vec::new(),
        per_kw: row.per_kw.map(Figure::get),
        per_kva: row.per_kva.map(Figure::get),
        basic_source: source.clone(),
        rule: Rule::PublishedPrice,
        source,
    })
}

fn plain(tariff: &BusinessTariff, class: &CustomerClass, month: &TimetableMonth) -> Option<MonthPrices> {
    let prices = tariff.plain.iter().rev().find(|prices| {
        in_force(prices.effective_from, prices.effective_to, month.first_day)
            && names(&prices.months, &month.month.month())
            && names(&prices.classes, &class.id)
    })?;
    let funds = Decimal::ZERO;
    let price = |tiers: &Vec<Figure>| PeriodPrice {
        tiers: tiers.iter().map(|tier| tier.get()).collect(),
        funds,
        parts: Vec::new(),
    };
    let (per_kw, per_kva, basic_source) = basic_prices(tariff, class, month);
    Some(MonthPrices {
        periods: tariff.periods.iter().map(|period| prices.prices.get(period).map(price)).collect(),
        tiers_up_to: prices.tiers_up_to_kwh.iter().map(|limit| limit.get()).collect(),
        per_kw,
        per_kva,
        basic_source,
        rule: Rule::PlainPrice,
        source: prices.source.citation(),
    })
}

/// `price = ratio x (what floats) + (what does not)`.
fn composed(
    tariff: &BusinessTariff,
    class: &CustomerClass,
    month: &TimetableMonth,
    left_market: bool,
) -> Result<MonthPrices, BusinessTariffError> {
    let no_price = |what| BusinessTariffError::NoPrice { tariff: tariff.id.clone(), what, month: month.month };
    let transmission = tariff.transmission.iter().rev().find_map(|prices| {
        let row = prices.rows.iter().find(|row| row.class == class.id)?;
        in_force(prices.effective_from, prices.effective_to, month.first_day).then_some((row, &prices.source))
    });
    let (row, transmission_source) = transmission.ok_or_else(|| no_price("transmission and distribution price"))?;
    let (funds, funds_source) = funds(tariff, month).ok_or_else(|| no_price("government funds"))?;
    let monthly = tariff.monthly.iter().find(|row| row.is_of(month.month));
    let monthly = monthly.ok_or_else(|| no_price("agent-purchase, line-loss and system-operation prices"))?;
    let float = tariff.floats.iter().rev().find(|rule| {
        in_force(rule.effective_from, rule.effective_to, month.first_day) && names(&rule.classes, &class.id)
    });
    let float = float.ok_or_else(|| no_price("rule by which prices of the periods differ"))?;
    let once = Figure::get;
    let agent_ratio = tariff.left_market_ratio.filter(|_| left_market).map_or(Decimal::ONE, once);
    let monthly_source = monthly.source.citation();
    let parts = [
        (Component::Agent, monthly.agent.get() * agent_ratio, &monthly_source),
        (Component::Loss, monthly.loss.get(), &monthly_source),
        (Component::Transmission, row.per_kwh.get(), &transmission_source.citation()),
        (Component::System, monthly.system.get(), &monthly_source),
        (Component::Funds, funds, &funds_source),
    ];
    let price = |period: &String| {
        let ratio = float.ratios.get(period)?.get();
        let parts: Vec<Part> = parts
            .iter()
            .map(|(component, price, source)| {
                let ratio = if float.components.contains(component) { ratio } else { Decimal::ONE };
                Part { component: *component, price: *price, ratio, source: (*source).clone() }
            })
            .collect();
        let whole: Decimal = parts.iter().map(|part| part.price * part.ratio).sum();
        let funds = parts.iter().filter(|part| part.component == Component::Funds);
        let funds = funds.map(|part| part.price * part.ratio).sum();
        Some(PeriodPrice { tiers: vec![whole.normalize()], funds, parts })
    };
    let (per_kw, per_kva, basic_source) = basic_prices(tariff, class, month);
    Ok(MonthPrices {
        periods: tariff.periods.iter().map(price).collect(),
        tiers_up_to: Vec::new(),
        per_kw,
        per_kva,
        basic_source,
        rule: Rule::ComposedPrice,
        source: float.source.citation(),
    })
}

fn funds(tariff: &BusinessTariff, month: &TimetableMonth) -> Option<(Decimal, String)> {
    let of_month =
        tariff.funds.iter().rev().find(|row| in_force(row.effective_from, row.effective_to, month.first_day))?;
    Some((of_month.per_kwh.get(), of_month.source.citation()))
}

fn basic_prices(
    tariff: &BusinessTariff,
    class: &CustomerClass,
    month: &TimetableMonth,
) -> (Option<Decimal>, Option<Decimal>, String) {
    let of_class = tariff.transmission.iter().rev().find_map(|prices| {
        let row = prices.rows.iter().find(|row| row.class == class.id)?;
        in_force(prices.effective_from, prices.effective_to, month.first_day).then_some((row, prices))
    });
    match of_class {
        Some((row, prices)) => (row.per_kw.map(Figure::get), row.per_kva.map(Figure::get), prices.source.citation()),
        None => (None, None, String::new()),
    }
}
