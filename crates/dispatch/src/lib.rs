//! How large storage and roof solar should be, and what they do in every step of a year, so that the year costs least.
//!
//! A [`Problem`] holds a [`Year`] of steps with demand and prices, the basic charge of each [`Month`] and what storage and
//! solar are offered. [`quick`] answers from typical days and then works out the whole year with the sizes found;
//! [`full`] solves the one linear programme of the year at hourly steps; [`dispatch`] works out a year with sizes that are
//! given. Nothing is known here of tariffs or load files: prices are marginal and all-in, and who made the problem prices
//! the [`Answer`] again with the exact bill. No files, no clock.

#![warn(missing_docs)]

mod answer;
mod basic_charge;
mod capital_recovery;
mod grid_limit;
mod horizon;
mod interior_point;
mod kkt;
mod linear_programme;
mod model;
mod problem;
mod progress;
mod solar_offer;
mod solver;
mod storage_offer;
mod year;

pub use answer::{Answer, Bound, Flows, Sizes, YearlyCost};
pub use basic_charge::{BasicCharge, Contract, Excess, Overrun};
pub use capital_recovery::capital_recovery_factor;
pub use grid_limit::GridLimit;
pub use problem::Problem;
pub use progress::{Continue, Progress, Stage};
pub use solar_offer::SolarOffer;
pub use storage_offer::StorageOffer;
pub use year::{Month, Year};

#[doc(hidden)]
pub fn try_it(problem: &Problem) {
    let model = model::Model::new(problem, &problem.year.hourly(), model::SizesAre::Sought, model::Opposites::Barred);
    let u = model.unit_kw;
    println!("{} columns {} equal {} at most", model.programme.cost.len(), model.programme.equal.len(), model.programme.at_most.len());
    let t = std::time::Instant::now();
    let solved = solver::solve(&model.programme, &mut |_| true);
    println!("{:?} {} rounds {:.3} s cost {}  E {} P {} S {}", solved.ended, solved.rounds, t.elapsed().as_secs_f64(), solved.at_least + model.constant_yuan,
      model.storage_kwh.in_solution(&solved.values)*u, model.storage_kw.in_solution(&solved.values)*u, model.solar_kwp.in_solution(&solved.values)*u);
    let t = std::time::Instant::now();
    let solved = interior_point::solve(&model.programme, interior_point::Wanted{against: model.constant_yuan, gap: 1e-6}, &mut |_| true);
    println!("own {:?} {} rounds {:.3} s cost {}  E {} P {} S {}", solved.ended, solved.rounds, t.elapsed().as_secs_f64(), solved.at_least + model.constant_yuan,
      model.storage_kwh.in_solution(&solved.values)*u, model.storage_kw.in_solution(&solved.values)*u, model.solar_kwp.in_solution(&solved.values)*u);
    // A month with the sizes given
    let sizes = Sizes { storage_kwh: 2000.0, storage_kw: 1000.0, solar_kwp: 1000.0 };
    let mut p = problem.clone();
    p.year.months.truncate(1);
    let h = p.year.hourly();
    let model = model::Model::new(&p, &h, model::SizesAre::Given(sizes), model::Opposites::Barred);
    let t = std::time::Instant::now();
    let solved = solver::solve(&model.programme, &mut |_| true);
    println!("month: {:?} {} rounds {:.3} s", solved.ended, solved.rounds, t.elapsed().as_secs_f64());
    let t = std::time::Instant::now();
    let solved = interior_point::solve(&model.programme, interior_point::Wanted{against: model.constant_yuan, gap: 1e-5}, &mut |_| true);
    println!("own month: {:?} {} rounds {:.3} s", solved.ended, solved.rounds, t.elapsed().as_secs_f64());
}
