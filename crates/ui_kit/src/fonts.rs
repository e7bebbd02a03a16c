//! Two weights of one family that covers Chinese, Latin and figures. Handles are held for ever: the text stack forgets
//! every font when one is dropped.

use std::borrow::Cow;
use std::sync::Arc;

use bevy::prelude::*;
use content::Weight;
use linebender_resource_handle::Blob;

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

/// Puts both weights into the app. They are read where they lie: a copy of the two would be 7 MB.
pub fn load_fonts(app: &mut App, regular: Cow<'static, [u8]>, bold: Cow<'static, [u8]>) {
    let mut fonts = app.world_mut().resource_mut::<Assets<Font>>();
    let font = |data| Font { data: Blob::new(Arc::new(data)), alias: String::new() };
    let handles = Fonts { regular: fonts.add(font(regular)), bold: fonts.add(font(bold)) };
    app.insert_resource(handles);
}
