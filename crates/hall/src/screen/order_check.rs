//! Orders are checked before they reach an exhibit.

use hall_api::OrderKind;

use crate::refusal::Refused;

/// Longest command or argument, in bytes.
const LONGEST: usize = 128;

/// Refuses places off the display and overlong words. What a command means is the exhibit's to judge.
pub fn check(order: &OrderKind) -> Result<(), Refused> {
    match order {
        OrderKind::Touch { x, y, .. } => {
            let on_display = |share: &f32| (0.0..=1.0).contains(share);
            if !on_display(x) || !on_display(y) {
                return Err(Refused::bad_body("x and y must be shares of the display, from 0 to 1"));
            }
        }
        OrderKind::Command { command, argument } => {
            if command.is_empty() || command.len() > LONGEST || argument.len() > LONGEST {
                return Err(Refused::bad_body(format!(
                    "a command has 1 to {LONGEST} bytes and its argument at most {LONGEST}"
                )));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hall_api::TouchPhase;

    fn touch(x: f32, y: f32) -> OrderKind {
        OrderKind::Touch { display: "near".into(), finger: 1, phase: TouchPhase::Began, x, y }
    }

    #[test]
    fn only_places_on_the_display_pass() {
        assert!(check(&touch(0.0, 1.0)).is_ok());
        for (x, y) in [(-0.1, 0.5), (0.5, 1.1), (f32::NAN, 0.5), (0.5, f32::INFINITY)] {
            assert!(check(&touch(x, y)).is_err(), "{x} {y}");
        }
    }
}
