//! How large a module has to be drawn so that a phone reads it from where people stand.

/// Millimetres of module a metre of reading distance needs: twice the two camera pixels a module that a
/// decoder was measured to need, at a phone preview of 1280 pixels over 1.32 m per metre of distance.
pub const MM_PER_METRE: f64 = 3.0;
/// No module is smaller than this, however near the phone, in millimetres.
pub const MIN_MM: f64 = 1.0;
/// No module is smaller than this, however coarse the display, in pixels.
pub const MIN_PIXELS: u32 = 4;

/// The size at which a module is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModuleSize {
    /// Side of a module on the glass, in millimetres.
    pub mm: f64,
    /// The same in pixels of the display: always whole, because blurred edges cost reading distance.
    pub pixels: u32,
}

/// The smallest module that is read from `reading_distance_m` metres on a display of `pixels_per_mm`.
pub fn module_size(reading_distance_m: f64, pixels_per_mm: f64) -> Result<ModuleSize, BadGeometry> {
    let usable = |value: f64| value.is_finite() && value > 0.0;
    if !usable(reading_distance_m) || !usable(pixels_per_mm) {
        return Err(BadGeometry {
            reading_distance_m,
            pixels_per_mm,
        });
    }
    let wanted_mm = (MM_PER_METRE * reading_distance_m).max(MIN_MM);
    // A module of exactly 5 pixels must not become 6 because a product is off in its last bit.
    let pixels = ((wanted_mm * pixels_per_mm - 1e-6).ceil() as u32).max(MIN_PIXELS);
    Ok(ModuleSize {
        mm: f64::from(pixels) / pixels_per_mm,
        pixels,
    })
}

/// A distance or a display that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error(
    "a code cannot be sized for {reading_distance_m} m and {pixels_per_mm} pixels per mm: give both as positive numbers in the hall's profile"
)]
pub struct BadGeometry {
    reading_distance_m: f64,
    pixels_per_mm: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_have_whole_pixels_and_at_least_three_millimetres_a_metre() {
        for tenths in 1..60 {
            let distance = f64::from(tenths) / 10.0;
            for pixels_per_mm in [0.5, 1.0 / 0.634, 1.0 / 0.317, 5.0, 11.3] {
                let size = module_size(distance, pixels_per_mm).unwrap();
                assert!(size.pixels >= MIN_PIXELS);
                assert!(size.mm >= MM_PER_METRE * distance - 1e-5 && size.mm >= MIN_MM - 1e-5);
                assert!((size.mm * pixels_per_mm - f64::from(size.pixels)).abs() < 1e-9);
                let smaller = f64::from(size.pixels - 1) / pixels_per_mm;
                assert!(
                    size.pixels == MIN_PIXELS || smaller < (MM_PER_METRE * distance).max(MIN_MM)
                );
            }
        }
    }

    #[test]
    fn known_displays_have_their_known_sizes() {
        // A 55 inch 4K display has pixels of 0.317 mm, a Full HD one of 0.634 mm.
        assert_eq!(module_size(1.0, 1.0 / 0.317).unwrap().pixels, 10);
        assert_eq!(module_size(1.0, 1.0 / 0.634).unwrap().pixels, 5);
        assert_eq!(
            module_size(0.5, 2.0).unwrap(),
            ModuleSize { mm: 2.0, pixels: 4 }
        );
        assert_eq!(
            module_size(0.1, 10.0).unwrap(),
            ModuleSize {
                mm: 1.0,
                pixels: 10
            }
        );
    }

    #[test]
    fn impossible_displays_are_refused() {
        for (distance, pixels) in [
            (0.0, 2.0),
            (1.0, 0.0),
            (-1.0, 2.0),
            (f64::NAN, 2.0),
            (1.0, f64::INFINITY),
        ] {
            assert!(module_size(distance, pixels).is_err());
        }
    }
}
