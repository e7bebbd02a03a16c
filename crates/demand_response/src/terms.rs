//! The rules under which one event is settled: the programme's, and what is assumed in its place.

use rust_decimal::Decimal;

use crate::assumptions::Assumptions;
use crate::baseline_rule::Baseline;
use crate::effective_share::EffectiveShare;
use crate::event::Event;
use crate::known::Known;
use crate::participant::Participant;
use crate::penalty::Penalty;
use crate::price::{Amount, PaidFor, Price};
use crate::programme::{Direction, Programme, SizeUnit};
use crate::settle_error::SettleError;
use crate::settlement::{Doubt, DoubtState, Topic};

/// What an event is settled by.
pub(crate) struct Terms {
    pub direction: Direction,
    pub baseline: Baseline,
    pub effective: EffectiveShare,
    pub paid_for: PaidFor,
    /// Yuan for a kWh or kW.
    pub price: Decimal,
    pub penalty: Penalty,
    pub doubts: Vec<Doubt>,
}

/// Finds the rules, and refuses an event that the programme does not take.
pub(crate) fn terms(
    programme: &Programme,
    assumptions: &Assumptions,
    event: &Event,
    who: Participant,
) -> Result<Terms, SettleError> {
    if event.programme != programme.id {
        let (event, belongs, programme) = (event.id.clone(), event.programme.clone(), programme.id.clone());
        return Err(SettleError::OtherProgramme { event, belongs, programme });
    }
    let mut finder = Finder { programme, doubts: Vec::new() };
    finder.in_force(event)?;
    let direction = finder.direction(assumptions, event)?;
    finder.size(event, who)?;
    let baseline = finder.rule(&programme.baseline, &assumptions.baseline, Topic::Baseline)?;
    let effective = finder.rule(&programme.effective, &assumptions.effective, Topic::EffectiveShare)?;
    let (paid_for, price) = finder.price(assumptions, event)?;
    let penalty = match finder.known(&programme.penalty, &assumptions.penalty, Topic::Penalty) {
        Some(penalty) => penalty,
        None => {
            finder.doubt(Topic::Penalty, DoubtState::NotKnown, None);
            Penalty::None
        }
    };
    Ok(Terms { direction, baseline, effective, paid_for, price, penalty, doubts: finder.doubts })
}

struct Finder<'a> {
    programme: &'a Programme,
    doubts: Vec<Doubt>,
}

impl Finder<'_> {
    fn doubt(&mut self, topic: Topic, state: DoubtState, because: Option<&crate::known::Words>) {
        self.doubts.push(Doubt { topic, state, because: because.cloned() });
    }

    /// What is assumed, else what the programme knows; in doubt or assumed it is noted down.
    fn known<T: Clone>(&mut self, known: &Known<T>, assumed: &Option<T>, topic: Topic) -> Option<T> {
        if let Some(value) = assumed {
            self.doubt(topic, DoubtState::Assumed, None);
            return Some(value.clone());
        }
        if let Known::InDoubt { because, .. } = known {
            self.doubt(topic, DoubtState::InDoubt, Some(because));
        }
        known.value().cloned()
    }

    fn rule<T: Clone>(&mut self, known: &Known<T>, assumed: &Option<T>, topic: Topic) -> Result<T, SettleError> {
        let programme = self.programme.id.clone();
        self.known(known, assumed, topic).ok_or(SettleError::NotKnown { programme, topic })
    }

    fn in_force(&mut self, event: &Event) -> Result<(), SettleError> {
        let programme = self.programme;
        let last = self.known(&programme.effective_to, &None, Topic::LastDay);
        if last.is_none() {
            self.doubt(Topic::LastDay, DoubtState::NotKnown, None);
        }
        let Some(day) = event.start().map(|start| start.date()) else { return Ok(()) };
        if day >= programme.effective_from && last.is_none_or(|last| day <= last) {
            return Ok(());
        }
        let force = match last {
            Some(last) => format!("from {} to {last}", programme.effective_from),
            None => format!("from {} on", programme.effective_from),
        };
        Err(SettleError::NotInForce { event: event.id.clone(), day, programme: programme.id.clone(), force })
    }

    /// Where the programme's direction is in doubt the event decides: its sign was written by whoever called it.
    fn direction(&mut self, assumptions: &Assumptions, event: &Event) -> Result<Direction, SettleError> {
        let programme = self.programme;
        let paid = self.rule(&programme.direction, &assumptions.direction, Topic::Direction)?;
        let certain = assumptions.direction.is_some() || matches!(programme.direction, Known::Read(_));
        if paid == event.direction || !certain {
            return Ok(event.direction);
        }
        let word = |direction| if direction == Direction::PeakShaving { "less" } else { "more" };
        Err(SettleError::Direction {
            event: event.id.clone(),
            asked: word(event.direction),
            programme: programme.id.clone(),
            paid: word(paid),
        })
    }

    fn size(&mut self, event: &Event, who: Participant) -> Result<(), SettleError> {
        let sizes = &self.programme.sizes;
        let Some(size) = self.known(sizes.of(who), &None, Topic::Size) else {
            self.doubt(Topic::Size, DoubtState::NotKnown, None);
            return Ok(());
        };
        let powers = || event.parts.iter().map(|part| part.declared_kw);
        let (unit, smallest, largest) = match sizes.unit {
            SizeUnit::KwhPerEvent => ("kWh", event.declared_kwh(), event.declared_kwh()),
            SizeUnit::Kw => ("kW", powers().min().unwrap_or_default(), powers().max().unwrap_or_default()),
        };
        let programme = self.programme.id.clone();
        match (size.least, size.most) {
            (Some(least), _) if smallest < least => {
                Err(SettleError::TooSmall { declared: smallest.normalize(), unit, programme, least, who })
            }
            (_, Some(most)) if largest > most => {
                Err(SettleError::TooLarge { declared: largest.normalize(), unit, programme, most, who })
            }
            _ => Ok(()),
        }
    }

    fn price(&mut self, assumptions: &Assumptions, event: &Event) -> Result<(PaidFor, Decimal), SettleError> {
        let rule: Price = self.rule(&self.programme.price, &assumptions.price, Topic::Price)?;
        let in_doubt = assumptions.price.is_none() && matches!(self.programme.price, Known::InDoubt { .. });
        let programme = || self.programme.id.clone();
        let refused =
            |price, rule: String| SettleError::Price { event: event.id.clone(), price, programme: programme(), rule };
        let yuan = match (rule.yuan, event.price) {
            (Amount::Fixed(yuan), None) => yuan,
            // What was agreed stands against what is only recalled.
            (Amount::Fixed(yuan), Some(price)) if price != yuan && !in_doubt => {
                return Err(refused(price, format!("{yuan}")));
            }
            (Amount::UpTo(most), Some(price)) if price > most => {
                return Err(refused(price, format!("{most} at most")));
            }
            (_, Some(price)) => price,
            (Amount::UpTo(_) | Amount::Agreed, None) => {
                return Err(SettleError::NoPrice { programme: programme(), event: event.id.clone() });
            }
        };
        Ok((rule.per, yuan))
    }
}
