//! What the optimiser found.

/// Sizes and what they do, with the cost of exactly that.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// How large storage and solar are.
    pub sizes: Sizes,
    /// Power of each step of the problem's year.
    pub flows: Flows,
    /// Contract value of each month, kW; `None` where the month has no contract.
    pub contract_kw: Vec<Option<f64>>,
    /// What the year costs with them, counted over `flows`.
    pub cost: YearlyCost,
    /// What it costs without them.
    pub cost_without: YearlyCost,
    /// What is known of the least possible cost.
    pub bound: Bound,
}

/// How large storage and solar are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sizes {
    /// Nominal capacity of the storage, kWh.
    pub storage_kwh: f64,
    /// Power of the storage at the connection, kW.
    pub storage_kw: f64,
    /// Solar, kWp.
    pub solar_kwp: f64,
}

/// Mean power of each step, kW. In every step `import + solar + discharge = demand + charge + export`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flows {
    /// Drawn by the storage.
    pub charge_kw: Vec<f64>,
    /// Given by the storage.
    pub discharge_kw: Vec<f64>,
    /// Solar that is used or fed in; what the sun gave beyond is curtailed.
    pub solar_kw: Vec<f64>,
    /// Drawn from the grid.
    pub import_kw: Vec<f64>,
    /// Fed into the grid.
    pub export_kw: Vec<f64>,
    /// Energy in the cells at the end of each step, kWh.
    pub stored_kwh: Vec<f64>,
}

/// Yuan a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct YearlyCost {
    /// Energy from the grid.
    pub energy_yuan: f64,
    /// Paid by the grid for what is fed in; to be taken off.
    pub export_yuan: f64,
    /// Basic charges.
    pub basic_yuan: f64,
    /// Investment as an equal amount each year.
    pub investment_yuan: f64,
    /// Operation and maintenance.
    pub om_yuan: f64,
    /// Wear of the storage by age and by cycles.
    pub fade_yuan: f64,
}

impl YearlyCost {
    /// All of it.
    pub fn total_yuan(&self) -> f64 {
        self.energy_yuan - self.export_yuan + self.basic_yuan + self.investment_yuan + self.om_yuan + self.fade_yuan
    }
}

/// What is known of the least possible cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Nothing: the answer rests on typical days or was stopped.
    Unknown,
    /// No plan of hourly steps costs less than this, yuan a year. The answer is [optimal](Answer::is_optimal) where its
    /// cost is that.
    AtLeast {
        /// Yuan a year.
        yuan: f64,
    },
}

impl Answer {
    /// How much the answer may cost above the least possible, as a share of its cost. `None` where nothing is known.
    pub fn gap(&self) -> Option<f64> {
        match self.bound {
            Bound::Unknown => None,
            Bound::AtLeast { yuan } => {
                let cost = self.cost.total_yuan();
                Some(((cost - yuan) / cost.abs().max(1.0)).max(0.0))
            }
        }
    }

    /// Whether no plan of hourly steps is cheaper by more than a ten-thousandth.
    pub fn is_optimal(&self) -> bool {
        self.gap().is_some_and(|gap| gap <= 1e-4)
    }
}
