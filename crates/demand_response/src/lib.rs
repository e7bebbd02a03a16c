//! Demand response: what a customer who used less (or, in a valley, more) when the grid asked for it is paid.
//!
//! A [`Programme`] is data: sizes, baseline, effective share, price and penalty, each with how well it is known. [`settle`]
//! works out an [`Event`] from a year of meter readings, interval by interval, so that every figure can be checked by hand;
//! `docs/demand-response.md` has the rules and an example. Events come in and reports go out as OpenADR 3 objects. No files
//! are read here and there is no clock.

#![warn(missing_docs)]

mod adjustment;
mod aggregate;
mod assumptions;
mod baseline;
mod baseline_rule;
mod day_choice;
mod effective_share;
mod event;
mod event_check;
mod group;
mod known;
mod openadr_event;
mod openadr_report;
mod participant;
mod penalty;
mod price;
mod programme;
mod programme_check;
mod programme_file;
mod settle;
mod settle_error;
mod settlement;
mod shipped;
mod terms;
mod window;

pub use aggregate::{Aggregate, Member, MemberShare, settle_aggregate};
pub use assumptions::Assumptions;
pub use baseline::{BaselineUsed, DayLeftOut, WhyLeftOut};
pub use baseline_rule::{Adjustment, AdjustmentKind, Baseline, CountedFrom, DayBaseline, DropOut, LikeDays};
pub use effective_share::{Band, EffectiveShare, Judged};
pub use event::{Event, Part};
pub use event_check::{EventError, check_events};
pub use known::{Known, Words};
pub use openadr_event::parse_events;
pub use openadr_report::{ReportError, report};
pub use participant::{Participant, UnknownParticipant};
pub use penalty::Penalty;
pub use price::{Amount, PaidFor, Price};
pub use programme::{Direction, Programme, Size, SizeUnit, Sizes, Source};
pub use programme_file::ProgrammeError;
pub use settle::{Case, settle};
pub use settle_error::SettleError;
pub use settlement::{Doubt, DoubtState, Line, Settlement, Topic, Totals};
pub use shipped::{Shipped, find, shipped};
