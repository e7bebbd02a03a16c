//! One exhibit: its last hello, its newest pictures, the orders that wait for it.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use hall_api::{DisplayState, ExhibitState, Hello, Order};

use super::picture::{Picture, milliseconds};

/// An order that nobody fetched in this time is dropped: a touch of long ago would surprise a visitor.
const ORDER_LIFE: Duration = Duration::from_secs(10);
/// An exhibit that was silent for so long gets no orders.
const SILENT_AFTER: Duration = Duration::from_secs(45);

/// An exhibit and what there is of it now.
#[derive(Debug)]
pub(super) struct Exhibit {
    pub hello: Hello,
    pub heard: Option<Instant>,
    pub pictures: HashMap<String, Picture>,
    pub orders: VecDeque<Waiting>,
    pub told_watched: bool,
}

/// An order that waits to be fetched, or to be known as done.
#[derive(Debug)]
pub(super) struct Waiting {
    pub since: Instant,
    pub order: Order,
    /// Whether an answer with it was sent: it may have been lost on the way.
    pub given: bool,
}

impl Exhibit {
    pub fn new(hello: Hello, heard: Option<Instant>) -> Self {
        Self { hello, heard, pictures: HashMap::new(), orders: VecDeque::new(), told_watched: false }
    }

    pub fn is_heard(&self, now: Instant) -> bool {
        self.heard.is_some_and(|heard| now.saturating_duration_since(heard) <= SILENT_AFTER)
    }

    pub fn drop_old_orders(&mut self, now: Instant) {
        self.orders.retain(|waiting| now.saturating_duration_since(waiting.since) < ORDER_LIFE);
    }

    pub fn state(&self, now: Instant) -> ExhibitState {
        let displays = self.hello.displays.iter().map(|info| {
            let picture = self.pictures.get(&info.id);
            let mut info = info.clone();
            if let Some(picture) = picture {
                info.scene.clone_from(&picture.scene);
            }
            DisplayState {
                picture_age_ms: picture.map(|picture| picture.age_ms(now)),
                picture_number: picture.map_or(0, |picture| picture.number),
                info,
            }
        });
        ExhibitState {
            device: self.hello.device.clone(),
            name: self.hello.name.clone(),
            profile: self.hello.profile.clone(),
            demo: self.hello.demo,
            silent_ms: self.heard.map(|heard| milliseconds(now.saturating_duration_since(heard))),
            scenes: self.hello.scenes.clone(),
            displays: displays.collect(),
        }
    }
}
