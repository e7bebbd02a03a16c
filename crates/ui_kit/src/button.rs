//! Buttons: how each kind looks at rest, pressed, chosen and when it cannot be touched.

use bevy::prelude::*;
use content::{ButtonKind, ColourToken};

use crate::Skin;

/// What a button shows of its state. Set by touch and by conditions, painted by [`paint_buttons`].
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ButtonState {
    pub pressed: bool,
    pub chosen: bool,
    pub disabled: bool,
}

/// Colours of a button in each state, worked out once from the tokens.
#[derive(Component, Clone, Debug)]
pub struct ButtonPaint {
    pub kind: ButtonKind,
    rest: (Color, Color),
    pressed: (Color, Color),
    chosen: (Color, Color),
    disabled: (Color, Color),
    /// Width of the edge and room beside the label, in millimetres. A state without an edge gives its width to the room.
    edge_mm: f32,
    room_mm: f32,
    /// Colour of label and icon at rest and when chosen.
    pub ink: (ColourToken, ColourToken),
}

/// The box of a button: size, corners, colours. Label and icon are its children.
pub fn button(skin: &Skin, kind: ButtonKind) -> impl Bundle + use<> {
    let theme = skin.theme;
    let target = target(skin, kind);
    let radius = match kind {
        ButtonKind::Plain | ButtonKind::Round => BorderRadius::MAX,
        ButtonKind::Primary => BorderRadius::all(px(theme.card_radius_mm)),
        ButtonKind::Key | ButtonKind::QuietKey => BorderRadius::all(px(theme.card_radius_mm * 0.75)),
        ButtonKind::Tile | ButtonKind::Row | ButtonKind::Chip => BorderRadius::all(px(theme.card_radius_mm)),
    };
    let paint = paint(skin, kind);
    (
        Node {
            min_height: px(target),
            min_width: px(target),
            align_items: AlignItems::Center,
            justify_content: if kind == ButtonKind::Row { JustifyContent::FlexStart } else { JustifyContent::Center },
            flex_direction: if kind == ButtonKind::Tile { FlexDirection::Column } else { FlexDirection::Row },
            row_gap: px(paint.room_mm * 0.5),
            column_gap: px(paint.room_mm * 0.5),
            border_radius: radius,
            ..default()
        },
        BackgroundColor(paint.rest.0),
        BorderColor::all(paint.rest.1),
        ButtonState::default(),
        paint,
    )
}

/// Least side of a button: in elder size every button is as large as the primary one.
fn target(skin: &Skin, kind: ButtonKind) -> f32 {
    if kind == ButtonKind::Primary || skin.look.elder { skin.theme.primary_target_mm } else { skin.theme.target_mm }
}

fn paint(skin: &Skin, kind: ButtonKind) -> ButtonPaint {
    use ColourToken as C;
    // An edge of the ground's own colour shows as a seam: such a button has none.
    let of = |ground, edge| (skin.colour(ground), if ground == edge { Color::NONE } else { skin.colour(edge) });
    let (rest, pressed, chosen, ink) = match kind {
        ButtonKind::Primary => {
            (of(C::Live, C::Live), of(C::LiveLine, C::LiveLine), of(C::Live, C::Ink), (C::OnLive, C::OnLive))
        }
        ButtonKind::Plain | ButtonKind::Round => {
            (of(C::Raised, C::Brand), of(C::Line, C::Brand), of(C::Brand, C::Brand), (C::Ink, C::OnBrand))
        }
        ButtonKind::Key | ButtonKind::QuietKey | ButtonKind::Tile | ButtonKind::Row | ButtonKind::Chip => {
            (of(C::Raised, C::Line), of(C::Line, C::Brand), of(C::Brand, C::Brand), (C::Ink, C::OnBrand))
        }
    };
    // Elder size makes a button higher; the room beside its larger label stays, or a row of them would not fit.
    let room_mm = match kind {
        ButtonKind::Round => 0.0,
        ButtonKind::Primary => skin.theme.primary_target_mm * 0.3,
        _ => skin.theme.target_mm * 0.3,
    };
    ButtonPaint { kind, rest, pressed, chosen, disabled: of(C::Ground, C::Line), edge_mm: skin.line(), room_mm, ink }
}

/// Repaints buttons whose state changed, in the frame it changed.
pub fn paint_buttons(
    mut buttons: Query<
        (&ButtonState, &ButtonPaint, &mut BackgroundColor, &mut BorderColor, &mut Node),
        Changed<ButtonState>,
    >,
) {
    for (state, paint, mut ground, mut edge, mut node) in &mut buttons {
        let (to_ground, to_edge) = match *state {
            ButtonState { disabled: true, .. } => paint.disabled,
            ButtonState { pressed: true, .. } => paint.pressed,
            ButtonState { chosen: true, .. } => paint.chosen,
            _ => paint.rest,
        };
        ground.set_if_neq(BackgroundColor(to_ground));
        edge.set_if_neq(BorderColor::all(to_edge));
        // The ground is drawn inside the edge: without one it must fill the whole button, which keeps its size.
        let line = if to_edge == Color::NONE { 0.0 } else { paint.edge_mm };
        let (border, padding) = (UiRect::all(px(line)), UiRect::horizontal(px(paint.room_mm + paint.edge_mm - line)));
        // A node that is written to is laid out again, and with it its whole display.
        if node.border != border || node.padding != padding {
            (node.border, node.padding) = (border, padding);
        }
    }
}
