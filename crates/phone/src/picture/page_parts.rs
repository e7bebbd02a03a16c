//! What a page of an app is made of: its names, what is looked at, what is touched, and a question in front.

use content::phone::{App, PageDoc};
use content::{Node, PictureNode, Place, TypeStep};

use super::node::{bold, growing, text};
use super::{Room, block};
use crate::Device;

/// A page in parts, each from top to bottom.
pub(crate) struct PageParts {
    /// Whose page it is and what it is called.
    pub names: Vec<Node>,
    pub looked_at: Vec<Node>,
    pub touched: Vec<Node>,
    /// Title, text and buttons of the dialog in front, which takes the place of what is touched.
    pub dialog: Option<Vec<Node>>,
}

impl PageParts {
    pub(crate) fn of(device: &Device, app: &App, page: &PageDoc, room: Room) -> Self {
        // The first page is called as the app is; any other says whose it is.
        let mut names = vec![Node::Text(bold(&page.title, TypeStep::Hero, app.doc.on_colour))];
        if page.title != app.doc.name {
            names.insert(0, Node::Text(text(&app.doc.name, TypeStep::Title, app.doc.on_colour)));
        }
        let (mut looked_at, touched) = block::parts(device, app, page, room);
        looked_at.extend(page.drawing().map(|file| illustration(file, room)));
        let dialog = device.open_dialog().map(|dialog| block::dialog_parts(app, page, dialog));
        Self { names, looked_at, touched, dialog }
    }
}

/// What the page is about, as large as the room that words and controls leave.
fn illustration(file: String, room: Room) -> Node {
    let place = Place { width_mm: Some(room.share(1)), ..growing() };
    Node::Picture(PictureNode { file, id: None, place })
}
