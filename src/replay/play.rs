//! Plays a written visit, a step at a time, and says of each whether it went as written.

use std::path::PathBuf;

use bevy::ecs::system::SystemParam;
use bevy::input::keyboard::KeyboardInput;
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy::window::WindowEvent;
use serde::Serialize;

use super::find::Finder;
use super::keyboard::strokes;
use super::step::{Phase, Step};
use crate::AppSystems;
use crate::display::Display;
use crate::fault::{LoseGraphics, Stall};
use crate::scene::{Go, Stage};
use crate::staff::{Order, Way};
use crate::visit::Visit;

/// Frames between one step and the next: layout and conditions follow within two.
const SETTLE_FRAMES: u32 = 3;
/// Points of a drag between its ends.
const DRAG_POINTS: u32 = 8;
/// After a visit that went otherwise the next one waits so long, so that the log does not fill.
const AFTER_OTHERWISE_S: f32 = 2.0;
/// The replay's own finger.
const FINGER: u64 = 4_000;

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub step: usize,
    pub what: String,
    pub ok: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The visit being played.
#[derive(Resource)]
pub struct Player {
    steps: Vec<Step>,
    shots: Option<PathBuf>,
    next: usize,
    wait_frames: u32,
    wait_s: f32,
    queued: Vec<(Entity, TouchPhase, Vec2)>,
    /// After the last step comes the first one.
    again: bool,
    pub reports: Vec<Report>,
}

impl Player {
    /// Plays `steps`; pictures go to `shots`.
    #[must_use]
    pub fn new(steps: Vec<Step>, shots: Option<PathBuf>) -> Self {
        Self {
            steps,
            shots,
            next: 0,
            wait_frames: SETTLE_FRAMES,
            wait_s: 0.0,
            queued: Vec::new(),
            again: false,
            reports: Vec::new(),
        }
    }

    /// Plays `steps` over and over, as visitor after visitor would: the next begins when no visit goes on. No pictures
    /// are taken.
    #[must_use]
    pub fn over_and_over(steps: Vec<Step>) -> Self {
        Self { again: true, ..Self::new(steps, None) }
    }

    /// True when every step was played; never for a visit that is played over and over.
    #[must_use]
    pub fn done(&self) -> bool {
        !self.again
            && self.next >= self.steps.len()
            && self.queued.is_empty()
            && self.wait_s <= 0.0
            && self.wait_frames == 0
    }

    /// True when every step went as written.
    #[must_use]
    pub fn all_ok(&self) -> bool {
        self.reports.iter().all(|report| report.ok)
    }

    /// What went otherwise is told once for the whole visit, and all is forgotten.
    fn tell_otherwise(&mut self) {
        let told = |report: &Report| format!("step {}, {}: {}", report.step, report.what, report.note);
        let otherwise: Vec<_> = self.reports.iter().filter(|report| !report.ok).map(told).collect();
        if !otherwise.is_empty() {
            tracing::warn!("the played visit did not go as written: {}", otherwise.join("; "));
            self.wait_s = AFTER_OTHERWISE_S;
        }
        self.reports.clear();
    }
}

/// Adds the player to an app.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, play.in_set(AppSystems::Play));
}

