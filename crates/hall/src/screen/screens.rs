//! All exhibits with their displays, newest pictures and orders that wait. Pure state: the time is passed in.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use hall_api::{Hello, Order, OrderKind, Orders};

use super::exhibit::{Exhibit, Waiting};
use super::picture::Picture;

/// Orders that may wait for one exhibit.
const WAITING_ORDERS: usize = 256;
/// The screens page counts as watched so long after its last request.
const WATCHED_FOR: Duration = Duration::from_secs(5);

/// The exhibits' displays as the server knows them.
#[derive(Debug, Default)]
pub struct Screens {
    exhibits: BTreeMap<String, Exhibit>,
    watched_at: Option<Instant>,
    last_order: u64,
    pictures: u64,
}

/// Why an exhibit or display cannot be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScreenError {
    /// No such exhibit.
    #[error("no exhibit of this identity has said hello: start it, or see the list of screens")]
    UnknownExhibit,
    /// No such display.
    #[error("the exhibit has no display of this name: see the list of screens")]
    UnknownDisplay,
    /// Nothing heard for long.
    #[error("the exhibit does not answer: see whether it is running and connected")]
    Silent,
    /// Too many orders wait.
    #[error("the exhibit has too many orders waiting: wait a moment")]
    Busy,
}

impl Screens {
    /// Remembers an exhibit from an earlier run of the server: known, not heard yet.
    pub fn remember(&mut self, hello: Hello) {
        self.exhibits.entry(hello.device.clone()).or_insert_with(|| Exhibit::new(hello, None));
    }

    /// An exhibit said hello, at a start or because what it shows has changed.
    pub fn greet(&mut self, hello: Hello, now: Instant) {
        match self.exhibits.get_mut(&hello.device) {
            Some(exhibit) => {
                let is_there = |display: &String| hello.displays.iter().any(|info| &info.id == display);
                exhibit.pictures.retain(|display, _| is_there(display));
                exhibit.heard = Some(now);
                exhibit.hello = hello;
            }
            None => {
                self.exhibits.insert(hello.device.clone(), Exhibit::new(hello, Some(now)));
            }
        }
    }

    /// Notes that somebody looks at the screens. True when nobody did before.
    pub fn watch(&mut self, now: Instant) -> bool {
        let news = !self.is_watched(now);
        self.watched_at = Some(now);
        news
    }

    fn is_watched(&self, now: Instant) -> bool {
        self.watched_at.is_some_and(|at| now.saturating_duration_since(at) < WATCHED_FOR)
    }

    /// Every display of every exhibit, for the screens page.
    pub fn state(&self, now: Instant) -> hall_api::Screens {
        let exhibits = self.exhibits.values().map(|exhibit| exhibit.state(now)).collect();
        hall_api::Screens { exhibits }
    }

    /// How many exhibits were heard lately.
    pub fn heard(&self, now: Instant) -> u64 {
        self.exhibits.values().filter(|exhibit| exhibit.is_heard(now)).count() as u64
    }

    /// Keeps a display's newest picture.
    pub fn show(
        &mut self,
        device: &str,
        display: &str,
        scene: Option<String>,
        jpeg: Bytes,
        now: Instant,
    ) -> Result<(), ScreenError> {
        let exhibit = self.exhibits.get_mut(device).ok_or(ScreenError::UnknownExhibit)?;
        exhibit.heard = Some(now);
        let info = exhibit.hello.displays.iter().find(|info| info.id == display).ok_or(ScreenError::UnknownDisplay)?;
        let scene = scene.unwrap_or_else(|| info.scene.clone());
        self.pictures += 1;
        exhibit.pictures.insert(display.to_owned(), Picture { jpeg, number: self.pictures, scene, at: now });
        Ok(())
    }

    /// A display's newest picture.
    pub fn picture(&self, device: &str, display: &str) -> Option<&Picture> {
        self.exhibits.get(device)?.pictures.get(display)
    }

    /// Queues an order. `wall_ms` makes numbers that go on above those of an earlier run of the server.
    pub fn order(
        &mut self,
        device: &str,
        who: &str,
        what: OrderKind,
        now: Instant,
        wall_ms: i64,
    ) -> Result<u64, ScreenError> {
        let exhibit = self.exhibits.get_mut(device).ok_or(ScreenError::UnknownExhibit)?;
        if let OrderKind::Touch { display, .. } = &what
            && !exhibit.hello.displays.iter().any(|info| &info.id == display)
        {
            return Err(ScreenError::UnknownDisplay);
        }
        if !exhibit.is_heard(now) {
            return Err(ScreenError::Silent);
        }
        exhibit.drop_old_orders(now);
        if exhibit.orders.len() >= WAITING_ORDERS {
            return Err(ScreenError::Busy);
        }
        let number = (self.last_order + 1).max(u64::try_from(wall_ms).unwrap_or(0));
        self.last_order = number;
        let order = Order { number, who: who.to_owned(), what };
        exhibit.orders.push_back(Waiting { since: now, order, given: false });
        Ok(number)
    }

    /// Orders above `after`, or `None` while there is nothing to say. Those at or below it are done with.
    ///
    /// An exhibit that starts asks after [`Orders::FROM_NOW`] or 0. What waits is then dropped, or what was given already:
    /// a restart that it has just carried out must not come again.
    pub fn orders(&mut self, device: &str, after: u64, now: Instant) -> Result<Option<Orders>, ScreenError> {
        let watched = self.is_watched(now);
        let exhibit = self.exhibits.get_mut(device).ok_or(ScreenError::UnknownExhibit)?;
        exhibit.heard = Some(now);
        exhibit.drop_old_orders(now);
        let starts = after == Orders::FROM_NOW;
        exhibit.orders.retain(|waiting| waiting.order.number > after && !(after == 0 && waiting.given));
        if exhibit.orders.is_empty() && exhibit.told_watched == watched && !starts {
            return Ok(None);
        }
        exhibit.told_watched = watched;
        let give = |waiting: &mut Waiting| {
            waiting.given = true;
            waiting.order.clone()
        };
        Ok(Some(Orders { orders: exhibit.orders.iter_mut().map(give).collect(), watched }))
    }

    /// What an exhibit is told when nothing came while it waited.
    pub fn no_orders(&self, now: Instant) -> Orders {
        Orders { orders: Vec::new(), watched: self.is_watched(now) }
    }
}

#[cfg(test)]
#[path = "screens_tests.rs"]
mod tests;
