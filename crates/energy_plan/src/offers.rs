//! Which measures are looked at: found from the load, the tariff, and what the site file says.

use std::sync::Arc;

use demand_response::{Participant, Programme};
use rust_decimal::Decimal;
use tariff::business::{BasicMethod, Biller, PriceParts};

use crate::assumption::{Outlook, float};
use crate::assumptions::Assumptions;
use crate::case::Case;
use crate::finance::npv;
use crate::hours::Hours;
use crate::measure::{
    BasicCharge, BasicPrices, BetterEquipment, Capacitors, Charging, DemandResponse, Measure, MeasureKind, OtherClass,
    PausedTransformers, Switch,
};
use crate::plan::{NotOffered, WhyNot};
use crate::plan_error::PlanError;
use crate::site::Site;
use crate::tally::Tally;
use crate::year_months::YearMonths;

/// Sizes of capacitors that are tried, at most.
const CAPACITOR_SIZES: u32 = 16;

/// Looks for measures.
pub(crate) struct Offers<'a, 'b> {
    pub case: &'b Case<'a>,
    pub year: &'b YearMonths,
    pub site: &'b Site,
    pub assumed: &'b Assumptions,
    pub basic: BasicPrices,
    /// Price of each interval, yuan a kWh.
    pub prices: Arc<[f64]>,
    /// The year as it is.
    pub today: Tally,
    pub found: Vec<Box<dyn Measure>>,
    pub not_offered: Vec<NotOffered>,
}

impl<'a, 'b> Offers<'a, 'b> {
    /// Ready to look.
    pub fn new(
        case: &'b Case<'a>,
        year: &'b YearMonths,
        site: &'b Site,
        assumed: &'b Assumptions,
        today: Tally,
    ) -> Result<Offers<'a, 'b>, PlanError> {
        let basic = BasicPrices::of(case.tariff, year)?;
        let prices = energy_prices(case)?;
        Ok(Offers { case, year, site, assumed, basic, prices, today, found: Vec::new(), not_offered: Vec::new() })
    }

    /// Everything but storage and solar, which are sized for what these leave.
    pub fn look(&mut self, programme: Option<(&Programme, Participant)>) -> Result<(), PlanError> {
        self.other_class(Switch::Parts);
        self.other_class(Switch::Voltage);
        self.equipment()?;
        self.processes()?;
        self.charging()?;
        self.capacitors()?;
        self.transformers()?;
        self.basic_charge();
        self.demand_response(programme)
    }

    pub(crate) fn not(&mut self, kind: MeasureKind, why: WhyNot, detail: Option<String>) {
        self.not_offered.push(NotOffered { kind, why, detail });
    }

    fn has_basic_charge(&self) -> bool {
        self.case.tariff.basic.is_some() && self.case.class().is_some_and(|class| class.parts == PriceParts::Two)
    }

    fn basic_charge(&mut self) {
        if !self.has_basic_charge() {
            return self.not(MeasureKind::BasicCharge, WhyNot::NoBasicCharge, None);
        }
        self.found.push(Box::new(BasicCharge {
            prices: self.basic.clone(),
            margin: self.assumed.basic_charge.margin.clone(),
            life_years: self.assumed.finance.rules_life_years.clone(),
        }));
    }

