//! When visitors come: an inhomogeneous Poisson process over the opening hours, with a peak before noon and one after.

use crate::dice::Dice;

/// Opening of the hall, hours of the local day.
pub const OPENS_H: f64 = 8.5;
/// Closing of the hall, hours of the local day.
pub const CLOSES_H: f64 = 17.0;
/// Not below the rate at any time; thinning needs such a bound. Visitors an hour.
const BOUND: f64 = 40.0;

/// Times of arrival in hours of the local day, in order. `crowd` scales how many come; 1 is a weekday.
pub fn arrivals(dice: &mut Dice, crowd: f64) -> Vec<f64> {
    let crowd = crowd.clamp(0.0, 1.0);
    let mut times = Vec::new();
    let mut time = OPENS_H;
    loop {
        // Thinning (Lewis and Shedler 1979): candidates at the bound's rate, each kept with rate over bound.
        time += dice.exponential(1.0 / BOUND);
        if time >= CLOSES_H {
            return times;
        }
        if dice.chance(crowd * rate(time) / BOUND) {
            times.push(time);
        }
    }
}

/// Visitors an hour at a time of day.
fn rate(hour: f64) -> f64 {
    let bump = |centre: f64, width: f64| (-((hour - centre) / width).powi(2) / 2.0).exp();
    5.0 + 20.0 * bump(9.9, 0.75) + 15.0 * bump(14.8, 0.9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_holds_all_day() {
        for minute in 0..24 * 60 {
            assert!(rate(f64::from(minute) / 60.0) <= BOUND);
        }
    }

    #[test]
    fn most_come_in_the_two_peaks_and_only_while_open() {
        let mut by_hour = [0_u32; 24];
        for seed in 0..40 {
            for time in arrivals(&mut Dice::new(seed), 1.0) {
                assert!((OPENS_H..CLOSES_H).contains(&time));
                by_hour[time as usize] += 1;
            }
        }
        assert!(by_hour[9] > 2 * by_hour[12] && by_hour[14] > 2 * by_hour[12], "{by_hour:?}");
    }
}
