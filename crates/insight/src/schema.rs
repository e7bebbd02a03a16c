//! The columns of the records table, as every SQL text in `sql/` sees them.

use std::sync::{Arc, LazyLock};

use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};

/// Name of the folder that holds files of this schema. A changed schema gets a new name and is filled again from the
/// database, so old files never meet new columns.
pub const FOLDER: &str = "records-v2";
/// Folders of older schemas. Nothing reads them any more, so they go.
pub const OLD_FOLDERS: [&str; 1] = ["records-v1"];

static RECORDS: LazyLock<SchemaRef> = LazyLock::new(|| {
    let must = |name: &str, of: DataType| Field::new(name, of, false);
    let may = |name: &str, of: DataType| Field::new(name, of, true);
    Arc::new(Schema::new(vec![
        must("rowid", DataType::Int64),
        must("device", DataType::Utf8View),
        must("epoch", DataType::Utf8View),
        must("seq", DataType::UInt64),
        must("boot", DataType::Utf8View),
        must("mono_ms", DataType::UInt64),
        must("at_ms", DataType::Int64),
        must("local_date", DataType::Date32),
        must("local_hour", DataType::Int32),
        must("demo", DataType::Boolean),
        must("kind", DataType::Utf8View),
        may("visit", DataType::UInt64),
        may("scene", DataType::Utf8View),
        may("control", DataType::Utf8View),
        may("display", DataType::Utf8View),
        may("layout", DataType::UInt32),
        may("x", DataType::Float32),
        may("y", DataType::Float32),
        may("field", DataType::Utf8View),
        may("value", DataType::Utf8View),
        may("step", DataType::Utf8View),
        may("app", DataType::Utf8View),
        may("task", DataType::Utf8View),
        may("mode", DataType::Utf8View),
        may("finished", DataType::Boolean),
        may("page", DataType::Utf8View),
        may("helps", DataType::UInt32),
        may("wrong_turns", DataType::UInt32),
        may("took_ms", DataType::Int64),
        may("reason", DataType::Utf8View),
        may("active_ms", DataType::Int64),
        may("total_ms", DataType::Int64),
        may("code", DataType::Utf8View),
        may("lost", DataType::Int64),
        may("raw", DataType::Utf8View),
    ]))
});

/// The schema of every part and of the table.
pub fn records() -> SchemaRef {
    RECORDS.clone()
}
