//! What of a page or dialog can be touched now, and what it does.

use content::phone::{Act, Block, Typing};

use crate::{Device, held};

/// Something that can be touched now.
pub(crate) struct Touchable {
    pub id: String,
    /// It is chosen or ticked already: touching it again need not change anything.
    pub chosen: bool,
}

impl Touchable {
    fn new(id: &str) -> Self {
        Self { id: id.to_owned(), chosen: false }
    }
}

/// What a control does.
pub(crate) enum Control {
    Acts(Vec<Act>),
    Choice(String, String),
    Tick(String),
    Typing(Typing),
}

impl Device {
    /// What a control that can be touched now does.
    pub(crate) fn control(&self, id: &str) -> Option<Control> {
        if let Some(dialog) = self.open_dialog() {
            let button = dialog.buttons.iter().find(|button| button.id == id)?;
            return Some(Control::Acts(button.acts.clone()));
        }
        self.control_in(&self.page()?.blocks, id)
    }

    /// The name a choice of the page in front is kept under.
    pub(crate) fn chosen_into(&self, control: &str) -> Option<String> {
        match self.control(control)? {
            Control::Choice(into, _) => Some(into),
            _ => None,
        }
    }

    fn control_in(&self, blocks: &[Block], id: &str) -> Option<Control> {
        let holds = |condition: &Option<content::Condition>| condition.as_ref().is_none_or(|c| c.holds(&self.held));
        blocks.iter().filter(|block| block.show_if().is_none_or(|c| c.holds(&self.held))).find_map(
            |block| match block {
                Block::Card(card) => self.control_in(&card.blocks, id),
                Block::Tiles(tiles) => {
                    tiles.tiles.iter().find(|tile| tile.id == id).map(|tile| Control::Acts(tile.acts.clone()))
                }
                Block::List(list) => {
                    list.items.iter().filter(|item| holds(&item.show_if)).find_map(|item| match &list.each {
                        None => (item.id == id).then(|| Control::Acts(item.acts.clone())),
                        Some(each) => {
                            let row = id.strip_prefix(item.id.as_str())?;
                            let number: usize = row.parse().ok()?;
                            (1..=held::count(&self.held, each))
                                .contains(&number)
                                .then(|| Control::Acts(of_row(&item.acts, row)))
                        }
                    })
                }
                Block::Choices(choices) => choices
                    .choices
                    .iter()
                    .find(|choice| choice.id == id)
                    .map(|choice| Control::Choice(choices.into.clone(), choice.value.clone())),
                Block::Typing(typing) => (typing.id == id).then(|| Control::Typing(typing.clone())),
                Block::Tick(tick) => (tick.id == id).then(|| Control::Tick(tick.into.clone())),
                Block::Button(button) => {
                    (button.id == id && holds(&button.enabled_if)).then(|| Control::Acts(button.acts.clone()))
                }
                _ => None,
            },
        )
    }

    /// Everything on the page or dialog in front that can be touched now.
    pub(crate) fn controls(&self) -> Vec<Touchable> {
        let mut found = Vec::new();
        if self.waiting.is_some() || self.keyboard.is_some() {
            return found;
        }
        match self.open_dialog() {
            Some(dialog) => found.extend(dialog.buttons.iter().map(|button| Touchable::new(&button.id))),
            None => {
                if let Some(page) = self.page() {
                    self.controls_in(&page.blocks, &mut found);
                }
            }
        }
        found
    }

    fn controls_in(&self, blocks: &[Block], found: &mut Vec<Touchable>) {
        let holds = |condition: &Option<content::Condition>| condition.as_ref().is_none_or(|c| c.holds(&self.held));
        for block in blocks.iter().filter(|block| block.show_if().is_none_or(|c| c.holds(&self.held))) {
            match block {
                Block::Card(card) => self.controls_in(&card.blocks, found),
                Block::Tiles(tiles) => found.extend(tiles.tiles.iter().map(|tile| Touchable::new(&tile.id))),
                Block::List(list) => {
                    for item in list.items.iter().filter(|item| holds(&item.show_if)) {
                        match &list.each {
                            None => found.push(Touchable::new(&item.id)),
                            Some(each) => found.extend(
                                (1..=held::count(&self.held, each))
                                    .map(|row| Touchable::new(&format!("{}{row}", item.id))),
                            ),
                        }
                    }
                }
                Block::Choices(choices) => found.extend(choices.choices.iter().map(|choice| Touchable {
                    id: choice.id.clone(),
                    chosen: held::text(&self.held, &choices.into) == choice.value,
                })),
                Block::Typing(typing) => found.push(Touchable::new(&typing.id)),
                Block::Tick(tick) => found.push(Touchable {
                    id: tick.id.clone(),
                    chosen: self.held.get(&tick.into) == Some(&content::Value::Flag(true)),
                }),
                Block::Button(button) if holds(&button.enabled_if) => found.push(Touchable::new(&button.id)),
                _ => {}
            }
        }
    }

    /// True where a control of the id can be touched now.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.waiting.is_none() && self.keyboard.is_none() && self.control(id).is_some()
    }
}

/// Acts of a list's line for one row: `#` is its number.
fn of_row(acts: &[Act], row: &str) -> Vec<Act> {
    let numbered = |text: &String| text.replace('#', row);
    acts.iter()
        .map(|act| match act {
            Act::Set(name, value) => Act::Set(numbered(name), numbered(value)),
            Act::Add(name, amount) => Act::Add(name.clone(), numbered(amount)),
            Act::Pick(list, index, into) => Act::Pick(list.clone(), numbered(index), into.clone()),
            Act::Wait(ms, then) => Act::Wait(*ms, of_row(then, row)),
            Act::If(condition, then, otherwise) => {
                Act::If(condition.clone(), of_row(then, row), of_row(otherwise, row))
            }
            act => act.clone(),
        })
        .collect()
}
