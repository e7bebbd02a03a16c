//! Whoever started the exhibit hears that it is up and that it lives: systemd's notifications.
//!
//! Alive is a step that came to its end and a picture that reached a display, both since the last time: a frozen graphics
//! device counts as dead. The process that systemd watches is the compositor above, so whose number it names is no
//! matter (security.md C6).

use std::time::Duration;
use std::{env, io, thread};

use bevy::prelude::*;
use sd_notify::NotifyState;

use super::Pulse;

/// How often the first picture is asked for.
const FIRST_LOOK: Duration = Duration::from_millis(20);
/// Longest time between two looks afterwards.
const LOOK: Duration = Duration::from_secs(1);

/// The supervisor that started this process, and how long the exhibit may keep silent towards it.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Supervisor {
    silence: Option<Duration>,
}

impl Supervisor {
    /// The one that started this process; none where there is none.
    #[must_use]
    pub fn of_this_process() -> Option<Self> {
        env::var_os("NOTIFY_SOCKET")?;
        let silence = env::var("WATCHDOG_USEC").ok().and_then(|text| text.parse().ok()).map(Duration::from_micros);
        Some(Self { silence })
    }

    /// Longest sleep of the app, so that the silence allowed has two steps and pictures: one may come late. A picture costs
    /// a quarter of a second where the processor draws, so there are not more of them.
    #[must_use]
    pub fn longest_sleep(&self) -> Option<Duration> {
        self.silence.map(|silence| silence * 9 / 20)
    }

    /// Tells it, from a thread of its own, since it may be slow to listen. An exhibit that `draws` is up with its first
    /// picture, another with its first step.
    ///
    /// # Errors
    /// Where the system starts no thread.
    pub fn tell(self, pulse: Pulse, draws: bool) -> io::Result<()> {
        let look = self.silence.map_or(LOOK, |silence| (silence / 6).min(LOOK));
        let signs = move |pulse: &Pulse| (pulse.steps(), if draws { pulse.pictures() } else { pulse.steps() });
        let tell = move || {
            while signs(&pulse).0 == 0 || signs(&pulse).1 == 0 {
                thread::sleep(FIRST_LOOK);
            }
            notify(NotifyState::Ready);
            let mut last = signs(&pulse);
            loop {
                thread::sleep(look);
                let now = signs(&pulse);
                if now.0 != last.0 && now.1 != last.1 {
                    notify(NotifyState::Watchdog);
                    last = now;
                }
            }
        };
        thread::Builder::new().name("watchdog".to_owned()).spawn(tell).map(drop)
    }
}

fn notify(state: NotifyState) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::debug!("the supervisor was not told: {error}");
    }
}
