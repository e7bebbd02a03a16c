//! What a control is called, for the kind words after a wrong turn.

use content::phone::Block;

use crate::Device;

/// Label and use of a control of the page or dialog in front, or of the phone itself.
pub(crate) fn label_of(device: &Device, id: &str) -> Option<(String, Option<String>)> {
    let named = |label: &String, about: &Option<String>| (label.clone(), about.clone());
    if let Some(dialog) = device.open_dialog() {
        let button = dialog.buttons.iter().find(|button| button.id == id)?;
        return Some(named(&button.label, &button.about));
    }
    let mut found = None;
    Block::walk(&device.page()?.blocks, &mut |block| {
        let here = match block {
            Block::Tiles(tiles) => {
                tiles.tiles.iter().find(|tile| tile.id == id).map(|tile| named(&tile.label, &tile.about))
            }
            Block::List(list) => list.items.iter().find_map(|item| {
                let row = id.strip_prefix(item.id.as_str())?;
                let mine = row.is_empty() || (list.each.is_some() && row.bytes().all(|byte| byte.is_ascii_digit()));
                mine.then(|| (item.label.replace('#', row), item.about.clone()))
            }),
            Block::Choices(choices) => {
                choices.choices.iter().find(|choice| choice.id == id).map(|choice| named(&choice.label, &None))
            }
            Block::Typing(typing) if typing.id == id => Some(named(&typing.label, &None)),
            Block::Tick(tick) if tick.id == id => Some(named(&tick.label, &None)),
            Block::Button(button) if button.id == id => Some(named(&button.label, &button.about)),
            _ => None,
        };
        if found.is_none() {
            found = here;
        }
    });
    found
}
