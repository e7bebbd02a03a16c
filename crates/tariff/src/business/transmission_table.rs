use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::figure::Figure;
use crate::tariff::{AreaName, Source};
use crate::tariff_error::TariffError;
use crate::tariff_file::read_ron;

/// Transmission and distribution prices of every grid while one regulatory period lasts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransmissionTable {
    /// Its id.
    pub id: String,
    /// First day in force.
    pub effective_from: Date,
    /// The notice.
    pub source: Source,
    /// Grids by their id.
    pub grids: Vec<GridPrices>,
    /// Grids whose prices are not in the table, and why.
    pub absent: Vec<AbsentGrid>,
}

/// The prices of one grid.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridPrices {
    /// The grid in pinyin.
    pub id: String,
    /// What a reader calls it.
    pub name: AreaName,
    /// Line loss in per cent of the energy drawn.
    pub loss_percent: Figure,
    /// Government funds per kWh, where they were read.
    #[serde(default)]
    pub funds_per_kwh: Option<Figure>,
    /// One for each voltage of the notice, the lowest first.
    pub rows: Vec<VoltageRow>,
}

/// The prices of one voltage; what a notice does not have, or was not read, is left out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoltageRow {
    /// Such as `1-10kv`.
    pub voltage: String,
    /// One-part energy price, per kWh.
    #[serde(default)]
    pub single_per_kwh: Option<Figure>,
    /// Two-part energy price, per kWh.
    #[serde(default)]
    pub two_part_per_kwh: Option<Figure>,
    /// Demand, per kW and month.
    #[serde(default)]
    pub per_kw: Option<Figure>,
    /// Capacity, per kVA and month.
    #[serde(default)]
    pub per_kva: Option<Figure>,
}

/// A grid without prices here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbsentGrid {
    /// The grid in pinyin.
    pub id: String,
    /// What a reader calls it.
    pub name: AreaName,
    /// Why there are none.
    pub why: String,
}

/// Why there is no price.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTransmissionPrice {
    /// There is no such grid.
    #[error("there is no grid `{id}`: choose one of {known}")]
    Unknown {
        /// What was asked for.
        id: String,
        /// The grids there are.
        known: String,
    },
    /// The grid is not in the table.
    #[error("the table has no prices of {id}, because {why}: bring the grid's own notice as a tariff file")]
    Absent {
        /// The grid.
        id: String,
        /// Why.
        why: String,
    },
}

static TABLE: LazyLock<Result<TransmissionTable, TariffError>> = LazyLock::new(|| {
    read_ron("fourth-period.ron", include_str!("../../../../assets/data/tariffs/transmission/fourth-period.ron"))
});

impl TransmissionTable {
    /// The table of the fourth regulatory period (NDRC 1077 of 2026).
    pub fn fourth_period() -> Result<&'static TransmissionTable, TariffError> {
        TABLE.as_ref().map_err(Clone::clone)
    }

    /// The prices of the grid of that id.
    pub fn grid(&self, id: &str) -> Result<&GridPrices, NoTransmissionPrice> {
        if let Some(absent) = self.absent.iter().find(|absent| absent.id == id) {
            return Err(NoTransmissionPrice::Absent { id: id.to_owned(), why: absent.why.clone() });
        }
        let known = || self.grids.iter().map(|grid| grid.id.as_str()).collect::<Vec<_>>().join(", ");
        let grid = self.grids.iter().find(|grid| grid.id == id);
        grid.ok_or_else(|| NoTransmissionPrice::Unknown { id: id.to_owned(), known: known() })
    }
}
