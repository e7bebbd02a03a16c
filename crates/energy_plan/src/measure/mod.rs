//! What can be done: each measure turns a year into another year, has a cost, and says how it does both.

mod basic_charge;
mod capacitors;
mod charging;
mod cost;
mod demand_response;
mod equipment;
mod fact;
mod kind;
mod moved_process;
mod one_measure;
mod other_class;
mod paused_transformer;
mod solar;
mod storage;

pub(crate) use basic_charge::{BasicCharge, BasicPrices, price_share};
pub(crate) use capacitors::Capacitors;
pub(crate) use charging::Charging;
pub use cost::Cost;
pub(crate) use cost::years;
pub(crate) use demand_response::DemandResponse;
pub(crate) use equipment::BetterEquipment;
pub use fact::{Fact, Unit};
pub use kind::{MeasureKind, Stage};
pub(crate) use moved_process::MovedProcess;
pub use one_measure::Measure;
pub(crate) use other_class::{OtherClass, Switch};
pub(crate) use paused_transformer::PausedTransformers;
pub(crate) use solar::Solar;
pub(crate) use storage::{Schedule, Storage};
