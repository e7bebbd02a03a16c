//! Two weights of one family that covers Chinese, Latin and figures. Handles are held for ever: the text stack forgets
//! every font when one is dropped.

use bevy::prelude::*;
use content::Weight;

/// The two weights.
#[derive(Resource, Clone)]
pub struct Fonts {
    regular: Handle<Font>,
    bold: Handle<Font>,
}

impl Fonts {
    /// The font of a weight.
    #[must_use]
    pub fn of(&self, weight: Weight) -> Handle<Font> {
        match weight {
            Weight::Regular => self.regular.clone(),
            Weight::Bold => self.bold.clone(),
        }
    }
}

/// Puts both weights into the app, and the regular one in place of the engine's default font.
pub fn load_fonts(app: &mut App, regular: Vec<u8>, bold: Vec<u8>) {
    let mut fonts = app.world_mut().resource_mut::<Assets<Font>>();
    let handles = Fonts { regular: fonts.add(Font::from_bytes(regular)), bold: fonts.add(Font::from_bytes(bold)) };
    app.insert_resource(handles);
}
