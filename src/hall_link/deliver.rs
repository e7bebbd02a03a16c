//! Delivers the journal's records: for ever, in order, until the server says it has them.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use hall_api::{Hello, Welcome};
use journal::{Action, Delivery, Journal, Reply};

use super::{Card, Client, LinkError, LinkOptions};

pub(super) fn start(
    client: Client,
    options: LinkOptions,
    journal: Journal,
    card: Arc<Mutex<Card>>,
) -> Result<(), LinkError> {
    let work = move || deliver(&client, &options, journal, &card);
    thread::Builder::new()
        .name("records".to_owned())
        .spawn(work)
        .map(drop)
        .map_err(|error| LinkError::Thread("records", error))
}

fn deliver(client: &Client, options: &LinkOptions, mut journal: Journal, card: &Mutex<Card>) {
    let begun = Instant::now();
    let now_ms = || begun.elapsed().as_millis() as u64;
    let mut delivery = Delivery::new(crate::record::random_number());
    let mut told = String::new();
    loop {
        // The hall knows which scene is on stage by the last hello.
        let scene = card
            .lock()
            .map(|card| card.displays.first().map_or(String::new(), |d| d.scene.clone()))
            .unwrap_or_default();
        if scene != told {
            delivery.reconnect();
            told = scene;
        }
        let reply = match delivery.next(now_ms(), &mut journal) {
            Ok(Action::WaitUntil(until)) => {
                let wait = until.saturating_sub(now_ms()).clamp(20, 500);
                thread::sleep(Duration::from_millis(wait));
                continue;
            }
            Ok(Action::SendHello(facts)) => {
                let card = card.lock().map(|card| card.clone()).unwrap_or_default();
                let welcome = client.hello(&Hello {
                    name: String::new(),
                    device: facts.device.to_string(),
                    epoch: facts.epoch.to_string(),
                    next_seq: facts.next_seq,
                    takeaway_key: card.takeaway_key,
                    profile: card.profile,
                    demo: options.demo,
                    scenes: card.scenes,
                    displays: card.displays,
                });
                match welcome {
                    Ok(Welcome { server, stored_through, staff_pin_hash, .. }) => {
                        if let Some(hash) = staff_pin_hash {
                            options.pin.learn(&hash);
                        }
                        Reply::Welcome { server, stored_through }
                    }
                    Err(failure) => Reply::Failed(failure),
                }
            }
            Ok(Action::SendBatch(batch)) => client.records(batch),
            Err(error) => {
                tracing::error!("records wait on disk: {error}");
                thread::sleep(Duration::from_secs(2));
                continue;
            }
        };
        if let Err(error) = delivery.handle(now_ms(), &mut journal, reply) {
            tracing::error!("records wait on disk: {error}");
            thread::sleep(Duration::from_secs(2));
        }
    }
}
