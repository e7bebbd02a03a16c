//! The full optimum tells how far it is, and stops when told.

use dispatch::{Bound, Continue, full, quick};

use crate::made_up::{Site, Tariff, problem, year};

#[test]
fn progress_never_falls_and_ends_with_the_optimum() {
    let problem = problem(year(Site::Mall, Tariff::NightValleyContract, &[5], 1));
    let (mut last, mut told) = (0.0, 0);
    let answer = full(&problem, &mut |progress| {
        assert!(progress.done >= last && progress.done <= 1.0);
        (last, told) = (progress.done, told + 1);
        Continue::Yes
    });
    let answer = answer.unwrap();
    assert!(told > 5 && last > 0.5);
    assert!(answer.is_optimal(), "{:?}", answer.gap());
}

#[test]
fn a_stop_returns_the_best_so_far_at_once() {
    let problem = problem(year(Site::Mall, Tariff::NightValleyContract, &[5], 1));
    let quick = quick(&problem).unwrap();
    for rounds in [0, 3, 12] {
        let mut asked = 0;
        let answer = full(&problem, &mut |progress| {
            asked += 1;
            assert!(progress.best_yuan <= quick.cost.total_yuan());
            if progress.rounds >= rounds { Continue::Stop } else { Continue::Yes }
        });
        let answer = answer.unwrap();
        assert_eq!(asked, rounds + 1);
        assert!(answer.cost.total_yuan() <= quick.cost.total_yuan());
        assert_eq!(answer.bound, Bound::Unknown);
        assert!(!answer.is_optimal());
    }
}
