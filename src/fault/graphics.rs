//! A lost graphics device ends the exhibit, on record and in order; whoever started it starts it again.
//!
//! The engine can make a new renderer within the process, but what the old one held stays lost and its surfaces panic
//! (docs/adr/0007). A new process is back on the attract loop in seconds, with nothing of the visitor in it.

use bevy::prelude::*;
use bevy::render::error_handler::{RenderError, RenderErrorHandler, RenderErrorPolicy};
use bevy::render::render_resource::PollType;
use bevy::render::renderer::RenderDevice;
use journal::Event;

use crate::record::Recorder;

/// Lose the graphics device now, as by a reset of its driver: a self-test of a hall's PC, and a step of replays.
#[derive(Message, Clone, Copy, Debug)]
pub struct LoseGraphics;

pub(super) fn lose(mut wishes: MessageReader<LoseGraphics>, device: Option<Res<RenderDevice>>) {
    if wishes.read().count() > 0
        && let Some(device) = device
    {
        device.wgpu_device().destroy();
    }
}

/// Asks the device how it is, every frame: a loss is told only to who asks, and a frame without a picture asks nothing.
pub(super) fn ask(device: Option<Res<RenderDevice>>) {
    if let Some(device) = device {
        // Work that is still on its way is no failure.
        device.poll(PollType::Poll).ok();
    }
}

/// Decides what comes of an error while drawing.
pub(super) fn handler() -> RenderErrorHandler {
    RenderErrorHandler(decide)
}

fn decide(error: &RenderError, world: &mut World, _: &mut World) -> RenderErrorPolicy {
    let description = error.description.lines().next().unwrap_or("the driver gives no reason");
    let what = format!("the graphics device failed ({:?}): {description}", error.ty);
    tracing::error!("{what}; the exhibit ends, to be started again");
    world.resource::<Recorder>().record(Event::Fault { what });
    world.write_message(AppExit::error());
    // Drawing on after an error could flash.
    RenderErrorPolicy::StopRendering
}
