//! A second, deliberately naive way to a plain bill: floats, a calendar of its own, every interval looked at for every month.
//!
//! It shares nothing with the crate but the text of the tariff that it writes.

use std::fmt::Write;

/// A plain tariff, as simple as it can be said.
#[derive(Debug)]
pub struct NaiveTariff {
    pub periods: usize,
    pub seasons: Vec<NaiveSeason>,
    pub demands: Vec<NaiveDemand>,
    /// Amounts of a month, in millionths.
    pub fixed: Vec<i64>,
}

/// Months that share hours, limits and prices.
#[derive(Debug)]
pub struct NaiveSeason {
    pub months: Vec<usize>,
    /// The period of each slot of a workday and of a weekend day; all slots are equally long.
    pub slots: [Vec<usize>; 2],
    /// Upper limits of all tiers but the last, in whole kWh.
    pub limits_kwh: Vec<i64>,
    /// Of each period, for each tier, in millionths.
    pub prices: Vec<Vec<i64>>,
}

/// A charge on the highest mean power of a window.
#[derive(Debug)]
pub struct NaiveDemand {
    pub months: Vec<usize>,
    /// None is all of them.
    pub periods: Vec<usize>,
    pub window_minutes: usize,
    /// Per kW, in millionths.
    pub price: i64,
}

const DAYS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Days of a month of a year from 2024 to 2027.
fn days_in(year: usize, month: usize) -> usize {
    DAYS[month - 1] + usize::from(year == 2024 && month == 2)
}

/// Days of the year.
pub fn days_of(year: usize) -> usize {
    (1..=12).map(|month| days_in(year, month)).sum()
}

/// Month, and whether it is a weekend, of a day of the year; 1 January was a Monday, Wednesday, Thursday, Friday.
fn day_at(year: usize, mut day: usize) -> (usize, bool) {
    let first = [0, 2, 3, 4][year - 2024];
    let weekend = (first + day) % 7 >= 5;
    let mut month = 1;
    while day >= days_in(year, month) {
        day -= days_in(year, month);
        month += 1;
    }
    (month, weekend)
}

impl NaiveTariff {
    fn season(&self, month: usize) -> &NaiveSeason {
        self.seasons.iter().find(|season| season.months.contains(&month)).unwrap()
    }

    /// The twelve months of `year`; `kwh` are the intervals from its first midnight on.
    pub fn bill(&self, year: usize, minutes: usize, kwh: &[f64]) -> [f64; 12] {
        let in_a_day = 24 * 60 / minutes;
        let mut bills = [0.0; 12];
        for month in 1..=12 {
            let season = self.season(month);
            let mut energy = vec![0.0; self.periods];
            let mut highest = vec![0.0f64; self.demands.len()];
            for (index, value) in kwh.iter().enumerate() {
                let (of_month, weekend) = day_at(year, index / in_a_day);
                if of_month != month {
                    continue;
                }
                let slots = &season.slots[usize::from(weekend)];
                let period_at = |minute: usize| slots[minute * slots.len() / (24 * 60)];
                let minute = index % in_a_day * minutes;
                energy[period_at(minute)] += value;
                for (demand, highest) in self.demands.iter().zip(&mut highest) {
                    let window = demand.window_minutes.max(minutes);
                    let counts = demand.periods.is_empty() || demand.periods.contains(&period_at(minute));
                    if minute.is_multiple_of(window) && counts {
                        let inside: f64 = kwh[index..index + window / minutes].iter().sum();
                        *highest = highest.max(inside * 60.0 / window as f64);
                    }
                }
            }
            bills[month - 1] = self.month(month, season, &energy, &highest);
        }
        bills
    }

