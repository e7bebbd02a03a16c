//! Events that come in as OpenADR 3 objects.
//!
//! A file holds one event object, a list of them, or what one sends to create an event (without `id` and `createdDateTime`).

use chrono::{DateTime as Utc3339, Utc};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use openleadr_wire::event::{EventContent, EventInterval, EventType};
use openleadr_wire::interval::IntervalPeriod;
use openleadr_wire::values_map::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde_json::Value as Json;

use crate::event::{Event, Part};
use crate::event_check::{EventError, check_events};
use crate::programme::Direction;
use crate::programme_file::one_line;

/// The longest file of events, in bytes.
const LONGEST: usize = 4_000_000;
/// The longest name of an event, in characters.
const LONGEST_NAME: usize = 128;
/// Meters of China: UTC+8 all year.
pub(crate) const CHINA: Offset = Offset::constant(8);

/// Reads events from the text of a file; `file` is what errors call it. Events that overlap are refused.
pub fn parse_events(file: &str, text: &str) -> Result<Vec<Event>, EventError> {
    if text.len() > LONGEST {
        return Err(EventError::TooLong { file: file.to_owned(), bytes: text.len() });
    }
    let unreadable = |reason: String| EventError::Unreadable { file: file.to_owned(), reason: one_line(&reason) };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json: Json = serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
    let objects = match json {
        Json::Array(objects) => objects,
        object => vec![object],
    };
    if objects.is_empty() {
        return Err(unreadable("the list is empty".to_owned()));
    }
    let read =
        |(index, object)| read(index, object).map_err(|reason| unreadable(format!("event {}: {reason}", index + 1)));
    let named = objects.into_iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
    let events = named.into_iter().map(Named::event).collect::<Result<Vec<_>, _>>()?;
    check_events(&events)?;
    Ok(events)
}

/// An event's content with the name that errors call it by.
struct Named {
    name: String,
    invited_at: Option<DateTime>,
    content: EventContent,
}

fn read(index: usize, object: Json) -> Result<Named, String> {
    let whole = object.get("id").is_some();
    // The types of OpenADR borrow their names from a text, which a JSON value has none of.
    let text = object.to_string();
    if object.get("objectType").is_some_and(|kind| kind != "EVENT") {
        return Err("its objectType is not EVENT".to_owned());
    }
    if whole {
        let event: openleadr_wire::Event = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let invited_at = civil(event.created_date_time);
        return Ok(Named { name: event.id.to_string(), invited_at, content: event.content });
    }
    let content: EventContent = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let name = content.event_name.clone().unwrap_or_else(|| format!("event-{}", index + 1));
    // The other way to name an event is an id, which is no longer either.
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(format!("its eventName has more than {LONGEST_NAME} letters, or a line's end in it"));
    }
    Ok(Named { name, invited_at: None, content })
}

impl Named {
    fn event(self) -> Result<Event, EventError> {
        let name = self.name;
        let mut parts = Vec::with_capacity(self.content.intervals.len());
        let (mut price, mut direction) = (None, None);
        let mut next = None;
        for interval in &self.content.intervals {
            let (start, minutes) = time(&name, interval, self.content.interval_period.as_ref(), next)?;
            next = crate::window::later(start, i64::from(minutes));
            let setpoint = setpoint(&name, interval)?;
            agree(&name, &mut direction, towards(setpoint), "asks for less power in one part and for more in another")?;
            if let Some(said) = said_price(&name, interval)? {
                agree(&name, &mut price, said, "names two prices")?;
            }
            parts.push(Part { start, minutes, declared_kw: setpoint.abs() });
        }
        Ok(Event {
            programme: self.content.program_id.to_string(),
            invited_at: self.invited_at,
            direction: direction.unwrap_or(Direction::PeakShaving),
            id: name,
            parts,
            price,
        })
    }
}

fn towards(setpoint: Decimal) -> Direction {
    if setpoint.is_sign_negative() { Direction::PeakShaving } else { Direction::ValleyFilling }
}

