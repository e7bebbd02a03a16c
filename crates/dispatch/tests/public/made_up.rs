//! Years of made-up sites, at hourly steps or finer, and offers for them.

use dispatch::{BasicCharge, Contract, Excess, GridLimit, Month, Overrun, Problem, SolarOffer, StorageOffer, Year};

/// Kinds of sites, as far apart as sites are.
#[derive(Clone, Copy, Debug)]
pub enum Site {
    Office,
    ThreeShifts,
    Furnace,
    Mall,
    ColdStore,
    Seasonal,
}

/// Kinds of tariffs.
#[derive(Clone, Copy, Debug)]
pub enum Tariff {
    /// Four periods that move with the season, valley at noon, charge by actual demand (the shape of Tianjin's).
    NoonValleyActual,
    /// One valley at night, a contract value that is agreed, reading B (the shape of Hubei's).
    NightValleyContract,
    /// Energy alone, small spread.
    EnergyOnly,
}

pub const SITES: [Site; 6] =
    [Site::Office, Site::ThreeShifts, Site::Furnace, Site::Mall, Site::ColdStore, Site::Seasonal];
pub const TARIFFS: [Tariff; 3] = [Tariff::NoonValleyActual, Tariff::NightValleyContract, Tariff::EnergyOnly];

pub const DAYS_OF_MONTHS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A year, or those of its months that are named, with steps of an hour or part of it.
pub fn year(site: Site, tariff: Tariff, months: &[usize], in_an_hour: usize) -> Year {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (site as u64 + 1) << 32);
    let mut year = Year {
        step_hours: 1.0 / in_an_hour as f64,
        demand_kw: Vec::new(),
        import_yuan_per_kwh: Vec::new(),
        export_yuan_per_kwh: Vec::new(),
        solar_kw_per_kwp: Vec::new(),
        months: Vec::new(),
    };
    let mut day_of_year = 0;
    for (month, days) in DAYS_OF_MONTHS.into_iter().enumerate() {
        let begins = year.len();
        for _ in 0..days {
            let (cloud, level) = (0.25 + 0.75 * dice.share(), 0.88 + 0.24 * dice.share());
            let works = day_of_year % 7 < 5;
            let heat = (-((day_of_year as f64 - 205.0) / 40.0).powi(2)).exp();
            for step in 0..24 * in_an_hour {
                let hour = step as f64 / in_an_hour as f64;
                let noise = 0.94 + 0.12 * dice.share();
                let demand = demand_kw(site, hour, works, heat, month, &mut dice) * level * noise;
                let (import, export) = prices(tariff, step / in_an_hour, month);
                let sun = 1.0 - ((hour - 12.3) / (5.4 + 1.4 * heat)).powi(2);
                if months.contains(&month) {
                    year.demand_kw.push(demand);
                    year.import_yuan_per_kwh.push(import);
                    year.export_yuan_per_kwh.push(export);
                    year.solar_kw_per_kwp.push((0.82 * cloud * sun).max(0.0));
                }
            }
            day_of_year += 1;
        }
        if months.contains(&month) {
            year.months.push(Month { steps: begins..year.len(), basic: BasicCharge::None });
        }
    }
    let highest = year.demand_kw.iter().copied().fold(0.0, f64::max);
    for month in &mut year.months {
        month.basic = basic(tariff, highest);
    }
    year
}

fn demand_kw(site: Site, hour: f64, works: bool, heat: f64, month: usize, dice: &mut Dice) -> f64 {
    let within = |from: f64, to: f64| from <= hour && hour < to;
    match site {
        Site::Office if works && within(8.0, 19.0) => 650.0 + 500.0 * heat,
        Site::Office => 120.0 + 60.0 * heat,
        Site::ThreeShifts => 2_800.0 + if within(8.0, 20.0) { 300.0 } else { 0.0 } + if works { 150.0 } else { -400.0 },
        // A furnace that is lit at any hour, for a while.
        Site::Furnace => {
            let lit = works && within(6.0, 24.0) && dice.share() < 0.22;
            400.0 + if lit { 2_600.0 } else { 0.0 }
        }
        Site::Mall if within(9.5, 22.0) => 1_500.0 + 1_400.0 * heat + if works { 0.0 } else { 350.0 },
        Site::Mall => 350.0,
        Site::ColdStore => 900.0 + 500.0 * heat + if within(11.0, 17.0) { 150.0 } else { 0.0 },
        // Drying in autumn, next to nothing else.
        Site::Seasonal if (8..=10).contains(&month) => 1_800.0 + if within(7.0, 23.0) { 700.0 } else { 0.0 },
        Site::Seasonal => 90.0 + if works && within(8.0, 18.0) { 160.0 } else { 0.0 },
    }
}

fn prices(tariff: Tariff, hour: usize, month: usize) -> (f64, f64) {
    let (summer, winter) = (matches!(month, 6 | 7), matches!(month, 0 | 1 | 11));
    let import = match tariff {
        Tariff::NoonValleyActual if summer => match hour {
            20..=21 => 1.17,
            15..=22 => 0.99,
            1..=8 => 0.31,
            _ => 0.65,
        },
        Tariff::NoonValleyActual => match hour {
            18..=19 if winter => 1.17,
            8..=9 | 16..=21 => 0.99,
            0..=5 | 12..=13 => 0.31,
            _ => 0.65,
        },
        Tariff::NightValleyContract => match hour {
            0..=7 => 0.43,
            18..=19 => 1.05,
            16..=23 => 0.85,
            _ => 0.65,
        },
        Tariff::EnergyOnly if hour == 23 || hour <= 6 => 0.52,
        Tariff::EnergyOnly => 0.74,
    };
    (import, 0.3655)
}

fn basic(tariff: Tariff, highest_kw: f64) -> BasicCharge {
    match tariff {
        Tariff::NoonValleyActual => BasicCharge::ActualDemand { yuan_per_kw: 43.2, floor_kw: 0.3 * highest_kw },
        Tariff::NightValleyContract => BasicCharge::Contract {
            yuan_per_kw: 42.0,
            contract: Contract::Fixed { contract_kw: 0.85 * highest_kw },
            excess: Excess { allowed_share: 1.05, multiple: 2.0, overrun: Overrun::FreeLimit },
        },
        Tariff::EnergyOnly => BasicCharge::None,
    }
}

/// Storage at what it costs today, from 0 to two hours of it beside the largest site.
pub fn storage() -> StorageOffer {
    StorageOffer {
        yuan_per_kwh: 750.0,
        yuan_per_kw: 250.0,
        max_kwh: 8_000.0,
        max_kw: 4_000.0,
        charge_efficiency: 0.95,
        discharge_efficiency: 0.95,
        max_c_rate: 0.5,
        usable_depth: 0.9,
        self_discharge_per_hour: 0.000_1,
        fade_per_year: 0.01,
        fade_per_full_cycle: 0.2 / 6_000.0,
        om_yuan_per_kwh_year: 8.0,
        life_years: 12,
        may_export: false,
    }
}

pub fn solar() -> SolarOffer {
    SolarOffer {
        yuan_per_kwp: 3_000.0,
        max_kwp: 1_500.0,
        degradation_per_year: 0.005,
        om_yuan_per_kwp_year: 30.0,
        life_years: 25,
    }
}

pub fn problem(year: Year) -> Problem {
    Problem { year, storage: Some(storage()), solar: Some(solar()), grid: GridLimit::default(), discount_rate: 0.06 }
}

/// Numbers that look like chance and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
