//! Pictures of the displays for the screens page, taken only while somebody looks, at most 2 s old.

use std::io::Cursor;
use std::sync::mpsc::{Receiver, TrySendError};
use std::thread;
use std::time::Duration;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::winit::WinitSettings;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;

use super::{Client, Link, LinkError};
use crate::display::Display;
use crate::scene::Stage;

/// Seconds between pictures of the same display.
const EVERY_S: f32 = 1.0;
/// Pictures are this wide at most, in pixels.
const WIDTH_PX: u32 = 960;
const QUALITY: u8 = 80;

/// A picture on its way.
pub(crate) struct Picture {
    display: String,
    scene: String,
    image: Image,
}

pub(super) fn start(client: Client, pictures: Receiver<Picture>) -> Result<(), LinkError> {
    let work = move || {
        for picture in pictures {
            match jpeg(picture.image) {
                Ok(jpeg) => client.picture(&picture.display, &picture.scene, jpeg),
                Err(error) => tracing::warn!("a picture of {} cannot be made: {error}", picture.display),
            }
        }
    };
    thread::Builder::new()
        .name("pictures".to_owned())
        .spawn(work)
        .map(drop)
        .map_err(|error| LinkError::Thread("pictures", error))
}

/// Why a picture cannot be made.
#[derive(Debug, thiserror::Error)]
enum PictureError {
    #[error("the screen's format is not known: {0}")]
    Format(String),
    #[error(transparent)]
    Encode(#[from] image::ImageError),
}

fn jpeg(image: Image) -> Result<Vec<u8>, PictureError> {
    let picture = image.try_into_dynamic().map_err(|error| PictureError::Format(error.to_string()))?;
    let height = picture.height() * WIDTH_PX / picture.width().max(1);
    let small =
        if picture.width() > WIDTH_PX { picture.resize(WIDTH_PX, height, FilterType::Triangle) } else { picture };
    let mut bytes = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&small.to_rgb8())?;
    Ok(bytes.into_inner())
}

/// Takes pictures while somebody looks, and keeps the app awake for them.
pub(super) fn take(
    time: Res<Time<Real>>,
    link: Res<Link>,
    stage: Res<Stage>,
    displays: Query<(Entity, &Display)>,
    settings: Option<ResMut<WinitSettings>>,
    mut commands: Commands,
    mut since_s: Local<f32>,
) {
    let (true, Some(mut settings)) = (link.watched.lock().is_ok_and(|watched| *watched), settings) else { return };
    if let bevy::winit::UpdateMode::Reactive { wait, .. } = &mut settings.focused_mode {
        *wait = (*wait).min(Duration::from_secs_f32(EVERY_S));
    }
    settings.unfocused_mode = settings.focused_mode;
    *since_s += time.delta_secs();
    if *since_s < EVERY_S * 0.8 {
        return;
    }
    *since_s = 0.0;
    for (window, display) in &displays {
        let (display, scene, send) = (display.spec.id.clone(), stage.scene.clone(), link.pictures.clone());
        commands.spawn(Screenshot::window(window)).observe(move |shot: On<ScreenshotCaptured>| {
            let picture = Picture { display: display.clone(), scene: scene.clone(), image: shot.image.clone() };
            // A slow network drops pictures, never frames.
            if let Err(TrySendError::Disconnected(_)) = send.try_send(picture) {
                tracing::warn!("pictures are no longer sent");
            }
        });
    }
}
