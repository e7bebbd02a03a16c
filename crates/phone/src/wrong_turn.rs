//! What a touch off the way was called, for kind words.

use content::phone::PhoneDocs;

use crate::Device;
use crate::picture::label_of;

/// What a wrong turn was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrongTurn {
    /// Label of what was touched, a message.
    pub label: String,
    /// What that is good for.
    pub about: Option<String>,
}

impl WrongTurn {
    /// Of a control that was touched on a phone that was as `before`.
    pub(crate) fn of(docs: &PhoneDocs, before: &Device, control: &str) -> Self {
        let id = control.rsplit('.').next().unwrap_or_default();
        let of_the_phone = match control.strip_prefix("phone.") {
            Some(key) => key
                .strip_prefix("app.")
                .map_or_else(|| Some(format!("phone-{key}")), |app| docs.apps.get(app).map(|app| app.doc.name.clone())),
            None => None,
        };
        let named = of_the_phone.map(|label| (label, None)).or_else(|| label_of(before, id));
        let (label, about) = named.unwrap_or_default();
        Self { label, about }
    }
}
