//! The whole check: every document there is, and every profile as its visitors see it.

use std::error::Error;

use content::{Library, Source};

use super::documents::documents;
use super::situation::{Sight, sights};
use crate::app::Options;
use crate::{embedded, headless};

/// What a check has looked at, and found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The documents by themselves, as one row of the table.
    pub documents: Sight,
    /// Every scene of every profile in every situation, language and mode.
    pub sights: Vec<Sight>,
}

impl Checked {
    /// How many findings there are in all.
    #[must_use]
    pub fn findings(&self) -> usize {
        std::iter::once(&self.documents).chain(&self.sights).map(|sight| sight.findings.len()).sum()
    }
}

/// Checks all documents, and one profile or, where none is named, every one there is.
///
/// # Errors
/// Where there is nothing good to show, or no such profile.
pub fn check(options: &Options, profile: Option<&str>) -> Result<Checked, Box<dyn Error>> {
    let source = Source::new(embedded::documents(), options.folder.clone());
    let (library, refused) = Library::open(&source)?;
    let profiles = profile.map_or_else(|| library.profiles.keys().cloned().collect(), |id| vec![id.to_owned()]);
    let (mut of_documents, mut of_profiles) = (None, Vec::new());
    for profile in profiles {
        let mut app = headless::exhibit(&Options { profile, ..options.clone() })?;
        headless::ready(&mut app);
        of_documents.get_or_insert_with(|| documents(app.world(), &library, &refused));
        of_profiles.extend(sights(&mut app));
    }
    let documents = of_documents.ok_or("there is no profile to check: put one into scenes/profiles")?;
    Ok(Checked { documents, sights: of_profiles })
}
