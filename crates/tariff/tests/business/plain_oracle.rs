//! Random plain tariffs and loads of a year, the same every time, against the naive second way.

use jiff::civil::date;
use load::IntervalLength;
use rust_decimal::prelude::ToPrimitive;
use tariff::business::{BusinessTariff, Contract, bill};

use super::naive_plain::{NaiveDemand, NaiveSeason, NaiveTariff, days_of};
use super::series;

/// Numbers that look random, from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn some(&mut self, from: usize, end: usize) -> Vec<usize> {
        (from..end).filter(|_| self.below(2) == 0).collect()
    }

    fn tariff(&mut self, minutes: usize) -> NaiveTariff {
        let periods = 1 + self.below(6);
        let seasons = 1 + self.below(4);
        let of_months: Vec<usize> = (0..12).map(|_| self.below(seasons)).collect();
        let of = |season: usize| (1..=12).filter(|month| of_months[month - 1] == season).collect::<Vec<usize>>();
        let seasons = (0..seasons)
            .filter(|season| !of(*season).is_empty())
            .map(|season| self.season(of(season), periods, minutes));
        let seasons = seasons.collect();
        let demands = (0..self.below(4)).map(|_| {
            let months = self.some(1, 13);
            NaiveDemand {
                months: if months.is_empty() { (1..=12).collect() } else { months },
                periods: if self.below(2) == 0 { Vec::new() } else { self.some(0, periods) },
                window_minutes: [15, 30, 60][self.below(3)],
                price: self.below(60_000_000) as i64,
            }
        });
        let demands = demands.collect();
        NaiveTariff {
            periods,
            seasons,
            demands,
            fixed: (0..self.below(3)).map(|_| self.below(500_000_000) as i64).collect(),
        }
    }

    fn season(&mut self, months: Vec<usize>, periods: usize, minutes: usize) -> NaiveSeason {
        // Periods change where the intervals do, and not in each of them.
        let mut day = || {
            let mut period = self.below(periods);
            let each = |_| {
                if self.below(6) == 0 {
                    period = self.below(periods);
                }
                period
            };
            (0..24 * 60 / minutes).map(each).collect::<Vec<usize>>()
        };
        let slots = [day(), day()];
        let mut limits_kwh: Vec<i64> = (0..self.below(4)).map(|_| 1 + self.below(60_000) as i64).collect();
        limits_kwh.sort_unstable();
        limits_kwh.dedup();
        let mut prices = || (0..=limits_kwh.len()).map(|_| self.below(1_500_000) as i64).collect::<Vec<i64>>();
        let prices = (0..periods).map(|_| prices()).collect();
        NaiveSeason { months, slots, limits_kwh, prices }
    }

    /// A year's intervals in millionths of a kWh: a shape of the day, noise, idle stretches and a few tops.
    fn load(&mut self, count: usize, minutes: usize) -> Vec<i64> {
        let in_a_day = 24 * 60 / minutes;
        let size = 1_000_000 * (1 + self.below(40));
        let mut idle = 0;
        let each = |index: usize| {
            idle = if self.below(3000) == 0 { self.below(4 * in_a_day) } else { idle.saturating_sub(1) };
            let by_day = if (in_a_day / 3..in_a_day * 3 / 4).contains(&(index % in_a_day)) { 3 } else { 1 };
            let top = if self.below(2000) == 0 { 4 } else { 1 };
            if idle > 0 { 0 } else { (self.below(size) * by_day * top) as i64 }
        };
        (0..count).map(each).collect()
    }
}

#[track_caller]
fn check(seed: u64) {
    let mut dice = Dice(seed);
    let (minutes, length) =
        [(15, IntervalLength::Quarter), (30, IntervalLength::Half), (60, IntervalLength::Hour)][dice.below(3)];
    let year = 2024 + dice.below(3);
    let naive = dice.tariff(minutes);
    let days = days_of(year);
    let micro = dice.load(days * 24 * 60 / minutes, minutes);

    let kwh: Vec<f64> = micro.iter().map(|micro| *micro as f64 / 1e6).collect();
    let expect = naive.bill(year, minutes, &kwh);
    let text = naive.json(year);
    let tariff =
        BusinessTariff::parse("naive.json", &text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
    let load = series(date(year as i16, 1, 1).at(0, 0, 0, 0), length, days, |index| micro[index]);
    let billed = bill(&tariff, &Contract::default(), &load).unwrap();

    let total: f64 = expect.iter().sum();
    assert!(total > 0.0, "seed {seed} tests nothing");
    assert_eq!(billed.months.len(), 12);
    for (month, expect) in billed.months.iter().zip(expect) {
        let exact = month.exact.get().to_f64().unwrap();
        assert!(
            (exact - expect).abs() <= 1e-9 * total,
            "seed {seed}, {}: {exact}, naive {expect}\n{text}",
            month.month
        );
    }
    let exact = billed.exact.get().to_f64().unwrap();
    assert!((exact - total).abs() <= 1e-9 * total, "seed {seed}: {exact}, naive {total}");
    // What is paid differs from what is exact by half a cent a line at most.
    let lines = billed.months.iter().map(|month| month.lines.len()).sum::<usize>();
    let paid = billed.total.get().to_f64().unwrap();
    assert!((paid - total).abs() <= 0.005 * lines as f64 + 1e-6, "seed {seed}: {paid} paid, naive {total}");
}

#[test]
fn random_years_agree_with_the_naive_way() {
    (0..60).for_each(check);
}
