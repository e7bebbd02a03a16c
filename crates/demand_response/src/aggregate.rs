use load::{LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::baseline::BaselineUsed;
use crate::settle::{Case, Metered, agree, meter, pay};
use crate::settle_error::SettleError;
use crate::settlement::Settlement;

/// A customer of an aggregator.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// What the aggregator calls it.
    pub name: &'a str,
    /// Its load.
    pub load: &'a LoadSeries,
}

/// An event settled with an aggregator, and what each customer brought to it.
///
/// The aggregator's baseline and load are the sums of its customers', each with a baseline of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aggregate {
    /// What the aggregator is paid.
    pub settlement: Settlement,
    /// What each customer brought, before whatever the aggregator keeps by its contract.
    pub members: Vec<MemberShare>,
}

/// What a customer brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberShare {
    /// The customer.
    pub name: String,
    /// Its reduction over the whole event, in kWh.
    pub reduction_kwh: Decimal,
    /// Its part of what is paid: in each interval by reductions that are not negative. In yuan.
    pub amount_yuan: Decimal,
    /// Its part of what is taken off: in each interval by baseline. In yuan.
    pub penalty_yuan: Decimal,
}

/// Settles an event of several meters as one.
pub fn settle_aggregate(case: Case, members: &[Member]) -> Result<Aggregate, SettleError> {
    let first = members.first().ok_or(SettleError::NoMembers)?;
    if let Some(other) = members.iter().find(|member| member.load.length() != first.load.length()) {
        let (first, other) = (first.name.to_owned(), other.name.to_owned());
        return Err(SettleError::MemberIntervals { first, other });
    }
    let terms = agree(case)?;
    let metered: Vec<Metered> =
        members.iter().map(|member| meter(case, &terms, member.load)).collect::<Result<_, _>>()?;
    let used = metered
        .iter()
        .zip(members)
        .map(|(metered, member)| BaselineUsed { member: Some(member.name.to_owned()), ..metered.used.clone() })
        .collect();
    let filling = terms.direction == crate::programme::Direction::ValleyFilling;
    let together = together(&metered).ok_or(SettleError::NoMembers)?;
    let settlement = pay(case, terms, used, &together);
    let shares = share_out(&settlement, &metered, filling);
    let members = members
        .iter()
        .zip(&metered)
        .zip(shares)
        .map(|((member, metered), (amount_yuan, penalty_yuan))| MemberShare {
            name: member.name.to_owned(),
            reduction_kwh: Decimal::from_i128_with_scale(reductions(metered, filling).iter().sum(), 6).normalize(),
            amount_yuan,
            penalty_yuan,
        })
        .collect();
    Ok(Aggregate { settlement, members })
}

fn together(metered: &[Metered]) -> Option<Metered> {
    let first = metered.first()?;
    let sum = |field: fn(&Metered) -> &[MicroKwh]| {
        let one = |index: usize| {
            let values = metered.iter().filter_map(|metered| field(metered).get(index));
            MicroKwh(values.fold(0_i64, |sum, energy| sum.saturating_add(energy.0)))
        };
        (0..first.starts.len()).map(one).collect()
    };
    let estimated = |index| metered.iter().any(|metered| metered.estimated.get(index).copied().unwrap_or_default());
    Some(Metered {
        starts: first.starts.clone(),
        minutes: first.minutes,
        baseline: sum(|metered| &metered.baseline),
        measured: sum(|metered| &metered.measured),
        estimated: (0..first.starts.len()).map(estimated).collect(),
        used: BaselineUsed::default(),
    })
}

/// Millionths of a kWh.
fn reductions(metered: &Metered, filling: bool) -> Vec<i128> {
    let less = metered.baseline.iter().zip(&metered.measured).map(|(b, m)| i128::from(b.0) - i128::from(m.0));
    less.map(|less| if filling { -less } else { less }).collect()
}

/// Amount and penalty of each member. Cents are shared out line by line so that nothing is lost.
fn share_out(settlement: &Settlement, metered: &[Metered], filling: bool) -> Vec<(Decimal, Decimal)> {
    let mut shares = vec![(0_i128, 0_i128); metered.len()];
    let reductions: Vec<Vec<i128>> = metered.iter().map(|metered| reductions(metered, filling)).collect();
    for (index, line) in settlement.lines.iter().enumerate() {
        let brought: Vec<i128> =
            reductions.iter().map(|values| values.get(index).copied().unwrap_or_default().max(0)).collect();
        let baselines: Vec<i128> = metered
            .iter()
            .map(|metered| metered.baseline.get(index).map_or(0, |energy| i128::from(energy.0)))
            .collect();
        let (amounts, penalties) =
            (split(cents(line.amount_yuan), &brought), split(cents(line.penalty_yuan), &baselines));
        for ((share, amount), penalty) in shares.iter_mut().zip(amounts).zip(penalties) {
            share.0 += amount;
            share.1 += penalty;
        }
    }
    let yuan = |cents| Decimal::from_i128_with_scale(cents, 2);
    shares.into_iter().map(|(amount, penalty)| (yuan(amount), yuan(penalty))).collect()
}

fn cents(yuan: Decimal) -> i128 {
    let mut yuan = yuan;
    yuan.rescale(2);
    yuan.mantissa()
}

/// Cents in the proportion of weights, all of them given away: what is left after rounding down goes to the largest
/// remainders, the earlier of equals first. Without any weight all weigh the same.
fn split(cents: i128, weights: &[i128]) -> Vec<i128> {
    let total: i128 = weights.iter().sum();
    let equal = vec![1; weights.len()];
    let (weights, total) =
        if total > 0 { (weights, total) } else { (equal.as_slice(), equal.iter().sum::<i128>().max(1)) };
    let (sign, cents) = (cents.signum(), cents.abs());
    let mut parts: Vec<i128> = weights.iter().map(|weight| cents * weight / total).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(weights.get(*index).map_or(0, |weight| cents * weight % total)));
    let left = usize::try_from(cents - parts.iter().sum::<i128>()).unwrap_or_default();
    for index in order.into_iter().take(left) {
        if let Some(part) = parts.get_mut(index) {
            *part += 1;
        }
    }
    parts.into_iter().map(|part| sign * part).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cents_go_to_the_largest_remainders() {
        for (cents, weights, expect) in [
            (100, vec![1, 1, 1], vec![34, 33, 33]),
            (5, vec![1, 2], vec![2, 3]),
            (7, vec![0, 0], vec![4, 3]),
            (10, vec![5, 0], vec![10, 0]),
            (0, vec![1, 1], vec![0, 0]),
            (-3, vec![1, 1], vec![-2, -1]),
        ] {
            assert_eq!(split(cents, &weights), expect, "{cents} over {weights:?}");
        }
    }

    proptest! {
        #[test]
        fn no_cent_is_lost(cents in -1_000_000_i128..1_000_000, weights in prop::collection::vec(0_i128..1_000_000_000, 1..20)) {
            prop_assert_eq!(split(cents, &weights).iter().sum::<i128>(), cents);
        }
    }
}
