//! A profile: which displays an exhibit has, how large they are, and which scenes it shows.

use serde::Deserialize;

/// A profile document, `scenes/profiles/<id>.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub id: String,
    pub displays: Vec<DisplaySpec>,
    /// Scene of the attract loop.
    pub attract: String,
    /// Scene a visit starts with, and `Home` goes to.
    pub home: String,
    /// Scenes of this profile, in the order staff see them.
    pub scenes: Vec<String>,
    /// Seconds without a touch until the countdown shows.
    #[serde(default = "idle_s")]
    pub idle_s: f32,
    /// Seconds of the countdown; never under 20.
    #[serde(default = "countdown_s")]
    pub countdown_s: f32,
    /// Cuts instead of motion, for halls that want stillness.
    #[serde(default)]
    pub reduced_motion: bool,
}

/// One physical display.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisplaySpec {
    /// `near`, `far`, `phone`, …
    pub id: String,
    /// Picture size in physical pixels in a hall.
    pub width_px: u32,
    pub height_px: u32,
    /// Size of the glass. Layout is done in these millimetres.
    pub width_mm: f32,
    pub height_mm: f32,
    /// Height of the glass's lower edge above the floor.
    pub bottom_mm: f32,
    /// From eye to glass; sizes of QR modules follow from it.
    pub reading_distance_mm: f32,
    /// True where hands reach it; a display for eyes alone has no controls.
    pub touch: bool,
    /// Monitor name to show it on; without it displays go by order of position.
    #[serde(default)]
    pub monitor: Option<String>,
}

fn idle_s() -> f32 {
    45.0
}

fn countdown_s() -> f32 {
    20.0
}
