use super::bill::{BusinessMonth, Note};
use super::biller::Biller;
use super::contract::BasicMethod;

impl Biller<'_> {
    /// What a reader has to know beside the lines of `months`.
    pub(super) fn notes(&self, months: &[BusinessMonth]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        notes.extend(self.method.map(|method| Note::BasicMethod { method }));
        notes.extend(months.iter().filter(|month| !month.whole).map(|month| Note::PartOfMonth { month: month.month }));
        let by_demand = self.method.is_some_and(|method| method != BasicMethod::Capacity);
        let minutes = self.interval_minutes();
        if minutes > 15 && (by_demand || self.tariff.demand_charges.iter().any(|charge| charge.window_minutes < 60)) {
            notes.push(Note::DemandFromLongerIntervals { minutes });
        }
        if self.tariff.power_factor.is_some() {
            let has_reactive = months.iter().any(|month| month.power_factor.is_some());
            if self.power_factor_standard().is_none() {
                notes.push(Note::NoPowerFactorStandard);
            } else if !has_reactive {
                notes.push(Note::NoReactiveEnergy);
            }
        }
        if by_demand && self.contract.capacity_kva.is_none() {
            notes.push(Note::CapacityUnknown);
        }
        notes.extend(self.facts_not_read().into_iter().map(|fact| Note::NotVerified { fact }));
        notes
    }

    /// Parts of the tariff file that were recalled, not read.
    fn facts_not_read(&self) -> Vec<&'static str> {
        let tariff = self.tariff;
        let high_use = tariff.basic.as_ref().and_then(|rule| rule.high_use.as_ref()).filter(|_| self.method.is_some());
        let facts = [
            ("calendars", tariff.calendars.iter().any(|calendar| !calendar.verified)),
            ("transmission", tariff.transmission.iter().any(|prices| !prices.verified)),
            ("floats", tariff.floats.iter().any(|rule| !rule.verified)),
            ("basic.high_use", high_use.is_some_and(|rule| !rule.verified)),
        ];
        facts.into_iter().filter(|(_, in_doubt)| *in_doubt).map(|(fact, _)| fact).collect()
    }
}
