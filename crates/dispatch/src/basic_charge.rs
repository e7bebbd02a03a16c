//! What a month is charged for power rather than energy (the basic charge of two-part tariffs, 1583 of 2016).

/// The basic charge of one month.
#[derive(Clone, Debug, PartialEq)]
pub enum BasicCharge {
    /// No charge for power.
    None,
    /// By the capacity of the transformers: no measure changes it.
    Capacity {
        /// Yuan for the month.
        yuan_per_month: f64,
    },
    /// By the month's maximum demand.
    ActualDemand {
        /// Yuan for each kW of the month.
        yuan_per_kw: f64,
        /// At least this much is charged, kW; 0 where there is no floor.
        floor_kw: f64,
    },
    /// By a contract value, with a higher price for what lies above it.
    Contract {
        /// Yuan for each kW of the month.
        yuan_per_kw: f64,
        /// The contract value.
        contract: Contract,
        /// What exceeding it costs.
        excess: Excess,
    },
}

/// The contract value of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Contract {
    /// Agreed, and not to be changed.
    Fixed {
        /// kW.
        contract_kw: f64,
    },
    /// To be chosen by the optimiser, month by month.
    Free {
        /// Least value that may be agreed, kW (in China 40 % of the capacity).
        min_kw: f64,
        /// Highest value that may be agreed, kW.
        max_kw: f64,
    },
}

/// What demand above the contract value costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Excess {
    /// Demand up to this share of the contract value costs no more: 1.05.
    pub allowed_share: f64,
    /// What lies above costs this many times the price: 2.
    pub multiple: f64,
    /// What is paid for what lies below, once demand lies above.
    pub overrun: Overrun,
}

/// The two readings of the 105 % rule: what is paid beside the dear part where demand `M` exceeds `1.05 C`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// The contract value (reading A): `C p + 2 p (M - 1.05 C)`.
    ContractValue,
    /// The allowed share of it (reading B): `1.05 C p + 2 p (M - 1.05 C)`. At `1.05 C` the charge jumps by `0.05 C p`.
    FreeLimit,
}

impl Contract {
    /// Least and highest value, kW.
    pub fn limits_kw(&self) -> (f64, f64) {
        match *self {
            Contract::Fixed { contract_kw } => (contract_kw, contract_kw),
            Contract::Free { min_kw, max_kw } => (min_kw, max_kw),
        }
    }
}

impl Excess {
    /// The charge in yuan for a maximum demand of `demand_kw` under a contract value of `contract_kw`.
    pub fn charge_yuan(&self, yuan_per_kw: f64, contract_kw: f64, demand_kw: f64) -> f64 {
        let allowed_kw = self.allowed_share * contract_kw;
        if demand_kw <= allowed_kw {
            return yuan_per_kw * contract_kw;
        }
        let below_kw = match self.overrun {
            Overrun::ContractValue => contract_kw,
            Overrun::FreeLimit => allowed_kw,
        };
        yuan_per_kw * (below_kw + self.multiple * (demand_kw - allowed_kw))
    }

    /// The contract value within `limits_kw` that costs least for a maximum demand that is known: the demand is allowed by
    /// it, where it may be agreed. Lower is dearer as long as `allowed_share` times `multiple` is above 1, as it must be.
    pub fn cheapest_contract_kw(&self, limits_kw: (f64, f64), demand_kw: f64) -> f64 {
        (demand_kw / self.allowed_share).max(limits_kw.0).min(limits_kw.1)
    }
}

impl BasicCharge {
    /// The month's charge in yuan for a maximum demand of `demand_kw`, and the contract value, if any, that it rests on.
    pub fn charge_yuan(&self, demand_kw: f64) -> (f64, Option<f64>) {
        match self {
            BasicCharge::None => (0.0, None),
            BasicCharge::Capacity { yuan_per_month } => (*yuan_per_month, None),
            BasicCharge::ActualDemand { yuan_per_kw, floor_kw } => (yuan_per_kw * demand_kw.max(*floor_kw), None),
            BasicCharge::Contract { yuan_per_kw, contract, excess } => {
                let contract_kw = excess.cheapest_contract_kw(contract.limits_kw(), demand_kw);
                (excess.charge_yuan(*yuan_per_kw, contract_kw, demand_kw), Some(contract_kw))
            }
        }
    }
}
