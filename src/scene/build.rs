//! Turns a scene document into entities on every display.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::text::LineHeight;
use content::{Align, BoxNode, ButtonKind, ButtonNode, ColourToken, Condition, Flow, Node as SceneNode, PictureNode, Place, SceneDoc, TextNode, ThemeName, TypeStep, Weight, WidgetNode};
use ui_kit::{Fonts, HatchTiles, Look, Pictures, Skin, button, label, label_layout};

use super::bind::{InkOf, ShownIf, StateIf, ink_of};
use super::widget::Widgets;
use super::{Art, BoundText, Control, LiveLibrary, SceneValues, Stage};
use crate::display::Display;
use crate::touch::Shield;
use crate::visit::Visit;

/// Root of a scene on one display.
#[derive(Component)]
pub struct SceneRoot;

/// Everything a node or widget needs to be drawn on one display.
pub struct Build<'a, 'w, 's> {
    pub commands: &'a mut Commands<'w, 's>,
    pub skin: Skin<'a>,
    pub fonts: &'a Fonts,
    pub images: &'a mut Assets<Image>,
    pub pictures: &'a mut Pictures,
    pub tiles: &'a mut HatchTiles,
    pub art: &'a Art,
    pub values: &'a content::Values,
    pub library: &'a content::Library,
    pub visit: &'a Visit,
    pub display: &'a Display,
    pub display_entity: Entity,
    widgets: &'a Widgets,
    content: Option<&'a SceneNode>,
}

/// What building needs of the world.
#[derive(SystemParam)]
pub struct Kit<'w> {
    library: Res<'w, LiveLibrary>,
    art: Res<'w, Art>,
    fonts: Res<'w, Fonts>,
    widgets: Res<'w, Widgets>,
    visit: Res<'w, Visit>,
    values: Res<'w, SceneValues>,
    images: ResMut<'w, Assets<Image>>,
    pictures: ResMut<'w, Pictures>,
    tiles: ResMut<'w, HatchTiles>,
}

/// Builds all displays anew when the scene, a mode, a file or a display's size changed.
pub(super) fn rebuild(
    mut commands: Commands,
    stage: Res<Stage>,
    mut kit: Kit,
    displays: Query<(Entity, &Display)>,
    resized: Query<(), Changed<Display>>,
    roots: Query<Entity, With<SceneRoot>>,
    mut built: Local<Option<(Stage, crate::visit::Modes)>>,
) {
    let wanted = Some((Stage { help: false, ..stage.clone() }, kit.visit.modes));
    if *built == wanted && resized.is_empty() && !kit.library.is_changed() {
        return;
    }
    let Some(scene) = kit.library.0.scenes.get(&stage.scene).cloned() else { return };
    for root in &roots {
        commands.entity(root).despawn();
    }
    let library = kit.library();
    let frame = scene.frame.as_ref().and_then(|id| library.0.scenes.get(id)).cloned();
    for (entity, display) in &displays {
        let content = scene.displays.get(&display.spec.id);
        let outer = frame.as_ref().and_then(|frame| frame.displays.get(&display.spec.id)).or(content);
        let Some(outer) = outer else { continue };
        let look = kit.look(scene.theme, display);
        let mut build = kit.build(&mut commands, &library.0, look, entity, display, content);
        build.root(&scene, outer);
    }
    *built = wanted;
}

impl Kit<'_> {
    /// How a display wears `theme` for this visitor.
    #[must_use]
    pub fn look(&self, theme: ThemeName, display: &Display) -> Look {
        let modes = self.visit.modes;
        Look { theme, contrast: modes.contrast, elder: modes.elder, px_per_mm: display.px_per_mm }
    }

    /// The library in force; hold it while building.
    #[must_use]
    pub fn library(&self) -> LiveLibrary {
        self.library.clone()
    }

    /// Everything needed to draw on a display.
    pub fn build<'a, 'w, 's>(
        &'a mut self,
        commands: &'a mut Commands<'w, 's>,
        library: &'a content::Library,
        look: Look,
        display_entity: Entity,
        display: &'a Display,
        content: Option<&'a SceneNode>,
    ) -> Build<'a, 'w, 's> {
        Build {
            commands,
            skin: Skin { theme: &library.theme, look },
            fonts: &self.fonts,
            images: &mut self.images,
            pictures: &mut self.pictures,
            tiles: &mut self.tiles,
            art: &self.art,
            values: &self.values.0,
            library,
            visit: &self.visit,
            display,
            display_entity,
            widgets: &self.widgets,
            content,
        }
    }
}

