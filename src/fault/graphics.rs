//! A lost graphics device: the renderer is made anew a few times, then the process ends, to be started again.

use bevy::prelude::*;
use bevy::render::error_handler::{ErrorType, RenderError, RenderErrorHandler, RenderErrorPolicy};
use bevy::render::settings::{RenderCreation, WgpuSettings};
use bevy::window::RequestRedraw;
use journal::Event;

use super::policy::Memory;
use crate::record::Recorder;
use crate::scene::Stage;

/// So many losses within a minute are worth a new device; a card that fails oftener needs a new process.
const MOST: usize = 3;

/// When the device was lost.
#[derive(Resource, Default)]
pub(super) struct Losses(Memory);

/// Decides what comes of an error while drawing.
pub(super) fn handler() -> RenderErrorHandler {
    RenderErrorHandler(decide)
}

fn decide(error: &RenderError, world: &mut World, _: &mut World) -> RenderErrorPolicy {
    let now = world.resource::<Time<Real>>().elapsed();
    let count = world.resource_mut::<Losses>().0.add(now);
    let kind = error.ty;
    let description = error.description.lines().next().unwrap_or_default();
    let what = format!("the graphics device failed ({kind:?}): {description}");
    tracing::error!("{what}");
    world.resource::<Recorder>().record(Event::Fault { what });
    // Other errors would come again in the next frame, and drawing on could flash: a new process shows nothing wrong.
    if kind == ErrorType::DeviceLost && count <= MOST {
        // Pictures that only the lost device held are drawn again.
        world.resource_mut::<Stage>().build += 1;
        world.write_message(RequestRedraw);
        return RenderErrorPolicy::Recover(RenderCreation::Automatic(Box::new(WgpuSettings::default())));
    }
    world.write_message(AppExit::error());
    RenderErrorPolicy::StopRendering
}