#[derive(SystemParam)]
pub(super) struct Stagehands<'w, 's> {
    finder: Finder<'w, 's>,
    stage: Res<'w, Stage>,
    displays: Query<'w, 's, (Entity, &'static Display)>,
    commands: Commands<'w, 's>,
    go: MessageWriter<'w, Go>,
    orders: MessageWriter<'w, Order>,
    lose_graphics: MessageWriter<'w, LoseGraphics>,
    stall: MessageWriter<'w, Stall>,
    touches: MessageWriter<'w, TouchInput>,
    keys: MessageWriter<'w, KeyboardInput>,
    window_events: MessageWriter<'w, WindowEvent>,
}

fn play(time: Res<Time>, visit: Res<Visit>, player: Option<ResMut<Player>>, mut hands: Stagehands) {
    let Some(mut player) = player else { return };
    if player.wait_s > 0.0 {
        player.wait_s -= time.delta_secs();
        return;
    }
    if !player.queued.is_empty() {
        let (window, phase, position) = player.queued.remove(0);
        hands.touch(window, FINGER, phase, position);
        player.wait_frames = SETTLE_FRAMES;
        return;
    }
    if player.wait_frames > 0 {
        player.wait_frames -= 1;
        return;
    }
    let Some(step) = player.steps.get(player.next).cloned() else {
        if player.again {
            player.tell_otherwise();
            // A visit that was left open is ended by the idle clock, as a visitor's is who walks away.
            if visit.id.is_none() {
                player.next = 0;
                player.wait_frames = SETTLE_FRAMES;
            }
        }
        return;
    };
    let note = hands.take(&step, &mut player);
    let report =
        Report { step: player.next + 1, what: format!("{step:?}"), ok: note.is_none(), note: note.unwrap_or_default() };
    player.reports.push(report);
    player.next += 1;
    player.wait_frames = SETTLE_FRAMES;
}

impl Stagehands<'_, '_> {
    /// Takes a step; says what went wrong.
    fn take(&mut self, step: &Step, player: &mut Player) -> Option<String> {
        match step {
            Step::Go { scene } => {
                self.go.write(Go(scene.clone()));
                None
            }
            Step::Tap { id } => match self.finder.control(id) {
                None => Some(self.no_control(id)),
                Some(found) => {
                    let at = Vec2::new(found.left_mm + found.width_mm * 0.5, found.top_mm + found.height_mm * 0.5);
                    player.queued =
                        vec![(found.display, TouchPhase::Started, at), (found.display, TouchPhase::Ended, at)];
                    None
                }
            },
            Step::Drag { id, from, to } => match self.finder.control(id) {
                None => Some(self.no_control(id)),
                Some(found) => {
                    let at = |(x, y): (f32, f32)| {
                        Vec2::new(found.left_mm + found.width_mm * x, found.top_mm + found.height_mm * y)
                    };
                    let (from, to) = (at(*from), at(*to));
                    player.queued.push((found.display, TouchPhase::Started, from));
                    for point in 1..=DRAG_POINTS {
                        player.queued.push((
                            found.display,
                            TouchPhase::Moved,
                            from.lerp(to, point as f32 / DRAG_POINTS as f32),
                        ));
                    }
                    player.queued.push((found.display, TouchPhase::Ended, to));
                    None
                }
            },
            Step::Touch { display, finger, phase, at_mm } => match self.finder.display(display) {
                None => Some(format!("there is no display '{display}'")),
                Some(window) => {
                    let phase = match phase {
                        Phase::Began => TouchPhase::Started,
                        Phase::Moved => TouchPhase::Moved,
                        Phase::Ended => TouchPhase::Ended,
                        Phase::Cancelled => TouchPhase::Canceled,
                    };
                    self.touch(window, *finger, phase, Vec2::new(at_mm.0, at_mm.1));
                    None
                }
            },
            Step::Key { text } => match self.finder.first_display() {
                None => Some("there is no display whose window could hear a key".to_owned()),
                Some(window) => {
                    for key in strokes(window, text) {
                        self.window_events.write(WindowEvent::KeyboardInput(key.clone()));
                        self.keys.write(key);
                    }
                    None
                }
            },
            Step::Wait { seconds } => {
                player.wait_s = *seconds;
                None
            }
            Step::Expect { id, text } => {
                let now = self.finder.text(id).or_else(|| self.finder.control(id).map(|found| found.label));
                match now {
                    Some(now) if now == *text => None,
                    Some(now) => Some(format!("'{id}' says '{now}', not '{text}'")),
                    None => Some(format!("there is no '{id}' on the displays")),
                }
            }
            Step::ExpectScene { display, scene } => {
                if self.stage.scene != *scene {
                    return Some(format!("the scene on stage is '{}', not '{scene}'", self.stage.scene));
                }
                let id = display.as_ref()?;
                let Some(display) = self.finder.display(id) else { return Some(format!("there is no display '{id}'")) };
                let drawn = self.finder.scene(display);
                (drawn != Some(scene.as_str())).then(|| match drawn {
                    Some(drawn) => format!("display '{id}' shows the scene '{drawn}', not '{scene}'"),
                    None => format!("display '{id}' shows no scene, not '{scene}'"),
                })
            }
            Step::Shot(name) => {
                self.shoot(name, player);
                None
            }
            Step::Command(command) => match command.parse() {
                Ok(command) => {
                    self.orders.write(Order { command, way: Way::Replay, who: "replay".to_owned() });
                    None
                }
                Err(error) => Some(crate::staff::ParseCommandError::to_string(&error)),
            },
            Step::LoseGraphics => {
                self.lose_graphics.write(LoseGraphics);
                None
            }
            Step::Stall => {
                self.stall.write(Stall);
                None
            }
        }
    }

    fn no_control(&self, id: &str) -> String {
        let known: Vec<_> = self.finder.all().into_iter().map(|found| found.id).collect();
        format!("there is no control '{id}' on the displays; there are: {}", known.join(", "))
    }

    fn touch(&mut self, window: Entity, id: u64, phase: TouchPhase, position: Vec2) {
        let touch = TouchInput { phase, position, window, force: None, id };
        self.touches.write(touch);
        self.window_events.write(WindowEvent::TouchInput(touch));
    }

    fn shoot(&mut self, name: &str, player: &mut Player) {
        let Some(folder) = &player.shots else { return };
        for (window, display) in &self.displays {
            let path = folder.join(format!("{name}-{}.png", display.spec.id));
            self.commands.spawn(Screenshot::window(window)).observe(save_to_disk(path));
        }
        // The picture is read back some frames later.
        player.wait_s = 0.5;
    }
}
