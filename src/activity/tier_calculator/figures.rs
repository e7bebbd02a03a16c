//! Every figure of the year, worked out once after each change.

use tariff::{Bill, Household, Ladder, Outlook, Saving, Tariff, UsageYear, bill, outlook, saving};

/// The year's figures.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The tiers that apply: the year's, or the last known month's where tiers start again each month.
    pub ladder: Option<Ladder>,
    /// What follows from the months entered; `None` while there are none.
    pub known: Option<Known>,
}

/// What follows from the months entered.
#[derive(Clone, Debug)]
pub struct Known {
    pub bill: Bill,
    pub outlook: Outlook,
    /// A tenth less.
    pub saving: Saving,
}

impl Figures {
    /// The figures of a household's year. An area without the asked-for price gives none.
    #[must_use]
    pub fn of(tariff: &Tariff, household: &Household, usage: &UsageYear) -> Self {
        let known = if usage.months.iter().flatten().count() == 0 {
            None
        } else {
            let all = || -> Result<Known, tariff::TariffError> {
                Ok(Known {
                    bill: bill(tariff, household, usage)?,
                    outlook: outlook(tariff, household, usage)?,
                    saving: saving(tariff, household, usage, 10)?,
                })
            };
            match all() {
                Ok(known) => Some(known),
                Err(error) => {
                    tracing::warn!("{error}");
                    None
                }
            }
        };
        let month = known.as_ref().map_or(1, |known| known.outlook.month.month());
        Self { ladder: tariff.ladder(household, month).ok(), known }
    }
}
