//! Text. A label never takes a touch: what lies under it does.

use bevy::prelude::*;
use bevy::text::{FontFeatureTag, FontFeatures, LineHeight};
use content::{Align, ColourToken, TypeStep, Weight};

use crate::{Fonts, Skin};

/// A text in one size, weight and colour, with figures of equal width.
pub fn label(
    skin: &Skin,
    fonts: &Fonts,
    text: String,
    size: TypeStep,
    weight: Weight,
    colour: ColourToken,
) -> impl Bundle + use<> {
    (
        Text::new(text),
        TextFont {
            font: fonts.of(weight).into(),
            font_size: FontSize::Px(skin.type_mm(size)),
            font_features: FontFeatures::from([FontFeatureTag::TABULAR_FIGURES]),
            ..default()
        },
        LineHeight::RelativeToFont(skin.theme.line_height),
        TextColor(skin.colour(colour)),
    )
}

/// How the lines of a label stand and wrap.
#[must_use]
pub fn label_layout(align: Align, one_line: bool) -> TextLayout {
    TextLayout {
        justify: match align {
            Align::Centre => Justify::Center,
            Align::End => Justify::Right,
            _ => Justify::Left,
        },
        linebreak: if one_line { LineBreak::NoWrap } else { LineBreak::WordOrCharacter },
    }
}
