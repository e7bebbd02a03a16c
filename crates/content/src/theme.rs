//! Tokens: the only place that knows what a colour or a size is called. Their numbers are data in `assets/theme`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Rgb;
use crate::unique_keys::unique_keys;

/// Colours by the part they play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum ColourToken {
    Ground,
    Raised,
    #[default]
    Ink,
    QuietInk,
    Brand,
    /// Text and icons on the brand colour.
    OnBrand,
    /// What is live, as a fill under or beside ink.
    Live,
    /// What is live, as a line or mark on the ground.
    LiveLine,
    /// Text and icons on the live fill.
    OnLive,
    Tier1,
    Tier2,
    Tier3,
    /// Fill of the tier under its hatch.
    Tier1Fill,
    Tier2Fill,
    Tier3Fill,
    /// Text on the tier fills.
    OnTier1,
    OnTier2,
    OnTier3,
    /// Thin dividing lines and edges of cards.
    Line,
    /// A dark card on a light ground, and its text.
    Inverse,
    OnInverse,
    /// Headers of practice apps that are blue or green, and the text on them.
    AppBlue,
    OnAppBlue,
    AppGreen,
    OnAppGreen,
}

/// Which set of colours a scene wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum ThemeName {
    #[default]
    Day,
    Night,
    /// See-through display: black is glass.
    Glass,
}

/// Normal or high contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Contrast {
    #[default]
    Normal,
    High,
}

/// Steps of the type ladder, a closed set since glyph atlases are never evicted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum TypeStep {
    /// Sources and footnotes.
    Note,
    #[default]
    Body,
    Lead,
    Subtitle,
    Title,
    Figure,
    Hero,
    Giant,
}

/// Two weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Weight {
    #[default]
    Regular,
    Bold,
}

/// Steps of the spacing ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum SpaceStep {
    #[default]
    None,
    Hair,
    Small,
    Medium,
    Large,
    Wide,
    Vast,
}

/// The theme document, `assets/theme/theme.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Colours by theme, contrast and token.
    #[serde(deserialize_with = "unique_keys")]
    pub colours: BTreeMap<ThemeName, BTreeMap<Contrast, BTreeMap<ColourToken, Rgb>>>,
    /// Pairs of text and ground that scenes may use, with the ratio they must reach (normal, high contrast).
    pub pairs: Vec<(ColourToken, ColourToken, f32, f32)>,
    #[serde(deserialize_with = "unique_keys")]
    pub type_mm: BTreeMap<TypeStep, f32>,
    /// The ladder in elder size: half as large again where it is read closely, less where a figure is large already.
    pub elder_type_mm: BTreeMap<TypeStep, f32>,
    /// Line height as a factor of the type size.
    pub line_height: f32,
    #[serde(deserialize_with = "unique_keys")]
    pub space_mm: BTreeMap<SpaceStep, f32>,
    pub radius_mm: f32,
    pub card_radius_mm: f32,
    pub line_mm: f32,
    pub target_mm: f32,
    pub primary_target_mm: f32,
    pub target_gap_mm: f32,
    pub enter_ms: u32,
    pub leave_ms: u32,
}

impl ColourToken {
    /// Every token: a theme is complete when it has these.
    pub const ALL: [Self; 25] = [
        Self::Ground,
        Self::Raised,
        Self::Ink,
        Self::QuietInk,
        Self::Brand,
        Self::OnBrand,
        Self::Live,
        Self::LiveLine,
        Self::OnLive,
        Self::Tier1,
        Self::Tier2,
        Self::Tier3,
        Self::Tier1Fill,
        Self::Tier2Fill,
        Self::Tier3Fill,
        Self::OnTier1,
        Self::OnTier2,
        Self::OnTier3,
        Self::Line,
        Self::Inverse,
        Self::OnInverse,
        Self::AppBlue,
        Self::OnAppBlue,
        Self::AppGreen,
        Self::OnAppGreen,
    ];
}

impl ThemeName {
    pub const ALL: [Self; 3] = [Self::Day, Self::Night, Self::Glass];
}

impl Contrast {
    pub const ALL: [Self; 2] = [Self::Normal, Self::High];
}

impl TypeStep {
    /// Every step, smallest first.
    pub const ALL: [Self; 8] =
        [Self::Note, Self::Body, Self::Lead, Self::Subtitle, Self::Title, Self::Figure, Self::Hero, Self::Giant];
}

impl SpaceStep {
    /// Every step, smallest first.
    pub const ALL: [Self; 7] = [Self::None, Self::Hair, Self::Small, Self::Medium, Self::Large, Self::Wide, Self::Vast];
}

impl Theme {
    /// A colour. The loader has made sure that every theme has every token.
    #[must_use]
    pub fn colour(&self, theme: ThemeName, contrast: Contrast, token: ColourToken) -> Rgb {
        self.colours
            .get(&theme)
            .and_then(|by_contrast| by_contrast.get(&contrast))
            .and_then(|tokens| tokens.get(&token))
            .copied()
            .unwrap_or_default()
    }

    /// Height of a type step in millimetres, in elder size or not.
    #[must_use]
    pub fn type_mm(&self, step: TypeStep, elder: bool) -> f32 {
        let ladder = if elder { &self.elder_type_mm } else { &self.type_mm };
        ladder.get(&step).copied().unwrap_or_default()
    }

    /// A distance in millimetres.
    #[must_use]
    pub fn space_mm(&self, step: SpaceStep) -> f32 {
        self.space_mm.get(&step).copied().unwrap_or(0.0)
    }
}
