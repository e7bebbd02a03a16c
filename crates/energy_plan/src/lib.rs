//! What a business could do to pay less, what it costs and what it is worth: measures, a plan, and how sure it is.
//!
//! A [`Case`] is a year of a customer, priced by the whole bill. A [`Measure`] turns it into another one and has a cost.
//! [`draw_up`] looks for measures in the load, the tariff and what a [`Site`] file says, takes those that pay, and prices
//! the plan as a whole by billing the year again: savings are never added up. What each measure contributes is its Shapley
//! value. Figures that nobody measured are [`Assumptions`], data files with sources and ranges. `docs/plans.md` has the
//! method. No files are read here and there is no clock; money is exact decimals, ratios such as a rate of return are floats.

#![warn(missing_docs)]

mod assumption;
mod assumptions;
mod assumptions_check;
mod bundle;
mod case;
mod contribution;
mod finance;
mod hours;
mod measure;
mod offers;
mod plan;
mod plan_error;
mod planner;
mod process_hours;
mod site;
mod sizing;
mod sun;
mod tally;
mod year_months;
mod year_problem;

pub use assumption::{Assumption, Outlook, Range};
pub use assumptions::Assumptions;
pub use case::{Case, FedIn, PricedCase};
pub use contribution::{ALL_ORDERS_UP_TO, ContributionRule};
pub use dispatch::{Continue, Progress, Stage as SizingStage};
pub use finance::{CashFlow, Irr, PayBack, irr, npv, pay_back};
pub use hours::{Days, Hours};
pub use measure::{Cost, Fact, Measure, MeasureKind, Stage, Unit};
pub use plan::{
    Assumed, Carbon, LeftOutMeasure, MonthCost, NotOffered, Optimised, Plan, PlannedMeasure, Saving, WhyNot, YearCost,
};
pub use plan_error::PlanError;
pub use planner::{MOST_MEASURES, Request, draw_up};
pub use site::{Charger, Equipment, Flexible, Number, Process, Site};
pub use sizing::Effort;
pub use tally::{BillPart, Tally};
pub use year_months::{MonthOfLoad, YearMonths};