impl Build<'_, '_, '_> {
    fn root(&mut self, scene: &SceneDoc, node: &SceneNode) {
        let colour = self.skin.colour(ColourToken::Ground);
        // Only the colour: a camera put in anew would forget its window.
        self.commands.entity(self.display.camera).entry::<Camera>().and_modify(move |mut camera| {
            camera.clear_color = ClearColorConfig::Custom(colour);
        });
        let reach = if self.visit.modes.reach && self.display.spec.touch { reach_padding(self.display) } else { UiRect::ZERO };
        let root = self
            .commands
            .spawn((
                SceneRoot,
                Name::new(format!("scene {} on {}", scene.id, self.display.spec.id)),
                Node { width: percent(100), height: percent(100), padding: reach, overflow: Overflow::clip(), ..default() },
                UiTargetCamera(self.display.camera),
                BackgroundColor(colour),
            ))
            .id();
        self.node(root, node);
    }

    /// Draws a node into `parent`.
    pub fn node(&mut self, parent: Entity, node: &SceneNode) {
        match node {
            SceneNode::Box(node) => self.boxed(parent, node),
            SceneNode::Text(node) => {
                self.text(parent, node);
            }
            SceneNode::Button(node) => self.button(parent, node),
            SceneNode::Picture(node) => self.picture(parent, node),
            SceneNode::Widget(node) => self.widget(parent, node),
        }
    }

    fn boxed(&mut self, parent: Entity, node: &BoxNode) {
        let skin = &self.skin;
        let mut style = yielding(&node.place);
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
            self.node(entity, child);
        }
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
        if let Some(condition) = &node.place.show_if {
            entity.insert(ShownIf(condition.clone()));
        }
        entity.id()
    }

    fn button(&mut self, parent: Entity, node: &ButtonNode) {
        let spoken = self.say(&node.label);
        let typing = matches!(node.kind, ButtonKind::Key | ButtonKind::QuietKey);
        let control = Control {
            id: node.id.clone(),
            label: spoken.clone(),
            action: Some(node.action.clone()),
            draggable: false,
            typing,
        };
        let entity = self.commands.spawn((button(&self.skin, node.kind), control, Name::new(node.id.clone()), ChildOf(parent))).id();
        self.place_over(entity, &node.place);
        self.commands.entity(entity).insert(StateIf { chosen: node.chosen_if.clone(), enabled: node.enabled_if.clone() });
        if let Some(condition) = &node.place.show_if {
            self.commands.entity(entity).insert(ShownIf(condition.clone()));
        }
        let ink = self.ink(entity, node.kind);
        if let Some(icon) = &node.icon {
            let side = self.skin.theme.target_mm * 0.55;
            if let Some(image) = self.drawing(&format!("icons/{icon}"), side, ColourToken::Raised) {
                let image = ImageNode { image, color: ink.rest(), ..default() };
                self.commands.spawn((
                    image,
                    Node { width: px(side), height: px(side), ..default() },
                    ink.clone(),
                    ChildOf(entity),
                ));
            }
        }
        if node.kind != ButtonKind::Round {
            let (size, weight) = match node.kind {
                ButtonKind::Primary => (TypeStep::Subtitle, Weight::Bold),
                ButtonKind::Key => (TypeStep::Title, Weight::Bold),
                ButtonKind::QuietKey => (TypeStep::Lead, Weight::Regular),
                _ => (TypeStep::Lead, Weight::Regular),
            };
            let bundle = label(&self.skin, self.fonts, spoken, node.size.unwrap_or(size), weight, ColourToken::Ink);
            let text = (bundle, label_layout(Align::Centre, true), BoundText(node.label.clone()), ink, ChildOf(entity));
            let mut text = self.commands.spawn(text);
            if node.kind == ButtonKind::Key {
                // One figure alone needs no room between lines.
                text.insert(LineHeight::RelativeToFont(1.05));
            }
        }
    }

    fn picture(&mut self, parent: Entity, node: &PictureNode) {
        let width = node.place.width_mm.unwrap_or(24.0);
        let Some(image) = self.drawing(&node.file, width, ColourToken::Ink) else { return };
        let mut entity = self.commands.spawn((ImageNode::new(image), placed(&node.place), ChildOf(parent)));
        if let Some(condition) = &node.place.show_if {
            entity.insert(ShownIf(condition.clone()));
        }
    }

    fn widget(&mut self, parent: Entity, node: &WidgetNode) {
        let mut entity = self.commands.spawn((yielding(&node.place), Name::new(node.id.clone()), ChildOf(parent)));
        if let Some(condition) = &node.place.show_if {
            entity.insert(ShownIf(condition.clone()));
        }
        let entity = entity.id();
        if node.name == "scene.content" {
            if let Some(content) = self.content.take() {
                self.node(entity, content);
            }
        } else if let Some(draw) = self.widgets.0.get(node.name.as_str()).copied() {
            draw(self, entity, node);
        } else {
            tracing::warn!("the scene names a widget '{}' that this program does not know", node.name);
        }
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
    fn place_over(&mut self, entity: Entity, place: &Place) {
        let place = place.clone();
        self.commands.entity(entity).entry::<Node>().and_modify(move |mut node| put(&mut node, &place));
    }
}

