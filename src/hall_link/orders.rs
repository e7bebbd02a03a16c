//! Orders from the screens page: touches on a display's picture, and staff commands.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::thread;

use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::WindowEvent;
use hall_api::OrderKind;

use super::{Client, Link, LinkError};
use crate::display::Display;
use crate::staff::{Order, Way};
use crate::touch::FAR_FINGERS;

pub(super) fn start(
    client: Client,
    orders: Sender<hall_api::Order>,
    watched: Arc<Mutex<bool>>,
    wake: impl Fn() + Send + 'static,
) -> Result<(), LinkError> {
    let work = move || {
        // Orders of before this start are not carried out late: begin after the newest.
        let mut after = hall_api::Orders::FROM_NOW;
        loop {
            let Some(answer) = client.orders(after) else {
                thread::sleep(client.patience());
                continue;
            };
            if let Ok(mut watched) = watched.lock() {
                *watched = answer.watched;
            }
            for order in answer.orders {
                after = if after == hall_api::Orders::FROM_NOW { order.number } else { after.max(order.number) };
                if orders.send(order).is_err() {
                    return;
                }
            }
            if after == hall_api::Orders::FROM_NOW {
                after = 0;
            }
            wake();
        }
    };
    thread::Builder::new()
        .name("orders".to_owned())
        .spawn(work)
        .map(drop)
        .map_err(|error| LinkError::Thread("orders", error))
}

/// Carries out what arrived.
pub(super) fn arrive(
    link: Res<Link>,
    displays: Query<(Entity, &Display)>,
    mut touches: MessageWriter<TouchInput>,
    mut window_events: MessageWriter<WindowEvent>,
    mut orders: MessageWriter<Order>,
) {
    let Ok(arrived) = link.orders.lock() else { return };
    for order in arrived.try_iter() {
        match order.what {
            OrderKind::Touch { display, finger, phase, x, y } => {
                let Some((window, display)) = displays.iter().find(|(_, d)| d.spec.id == display) else { continue };
                let phase = match phase {
                    hall_api::TouchPhase::Began => TouchPhase::Started,
                    hall_api::TouchPhase::Moved => TouchPhase::Moved,
                    hall_api::TouchPhase::Ended => TouchPhase::Ended,
                    hall_api::TouchPhase::Cancelled => TouchPhase::Canceled,
                };
                let position = Vec2::new(x * display.spec.width_mm, y * display.spec.height_mm);
                let touch = TouchInput { phase, position, window, force: None, id: FAR_FINGERS + finger };
                touches.write(touch);
                window_events.write(WindowEvent::TouchInput(touch));
            }
            OrderKind::Command { command, argument } => match format!("{command} {argument}").parse() {
                Ok(command) => {
                    orders.write(Order { command, way: Way::Screens, who: order.who });
                }
                Err(error) => tracing::warn!("{error}"),
            },
        }
    }
}
