use serde::Serialize;

/// The kinds of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum MeasureKind {
    HigherVoltage,
    OtherParts,
    Equipment,
    MovedProcess,
    Charging,
    Solar,
    Storage,
    Capacitors,
    PausedTransformer,
    BasicCharge,
    DemandResponse,
}

/// When a measure is applied: prices first, then the load, then what answers to the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Another class of prices.
    Prices,
    /// What is used, and when.
    Use,
    /// The sun on the roof.
    Solar,
    /// What is stored.
    Storage,
    /// Reactive energy.
    Reactive,
    /// Transformers, by the load that is left.
    Transformers,
    /// The basic charge, by the demand that is left.
    BasicCharge,
    /// Events, from the load that is left.
    Events,
}

impl MeasureKind {
    /// When measures of this kind are applied.
    pub fn stage(self) -> Stage {
        match self {
            MeasureKind::HigherVoltage | MeasureKind::OtherParts => Stage::Prices,
            MeasureKind::Equipment | MeasureKind::MovedProcess | MeasureKind::Charging => Stage::Use,
            MeasureKind::Solar => Stage::Solar,
            MeasureKind::Storage => Stage::Storage,
            MeasureKind::Capacitors => Stage::Reactive,
            MeasureKind::PausedTransformer => Stage::Transformers,
            MeasureKind::BasicCharge => Stage::BasicCharge,
            MeasureKind::DemandResponse => Stage::Events,
        }
    }
}