/// A node standing at a place.
fn placed(place: &Place) -> Node {
    let mut node = Node::default();
    put(&mut node, place);
    node
}

/// The same for a box: one that grows may also become smaller than what is in it, so that its siblings keep their room.
fn yielding(place: &Place) -> Node {
    let mut node = placed(place);
    if place.grow > 0.0 && place.min_height_mm.is_none() {
        node.min_height = px(0.0);
    }
    node
}

fn put(node: &mut Node, place: &Place) {
    let set = |slot: &mut Val, mm: Option<f32>| {
        if let Some(mm) = mm {
            *slot = px(mm);
        }
    };
    set(&mut node.width, place.width_mm);
    set(&mut node.height, place.height_mm);
    set(&mut node.min_width, place.min_width_mm);
    set(&mut node.min_height, place.min_height_mm);
    set(&mut node.left, place.left_mm);
    set(&mut node.right, place.right_mm);
    set(&mut node.top, place.top_mm);
    set(&mut node.bottom, place.bottom_mm);
    if place.left_mm.or(place.right_mm).or(place.top_mm).or(place.bottom_mm).is_some() {
        node.position_type = PositionType::Absolute;
    }
    if place.grow > 0.0 {
        node.flex_grow = place.grow;
        node.flex_basis = px(0.0);
        node.min_width = if place.min_width_mm.is_some() { node.min_width } else { px(0.0) };
    }
    if place.width_mm.is_some() || place.height_mm.is_some() {
        node.flex_shrink = 0.0;
    }
}

/// Room above and below in reach mode, so that every control lies between 380 and 1120 mm above the floor (EN 301 549, 8.3).
fn reach_padding(display: &Display) -> UiRect {
    let spec = &display.spec;
    let top = (spec.bottom_mm + spec.height_mm - REACH_TOP_MM).max(0.0);
    let bottom = (REACH_BOTTOM_MM - spec.bottom_mm).max(0.0);
    UiRect { top: px(top), bottom: px(bottom), ..UiRect::ZERO }
}

/// The reach band above the floor.
pub const REACH_TOP_MM: f32 = 1120.0;
/// Its lower edge.
pub const REACH_BOTTOM_MM: f32 = 380.0;