    fn other_class(&mut self, switch: Switch) {
        let kind = if switch == Switch::Parts { MeasureKind::OtherParts } else { MeasureKind::HigherVoltage };
        let Some(class) = self.case.class() else { return };
        if switch.target(self.case.tariff, class).is_none() {
            return self.not(kind, WhyNot::NoSuchClass, None);
        }
        let connection = &self.assumed.connection;
        let Some(kva) = self.case.contract.capacity_kva else {
            return self.not(kind, WhyNot::CapacityUnknown, None);
        };
        let free = match class.parts {
            PriceParts::Two => kva < connection.two_part_from_kva.likely,
            PriceParts::One => kva >= connection.choice_from_kva.likely,
        };
        if switch == Switch::Parts && !free {
            return self.not(kind, WhyNot::NoChoiceAtThisCapacity, Some(format!("{} kVA", kva.normalize())));
        }
        let measure = OtherClass {
            switch,
            prices: self.basic.clone(),
            margin: self.assumed.basic_charge.margin.clone(),
            assumed: connection.clone(),
            rules_life_years: self.assumed.finance.rules_life_years.clone(),
            capacity_kva: Some(kva),
        };
        match measure.apply(self.case.clone(), Outlook::Likely).and_then(|case| case.price()) {
            Ok(_) => self.found.push(Box::new(measure)),
            Err(error) => self.not(kind, WhyNot::NoSuchClass, Some(error.to_string())),
        }
    }

    fn equipment(&mut self) -> Result<(), PlanError> {
        if self.site.equipment.is_empty() {
            self.not(MeasureKind::Equipment, WhyNot::NotInSiteFile, None);
        }
        for site in &self.site.equipment {
            self.check_hours(&site.id, &[site.works])?;
            let assumed = self.assumed.of_kind(site.kind).cloned();
            let assumed = assumed.ok_or_else(|| PlanError::Item {
                item: site.id.clone(),
                wrong: "nothing is assumed of its kind; bring it in `equipment` with --assume".to_owned(),
            })?;
            self.found.push(Box::new(BetterEquipment { site: site.clone(), assumed, year: self.year.clone() }));
        }
        Ok(())
    }

    fn charging(&mut self) -> Result<(), PlanError> {
        if self.site.chargers.is_empty() {
            self.not(MeasureKind::Charging, WhyNot::NotInSiteFile, None);
        }
        for charger in &self.site.chargers {
            self.check_hours(&charger.id, &[charger.charges, charger.may_charge])?;
            self.found.push(Box::new(Charging {
                charger: charger.clone(),
                prices: Arc::clone(&self.prices),
                year: self.year.clone(),
                life_years: self.assumed.finance.rules_life_years.clone(),
            }));
        }
        Ok(())
    }

    /// The size with the highest net present value, of up to sixteen between one step and all reactive power there is.
    fn capacitors(&mut self) -> Result<(), PlanError> {
        let kind = MeasureKind::Capacitors;
        let Some(reactive) = self.case.load.reactive() else {
            self.not(kind, WhyNot::NoReactiveEnergy, None);
            return Ok(());
        };
        let standard = self.case.contract.power_factor.or(self.case.class().and_then(|class| class.power_factor));
        if self.case.tariff.power_factor.is_none() || standard.is_none() {
            self.not(kind, WhyNot::NoPowerFactorStandard, None);
            return Ok(());
        }
        let assumed = &self.assumed.capacitors;
        let highest = reactive.iter().map(|energy| self.case.kw(energy.0.abs())).fold(0.0, f64::max);
        let most = ((highest / float(assumed.step_kvar)).ceil() as u32).max(1);
        let rate = float(self.assumed.finance.discount_rate.likely);
        let mut best: Option<(f64, Capacitors)> = None;
        let (mut earns, mut tried) = (false, 0);
        for size in 1..=CAPACITOR_SIZES.min(most) {
            let steps = (size * most).div_ceil(CAPACITOR_SIZES.min(most));
            if steps == tried {
                continue;
            }
            tried = steps;
            let measure = Capacitors { steps, assumed: assumed.clone() };
            let saved = self.today - measure.apply(self.case.clone(), Outlook::Likely)?.price()?.tally;
            let saved = saved.total().get();
            earns |= saved > Decimal::ZERO;
            let value = npv(&[measure.cost(Outlook::Likely).cash_flow(saved)], rate);
            if best.as_ref().is_none_or(|(best, _)| value > *best) {
                best = Some((value, measure));
            }
        }
        match best {
            Some((_, measure)) if earns => self.found.push(Box::new(measure)),
            _ => self.not(kind, WhyNot::PowerFactorGood, None),
        }
        Ok(())
    }

