use demand_response::{Participant, Programme};
use rust_decimal::Decimal;

use crate::assumption::{Outlook, Range, float};
use crate::assumptions::Assumptions;
use crate::bundle::Bundle;
use crate::case::{Case, PricedCase};
use crate::contribution::{Coalition, rule};
use crate::finance::{CashFlow, irr, npv, pay_back};
use crate::measure::Measure;
use crate::offers::Offers;
use crate::plan::{Assumed, Carbon, LeftOutMeasure, NotOffered, Optimised, Plan, PlannedMeasure, Saving, YearCost};
use crate::plan_error::PlanError;
use crate::site::Site;
use crate::sizing::{Effort, Sizing};
use crate::tally::Tally;
use crate::year_months::YearMonths;

/// The most measures of one plan: more would take long to price together.
pub const MOST_MEASURES: usize = 20;

/// What a plan is drawn up for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The year as it is.
    pub case: Case<'a>,
    /// What the load does not say.
    pub site: &'a Site,
    /// What nobody measured.
    pub assumptions: &'a Assumptions,
    /// A programme of demand response, and as what the customer takes part.
    pub programme: Option<(&'a Programme, Participant)>,
}

/// Draws up the plan.
///
/// Measures are looked for, storage and solar are sized for the load that the others leave, those that pay are taken, and
/// the whole is priced by the bill of the year. A measure is taken as long as the plan with it is worth more than without.
pub fn draw_up(request: &Request<'_>, effort: Effort<'_>) -> Result<Plan, PlanError> {
    let (case, assumed) = (&request.case, request.assumptions);
    let year = YearMonths::of(&case.load)?;
    let today = case.price()?;
    let mut offers = Offers::new(case, &year, request.site, assumed, today.tally)?;
    offers.look(request.programme)?;
    let Sizing { measures, mut not_offered, optimised } = Sizing::of(offers, effort)?;
    let bundle = Bundle::new(case.clone(), measures);
    if bundle.measures.len() > MOST_MEASURES {
        return Err(PlanError::TooMany { measures: bundle.measures.len(), most: MOST_MEASURES });
    }
    let rate = assumed.finance.discount_rate.likely;
    let chosen = worth_it(&bundle, rate)?;
    not_offered.sort_by_key(|one| one.kind);
    Assembly { bundle: &bundle, chosen, assumed, rate, today: &today }.plan(not_offered, optimised)
}

/// The measures that pay: all that pay alone or may pay with others, less the worst as long as the plan is worth more without;
/// then those that pay in addition after all, each tried once.
pub(crate) fn worth_it(bundle: &Bundle<'_>, rate: Decimal) -> Result<Coalition, PlanError> {
    let count = bundle.measures.len();
    let alone: Vec<(Coalition, Outlook)> = (0..count).map(|index| (1 << index, Outlook::Likely)).collect();
    bundle.price_all(&alone)?;
    let mut chosen: Coalition = 0;
    for (index, measure) in bundle.measures.iter().enumerate() {
        let saved = bundle.saved(1 << index, Outlook::Likely)?;
        if measure.depends_on_others() || worth(measure.as_ref(), &saved, rate) > 0.0 {
            chosen |= 1 << index;
        }
    }
    chosen = without_the_worst(bundle, chosen, rate)?;
    let left_out: Vec<usize> = (0..count).filter(|index| chosen >> index & 1 == 0).collect();
    for index in left_out {
        let with = chosen | 1 << index;
        let saved = bundle.tally(chosen, Outlook::Likely)? - bundle.tally(with, Outlook::Likely)?;
        if worth(bundle.measures[index].as_ref(), &saved, rate) > 0.0 {
            chosen = with;
        }
    }
    without_the_worst(bundle, chosen, rate)
}

/// Takes out the measure that costs most above what it saves last, again and again, until none does.
fn without_the_worst(bundle: &Bundle<'_>, mut chosen: Coalition, rate: Decimal) -> Result<Coalition, PlanError> {
    loop {
        let members: Vec<usize> = (0..bundle.measures.len()).filter(|index| chosen >> index & 1 == 1).collect();
        let mut wanted = vec![(chosen, Outlook::Likely)];
        wanted.extend(members.iter().map(|index| (chosen & !(1 << index), Outlook::Likely)));
        bundle.price_all(&wanted)?;
        let whole = bundle.tally(chosen, Outlook::Likely)?;
        let mut worst: Option<(f64, usize)> = None;
        for index in members {
            let last = bundle.tally(chosen & !(1 << index), Outlook::Likely)? - whole;
            let value = worth(bundle.measures[index].as_ref(), &last, rate);
            if value <= 0.0 && worst.is_none_or(|(worst, _)| value < worst) {
                worst = Some((value, index));
            }
        }
        match worst {
            Some((_, index)) => chosen &= !(1 << index),
            None => return Ok(chosen),
        }
    }
}

fn worth(measure: &dyn Measure, saved: &Tally, rate: Decimal) -> f64 {
    npv(&[measure.cost(Outlook::Likely).cash_flow(saved.total().get())], float(rate))
}

/// A plan being put together.
struct Assembly<'a, 'b> {
    bundle: &'b Bundle<'a>,
    chosen: Coalition,
    assumed: &'b Assumptions,
    rate: Decimal,
    today: &'b PricedCase,
}

