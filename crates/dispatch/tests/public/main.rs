//! The optimiser through its public interface.

mod by_hand;
mod contract;
mod invariants;
mod made_up;
mod near_optimum;
mod opposites;
mod refusals;
mod stopping;