    fn month(&self, month: usize, season: &NaiveSeason, energy: &[f64], highest: &[f64]) -> f64 {
        let total: f64 = energy.iter().sum();
        let mut amount = self.fixed.iter().map(|millionths| *millionths as f64 / 1e6).sum::<f64>();
        let mut below = 0.0;
        for tier in 0..=season.limits_kwh.len() {
            let end = season.limits_kwh.get(tier).map_or(f64::INFINITY, |limit| *limit as f64);
            let inside = (total.min(end) - below).max(0.0);
            below = end;
            for (period, energy) in energy.iter().enumerate().filter(|_| total > 0.0) {
                amount += inside * energy / total * season.prices[period][tier] as f64 / 1e6;
            }
        }
        let demands = self.demands.iter().zip(highest).filter(|(demand, _)| demand.months.contains(&month));
        amount + demands.map(|(demand, kw)| kw * demand.price as f64 / 1e6).sum::<f64>()
    }

    /// The tariff as the crate reads it.
    pub fn json(&self, year: usize) -> String {
        let source = "\"source\": {\"title\": \"x\"}";
        let from = format!("\"effective_from\": \"{year}-01-01\", {source}");
        let list = |items: Vec<String>| items.join(", ");
        let numbers = |items: &[usize]| list(items.iter().map(usize::to_string).collect());
        let decimal = |millionths: &i64| format!("\"{}.{:06}\"", millionths / 1_000_000, millionths % 1_000_000);
        let names = |items: &[usize]| list(items.iter().map(|period| format!("\"p{period}\"")).collect());
        let hours = self.seasons.iter().flat_map(|season| {
            ["Workday", "Weekend"].into_iter().zip(&season.slots).map(move |(kind, slots)| {
                let times = list((0..self.periods).filter_map(|period| times_of(period, slots)).collect());
                format!("{{\"months\": [{}], \"days\": [\"{kind}\"], \"times\": {{{times}}}}}", numbers(&season.months))
            })
        });
        let plain = self.seasons.iter().map(|season| {
            let limits = list(season.limits_kwh.iter().map(i64::to_string).collect());
            let prices = season
                .prices
                .iter()
                .enumerate()
                .map(|(period, tiers)| format!("\"p{period}\": [{}]", list(tiers.iter().map(decimal).collect())));
            let (months, prices) = (numbers(&season.months), list(prices.collect()));
            format!("{{{from}, \"months\": [{months}], \"tiers_up_to_kwh\": [{limits}], \"prices\": {{{prices}}}}}")
        });
        let demands = self.demands.iter().enumerate().map(|(at, demand)| {
            let (months, periods) = (numbers(&demand.months), names(&demand.periods));
            let (window, price) = (demand.window_minutes, decimal(&demand.price));
            format!(
                "{{\"id\": \"d{at}\", {from}, \"months\": [{months}], \"periods\": [{periods}], \"window_minutes\": {window}, \"per_kw\": {price}}}"
            )
        });
        let fixed = self.fixed.iter().enumerate();
        let fixed = fixed.map(|(at, of)| format!("{{\"id\": \"f{at}\", {from}, \"per_month\": {}}}", decimal(of)));
        format!(
            "{{\"id\": \"naive\", \"name\": {{\"zh\": \"x\", \"en\": \"x\"}}, \"currency\": \"USD\", {from},
            \"periods\": [{}], \"classes\": [{{\"id\": \"all\", \"name\": {{\"zh\": \"x\", \"en\": \"x\"}}, \"parts\": \"One\"}}],
            \"calendars\": [{{{from}, \"verified\": true, \"hours\": [{}]}}],
            \"plain\": [{}], \"demand_charges\": [{}], \"fixed_charges\": [{}]}}",
            names(&(0..self.periods).collect::<Vec<_>>()),
            list(hours.collect()),
            list(plain.collect()),
            list(demands.collect()),
            list(fixed.collect()),
        )
    }
}

/// The spans of `period` among `slots`; none if it has no time.
fn times_of(period: usize, slots: &[usize]) -> Option<String> {
    let each = 24 * 60 / slots.len();
    let mut spans = String::new();
    for slot in (0..slots.len()).filter(|slot| slots[*slot] == period) {
        let (from, to) = (slot * each, (slot + 1) * each);
        let comma = if spans.is_empty() { "" } else { ", " };
        write!(spans, "{comma}\"{:02}:{:02}-{:02}:{:02}\"", from / 60, from % 60, to / 60, to % 60).unwrap();
    }
    (!spans.is_empty()).then(|| format!("\"p{period}\": [{spans}]"))
}