impl Assembly<'_, '_> {
    fn plan(&self, not_offered: Vec<NotOffered>, optimiser: Option<Optimised>) -> Result<Plan, PlanError> {
        let bundle = self.bundle;
        let before = bundle.case(0, Outlook::Likely)?;
        let after = bundle.case(self.chosen, Outlook::Likely)?;
        let then = after.price()?;
        let shares = bundle.contributions(self.chosen)?;
        let (mut measures, mut not_worth_it) = (Vec::new(), Vec::new());
        let mut flows: Range<Vec<CashFlow>> = Range::of(|_| Vec::new());
        for (index, measure) in bundle.measures.iter().enumerate() {
            if self.chosen >> index & 1 == 1 {
                let share = &shares[measures.len()];
                let flow = Range::of(|outlook| self.flow(measure.as_ref(), share, outlook));
                flows.low.push(flow.low);
                flows.likely.push(flow.likely);
                flows.high.push(flow.high);
                measures.push(self.planned(index, share, &flow, (&before, &after))?);
            } else {
                not_worth_it.push(self.left_out(index, &before)?);
            }
        }
        let saving = Range::try_of(|outlook| {
            let saved = bundle.saved(self.chosen, outlook)?;
            Ok::<_, PlanError>(self.saving(&saved, outlook))
        })?;
        let invested =
            |outlook| measures.iter().map(|one: &PlannedMeasure| one.cost.get(outlook).investment_yuan).sum();
        let case = &before;
        Ok(Plan {
            tariff: self.today.bill.tariff.clone(),
            class: self.today.bill.class.clone(),
            currency: self.today.bill.currency.clone(),
            demo_prices: self.today.bill.demo,
            today: YearCost::of(&self.today.bill, &self.today.tally),
            then: YearCost::of(&then.bill, &then.tally),
            saving,
            investment_yuan: Range::of(invested),
            npv_yuan: Range::of(|outlook| npv(flows.get(outlook), self.rate(outlook))),
            irr: Range::of(|outlook| irr(flows.get(outlook))),
            pay_back: Range::of(|outlook| pay_back(flows.get(outlook))),
            discount_rate: self.rate,
            contributions: rule(measures.len()),
            assumed: self.rests_on(),
            carbon: (self.assumed.carbon_of(case.tariff.area_code.as_deref()))
                .map(|row| Carbon { year: row.year, kg_per_kwh: row.kg_per_kwh.clone() }),
            measures,
            not_worth_it,
            not_offered,
            optimiser,
        })
    }

    fn planned(
        &self,
        index: usize,
        share: &Range<Tally>,
        flow: &Range<CashFlow>,
        (before, after): (&Case<'_>, &Case<'_>),
    ) -> Result<PlannedMeasure, PlanError> {
        let measure = &self.bundle.measures[index];
        let without = self.bundle.tally(self.chosen & !(1 << index), Outlook::Likely)?;
        let last = without - self.bundle.tally(self.chosen, Outlook::Likely)?;
        let alone = self.bundle.saved(1 << index, Outlook::Likely)?;
        Ok(PlannedMeasure {
            kind: measure.kind(),
            name: measure.name().map(str::to_owned),
            cost: Range::of(|outlook| measure.cost(outlook)),
            saving: Range::of(|outlook| self.saving(share.get(outlook), outlook)),
            alone: self.saving(&alone, Outlook::Likely),
            last: self.saving(&last, Outlook::Likely),
            npv_yuan: Range::of(|outlook| npv(&[*flow.get(outlook)], self.rate(outlook))),
            irr: Range::of(|outlook| irr(&[*flow.get(outlook)])),
            pay_back: Range::of(|outlook| pay_back(&[*flow.get(outlook)])),
            facts: measure.facts(before, after),
        })
    }

    fn left_out(&self, index: usize, before: &Case<'_>) -> Result<LeftOutMeasure, PlanError> {
        let measure = &self.bundle.measures[index];
        let with = self.chosen | 1 << index;
        let last = self.bundle.tally(self.chosen, Outlook::Likely)? - self.bundle.tally(with, Outlook::Likely)?;
        let flow = measure.cost(Outlook::Likely).cash_flow(last.total().get());
        let after = self.bundle.case(with, Outlook::Likely)?;
        Ok(LeftOutMeasure {
            kind: measure.kind(),
            name: measure.name().map(str::to_owned),
            cost: Range::of(|outlook| measure.cost(outlook)),
            alone: self.saving(&self.bundle.saved(1 << index, Outlook::Likely)?, Outlook::Likely),
            last: self.saving(&last, Outlook::Likely),
            npv_yuan: npv(&[flow], float(self.rate)),
            pay_back: pay_back(&[flow]),
            facts: measure.facts(before, &after),
        })
    }

    fn flow(&self, measure: &dyn Measure, share: &Range<Tally>, outlook: Outlook) -> CashFlow {
        measure.cost(outlook).cash_flow(share.get(outlook).total().get())
    }

    fn rate(&self, outlook: Outlook) -> f64 {
        float(self.assumed.finance.discount_rate.cost(outlook))
    }

    fn saving(&self, saved: &Tally, outlook: Outlook) -> Saving {
        let area_code = self.bundle.area_code();
        let factor = self.assumed.carbon_of(area_code).map(|row| row.kg_per_kwh.gain(outlook));
        Saving::of(saved, factor)
    }

    /// The figures that the measures rest on, and those of the whole.
    fn rests_on(&self) -> Vec<Assumed> {
        let mut wanted: Vec<String> = self.bundle.measures.iter().flat_map(|measure| measure.rests_on()).collect();
        wanted.push("finance.discount_rate".to_owned());
        let all = self.assumed.all().into_iter();
        let all = all.filter(|(name, _)| wanted.contains(name));
        all.map(|(name, figure)| Assumed { name, figure: figure.clone() }).collect()
    }
}
