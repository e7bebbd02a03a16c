//! Settlements that go out as OpenADR 3 reports.

use chrono::{DateTime as Utc3339, Utc};
use jiff::civil::DateTime;
use openleadr_wire::event::EventId;
use openleadr_wire::interval::{Interval, IntervalPeriod};
use openleadr_wire::program::ProgramId;
use openleadr_wire::report::{
    ReadingType, ReportContent, ReportPayloadDescriptor, ReportResource, ReportType, ResourceName,
};
use openleadr_wire::values_map::{Value, ValueType, ValuesMap};
use openleadr_wire::{Duration, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::openadr_event::CHINA;
use crate::participant::Participant;
use crate::settlement::{Line, Settlement};

/// Why a settlement is no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// A name that OpenADR does not take.
    #[error("{0:?} cannot name a programme or event in OpenADR: use 1 to 128 letters, digits, hyphens and underscores")]
    Name(String),
    /// A time that OpenADR does not take.
    #[error("{0} is no time of OpenADR: bring an event of our days")]
    Time(DateTime),
}

/// Names of payloads that OpenADR has no word for.
const REDUCTION: &str = "REDUCTION_KWH";
const COUNTED: &str = "COUNTED_REDUCTION_KWH";
const AMOUNT: &str = "NET_AMOUNT_CNY";

/// The settlement as a report: baseline, usage, reduction, what of it counts, the net amount and the quality of each
/// interval. `client` is what the server calls whoever reports.
pub fn report(settlement: &Settlement, client: &str) -> Result<ReportContent, ReportError> {
    let bad = |name: &str| ReportError::Name(name.to_owned());
    let program_id: ProgramId = settlement.programme.parse().map_err(|_| bad(&settlement.programme))?;
    let event_id: EventId = settlement.event.parse().map_err(|_| bad(&settlement.event))?;
    if client.is_empty() || client.len() > 128 {
        return Err(bad(client));
    }
    let intervals = settlement.lines.iter().zip(0..).map(|(line, id)| interval(line, id)).collect::<Result<_, _>>()?;
    let resource_name = match settlement.who {
        Participant::Aggregator => ResourceName::AggregatedReport,
        _ => ResourceName::Private("meter".to_owned()),
    };
    let descriptor = |payload_type, units, reading_type| ReportPayloadDescriptor {
        units: Some(units),
        reading_type,
        ..ReportPayloadDescriptor::new(payload_type)
    };
    let private = |name: &str| ReportType::Private(name.to_owned());
    Ok(ReportContent {
        program_id,
        event_id,
        client_name: client.to_owned(),
        report_name: Some(format!("settlement of {}", settlement.event)),
        payload_descriptors: Some(vec![
            descriptor(ReportType::Baseline, Unit::KWH, ReadingType::Estimated),
            descriptor(ReportType::Usage, Unit::KWH, ReadingType::DirectRead),
            descriptor(private(REDUCTION), Unit::KWH, ReadingType::Estimated),
            descriptor(private(COUNTED), Unit::KWH, ReadingType::Estimated),
            descriptor(private(AMOUNT), Unit::Private("CNY".to_owned()), ReadingType::Estimated),
        ]),
        resources: vec![ReportResource { resource_name, interval_period: None, intervals }],
    })
}

fn interval(line: &Line, id: i32) -> Result<Interval, ReportError> {
    let start = utc(line.start).ok_or(ReportError::Time(line.start))?;
    let duration: Option<Duration> = format!("PT{}M", line.minutes).parse().ok();
    let payload = |name: &str, value| ValuesMap { value_type: ValueType(name.to_owned()), values: vec![value] };
    // OpenADR numbers are floats; the exact figures are in the settlement.
    let number = |value: Decimal| Value::Number(value.to_f64().unwrap_or_default());
    Ok(Interval {
        id,
        interval_period: Some(IntervalPeriod { start, duration, randomize_start: None }),
        payloads: vec![
            payload("BASELINE", number(line.baseline_kwh)),
            payload("USAGE", number(line.measured_kwh)),
            payload(REDUCTION, number(line.reduction_kwh)),
            payload(COUNTED, number(line.counted_kwh)),
            payload(AMOUNT, number(line.amount_yuan - line.penalty_yuan)),
            payload("DATA_QUALITY", Value::String(if line.estimated { "ESTIMATED" } else { "OK" }.to_owned())),
        ],
    })
}

fn utc(time: DateTime) -> Option<Utc3339<Utc>> {
    let time = CHINA.to_timestamp(time).ok()?;
    Utc3339::from_timestamp(time.as_second(), 0)
}
