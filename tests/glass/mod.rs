//! The glass as tests touch it.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::error::Error;
use std::path::PathBuf;

use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::WindowEvent;
use journal::Event;
use zhidian::app::Options;
use zhidian::display::Placement;
use zhidian::headless;
use zhidian::motion::Rolling;
use zhidian::record::Recorder;
use zhidian::replay::{Found, found};
use zhidian::scene::Go;

/// Options of an exhibit without graphics.
pub fn options(folder: Option<PathBuf>) -> Options {
    Options {
        profile: "dual-screen".to_owned(),
        folder,
        placement: Placement::Native,
        graphics: false,
        demo: false,
        takeaway_base: "http://127.0.0.1:8420/t/".to_owned(),
        whole_pictures: false,
    }
}

/// An exhibit ready to be touched.
pub struct Glass {
    pub app: App,
}

impl Glass {
    pub fn new() -> Result<Self, Box<dyn Error>> {
        Self::with(options(None))
    }

    /// The giant phone with a visitor before it.
    pub fn giant_phone() -> Result<Self, Box<dyn Error>> {
        let mut glass = Self::with(Options { profile: "giant-phone".to_owned(), ..options(None) })?;
        glass.tap("start");
        Ok(glass)
    }

    pub fn with(options: Options) -> Result<Self, Box<dyn Error>> {
        let mut app = headless::exhibit(&options)?;
        headless::ready(&mut app);
        Ok(Self { app })
    }

    pub fn go(&mut self, scene: &str) {
        self.app.world_mut().write_message(Go(scene.to_owned()));
        self.pass(4);
    }

    /// So many updates of 50 ms.
    pub fn pass(&mut self, updates: usize) {
        for _ in 0..updates {
            self.app.update();
        }
    }

    pub fn controls(&mut self) -> Vec<Found> {
        self.app.world_mut().run_system_cached(found).unwrap_or_default()
    }

    pub fn control(&mut self, id: &str) -> Found {
        let all = self.controls();
        let known: Vec<_> = all.iter().map(|found| found.id.clone()).collect();
        all.into_iter().find(|found| found.id == id).unwrap_or_else(|| panic!("no '{id}' among {known:?}"))
    }

    /// Middle of a control.
    pub fn middle(&mut self, id: &str) -> (Entity, Vec2) {
        let found = self.control(id);
        (found.display, Vec2::new(found.left_mm + found.width_mm * 0.5, found.top_mm + found.height_mm * 0.5))
    }

    /// A touch as the system sends it.
    pub fn touch(&mut self, window: Entity, id: u64, phase: TouchPhase, position: Vec2) {
        let touch = TouchInput { phase, position, window, force: None, id };
        self.app.world_mut().write_message(touch);
        self.app.world_mut().write_message(WindowEvent::TouchInput(touch));
    }

    pub fn tap(&mut self, id: &str) {
        let (window, at) = self.middle(id);
        self.touch(window, 1, TouchPhase::Started, at);
        self.pass(1);
        self.touch(window, 1, TouchPhase::Ended, at);
        self.pass(4);
    }

    /// What was recorded.
    pub fn events(&self) -> Vec<Event> {
        self.app.world().resource::<Recorder>().remembered()
    }

    /// The text of a named node; what a rolling number ends at.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut named = self.app.world_mut().query::<(&Name, &Text, Option<&Rolling>)>();
        let (_, text, rolling) = named.iter(self.app.world()).find(|(n, ..)| n.as_str() == name)?;
        Some(rolling.map_or(&text.0, |rolling| &rolling.to).clone())
    }

    /// True where some text says exactly this now.
    pub fn shows(&mut self, words: &str) -> bool {
        let mut texts = self.app.world_mut().query::<&Text>();
        texts.iter(self.app.world()).any(|text| text.0 == words)
    }
}
