//! A page: what it shows is there, what it asks for can be done, and nothing on it is dead.

use std::collections::BTreeSet;

use super::app::{Known, controls};
use super::{MOST_CHARACTERS, MOST_ROWS, acts, refusal};
use crate::phone::{Act, Block, PageDoc};
use crate::{Condition, ContentError, Document};

pub(super) fn check(document: &Document, known: &Known, page: &PageDoc) -> Result<(), ContentError> {
    let refuse = |word: &str, reason: String| Err(refusal(document, word, reason));
    let mut seen = BTreeSet::new();
    for (id, _) in controls(page) {
        if !seen.insert(id) {
            return refuse(id, format!("page '{}' has two controls of id '{id}': rename one", page.id));
        }
    }
    let mut count = 0;
    let mut found = Ok(());
    Block::walk(&page.blocks, &mut |block| {
        count += 1;
        if found.is_ok() {
            found = check_block(document, known, page, block);
        }
    });
    found?;
    if count > MOST_ROWS {
        return refuse(&page.id, format!("page '{}' has {count} blocks: a page shows at most {MOST_ROWS}", page.id));
    }
    for dialog in &page.dialogs {
        if !(1..=2).contains(&dialog.buttons.len()) {
            return refuse(&dialog.id, format!("dialog '{}' needs one button or two", dialog.id));
        }
        for button in &dialog.buttons {
            alive(document, &button.id, &button.acts)?;
            acts::check(document, known, page, &button.acts)?;
        }
    }
    acts::check(document, known, page, &page.enter)
}

fn check_block(document: &Document, known: &Known, page: &PageDoc, block: &Block) -> Result<(), ContentError> {
    let refuse = |word: &str, reason: String| Err(refusal(document, word, reason));
    if let Some(condition) = block.show_if() {
        check_condition(document, known, condition)?;
    }
    let each = |list: &Option<String>| match list {
        Some(list) if !known.list(list) => {
            refuse(list, format!("there is no list '{list}' in household.ron: write it there"))
        }
        _ => Ok(()),
    };
    let writable = |name: &str| {
        if known.writable(name) {
            Ok(())
        } else {
            refuse(name, format!("nothing is remembered under '{name}': add it to app.ron"))
        }
    };
    match block {
        Block::Tiles(tiles) => {
            if tiles.tiles.len() > MOST_ROWS {
                return refuse(
                    &tiles.tiles[0].id,
                    format!("{} tiles are too many: at most {MOST_ROWS}", tiles.tiles.len()),
                );
            }
            for tile in &tiles.tiles {
                alive(document, &tile.id, &tile.acts)?;
                acts::check(document, known, page, &tile.acts)?;
            }
        }
        Block::List(list) => {
            each(&list.each)?;
            if list.items.len() > MOST_ROWS {
                return refuse(
                    &list.items[0].id,
                    format!("{} lines are too many: at most {MOST_ROWS}", list.items.len()),
                );
            }
            for item in &list.items {
                alive(document, &item.id, &item.acts)?;
                acts::check(document, known, page, &item.acts)?;
            }
        }
        Block::Rows(rows) => each(&rows.each)?,
        Block::Bars(bars) => each(&Some(bars.each.clone()))?,
        Block::Choices(choices) => {
            writable(&choices.into)?;
            if !(2..=8).contains(&choices.choices.len()) {
                return refuse(&choices.into, "choices need two to eight to choose from".into());
            }
        }
        Block::Typing(typing) => {
            writable(&typing.into)?;
            if typing.most == 0 || usize::from(typing.most) > MOST_CHARACTERS {
                return refuse(
                    &typing.id,
                    format!("'{}' takes {} characters: write 1 to {MOST_CHARACTERS}", typing.id, typing.most),
                );
            }
            acts::check(document, known, page, &typing.full)?;
        }
        Block::Tick(tick) => writable(&tick.into)?,
        Block::Button(button) => {
            if let Some(condition) = &button.enabled_if {
                check_condition(document, known, condition)?;
            }
            alive(document, &button.id, &button.acts)?;
            acts::check(document, known, page, &button.acts)?;
        }
        _ => {}
    }
    Ok(())
}

pub(super) fn check_condition(document: &Document, known: &Known, condition: &Condition) -> Result<(), ContentError> {
    if known.name(condition.name()) {
        return Ok(());
    }
    let reason =
        format!("nothing is held under '{}': add it to app.ron or write a name that is there", condition.name());
    Err(ContentError::new(&document.path, crate::position::Position::of_word(&document.text, condition.name()), reason))
}

/// A control that does nothing teaches that touching is useless.
fn alive(document: &Document, id: &str, acts: &[Act]) -> Result<(), ContentError> {
    if acts.is_empty() { Err(refusal(document, id, format!("'{id}' does nothing: give it acts"))) } else { Ok(()) }
}

/// All acts of a page.
pub(super) fn walk_acts<'a>(page: &'a PageDoc, visit: &mut impl FnMut(&'a Act)) {
    Act::walk(&page.enter, visit);
    Block::walk(&page.blocks, &mut |block| match block {
        Block::Tiles(tiles) => tiles.tiles.iter().for_each(|tile| Act::walk(&tile.acts, visit)),
        Block::List(list) => list.items.iter().for_each(|item| Act::walk(&item.acts, visit)),
        Block::Typing(typing) => Act::walk(&typing.full, visit),
        Block::Button(button) => Act::walk(&button.acts, visit),
        _ => {}
    });
    for button in page.dialogs.iter().flat_map(|dialog| &dialog.buttons) {
        Act::walk(&button.acts, visit);
    }
}
