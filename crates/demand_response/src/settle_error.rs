use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use crate::event_check::EventError;
use crate::participant::Participant;
use crate::settlement::Topic;

/// Why an event is not settled. One sentence that says what is wrong and what to bring.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettleError {
    /// The events themselves are wrong.
    #[error(transparent)]
    Event(#[from] EventError),
    /// The event belongs elsewhere.
    #[error("event {event} belongs to the programme {belongs} and not to {programme}: name its own programme")]
    OtherProgramme {
        /// The event.
        event: String,
        /// Its programme.
        belongs: String,
        /// The programme that was named.
        programme: String,
    },
    /// The programme was not in force.
    #[error("event {event} is on {day}, and {programme} is in force {force}: bring the programme of that day")]
    NotInForce {
        /// The event.
        event: String,
        /// Its day.
        day: Date,
        /// The programme.
        programme: String,
        /// From when to when.
        force: String,
    },
    /// The event asks for the opposite of what is paid.
    #[error(
        "event {event} asks for {asked} power and {programme} pays for {paid}: less power is a negative setpoint, more is a positive one"
    )]
    Direction {
        /// The event.
        event: String,
        /// `more` or `less`.
        asked: &'static str,
        /// The programme.
        programme: String,
        /// `more` or `less`.
        paid: &'static str,
    },
    /// Too little was declared.
    #[error(
        "{declared} {unit} are declared, and {programme} takes {least} {unit} or more from a participant of the kind {who}: declare more, or take part through an aggregator"
    )]
    TooSmall {
        /// What was declared.
        declared: Decimal,
        /// kWh or kW.
        unit: &'static str,
        /// The programme.
        programme: String,
        /// The least it takes.
        least: Decimal,
        /// From whom.
        who: Participant,
    },
    /// Too much was declared.
    #[error(
        "{declared} {unit} are declared, and {programme} takes {most} {unit} at most from a participant of the kind {who}: declare less"
    )]
    TooLarge {
        /// What was declared.
        declared: Decimal,
        /// kWh or kW.
        unit: &'static str,
        /// The programme.
        programme: String,
        /// The most it takes.
        most: Decimal,
        /// From whom.
        who: Participant,
    },
    /// The programme does not know a rule.
    #[error("{programme} does not say its {topic}, and nothing is made up: bring the rule in a file of assumptions")]
    NotKnown {
        /// The programme.
        programme: String,
        /// Which rule.
        topic: Topic,
    },
    /// The event has to say the price.
    #[error("{programme} pays the price that was agreed, and event {event} names none: add a PRICE to the event")]
    NoPrice {
        /// The programme.
        programme: String,
        /// The event.
        event: String,
    },
    /// The event names a price that the programme does not pay.
    #[error("event {event} names {price} yuan, and {programme} pays {rule}: bring the price that was agreed")]
    Price {
        /// The event.
        event: String,
        /// Its price.
        price: Decimal,
        /// The programme.
        programme: String,
        /// What it pays.
        rule: String,
    },
    /// The load does not have the hours of the event.
    #[error(
        "event {event} lasts from {from} to {to}, and the load from {load_from} to {load_to}: bring the load of the event"
    )]
    OutsideLoad {
        /// The event.
        event: String,
        /// When it begins.
        from: DateTime,
        /// When it ends.
        to: DateTime,
        /// When the load begins.
        load_from: DateTime,
        /// When the load ends.
        load_to: DateTime,
    },
    /// The event cuts through an interval of the meter.
    #[error(
        "event {event} begins or ends at {at}, within an interval of {minutes} minutes: bring a load of shorter intervals"
    )]
    CutsInterval {
        /// The event.
        event: String,
        /// Where.
        at: DateTime,
        /// The length of an interval.
        minutes: u32,
    },
    /// The load does not have the days of the baseline.
    #[error(
        "the baseline needs {needed} days of the load back to {back_to}, and the load, from {load_from} to {load_to}, lacks {lacking}: bring the load from {back_to} on"
    )]
    BaselineDays {
        /// So many days are needed.
        needed: u16,
        /// The earliest of them.
        back_to: Date,
        /// The first that is missing, counted back.
        lacking: Date,
        /// When the load begins.
        load_from: DateTime,
        /// When the load ends.
        load_to: DateTime,
    },
    /// There are too few like days.
    #[error(
        "the baseline needs {needed} days and only {found} between {from} and {to} are of the right kind, typical and without an event: bring fewer earlier events, or the rule for this case"
    )]
    FewDays {
        /// So many days are needed.
        needed: u16,
        /// So many were found.
        found: usize,
        /// The earliest day that may be taken.
        from: Date,
        /// The latest.
        to: Date,
    },
    /// The load does not have the hours before the event.
    #[error("the baseline needs the load from {from} to {to}, before the event: bring it")]
    BeforeEvent {
        /// From when.
        from: DateTime,
        /// To when.
        to: DateTime,
    },
    /// An aggregator without customers.
    #[error("the aggregator has no customers: bring the load of each one")]
    NoMembers,
    /// Two members' loads have different intervals.
    #[error("the loads of {first} and {other} have intervals of different length: bring them at the same length")]
    MemberIntervals {
        /// A member.
        first: String,
        /// Another one.
        other: String,
    },
}
