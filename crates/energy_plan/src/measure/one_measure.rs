use super::cost::Cost;
use super::fact::Fact;
use super::kind::MeasureKind;
use crate::assumption::Outlook;
use crate::case::Case;
use crate::plan_error::PlanError;

/// Something that a customer can do.
pub trait Measure: Send + Sync {
    /// Which kind it is.
    fn kind(&self) -> MeasureKind;

    /// What the site calls it, where there are several of a kind.
    fn name(&self) -> Option<&str> {
        None
    }

    /// The year with it.
    fn apply<'a>(&self, case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError>;

    /// What it costs.
    fn cost(&self, outlook: Outlook) -> Cost;

    /// Names of the assumptions that it rests on, as [`crate::Assumptions::all`] has them.
    fn rests_on(&self) -> Vec<String>;

    /// How it is done, in figures: what an engineer needs to check it. `after` is the year with all measures of the plan.
    fn facts(&self, before: &Case<'_>, after: &Case<'_>) -> Vec<Fact>;

    /// Whether it may pay only together with others, and is tried even where it does not pay alone.
    fn depends_on_others(&self) -> bool {
        false
    }
}
