//! To which hours a process should move.

use rust_decimal::Decimal;

use crate::assumption::Outlook;
use crate::hours::Hours;
use crate::measure::{Measure, MeasureKind, MovedProcess};
use crate::offers::Offers;
use crate::plan::WhyNot;
use crate::plan_error::PlanError;
use crate::site::Process;

/// New hours of a process that are billed: those with the cheapest energy.
const HOURS_BILLED: usize = 4;

impl Offers<'_, '_> {
    /// Processes of the site file, each at its best new hours.
    pub(crate) fn processes(&mut self) -> Result<(), PlanError> {
        if self.site.processes.is_empty() {
            self.not(MeasureKind::MovedProcess, WhyNot::NotInSiteFile, None);
        }
        for process in &self.site.processes {
            self.check_hours(&process.id, &[process.runs, process.may_run])?;
            match self.best_hour(process)? {
                Some(measure) => self.found.push(Box::new(measure)),
                None => self.not(MeasureKind::MovedProcess, WhyNot::NoCheaperHour, Some(process.id.clone())),
            }
        }
        Ok(())
    }

    /// Of the hours with the cheapest energy, the one with the cheapest bill, if that is below today's.
    fn best_hour(&self, process: &Process) -> Result<Option<MovedProcess>, PlanError> {
        let minutes = self.case.load.length().minutes();
        let count = self.prices.len();
        let days = self.year.days().into_iter().enumerate().filter(|(_, (_, kind))| process.days.include(*kind));
        let days: Vec<usize> = days.map(|(day, _)| day).collect();
        let price = |hours: Hours| -> f64 {
            let of_day =
                |day: &usize| hours.intervals(*day, minutes, count).map(|index| self.prices[index]).sum::<f64>();
            days.iter().map(of_day).sum()
        };
        let starts = (0..24 * 60 / minutes).map(|index| (index * minutes) as u16);
        let starts = starts.filter(|start| process.may_run.has_room_for(*start, process.runs.minutes()));
        let mut hours: Vec<(f64, Hours)> = starts
            .map(|start| process.runs.moved_to(start))
            .filter(|hours| *hours != process.runs)
            .map(|hours| (price(hours), hours))
            .collect();
        hours.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best: Option<(Decimal, MovedProcess)> = None;
        for (_, to) in hours.into_iter().take(HOURS_BILLED) {
            let measure = MovedProcess {
                process: process.clone(),
                to,
                year: self.year.clone(),
                life_years: self.assumed.finance.rules_life_years.clone(),
            };
            let yuan = measure.apply(self.case.clone(), Outlook::Likely)?.price()?.tally.total().get();
            let cheapest = best.as_ref().map_or(self.today.total().get(), |(yuan, _)| *yuan);
            if yuan < cheapest {
                best = Some((yuan, measure));
            }
        }
        Ok(best.map(|(_, measure)| measure))
    }
}
