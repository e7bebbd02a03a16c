//! How large a module has to be drawn so that a phone reads it from where people stand.

/// Millimetres of module that a metre of reading distance needs: twice the two camera pixels a module that a
/// decoder was measured to need, at a phone preview of 1280 pixels over 1.32 m per metre of distance.
pub const MM_PER_METRE: f32 = 3.0;
/// No module is smaller than this, however near the phone, in millimetres.
pub const MIN_MM: f32 = 1.0;
/// No module is smaller than this, however coarse the display, in pixels.
pub const MIN_PIXELS: u32 = 4;

/// The size at which a module is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModuleSize {
    /// Side of a module on the glass, in millimetres.
    pub mm: f32,
    /// The same in pixels of the display: always whole, because blurred edges cost reading distance.
    pub pixels: u32,
}

/// The smallest module that is read from `reading_distance_mm` millimetres on a display of `px_per_mm` pixels
/// per millimetre. Both are positive: the profile's rules see to that.
#[must_use]
pub fn module_size(reading_distance_mm: f32, px_per_mm: f32) -> ModuleSize {
    let wanted_mm = (MM_PER_METRE * reading_distance_mm / 1000.0).max(MIN_MM);
    // A module of exactly 5 pixels must not become 6 because a product is off in its last bits.
    let pixels = (wanted_mm * px_per_mm - 1e-3).ceil() as u32;
    let pixels = pixels.max(MIN_PIXELS);
    ModuleSize { mm: pixels as f32 / px_per_mm, pixels }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_have_whole_pixels_and_at_least_three_millimetres_a_metre() {
        for distance in (100..6_000).step_by(50).map(|mm| mm as f32) {
            for px_per_mm in [0.5, 1.0 / 0.634, 1.0 / 0.317, 5.0, 11.3] {
                let wanted = (MM_PER_METRE * distance / 1000.0).max(MIN_MM);
                let size = module_size(distance, px_per_mm);
                assert!(size.pixels >= MIN_PIXELS);
                // A thousandth of a pixel less is nothing a camera sees.
                assert!(size.mm >= wanted - 0.002 / px_per_mm, "{distance} mm, {px_per_mm} px: {size:?}");
                assert!((size.mm * px_per_mm - size.pixels as f32).abs() < 1e-3);
                let smaller = (size.pixels - 1) as f32 / px_per_mm;
                assert!(size.pixels == MIN_PIXELS || smaller < wanted, "{distance} mm: {size:?} is not the smallest");
            }
        }
    }

    #[test]
    fn known_displays_have_their_known_sizes() {
        // A 55 inch 4K display has pixels of 0.317 mm, a Full HD one of 0.634 mm.
        assert_eq!(module_size(1000.0, 1.0 / 0.317).pixels, 10);
        assert_eq!(module_size(1000.0, 1.0 / 0.634).pixels, 5);
        assert_eq!(module_size(500.0, 2.0), ModuleSize { mm: 2.0, pixels: 4 });
        assert_eq!(module_size(100.0, 10.0), ModuleSize { mm: 1.0, pixels: 10 });
        assert_eq!(module_size(1000.0, 5.0), ModuleSize { mm: 3.0, pixels: 15 });
    }
}
