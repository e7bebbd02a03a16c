//! The rows a statistic's SQL gave, read by the names of its columns.

use datafusion::{
    arrow::{array::RecordBatch, datatypes::DataType},
    common::ScalarValue,
};

use crate::error::Error;

/// The answer of one statistic.
#[derive(Debug)]
pub struct Answer {
    pub name: &'static str,
    pub batches: Vec<RecordBatch>,
}

/// One row of an answer.
#[derive(Clone, Copy, Debug)]
pub struct AnswerRow<'a> {
    name: &'static str,
    batch: &'a RecordBatch,
    row: usize,
}

impl Answer {
    /// All rows, in the order of the SQL text.
    pub fn rows(&self) -> impl Iterator<Item = AnswerRow<'_>> {
        self.batches
            .iter()
            .flat_map(move |batch| (0..batch.num_rows()).map(move |row| AnswerRow { name: self.name, batch, row }))
    }

    /// The first row, of a statistic that always has one.
    pub fn only(&self, column: &'static str) -> Result<AnswerRow<'_>, Error> {
        self.rows().next().ok_or(Error::Answer { name: self.name, column })
    }
}

impl AnswerRow<'_> {
    /// A count; never null.
    pub fn count(&self, column: &'static str) -> Result<u64, Error> {
        self.maybe_count(column)?.ok_or(Error::Answer { name: self.name, column })
    }

    /// A whole number that may be missing.
    pub fn maybe_count(&self, column: &'static str) -> Result<Option<u64>, Error> {
        match self.value(column, &DataType::UInt64)? {
            ScalarValue::UInt64(value) => Ok(value),
            _ => Err(Error::Answer { name: self.name, column }),
        }
    }

    /// A measured number; `None` means no data.
    pub fn number(&self, column: &'static str) -> Result<Option<f64>, Error> {
        match self.value(column, &DataType::Float64)? {
            ScalarValue::Float64(value) => Ok(value),
            _ => Err(Error::Answer { name: self.name, column }),
        }
    }

    /// A word; never null.
    pub fn text(&self, column: &'static str) -> Result<String, Error> {
        self.maybe_text(column)?.ok_or(Error::Answer { name: self.name, column })
    }

    /// A word that may be missing.
    pub fn maybe_text(&self, column: &'static str) -> Result<Option<String>, Error> {
        match self.value(column, &DataType::Utf8)? {
            ScalarValue::Utf8(value) => Ok(value),
            _ => Err(Error::Answer { name: self.name, column }),
        }
    }

    /// Yes or no; `None` means no data.
    pub fn flag(&self, column: &'static str) -> Result<Option<bool>, Error> {
        match self.value(column, &DataType::Boolean)? {
            ScalarValue::Boolean(value) => Ok(value),
            _ => Err(Error::Answer { name: self.name, column }),
        }
    }

    fn value(&self, column: &'static str, of: &DataType) -> Result<ScalarValue, Error> {
        let wrong = || Error::Answer { name: self.name, column };
        let array = self.batch.column_by_name(column).ok_or_else(wrong)?;
        ScalarValue::try_from_array(array, self.row).and_then(|value| value.cast_to(of)).map_err(|_| wrong())
    }
}
