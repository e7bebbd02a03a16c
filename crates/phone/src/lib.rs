//! The practice phone: one general program that runs every app of `scenes/phone`, the lessons that teach with it, and
//! their picture. Pure: no Bevy, no clock, no disk; time is told to it, and what it draws is a tree of scene nodes.

mod account;
mod device;
mod expected;
mod graph;
mod guide;
mod held;
mod keyboard;
mod lesson;
mod lesson_book;
mod phone;
mod picture;
mod publish;
mod taught;
mod told;
mod touchable;
mod way;
mod wrong_turn;

pub use device::{Device, Front};
pub use graph::{Graph, Way, graph, svg};
pub use guide::Menu;
pub use keyboard::{Guess, Keyboard, Words};
pub use lesson::{Help, Lesson, Mode};
pub use lesson_book::{
    Book, BookApp, BookLesson, BookPage, BookStep, Drawings, Names, OWN, Part, PartBox, PartPicture, PartText,
    PartTouch, Typed,
};
pub use phone::{Phone, Today};
pub use picture::{Room, guide_node, screen_node};
pub use taught::Taught;
pub use told::Told;
pub use way::{Unwalkable, walk};
