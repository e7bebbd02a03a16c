//! What each measure of a plan contributes to what the whole saves.
//!
//! Savings of measures do not add up: each depends on which others are there. The Shapley value (Shapley 1953) of a measure is
//! the mean, over all orders in which the measures could be added, of what it saves at its turn. It is the one rule under which
//! contributions add up to the whole, equals get equal shares, and what never saves anything gets nothing.

use serde::Serialize;

use crate::tally::{FIGURES, Tally};

/// So many measures are taken in all orders; with more the number of bills doubles with each.
pub const ALL_ORDERS_UP_TO: usize = 6;
/// Orders that are drawn where there are more measures: half of them at random, and each also from its end.
pub const ORDERS_DRAWN: usize = 16;

/// How the contributions were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "rule")]
pub enum ContributionRule {
    /// The mean over all orders: the Shapley value itself.
    AllOrders {
        /// How many there are.
        orders: u64,
    },
    /// The mean over orders drawn by chance from a fixed seed, each also backwards.
    DrawnOrders {
        /// How many.
        orders: usize,
    },
}

/// Measures that are taken together, one bit each.
pub type Coalition = u32;

/// The rule for so many measures.
pub fn rule(measures: usize) -> ContributionRule {
    if measures <= ALL_ORDERS_UP_TO {
        return ContributionRule::AllOrders { orders: (1..=measures as u64).product() };
    }
    ContributionRule::DrawnOrders { orders: ORDERS_DRAWN }
}

