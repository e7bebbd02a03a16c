use jiff::civil::DateTime;

use crate::event::Event;

/// Why events cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// The text is no JSON, or no event.
    #[error("{file}: {reason}; bring an OpenADR 3 event, or a list of them, as docs/demand-response.md shows")]
    Unreadable {
        /// The file as it was named.
        file: String,
        /// What is wrong, and where.
        reason: String,
    },
    /// Too long.
    #[error(
        "{file} has {bytes} bytes, and a file of events has 4,000,000 at most: bring the events of this customer alone"
    )]
    TooLong {
        /// The file as it was named.
        file: String,
        /// Its length.
        bytes: usize,
    },
    /// An event says something that cannot be.
    #[error("event {event}: {wrong}; {right}")]
    Wrong {
        /// The event.
        event: String,
        /// What is wrong.
        wrong: String,
        /// What to bring.
        right: String,
    },
    /// Two events at once.
    #[error(
        "events {first} and {second} overlap at {at}: a kilowatt-hour is paid once, so bring the one that was agreed"
    )]
    Overlap {
        /// The earlier one.
        first: String,
        /// The later one.
        second: String,
        /// Where the later one begins.
        at: DateTime,
    },
    /// Two events of one name.
    #[error("there are two events called {event}: give each a name of its own")]
    SameName {
        /// The name.
        event: String,
    },
}

impl EventError {
    pub(crate) fn wrong(event: &str, wrong: impl Into<String>, right: impl Into<String>) -> EventError {
        EventError::Wrong { event: event.to_owned(), wrong: wrong.into(), right: right.into() }
    }
}

/// The longest event, in minutes: what lasts longer is several events.
const LONGEST_MIN: u32 = 24 * 60;

/// Refuses events without parts, with gaps or too long, and events that overlap.
pub fn check_events(events: &[Event]) -> Result<(), EventError> {
    for event in events {
        check_event(event)?;
    }
    let mut ordered: Vec<&Event> = events.iter().collect();
    ordered.sort_by_key(|event| event.start());
    for pair in ordered.windows(2) {
        if let [first, second] = pair
            && let (Some(end), Some(at)) = (first.end(), second.start())
            && at < end
        {
            return Err(EventError::Overlap { first: first.id.clone(), second: second.id.clone(), at });
        }
    }
    ordered.sort_by(|a, b| a.id.cmp(&b.id));
    match ordered.windows(2).find(|pair| matches!(pair, [a, b] if a.id == b.id)) {
        Some([event, ..]) => Err(EventError::SameName { event: event.id.clone() }),
        _ => Ok(()),
    }
}

fn check_event(event: &Event) -> Result<(), EventError> {
    let wrong = |wrong: String, right: &str| Err(EventError::wrong(&event.id, wrong, right));
    if event.parts.is_empty() {
        return wrong("it has no intervals".into(), "say from when to when it lasts");
    }
    for part in &event.parts {
        if part.minutes == 0 || part.end().is_none() {
            return wrong(format!("the part at {} lasts no time", part.start), "give each part a duration");
        }
        if part.declared_kw <= rust_decimal::Decimal::ZERO {
            return wrong(format!("{} kW are declared at {}", part.declared_kw, part.start), "declare more than 0 kW");
        }
    }
    for pair in event.parts.windows(2) {
        if let [first, second] = pair
            && first.end() != Some(second.start)
        {
            return wrong(
                format!("its part at {} does not begin where the one before ends", second.start),
                "bring parts that follow each other, or several events",
            );
        }
    }
    let minutes = event.parts.iter().fold(0_u32, |sum, part| sum.saturating_add(part.minutes));
    if minutes > LONGEST_MIN {
        return wrong(format!("it lasts {minutes} minutes"), "bring events of 24 hours at most, one for each day");
    }
    if event.price.is_some_and(|price| price < rust_decimal::Decimal::ZERO) {
        return wrong("its price is negative".into(), "bring the price that was agreed");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rust_decimal::dec;

    use super::*;
    use crate::event::Part;
    use crate::programme::Direction;

    fn event(id: &str, parts: &[(i8, u32)]) -> Event {
        let part = |(hour, minutes): &(i8, u32)| Part {
            start: date(2025, 7, 15).at(*hour, 0, 0, 0),
            minutes: *minutes,
            declared_kw: dec!(100),
        };
        Event {
            id: id.into(),
            programme: "p".into(),
            invited_at: None,
            parts: parts.iter().map(part).collect(),
            direction: Direction::PeakShaving,
            price: None,
        }
    }

    #[test]
    fn events_follow_each_other_and_do_not_overlap() {
        let check = |events: &[Event], says: &str| {
            let error = check_events(events).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        };
        assert_eq!(check_events(&[event("a", &[(10, 60), (11, 60)]), event("b", &[(12, 60)])]), Ok(()));
        check(&[event("b", &[(11, 60)]), event("a", &[(10, 120)])], "events a and b overlap at 2025-07-15T11:00:00");
        check(&[event("a", &[(10, 60)]), event("a", &[(12, 60)])], "two events called a");
        check(&[event("a", &[])], "no intervals");
        check(&[event("a", &[(10, 60), (12, 60)])], "does not begin where the one before ends");
        check(&[event("a", &[(0, 24 * 60 + 1)])], "lasts 1441 minutes");
        check(&[event("a", &[(10, 0)])], "lasts no time");
        let mut idle = event("a", &[(10, 60)]);
        idle.parts[0].declared_kw = dec!(0);
        check(&[idle], "declare more than 0 kW");
    }
}
