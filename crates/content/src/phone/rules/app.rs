//! An app as a whole: its name, what it remembers, and that its parts know each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_CHARACTERS, is_yuan, page, refusal, task};
use crate::phone::{Act, AppDoc, Block, Household, Memory, PageDoc, PhoneDocs, TopicDoc};
use crate::position::Position;
use crate::{ContentError, Document};

/// A topic with the document it was written in.
pub(in crate::phone) struct Written<'a> {
    pub document: &'a Document,
    pub topic: TopicDoc,
}

/// What the parts of an app may refer to.
pub(super) struct Known<'a> {
    pub app: &'a AppDoc,
    pub pages: BTreeMap<&'a str, &'a PageDoc>,
    pub household: Option<&'a Household>,
    /// Names that rows are picked into.
    pub picked: BTreeSet<&'a str>,
}

impl Known<'_> {
    /// True where something is held under the name.
    pub fn name(&self, name: &str) -> bool {
        let picked = name.rsplit_once('.').is_some_and(|(row, _)| self.picked.contains(row));
        self.app.memory.contains_key(name) || picked || name.starts_with("house.") || name.starts_with("mode.")
    }

    /// True where an act may put something under the name.
    pub fn writable(&self, name: &str) -> bool {
        self.app.memory.contains_key(name) || name == "house.balance"
    }

    /// True where there is a list of the name.
    pub fn list(&self, name: &str) -> bool {
        let Some(name) = name.strip_prefix("house.") else { return false };
        matches!(name, "bills" | "week") || self.household.is_none_or(|household| household.lists.contains_key(name))
    }
}

pub(in crate::phone) fn check_app(
    folder: &str,
    head: &Document,
    app: &AppDoc,
    topics: &[Written],
    household: Option<&Household>,
) -> Result<(), ContentError> {
    if app.id != folder {
        let reason = format!("the id is '{}' and the folder is called '{folder}': make the two the same", app.id);
        return Err(refusal(head, &app.id, reason));
    }
    check_memory(head, app)?;
    let mut known = Known { app, pages: BTreeMap::new(), household, picked: BTreeSet::new() };
    for Written { document, topic } in topics {
        for page in &topic.pages {
            if known.pages.insert(&page.id, page).is_some() {
                let reason = format!("there is a page '{}' already: rename one", page.id);
                return Err(refusal(document, &page.id, reason));
            }
            page::walk_acts(page, &mut |act| {
                if let Act::Pick(_, _, into) = act {
                    known.picked.insert(into);
                }
            });
        }
    }
    if !known.pages.contains_key(app.start.as_str()) {
        let reason = format!("there is no page '{}' to start with: name a page of this folder", app.start);
        return Err(refusal(head, &app.start, reason));
    }
    for Written { document, topic } in topics {
        for page in &topic.pages {
            page::check(document, &known, page)?;
        }
        for wanted in &topic.tasks {
            task::check(document, &known, wanted)?;
        }
    }
    check_enter_loops(topics, &known)
}

fn check_memory(head: &Document, app: &AppDoc) -> Result<(), ContentError> {
    for (name, memory) in &app.memory {
        if !name.strip_prefix(app.id.as_str()).is_some_and(|rest| rest.starts_with('.')) {
            let reason = format!("'{name}' must begin with the app's id: write '{}.{name}'", app.id);
            return Err(refusal(head, name, reason));
        }
        match memory {
            Memory::Yuan(yuan) if !is_yuan(yuan) => {
                let reason = format!("'{yuan}' is no amount: write yuan and cents, such as 12.40");
                return Err(refusal(head, yuan, reason));
            }
            Memory::Text(text) if text.chars().count() > MOST_CHARACTERS => {
                let reason = format!("the text of '{name}' is too long: at most {MOST_CHARACTERS} characters are held");
                return Err(refusal(head, name, reason));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A page whose `enter` shows a page that in the end shows it again would never come to rest.
fn check_enter_loops(topics: &[Written], known: &Known) -> Result<(), ContentError> {
    for Written { document, topic } in topics {
        for page in &topic.pages {
            let (mut open, mut seen) = (shown_at_once(page, known.app), BTreeSet::new());
            while let Some(next) = open.pop() {
                if next == page.id {
                    let reason = format!(
                        "page '{}' comes back to itself without a touch: take a Show or Start out of an enter",
                        page.id
                    );
                    return Err(refusal(document, &page.id, reason));
                }
                if let Some(next) = known.pages.get(next).filter(|next| seen.insert(next.id.as_str())) {
                    open.extend(shown_at_once(next, known.app));
                }
            }
        }
    }
    Ok(())
}

/// Pages that come with this one; `Start` shows the app's first page.
fn shown_at_once<'a>(page: &'a PageDoc, app: &'a AppDoc) -> Vec<&'a str> {
    let mut shown = Vec::new();
    Act::walk(&page.enter, &mut |act| match act {
        Act::Show(id) => shown.push(id.as_str()),
        Act::Start => shown.push(app.start.as_str()),
        _ => {}
    });
    shown
}

/// Tasks are found by their id over all apps; the app of a doubled one keeps the rest.
pub(in crate::phone) fn drop_doubled_tasks(docs: &mut PhoneDocs, errors: &mut Vec<ContentError>) {
    let mut seen = BTreeSet::new();
    for (id, app) in &mut docs.apps {
        let doubled: Vec<_> =
            app.tasks.iter().filter(|task| !seen.insert(task.id.clone())).map(|task| task.id.clone()).collect();
        for task in doubled {
            let path = format!("{}{id}/", crate::phone::PHONE_FOLDER);
            errors.push(ContentError::new(
                &path,
                Position::START,
                format!("there is a task '{task}' already: rename one"),
            ));
            let mut left = (**app).clone();
            let mut first = true;
            // The later one goes, within an app as well.
            left.tasks.reverse();
            left.tasks.retain(|kept| kept.id != task || !std::mem::take(&mut first));
            left.tasks.reverse();
            *app = std::sync::Arc::new(left);
        }
    }
}

/// The controls of a page and its dialogs: id, and the field's key count where it is typed into.
pub(super) fn controls(page: &PageDoc) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    Block::walk(&page.blocks, &mut |block| match block {
        Block::Tiles(tiles) => found.extend(tiles.tiles.iter().map(|tile| (tile.id.as_str(), false))),
        Block::List(list) => found.extend(list.items.iter().map(|item| (item.id.as_str(), false))),
        Block::Choices(choices) => found.extend(choices.choices.iter().map(|choice| (choice.id.as_str(), false))),
        Block::Typing(typing) => found.push((typing.id.as_str(), true)),
        Block::Tick(tick) => found.push((tick.id.as_str(), false)),
        Block::Button(button) => found.push((button.id.as_str(), false)),
        _ => {}
    });
    found.extend(page.dialogs.iter().flat_map(|dialog| &dialog.buttons).map(|button| (button.id.as_str(), false)));
    found
}
