use crate::measure::Measure;
use crate::offers::Offers;
use crate::plan::{NotOffered, Optimised};
use crate::plan_error::PlanError;

/// How hard to look.
pub enum Effort<'a> {
    /// Typical days.
    Quick,
    /// Whole.
    Full(&'a mut dyn FnMut(f64) -> Keep),
}
/// x
pub enum Keep {
    /// a
    Going,
}
/// x
pub enum Stage {
    /// a
    A,
}
pub(crate) struct Sizing;
impl Sizing {
    pub fn take(
        offers: Offers<'_, '_>,
        _: Effort<'_>,
    ) -> Result<(Vec<Box<dyn Measure>>, Vec<NotOffered>, Option<Optimised>), PlanError> {
        Ok((offers.found, offers.not_offered, None))
    }
}