/// The coalitions that the rule needs the price of.
pub fn needed(measures: usize) -> Vec<Coalition> {
    if measures <= ALL_ORDERS_UP_TO {
        return (0..1 << measures).collect();
    }
    let mut found: Vec<Coalition> = vec![0];
    for order in drawn_orders(measures) {
        let mut coalition = 0;
        for measure in order {
            coalition |= 1 << measure;
            found.push(coalition);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What each of so many measures saves; together exactly what all of them save. `cost` is asked for coalitions of [`needed`].
pub fn contributions(measures: usize, cost: impl Fn(Coalition) -> Tally) -> Vec<Tally> {
    let (sums, orders) =
        if measures <= ALL_ORDERS_UP_TO { all_orders(measures, &cost) } else { drawn(measures, &cost) };
    let all: Coalition = (1 << measures) - 1;
    shares(&sums, orders, cost(0) - cost(all))
}

type Sums = Vec<[i128; FIGURES]>;

/// A coalition of `s` measures stands before a given other one in `s! (n - 1 - s)!` of the `n!` orders.
fn all_orders(measures: usize, cost: &impl Fn(Coalition) -> Tally) -> (Sums, i128) {
    let factorial = |n: usize| (1..=n as i128).product::<i128>();
    let mut sums = vec![[0; FIGURES]; measures];
    for before in 0..(1 << measures) as Coalition {
        let size = before.count_ones() as usize;
        for (measure, sum) in sums.iter_mut().enumerate() {
            if before >> measure & 1 == 0 {
                let saved = cost(before) - cost(before | 1 << measure);
                add(sum, &saved, factorial(size) * factorial(measures - 1 - size));
            }
        }
    }
    (sums, factorial(measures))
}

fn drawn(measures: usize, cost: &impl Fn(Coalition) -> Tally) -> (Sums, i128) {
    let mut sums = vec![[0; FIGURES]; measures];
    let orders = drawn_orders(measures);
    for order in &orders {
        let mut before: Coalition = 0;
        for measure in order {
            let with = before | 1 << measure;
            add(&mut sums[*measure], &(cost(before) - cost(with)), 1);
            before = with;
        }
    }
    (sums, orders.len() as i128)
}

fn add(sum: &mut [i128; FIGURES], saved: &Tally, times: i128) {
    for (sum, saved) in sum.iter_mut().zip(saved.0) {
        *sum += i128::from(saved) * times;
    }
}

/// The same orders every time: a plan must come out the same twice. Chance is a linear congruence (Knuth's MMIX constants).
fn drawn_orders(measures: usize) -> Vec<Vec<usize>> {
    let mut state: u64 = 2026;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut orders = Vec::with_capacity(ORDERS_DRAWN);
    for _ in 0..ORDERS_DRAWN / 2 {
        let mut order: Vec<usize> = (0..measures).collect();
        for last in (1..measures).rev() {
            order.swap(last, next(last + 1));
        }
        orders.push(order.iter().rev().copied().collect());
        orders.push(order);
    }
    orders
}

/// Divides by the number of orders without losing a cent: what is left over goes to the largest remainders.
fn shares(sums: &Sums, orders: i128, whole: Tally) -> Vec<Tally> {
    let mut found = vec![Tally::default(); sums.len()];
    for figure in 0..FIGURES {
        let mut left = whole.0[figure];
        let mut remainders: Vec<(i128, usize)> = Vec::with_capacity(sums.len());
        for (measure, sum) in sums.iter().enumerate() {
            let share = sum[figure].div_euclid(orders);
            // A share lies between amounts that fit.
            found[measure].0[figure] = share as i64;
            left -= share as i64;
            remainders.push((-sum[figure].rem_euclid(orders), measure));
        }
        remainders.sort_unstable();
        for (_, measure) in remainders.into_iter().take(left.max(0) as usize) {
            found[measure].0[figure] += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cost in cents of the first part alone.
    fn cents(cents: i64) -> Tally {
        let mut tally = Tally::default();
        tally.0[0] = cents;
        tally
    }

    fn found(measures: usize, cost: impl Fn(Coalition) -> i64) -> Vec<i64> {
        contributions(measures, |coalition| cents(cost(coalition))).iter().map(|tally| tally.0[0]).collect()
    }

    #[test]
    fn two_measures_share_what_they_save_together() {
        // Alone 60 and 40, together 80: (60 + 40) / 2 and (40 + 20) / 2.
        let cost = |coalition: Coalition| 100 - [0, 60, 40, 80][coalition as usize];
        assert_eq!(found(2, cost), [50, 30]);
    }

    #[test]
    fn the_glove_game_comes_out_as_in_the_books() {
        // One left glove, two right ones; a pair is worth 600: 400, 100, 100.
        let pair = |coalition: Coalition| coalition & 1 == 1 && coalition & 6 != 0;
        assert_eq!(found(3, |coalition| if pair(coalition) { -600 } else { 0 }), [400, 100, 100]);
    }

    #[test]
    fn no_cent_is_lost() {
        // Three equals save 100 together and nothing otherwise.
        assert_eq!(found(3, |coalition| if coalition == 7 { -100 } else { 0 }), [34, 33, 33]);
        assert_eq!(found(3, |coalition| if coalition == 7 { 100 } else { 0 }).iter().sum::<i64>(), -100);
    }

    #[test]
    fn many_measures_are_taken_in_drawn_orders_that_add_up() {
        let measures = 10;
        assert_eq!(rule(measures), ContributionRule::DrawnOrders { orders: ORDERS_DRAWN });
        let known = needed(measures);
        let cost = |coalition: Coalition| {
            assert!(known.contains(&coalition), "{coalition:b} was not asked for");
            // Savings that hinder each other.
            -i64::from(coalition.count_ones()) * 1000 + i64::from(coalition.count_ones().pow(2)) * 37
        };
        let all = found(measures, cost);
        assert_eq!(all.iter().sum::<i64>(), 10 * 1000 - 100 * 37);
        // Additive measures get what they are alone, whatever the orders.
        let weights: Vec<i64> = (1..=10).collect();
        let additive =
            |coalition: Coalition| -(0..10).map(|bit| i64::from(coalition >> bit & 1) * weights[bit]).sum::<i64>();
        assert_eq!(found(measures, additive), weights);
    }
}
