//! What whoever settles an event can rely on, tested through the public interface.

mod aggregates;
mod baselines;
mod by_hand;
mod example;
mod files;
mod refusals;
mod rules;
