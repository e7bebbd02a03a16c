//! Which display goes on which monitor. No engine.

use content::DisplaySpec;

/// A monitor that is plugged in.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat<M> {
    pub monitor: M,
    pub name: Option<String>,
    /// Left top in the desktop's pixels.
    pub at: (i32, i32),
    pub size_px: (u32, u32),
}

/// A monitor for each display, in the profile's order; none where there are too few.
///
/// A display that names its monitor gets it. The others, and those whose monitor is not there (a cable in another socket
/// gives it another name), take what is left from the left: first one that stands as they do, then any. A display lies on
/// one monitor and a monitor has one display.
#[must_use]
pub fn seats<M: Copy + PartialEq>(displays: &[DisplaySpec], monitors: &[Seat<M>]) -> Vec<Option<M>> {
    let mut free: Vec<&Seat<M>> = monitors.iter().collect();
    free.sort_by_key(|seat| seat.at);
    let mut taken = vec![None; displays.len()];
    let rules: [fn(&DisplaySpec, &Seat<M>) -> bool; 3] = [
        |display, seat| display.monitor.is_some() && display.monitor == seat.name,
        |display, seat| is_upright(display.width_px, display.height_px) == is_upright(seat.size_px.0, seat.size_px.1),
        |_, _| true,
    ];
    for rule in rules {
        for (display, place) in displays.iter().zip(&mut taken) {
            if place.is_none()
                && let Some(index) = free.iter().position(|seat| rule(display, seat))
            {
                *place = Some(free.remove(index).monitor);
            }
        }
    }
    taken
}

fn is_upright(width: u32, height: u32) -> bool {
    height > width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(monitor: Option<&str>, width_px: u32, height_px: u32) -> DisplaySpec {
        DisplaySpec {
            id: "a".to_owned(),
            width_px,
            height_px,
            width_mm: 600.0,
            height_mm: 400.0,
            bottom_mm: 800.0,
            reading_distance_mm: 600.0,
            touch: true,
            monitor: monitor.map(str::to_owned),
        }
    }

    fn seat(monitor: u8, name: &str, x: i32, size_px: (u32, u32)) -> Seat<u8> {
        Seat { monitor, name: Some(name.to_owned()), at: (x, 0), size_px }
    }

    const WIDE: (u32, u32) = (1920, 1080);
    const HIGH: (u32, u32) = (1080, 1920);

    #[test]
    fn named_monitors_are_found_wherever_they_stand() {
        let displays = [display(Some("HDMI-1"), 1920, 1080), display(Some("DP-1"), 1920, 1080)];
        let plugged = [seat(1, "DP-1", 0, WIDE), seat(2, "HDMI-1", 1920, WIDE)];
        assert_eq!(seats(&displays, &plugged), [Some(2), Some(1)]);
    }

    #[test]
    fn without_names_it_goes_by_place_from_the_left() {
        let displays = [display(None, 1920, 1080), display(None, 1920, 1080)];
        let plugged = [seat(2, "B", 1920, WIDE), seat(1, "A", 0, WIDE)];
        assert_eq!(seats(&displays, &plugged), [Some(1), Some(2)]);
    }

    #[test]
    fn an_upright_display_takes_the_upright_monitor() {
        let displays = [display(None, 2160, 3840), display(None, 1920, 1080)];
        let plugged = [seat(1, "A", 0, WIDE), seat(2, "B", 1920, HIGH)];
        assert_eq!(seats(&displays, &plugged), [Some(2), Some(1)]);
    }

    #[test]
    fn a_cable_in_another_socket_leaves_no_display_dark() {
        let displays = [display(Some("HDMI-1"), 1920, 1080), display(Some("DP-1"), 1920, 1080)];
        let plugged = [seat(1, "DP-1", 0, WIDE), seat(2, "DP-2", 1920, HIGH)];
        assert_eq!(seats(&displays, &plugged), [Some(2), Some(1)]);
    }

    #[test]
    fn with_too_few_monitors_the_first_display_is_shown() {
        let displays = [display(None, 1920, 1080), display(None, 1920, 1080)];
        assert_eq!(seats(&displays, &[seat(7, "A", 0, HIGH)]), [Some(7), None]);
        assert_eq!(seats::<u8>(&displays, &[]), [None, None]);
        let three = [seat(1, "A", 0, WIDE), seat(2, "B", 10, WIDE), seat(3, "C", 20, WIDE)];
        assert_eq!(seats(&displays, &three), [Some(1), Some(2)]);
    }
}