fn agree<T: PartialEq>(name: &str, held: &mut Option<T>, said: T, wrong: &str) -> Result<(), EventError> {
    if held.as_ref().is_some_and(|held| *held != said) {
        return Err(EventError::wrong(name, format!("it {wrong}"), "bring two events"));
    }
    *held = Some(said);
    Ok(())
}

/// Start and minutes of an interval: its own, or those of the event, one after the other.
fn time(
    name: &str,
    interval: &EventInterval,
    common: Option<&IntervalPeriod>,
    next: Option<DateTime>,
) -> Result<(DateTime, u32), EventError> {
    let wrong = |wrong: &str, right: &str| EventError::wrong(name, format!("interval {}: {wrong}", interval.id), right);
    let period = interval.interval_period.as_ref().or(common);
    let period = period.ok_or_else(|| wrong("there is no intervalPeriod", "give the event or the interval one"))?;
    let duration = period.duration.as_ref().or(common.and_then(|common| common.duration.as_ref()));
    let duration = duration.ok_or_else(|| wrong("it has no duration", "give one such as PT1H"))?;
    if period.randomize_start.is_some() {
        return Err(wrong("its start is random", "bring the event as it took place, without randomizeStart"));
    }
    // A duration of many years is no time that a clock knows; it is refused before it is added to the start.
    let days = duration.to_string();
    if days.len() > 100 || !days.starts_with("P0Y0M") {
        return Err(wrong("it lasts months or years", "bring events of 24 hours at most"));
    }
    let seconds = duration.to_chrono_at_datetime(Utc3339::<Utc>::UNIX_EPOCH).num_seconds();
    let minutes = u32::try_from(seconds / 60).ok().filter(|minutes| *minutes > 0 && *minutes <= 366 * 24 * 60);
    let minutes = minutes.filter(|_| seconds % 60 == 0);
    let minutes = minutes.ok_or_else(|| wrong("its duration is not whole minutes", "give one such as PT15M"))?;
    let own = interval.interval_period.is_some();
    let start = if own { None } else { next };
    let start = start.or_else(|| civil(period.start));
    Ok((start.ok_or_else(|| wrong("its start is no time", "give one such as 2025-07-15T19:00:00+08:00"))?, minutes))
}

fn setpoint(name: &str, interval: &EventInterval) -> Result<Decimal, EventError> {
    let said = single(name, interval, &EventType::DispatchSetpointRelative, 3)?;
    said.ok_or_else(|| {
        let wrong = format!("interval {}: nothing is declared", interval.id);
        EventError::wrong(name, wrong, "add a payload DISPATCH_SETPOINT_RELATIVE in kW, below 0 for less power")
    })
}

fn said_price(name: &str, interval: &EventInterval) -> Result<Option<Decimal>, EventError> {
    single(name, interval, &EventType::Price, 8)
}

/// The one number of a kind of payload, as it was written.
fn single(
    name: &str,
    interval: &EventInterval,
    kind: &EventType,
    decimals: u32,
) -> Result<Option<Decimal>, EventError> {
    let mut values =
        interval.payloads.iter().filter(|payload| payload.value_type == *kind).flat_map(|payload| &payload.values);
    let Some(value) = values.next() else { return Ok(None) };
    let number = match value {
        Value::Integer(number) => Some(Decimal::from(*number)),
        // The 15 digits that a float surely holds: what stood in the file.
        Value::Number(number) => Decimal::from_f64(*number),
        _ => None,
    };
    let good =
        |number: &Decimal| number.abs() <= Decimal::from(1_000_000_000) && number.normalize().scale() <= decimals;
    match number.filter(good) {
        Some(number) if values.next().is_none() => Ok(Some(number.normalize())),
        _ => {
            let wrong =
                format!("interval {}: its payload is not one number of {decimals} decimals at most", interval.id);
            Err(EventError::wrong(name, wrong, "write it as docs/demand-response.md shows"))
        }
    }
}

