//! A lost graphics device ends the exhibit, on record and in order; whoever started it starts it again.
//!
//! The engine can make a new renderer within the process, but what the old one held stays lost and its surfaces panic
//! (docs/adr/0007). A new process is back on the attract loop in seconds, with nothing of the visitor in it.

use bevy::prelude::*;
use bevy::render::error_handler::{RenderError, RenderErrorHandler, RenderErrorPolicy};
use bevy::render::render_resource::PollType;
use bevy::render::renderer::RenderDevice;
use bevy::render::{Render, RenderApp, RenderSystems};
use journal::Event;

use super::Parking;
use super::last_run::note_fall;
use crate::AppSystems;
use crate::record::Recorder;
use crate::scene::Stage;

/// Lose the graphics device now, as by a reset of its driver: a self-test of a hall's PC, and a step of replays.
#[derive(Message, Clone, Copy, Debug)]
pub struct LoseGraphics;

fn lose(mut wishes: MessageReader<LoseGraphics>, device: Option<Res<RenderDevice>>) {
    if wishes.read().count() > 0
        && let Some(device) = device
    {
        device.wgpu_device().destroy();
    }
}

/// Asks the device how it is behind every frame: a loss is told only to who asks, and a frame without a picture asks
/// nothing. In the drawing thread, since the answer waits for what that thread is drawing.
pub(super) fn plugin(app: &mut App) {
    app.insert_resource(RenderErrorHandler(decide))
        .add_message::<LoseGraphics>()
        .add_systems(Update, lose.in_set(AppSystems::Staff));
    if let Some(drawing) = app.get_sub_app_mut(RenderApp) {
        drawing.add_systems(Render, ask.in_set(RenderSystems::Cleanup));
    }
}

fn ask(device: Res<RenderDevice>) {
    // Work that is still on its way is no failure.
    device.poll(PollType::Poll).ok();
}

/// Decides what comes of an error while drawing.
fn decide(error: &RenderError, world: &mut World, _: &mut World) -> RenderErrorPolicy {
    let description = error.description.lines().next().unwrap_or("the driver gives no reason");
    let what = format!("the graphics device failed ({:?}): {description}", error.ty);
    tracing::error!("{what}; the exhibit ends, to be started again");
    let recorder = world.resource::<Recorder>();
    recorder.record(Event::Fault { what });
    note_fall(recorder, world.resource::<Parking>(), &world.resource::<Stage>().scene);
    world.write_message(AppExit::error());
    // Drawing on after an error could flash.
    RenderErrorPolicy::StopRendering
}
