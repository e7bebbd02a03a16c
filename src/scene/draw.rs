//! Draws the nodes of a scene document.

use bevy::prelude::*;
use bevy::text::LineHeight;
use content::{
    Action, Align, BoxNode, ButtonKind, ButtonNode, ColourToken, Condition, Flow, Node as SceneNode, PictureNode,
    Place, SceneDoc, TextNode, TypeStep, Weight, WidgetNode,
};
use ui_kit::{button, label, label_layout};

use super::bind::{InkOf, Rolls, ShownIf, StateIf, ink_of};
use super::build::{Build, SceneRoot};
use super::place::{Stretched, placed, put, reach_padding, yielding};
use super::{BoundText, Control};
use crate::touch::Shield;

/// What a button says whose scene is parked.
const RESTS: &str = "scene-rests";

impl Build<'_, '_, '_> {
    pub(super) fn root(&mut self, scene: &SceneDoc, node: &SceneNode) {
        let colour = self.skin.colour(ColourToken::Ground);
        // The ground is the camera's, not a node as large as the display, which would be drawn pixel by pixel.
        // Only the colour: a camera put in anew would forget its window.
        self.commands.entity(self.display.camera).entry::<Camera>().and_modify(move |mut camera| {
            camera.clear_color = ClearColorConfig::Custom(colour);
        });
        let low = self.visit.modes.reach && self.display.spec.touch;
        let reach = if low { reach_padding(self.display, scene.reach) } else { UiRect::ZERO };
        // Of known size from the start and never smaller: else the engine would first ask everything in it how small it could be.
        let whole = Node {
            position_type: PositionType::Absolute,
            width: percent(100),
            height: percent(100),
            overflow: Overflow::clip(),
            ..default()
        };
        // The sheet lies in a frame from the start: a node of the engine's layout must not change its parent.
        let root = self.commands.spawn((whole.clone(), UiTargetCamera(self.display.camera))).id();
        let sheet = self
            .commands
            .spawn((
                Name::new(format!("scene {} on {}", scene.id, self.display.spec.id)),
                Node { padding: reach, ..whole },
                ChildOf(root),
            ))
            .id();
        self.commands.entity(root).insert(SceneRoot { sheet, ground: colour, display: self.display_entity });
        self.node(sheet, node, Stretched::Height);
    }

    /// Draws a node as the last child of `parent`: always one entity, so that [`Build::renew`] finds it again.
    pub fn node(&mut self, parent: Entity, node: &SceneNode, stretched: Stretched) -> Entity {
        match node {
            SceneNode::Box(node) => self.boxed(parent, node, stretched),
            SceneNode::Text(node) => self.text(parent, node),
            SceneNode::Button(node) => self.button(parent, node, stretched),
            SceneNode::Picture(node) => self.picture(parent, node),
            SceneNode::Widget(node) => self.widget(parent, node, stretched),
        }
    }

    fn boxed(&mut self, parent: Entity, node: &BoxNode, stretched: Stretched) -> Entity {
        let skin = &self.skin;
        let mut style = yielding(&node.place, stretched);
        let gap = px(skin.space(node.gap));
        style.flex_direction = if node.flow == Flow::Down { FlexDirection::Column } else { FlexDirection::Row };
        style.flex_wrap = if node.flow == Flow::Wrap { FlexWrap::Wrap } else { FlexWrap::NoWrap };
        style.justify_content = match node.along {
            Align::Start | Align::Stretch => JustifyContent::FlexStart,
            Align::Centre => JustifyContent::Center,
            Align::End => JustifyContent::FlexEnd,
            Align::Spread => JustifyContent::SpaceBetween,
        };
        style.align_items = match node.across {
            None | Some(Align::Stretch | Align::Spread) => AlignItems::Stretch,
            Some(Align::Start) => AlignItems::FlexStart,
            Some(Align::Centre) => AlignItems::Center,
            Some(Align::End) => AlignItems::FlexEnd,
        };
        style.row_gap = gap;
        style.column_gap = gap;
        style.padding = UiRect::all(px(skin.space(node.pad)));
        if node.border.is_some() {
            style.border = UiRect::all(px(skin.line()));
        }
        if node.card {
            style.border_radius = BorderRadius::all(px(skin.theme.card_radius_mm));
        }
        let edge = node.border.map(|token| BorderColor::all(skin.colour(token)));
        let ground = node.ground.map(|token| BackgroundColor(skin.colour(token)));
        let lies_over = style.position_type == PositionType::Absolute && node.ground.is_some();
        let mut entity = self.commands.spawn((style, ChildOf(parent)));
        if let Some(id) = &node.id {
            entity.insert(Name::new(id.clone()));
        }
        if let Some(ground) = ground {
            entity.insert(ground);
        }
        if let Some(edge) = edge {
            entity.insert(edge);
        }
        if lies_over {
            entity.insert((Shield, GlobalZIndex(10)));
        }
        if let Some(condition) = &node.place.show_if {
            entity.insert(ShownIf(condition.clone()));
        }
        let entity = entity.id();
        for child in &node.children {
            self.node(entity, child, Stretched::within(node));
        }
        entity
    }

    fn text(&mut self, parent: Entity, node: &TextNode) -> Entity {
        let text = self.say(&node.message);
        let bundle = label(&self.skin, self.fonts, text, node.size, node.weight, node.colour);
        let mut entity = self.commands.spawn((
            bundle,
            label_layout(node.align, node.one_line),
            placed(&node.place),
            BoundText(node.message.clone()),
            ChildOf(parent),
        ));
        if let Some(id) = &node.id {
            entity.insert(Name::new(id.clone()));
        }
        if node.roll {
            entity.insert(Rolls);
        }
        if let Some(condition) = &node.place.show_if {
            entity.insert(ShownIf(condition.clone()));
        }
        entity.id()
    }

    fn button(&mut self, parent: Entity, node: &ButtonNode, stretched: Stretched) -> Entity {
        // A way to a scene that failed is shut, and says so.
        let rests = matches!(&node.action, Action::Go(scene) if self.parking.is_parked(scene));
        let message = if rests { RESTS } else { node.label.as_str() };
        let spoken = self.say(message);
        let typing = matches!(node.kind, ButtonKind::Key | ButtonKind::QuietKey);
        let control = Control {
            id: node.id.clone(),
            label: spoken.clone(),
            action: Some(node.action.clone()),
            draggable: false,
            typing,
        };
        let entity = self
            .commands
            .spawn((button(&self.skin, node.kind), control, Name::new(node.id.clone()), ChildOf(parent)))
            .id();
        self.place_over(entity, &node.place, stretched);
        self.commands.entity(entity).insert(super::bind::BoundLabel(message.to_owned()));
        self.commands
            .entity(entity)
            .insert(StateIf { chosen: node.chosen_if.clone(), enabled: node.enabled_if.clone() });
        if let Some(condition) = &node.place.show_if {
            self.commands.entity(entity).insert(ShownIf(condition.clone()));
        }
        let ink = self.ink(entity, node.kind);
        if let Some(icon) = &node.icon {
            self.icon(entity, icon, node, &ink);
        }
        if node.kind != ButtonKind::Round {
            let (size, weight) = match node.kind {
                ButtonKind::Primary => (TypeStep::Subtitle, Weight::Bold),
                ButtonKind::Key => (TypeStep::Title, Weight::Bold),
                ButtonKind::Chip => (TypeStep::Subtitle, Weight::Bold),
                _ => (TypeStep::Lead, Weight::Regular),
            };
            let bundle = label(&self.skin, self.fonts, spoken, node.size.unwrap_or(size), weight, ColourToken::Ink);
            // What names a thing may take two lines, what is a verb one.
            let wraps = matches!(node.kind, ButtonKind::Tile | ButtonKind::Row | ButtonKind::Chip);
            let align = if node.kind == ButtonKind::Row { Align::Start } else { Align::Centre };
            let layout = label_layout(align, !wraps);
            let text = (bundle, layout, BoundText(message.to_owned()), ink.clone(), ChildOf(entity));
            let mut text = self.commands.spawn(text);
            if node.kind == ButtonKind::Key {
                // One figure alone needs no room between lines.
                text.insert(LineHeight::RelativeToFont(1.05));
            }
        }
        if let Some(note) = &node.note {
            self.note(entity, note, node.size.unwrap_or(TypeStep::Lead), ink);
        }
        entity
    }

    /// A button's icon. One of `icons` wears the ink of the button; any other drawing has colours of its own.
    fn icon(&mut self, button: Entity, icon: &str, node: &ButtonNode, ink: &InkOf) {
        let line = self.skin.theme.target_mm * 0.55;
        let own = icon.contains('/');
        let side = match (node.kind, node.size) {
            (ButtonKind::Tile, _) if own => node.place.width_mm.unwrap_or(line * 4.0) * 0.5,
            (ButtonKind::Tile, Some(size)) => self.skin.type_mm(size) * 2.0,
            (_, Some(size)) => line.max(self.skin.type_mm(size) * 1.1),
            (_, None) => line,
        };
        let layout = Node { width: px(side), height: px(side), flex_shrink: 0.0, ..default() };
        if own {
            let Some(image) = self.drawing(icon, side, ColourToken::Ink) else { return };
            self.commands.spawn((ImageNode::new(image), layout, ChildOf(button)));
        } else if let Some(image) = self.drawing(&format!("icons/{icon}"), side, ColourToken::OnInverse) {
            // White in every theme: the ink of the button is laid over it.
            let ink = if node.kind == ButtonKind::Tile {
                ink_of(&self.skin, button, (ColourToken::Brand, ColourToken::OnBrand))
            } else {
                ink.clone()
            };
            let image = ImageNode { image, color: ink.rest(), ..default() };
            self.commands.spawn((image, layout, ink, ChildOf(button)));
        }
    }

    /// The quieter message at the end of a line.
    fn note(&mut self, button: Entity, note: &str, size: TypeStep, ink: InkOf) {
        let room = Node { flex_grow: 1.0, ..default() };
        self.commands.spawn((room, ChildOf(button)));
        let bundle = label(&self.skin, self.fonts, self.say(note), size, Weight::Regular, ColourToken::QuietInk);
        let text = (bundle, label_layout(Align::End, false), BoundText(note.to_owned()), ink, ChildOf(button));
        self.commands.spawn(text);
    }

    fn picture(&mut self, parent: Entity, node: &PictureNode) -> Entity {
        if node.place.grow > 0.0 {
            return self.illustration(parent, node);
        }
        let width = node.place.width_mm.unwrap_or(24.0);
        let image = self.drawing(&node.file, width, ColourToken::Ink);
        let mut entity = self.commands.spawn((placed(&node.place), ChildOf(parent)));
        if let Some(image) = image {
            entity.insert(ImageNode::new(image));
        }
        if let Some(condition) = &node.place.show_if {
            entity.insert(ShownIf(condition.clone()));
        }
        entity.id()
    }

    fn widget(&mut self, parent: Entity, node: &WidgetNode, stretched: Stretched) -> Entity {
        let mut entity =
            self.commands.spawn((yielding(&node.place, stretched), Name::new(node.id.clone()), ChildOf(parent)));
        if let Some(condition) = &node.place.show_if {
            entity.insert(ShownIf(condition.clone()));
        }
        let entity = entity.id();
        if node.name == "scene.content" {
            if let Some(content) = self.content.take() {
                self.node(entity, content, Stretched::Height);
            }
        } else if let Some(draw) = self.widgets.0.get(node.name.as_str()).copied() {
            draw(self, entity, node);
        } else {
            tracing::warn!("the scene names a widget '{}' that this program does not know", node.name);
        }
        entity
    }

    /// A label or icon of `button` follows its ink.
    #[must_use]
    pub fn ink(&self, button: Entity, kind: ButtonKind) -> InkOf {
        let tokens = match kind {
            ButtonKind::Primary => (ColourToken::OnLive, ColourToken::OnLive),
            _ => (ColourToken::Ink, ColourToken::OnBrand),
        };
        ink_of(&self.skin, button, tokens)
    }

    /// A button of a widget is drawn as chosen while `condition` holds.
    pub fn chosen_if(&mut self, button: Entity, condition: Option<Condition>) {
        self.commands.entity(button).insert(StateIf { chosen: condition, enabled: None });
    }

    /// A drawing of `assets/pictures` in this display's resolution and colours.
    pub fn drawing(&mut self, file: &str, width_mm: f32, ink: ColourToken) -> Option<Handle<Image>> {
        let svg = self.art.svg(file);
        let drawn = svg.map(|svg| self.pictures.draw(self.images, &self.skin, file, &svg, width_mm, ink));
        match drawn {
            Some(Ok(image)) => Some(image),
            Some(Err(error)) => {
                tracing::warn!("{file}: {error}");
                None
            }
            None => {
                tracing::warn!("there is no drawing '{file}'");
                None
            }
        }
    }

    /// A message in the visitor's language with the scene's values.
    #[must_use]
    pub fn say(&self, message: &str) -> String {
        self.library.messages.format(self.visit.modes.language, message, self.values)
    }

    /// Puts a place's sizes over a node that is spawned already.
    fn place_over(&mut self, entity: Entity, place: &Place, stretched: Stretched) {
        let place = place.clone();
        self.commands.entity(entity).entry::<Node>().and_modify(move |mut node| put(&mut node, &place, stretched));
    }
}