/// A time of the world as the meter's clock shows it.
fn civil(time: Utc3339<Utc>) -> Option<DateTime> {
    Timestamp::from_second(time.timestamp()).ok().map(|time| CHINA.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rust_decimal::dec;

    use super::*;

    const GOOD: &str = r#"{
        "id": "e1", "createdDateTime": "2025-07-14T02:00:00Z", "modificationDateTime": "2025-07-14T02:00:00Z",
        "objectType": "EVENT", "programID": "example",
        "intervalPeriod": { "start": "2025-07-15T11:00:00Z", "duration": "PT1H" },
        "intervals": [
            { "id": 0, "payloads": [{ "type": "DISPATCH_SETPOINT_RELATIVE", "values": [-1000.5] }, { "type": "PRICE", "values": [1.2] }] },
            { "id": 1, "payloads": [{ "type": "DISPATCH_SETPOINT_RELATIVE", "values": [-800] }] }
        ]
    }"#;

    #[test]
    fn an_event_is_read_in_the_time_of_china() {
        let events = parse_events("e.json", GOOD).unwrap();
        let part = |hour, declared_kw| Part { start: date(2025, 7, 15).at(hour, 0, 0, 0), minutes: 60, declared_kw };
        let expect = Event {
            id: "e1".into(),
            programme: "example".into(),
            invited_at: Some(date(2025, 7, 14).at(10, 0, 0, 0)),
            parts: vec![part(19, dec!(1000.5)), part(20, dec!(800))],
            direction: Direction::PeakShaving,
            price: Some(dec!(1.2)),
        };
        assert_eq!(events, [expect]);
        let twice = format!("[{GOOD}, {}]", GOOD.replace("e1", "e2").replace("07-15", "07-16"));
        assert_eq!(parse_events("e.json", &twice).unwrap().len(), 2);
    }

    #[test]
    fn what_cannot_be_is_a_sentence() {
        let check = |from: &str, to: &str, says: &str| {
            assert!(GOOD.contains(from), "{from}");
            let error = parse_events("e.json", &GOOD.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains(says) && error.lines().count() == 1, "{error}");
        };
        check("\"programID\": \"example\",", "", "missing field `programID`");
        check("\"EVENT\"", "\"REPORT\"", "its objectType is not EVENT");
        check("DISPATCH_SETPOINT_RELATIVE\", \"values\": [-800]", "SIMPLE\", \"values\": [1]", "nothing is declared");
        check("[-800]", "[800]", "asks for less power in one part and for more in another");
        check("[-800]", "[]", "nothing is declared");
        check("[-800]", "[-800, -900]", "not one number");
        check("[-800]", "[\"much\"]", "not one number");
        check("[-800]", "[-0.12345]", "not one number of 3 decimals");
        check("[-800]", "[0]", "asks for less power in one part and for more in another");
        check("PT1H", "PT90S", "not whole minutes");
        check("PT1H", "P1Y", "months or years");
        check("PT1H", "PT999999999H", "not whole minutes");
        check(", \"duration\": \"PT1H\"", "", "it has no duration");
        check("2025-07-15T11:00:00Z", "soon", "e.json: event 1");
        check("\"PT1H\"", "\"PT1H\", \"randomizeStart\": \"PT5M\"", "its start is random");
        let error = parse_events("e.json", "[").unwrap_err().to_string();
        assert!(error.contains("line 1"), "{error}");
        assert!(parse_events("e.json", "[]").is_err());
        assert!(matches!(parse_events("e.json", &" ".repeat(LONGEST + 1)), Err(EventError::TooLong { .. })));
        assert!(matches!(parse_events("e.json", &format!("[{GOOD}, {GOOD}]")), Err(EventError::Overlap { .. })));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), at in any::<prop::sample::Index>(), with in "[-0-9a-zA-Z\\]\\[{}\":,.]{0,4}") {
            let _ = parse_events("e.json", &text);
            let at = at.index(GOOD.len());
            let _ = parse_events("e.json", &format!("{}{with}{}", &GOOD[..at], &GOOD[at + 1..]));
        }
    }
}
