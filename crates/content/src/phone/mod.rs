//! The practice phone as data: apps with pages and acts, tasks that teach, and the household whose account is practised on.
//!
//! `scenes/phone/<app>/app.ron` says what an app is called and what it remembers; every other file of the folder is a topic
//! with pages and tasks. One general program runs them all, so a new task or a change of the real app is an edit here.

mod accents;
mod act;
mod app;
mod block;
mod household;
mod page;
mod read;
mod rules;
mod task;

pub use accents::Accents;
pub use act::Act;
pub use app::{App, AppDoc, Memory, TopicDoc};
pub use block::{
    Bars, Block, ButtonLook, Card, Choice, Choices, Figure, Keys, List, ListItem, Notice, PhoneButton, PhoneText, Row,
    Rows, Span, Tick, Tile, Tiles, Tone, Typing,
};
pub use household::{Household, ListRow};
pub use page::{Dialog, PageDoc};
pub use read::{PHONE_FOLDER, PhoneDocs};
pub use task::{LessonStep, Purpose, TaskDoc};