    fn transformers(&mut self) -> Result<(), PlanError> {
        let kind = MeasureKind::PausedTransformer;
        let mut transformers_kva: Vec<Decimal> = self.site.transformers_kva.iter().map(|kva| kva.0).collect();
        if transformers_kva.is_empty() {
            self.not(kind, WhyNot::NotInSiteFile, None);
            return Ok(());
        }
        let of_site: Decimal = transformers_kva.iter().sum();
        if let Some(of_contract) = self.case.contract.capacity_kva.filter(|kva| *kva != of_site) {
            return Err(PlanError::OtherCapacity { of_site, of_contract });
        }
        if !self.case.contract.stops.is_empty() {
            self.not(kind, WhyNot::StopsAgreed, None);
            return Ok(());
        }
        if !self.has_basic_charge() || self.case.contract.basic == Some(BasicMethod::Actual) {
            self.not(kind, WhyNot::CapacityNotCharged, None);
            return Ok(());
        }
        transformers_kva.sort_by(|a, b| b.cmp(a));
        let mut measure = PausedTransformers {
            transformers_kva,
            assumed: self.assumed.transformer.clone(),
            year: self.year.clone(),
            life_years: self.assumed.finance.rules_life_years.clone(),
            stops_today: 0,
        };
        let stops = measure.stops(self.case, measure.assumed.most_load.likely);
        measure.stops_today = stops.len() as u32;
        if stops.is_empty() {
            self.not(kind, WhyNot::NeverEnoughRoom, None);
        } else {
            self.found.push(Box::new(measure));
        }
        Ok(())
    }

    fn demand_response(&mut self, programme: Option<(&Programme, Participant)>) -> Result<(), PlanError> {
        let kind = MeasureKind::DemandResponse;
        let Some(flexible) = &self.site.demand_response else {
            self.not(kind, WhyNot::NotInSiteFile, None);
            return Ok(());
        };
        self.check_hours("demand_response", &[flexible.hours])?;
        let Some((programme, who)) = programme else {
            self.not(kind, WhyNot::NoProgramme, None);
            return Ok(());
        };
        let measure = DemandResponse {
            programme: programme.clone(),
            flexible: flexible.clone(),
            who,
            events_per_year: self.assumed.demand_response.events_per_year.clone(),
            life_years: self.assumed.finance.rules_life_years.clone(),
            year: self.year.clone(),
        };
        // One event at least, so that a rule that is not known is found whatever is assumed of how often.
        let settled =
            Outlook::ALL.into_iter().try_for_each(|outlook| measure.income(&self.case.load, outlook).map(|_| ()));
        match settled.and(measure.income_of(&self.case.load, 1)) {
            Ok(_) => self.found.push(Box::new(measure)),
            Err(error) => self.not(kind, WhyNot::NotSettled, Some(error.to_string())),
        }
        Ok(())
    }

    pub(crate) fn check_hours(&self, item: &str, hours: &[Hours]) -> Result<(), PlanError> {
        let minutes = self.case.load.length().minutes();
        match hours.iter().find(|hours| !hours.fits(minutes)) {
            None => Ok(()),
            Some(hours) => Err(PlanError::Item {
                item: item.to_owned(),
                wrong: format!(
                    "{hours} cuts through the load's intervals of {minutes} minutes; give hours that begin and end with them"
                ),
            }),
        }
    }
}

/// The price of each interval of a case, yuan a kWh, before the power factor.
fn energy_prices(case: &Case<'_>) -> Result<Arc<[f64]>, PlanError> {
    let biller = Biller::new(case.tariff, &case.contract, &case.load)?;
    let price = |index: usize| float(biller.energy_price(index).unwrap_or_default());
    Ok((0..case.load.active().len()).map(price).collect())
}
