//! The exhibit: every screen of a hall's PC, with everything it shows embedded.
//!
//! Read in this order: `app` puts the parts together, `display` opens the screens, `scene` turns documents into entities,
//! `touch` says what fingers do, `visit` keeps one visitor's stay, `activity` is what visitors do, `takeaway_code` what
//! they take home, `record` and `hall_link` what the hall learns of it, `staff` what staff can do, and `replay` and
//! `check` how all of it is tried.

pub mod activity;
pub mod app;
pub mod check;
pub mod cli;
pub mod display;
pub mod embedded;
mod engine;
pub mod fault;
pub mod hall_link;
pub mod headless;
pub mod motion;
pub mod record;
pub mod replay;
pub mod scene;
pub mod staff;
pub mod takeaway_code;
pub mod termination;
pub mod touch;
pub mod visit;

use bevy::prelude::*;

/// Order of everything that happens in a frame. Add new sets here and nowhere else.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppSystems {
    /// Changed files are taken over.
    Reload,
    /// A replay moves its fingers, orders of the hall arrive.
    Play,
    /// Fingers become events of controls.
    Touch,
    /// Staff commands are carried out.
    Staff,
    /// Events become deeds, deeds change visit and activity.
    Decide,
    /// Outcomes are recorded and become codes.
    Outcome,
    /// The scene on stage changes and is built.
    Stage,
    /// The new scene's activity begins.
    Follow,
    /// Values for texts and conditions.
    Publish,
    /// Pictures that are trees of nodes are drawn anew where the tree changed.
    Draw,
    /// Entities follow the values.
    Show,
    /// What is on its way moves on.
    Move,
    /// The record, and when to wake next.
    Last,
}
