//! What was asked on the command line, as options of an exhibit.

use super::arguments::{CheckArguments, ShowArguments};
use crate::app::Options;
use crate::display::Placement;

impl ShowArguments {
    /// Options of an exhibit for a check or replay.
    #[must_use]
    pub fn options(&self, graphics: bool) -> Options {
        Options {
            profile: self.profile.clone(),
            folder: self.folder.clone(),
            placement: Placement::Native,
            graphics,
            demo: self.demo,
            takeaway_base: self.takeaway_base.clone(),
            whole_pictures: self.whole_pictures,
        }
    }
}

impl CheckArguments {
    /// Options of the exhibits that are checked; which profile each shows is set by the check.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            profile: String::new(),
            folder: self.folder.clone(),
            placement: Placement::Native,
            graphics: false,
            demo: self.demo,
            takeaway_base: self.takeaway_base.clone(),
            whole_pictures: false,
        }
    }
}
