//! Lessons to take home: each task walked once, its steps with their words, and a picture of the page of each as data. The
//! visitor's own phone draws them; what it draws is the picture of the practice phone itself, piece by piece.

mod book;
mod drawings;
mod lesson;
mod names;
mod page;
mod part;
mod texts;

pub use book::{Book, BookApp, OWN};
pub use drawings::Drawings;
pub use lesson::{BookLesson, BookStep, Typed};
pub use names::Names;
pub use page::BookPage;
pub use part::{Part, PartBox, PartPicture, PartText, PartTouch};
