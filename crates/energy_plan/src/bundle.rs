use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::assumption::{Outlook, Range};
use crate::case::{Case, PricedCase};
use crate::contribution::{Coalition, contributions, needed};
use crate::measure::Measure;
use crate::plan_error::PlanError;
use crate::tally::Tally;

/// Measures that may be taken together, and what the year costs with each choice of them.
///
/// A choice is priced as a whole: its measures are applied one after the other, by their stage, and the bill of the year
/// that comes out is worked out anew. Nothing is added up.
pub(crate) struct Bundle<'a> {
    case: Case<'a>,
    /// In the order in which they are applied.
    pub measures: Vec<Box<dyn Measure>>,
    known: Mutex<BTreeMap<(u8, Coalition), Tally>>,
}

impl<'a> Bundle<'a> {
    /// Puts measures in order.
    pub fn new(case: Case<'a>, mut measures: Vec<Box<dyn Measure>>) -> Bundle<'a> {
        measures.sort_by_key(|measure| measure.kind().stage());
        Bundle { case, measures, known: Mutex::default() }
    }

    /// Two digits of the area of the tariff.
    pub fn area_code(&self) -> Option<&str> {
        self.case.tariff.area_code.as_deref()
    }

    /// The year with a choice of measures.
    pub fn case(&self, chosen: Coalition, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let mut case = self.case.clone();
        for (index, measure) in self.measures.iter().enumerate() {
            if chosen >> index & 1 == 1 {
                case = measure.apply(case, outlook)?;
            }
        }
        Ok(case)
    }

    /// The bill of the year with a choice of measures.
    pub fn priced(&self, chosen: Coalition, outlook: Outlook) -> Result<PricedCase, PlanError> {
        self.case(chosen, outlook)?.price()
    }

    /// What the year costs with a choice of measures; each choice is priced once.
    pub fn tally(&self, chosen: Coalition, outlook: Outlook) -> Result<Tally, PlanError> {
        if let Some(tally) = self.known(chosen, outlook) {
            return Ok(tally);
        }
        let tally = self.priced(chosen, outlook)?.tally;
        self.remember(chosen, outlook, tally);
        Ok(tally)
    }

    /// What a choice of measures saves.
    pub fn saved(&self, chosen: Coalition, outlook: Outlook) -> Result<Tally, PlanError> {
        Ok(self.tally(0, outlook)? - self.tally(chosen, outlook)?)
    }

    /// Prices choices on two threads.
    pub fn price_all(&self, wanted: &[(Coalition, Outlook)]) -> Result<(), PlanError> {
        let (one, other) = wanted.split_at(wanted.len() / 2);
        let price = |wanted: &[(Coalition, Outlook)]| {
            Outlook::ALL.into_iter().try_for_each(|outlook| {
                let of_outlook = wanted.iter().filter(|(_, of)| *of == outlook).map(|(chosen, _)| *chosen);
                self.walk(self.case.clone(), 0, outlook, of_outlook.collect())
            })
        };
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| price(one));
            let here = price(other);
            // A panic there is one here as well.
            let there = beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            there.and(here)
        })
    }

    /// Prices choices that are alike up to measure `next`, with `case` the year up to there: each change is made once for all
    /// of them.
    fn walk(&self, case: Case<'a>, next: usize, outlook: Outlook, wanted: Vec<Coalition>) -> Result<(), PlanError> {
        let (Some(chosen), Some(measure)) = (wanted.first(), self.measures.get(next)) else {
            let Some(chosen) = wanted.first() else { return Ok(()) };
            let tally = case.price()?.tally;
            self.remember(*chosen, outlook, tally);
            return Ok(());
        };
        if wanted.len() == 1 && self.known(*chosen, outlook).is_some() {
            return Ok(());
        }
        let (with, without): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|chosen| chosen >> next & 1 == 1);
        if with.is_empty() {
            return self.walk(case, next + 1, outlook, without);
        }
        if !without.is_empty() {
            self.walk(case.clone(), next + 1, outlook, without)?;
        }
        self.walk(measure.apply(case, outlook)?, next + 1, outlook, with)
    }

    fn known(&self, chosen: Coalition, outlook: Outlook) -> Option<Tally> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&(outlook as u8, chosen)).copied()
    }

    fn remember(&self, chosen: Coalition, outlook: Outlook, tally: Tally) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert((outlook as u8, chosen), tally);
    }

    /// What each measure of a choice contributes under each outlook, in the order of the measures.
    pub fn contributions(&self, chosen: Coalition) -> Result<Vec<Range<Tally>>, PlanError> {
        let members: Vec<usize> = (0..self.measures.len()).filter(|index| chosen >> index & 1 == 1).collect();
        let widened = |small: Coalition| {
            let named = members.iter().enumerate().filter(|(bit, _)| small >> bit & 1 == 1);
            named.fold(0, |chosen, (_, index)| chosen | 1 << index)
        };
        let coalitions: Vec<Coalition> = needed(members.len()).into_iter().map(widened).collect();
        let wanted =
            Outlook::ALL.into_iter().flat_map(|outlook| coalitions.iter().map(move |chosen| (*chosen, outlook)));
        self.price_all(&wanted.collect::<Vec<_>>())?;
        let of = |outlook: Outlook| {
            // All of them were priced above.
            let cost = |small| self.known(widened(small), outlook).unwrap_or_default();
            contributions(members.len(), cost)
        };
        let all = Range::of(of);
        let of_member = |index: usize| Range::of(|outlook| all.get(outlook)[index]);
        Ok((0..members.len()).map(of_member).collect())
    }
}
