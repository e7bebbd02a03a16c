//! Rows become columns.

use std::sync::Arc;

use datafusion::arrow::{
    array::{
        ArrayRef, BooleanArray, Date32Array, Float32Array, Int32Array, Int64Array, RecordBatch, StringViewArray,
        UInt32Array, UInt64Array,
    },
    error::ArrowError,
};

use crate::{day, demo_flags::DemoFlags, record, record::Record, row::Row, schema};

/// Builds the columns of rows, in order; `demo` learns from every start of an exhibit on the way.
pub fn build(rows: &[Row], demo: &mut DemoFlags) -> Result<RecordBatch, ArrowError> {
    let records: Vec<Record> = rows.iter().map(Record::of).collect();
    let flags: BooleanArray =
        rows.iter().zip(&records).map(|(row, record)| Some(demo.mark(&row.device, record.starts_demo))).collect();

    let text = |of: fn(&Row) -> &str| -> ArrayRef { Arc::new(StringViewArray::from_iter_values(rows.iter().map(of))) };
    let maybe_text =
        |of: fn(&Record) -> Option<&str>| -> ArrayRef { Arc::new(records.iter().map(of).collect::<StringViewArray>()) };
    let maybe_float =
        |of: fn(&Record) -> Option<f32>| -> ArrayRef { Arc::new(records.iter().map(of).collect::<Float32Array>()) };
    let maybe_number =
        |of: fn(&Record) -> Option<u32>| -> ArrayRef { Arc::new(records.iter().map(of).collect::<UInt32Array>()) };
    let maybe_long =
        |of: fn(&Record) -> Option<i64>| -> ArrayRef { Arc::new(records.iter().map(of).collect::<Int64Array>()) };

    RecordBatch::try_new(
        schema::records(),
        vec![
            Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.rowid))),
            text(|row| &row.device),
            text(|row| &row.epoch),
            Arc::new(UInt64Array::from_iter_values(rows.iter().map(|row| row.seq))),
            text(|row| &row.boot),
            Arc::new(UInt64Array::from_iter_values(rows.iter().map(|row| row.mono_ms))),
            Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.wall_ms))),
            Arc::new(Date32Array::from_iter_values(rows.iter().map(|row| day::days(record::date(row))))),
            Arc::new(Int32Array::from_iter_values(rows.iter().map(|row| day::local_hour(row.wall_ms, row.offset_min)))),
            Arc::new(flags),
            Arc::new(StringViewArray::from_iter_values(records.iter().map(|record| record.kind))),
            Arc::new(records.iter().map(|record| record.visit).collect::<UInt64Array>()),
            maybe_text(|record| record.scene.as_deref()),
            maybe_text(|record| record.control.as_deref()),
            maybe_text(|record| record.display.as_deref()),
            maybe_number(|record| record.layout),
            maybe_float(|record| record.x),
            maybe_float(|record| record.y),
            maybe_text(|record| record.field.as_deref()),
            maybe_text(|record| record.value.as_deref()),
            maybe_text(|record| record.step.as_deref()),
            maybe_text(|record| record.app.as_deref()),
            maybe_text(|record| record.task.as_deref()),
            maybe_text(|record| record.mode.as_deref()),
            Arc::new(records.iter().map(|record| record.finished).collect::<BooleanArray>()),
            maybe_text(|record| record.page.as_deref()),
            maybe_number(|record| record.helps),
            maybe_number(|record| record.wrong_turns),
            maybe_long(|record| record.took_ms),
            maybe_text(|record| record.reason.as_deref()),
            maybe_long(|record| record.active_ms),
            maybe_long(|record| record.total_ms),
            maybe_text(|record| record.code.as_deref()),
            maybe_long(|record| record.lost),
            maybe_text(|record| record.raw.as_deref()),
        ],
    )
}
