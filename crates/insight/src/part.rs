//! One Parquet file of records: written whole or not at all, never changed.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use datafusion::{
    arrow::{
        array::RecordBatch,
        compute::{SortColumn, concat_batches, lexsort_to_indices, take_record_batch},
        error::ArrowError,
    },
    parquet::{
        arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder},
        basic::Compression,
        file::{metadata::KeyValue, properties::WriterProperties},
    },
};

use crate::{demo_flags::DemoFlags, error::Error, part_name::PartName, schema};

/// Footer key of the demo flags as they were after the part's last row.
const DEMO_KEY: &str = "zhidian.demo";
/// Rows of a page, the least that is read: small enough that rare kinds are cheap, large enough to compress.
const PAGE_ROWS: usize = 2_048;
/// Ending of a file that is being written.
pub const UNFINISHED: &str = "tmp";

/// A finished part. Once retired its file goes away when the last question that reads it has been answered.
#[derive(Debug)]
pub struct Part {
    pub name: PartName,
    pub path: PathBuf,
    pub rows: u64,
    pub bytes: u64,
    retired: AtomicBool,
}

impl Part {
    /// Writes rows as the part `name`: into a file beside it, synced, renamed, folder synced. A crash before the rename
    /// leaves nothing that counts; after it, everything.
    pub fn write(folder: &Path, name: PartName, rows: &[RecordBatch], demo: &DemoFlags) -> Result<Self, Error> {
        let rows = by_kind(rows)?;
        let path = name.path(folder);
        let unfinished = path.with_extension(UNFINISHED);
        let day = path.parent().unwrap_or(folder);
        if !day.exists() {
            fs::create_dir_all(day).map_err(Error::io(day))?;
            sync_folder(folder)?;
        }
        let file = File::create(&unfinished).map_err(Error::io(&unfinished))?;
        let wrong = || Error::part(&unfinished);
        let mut writer = ArrowWriter::try_new(file, schema::records(), Some(properties(demo))).map_err(wrong())?;
        writer.write(&rows).map_err(wrong())?;
        let file = writer.into_inner().map_err(wrong())?;
        file.sync_all().map_err(Error::io(&unfinished))?;
        let bytes = file.metadata().map_err(Error::io(&unfinished))?.len();
        fs::rename(&unfinished, &path).map_err(Error::io(&path))?;
        sync_folder(day)?;
        Ok(Self { name, path, rows: rows.num_rows() as u64, bytes, retired: AtomicBool::new(false) })
    }

    /// Opens a part that is there, and the demo flags it ends with.
    pub fn open(folder: &Path, name: PartName) -> Result<(Self, DemoFlags), Error> {
        let path = name.path(folder);
        let file = File::open(&path).map_err(Error::io(&path))?;
        let bytes = file.metadata().map_err(Error::io(&path))?.len();
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(Error::part(&path))?;
        let footer = reader.metadata().file_metadata();
        let rows = u64::try_from(footer.num_rows()).unwrap_or(0);
        let demo = footer
            .key_value_metadata()
            .and_then(|pairs| pairs.iter().find(|pair| pair.key == DEMO_KEY))
            .and_then(|pair| serde_json::from_str(pair.value.as_deref()?).ok())
            .unwrap_or_default();
        Ok((Self { name, path, rows, bytes, retired: AtomicBool::new(false) }, demo))
    }

    /// Reads the part's rows.
    pub fn read(&self) -> Result<impl Iterator<Item = Result<RecordBatch, Error>> + use<>, Error> {
        let path = self.path.clone();
        let file = File::open(&path).map_err(Error::io(&path))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new(file)
            .and_then(ParquetRecordBatchReaderBuilder::build)
            .map_err(Error::part(&path))?;
        Ok(reader.map(|batch| batch.map_err(Error::from)))
    }

    /// The rows are in a merged part now: delete the file once nobody reads it.
    pub fn retire(&self) {
        self.retired.store(true, Ordering::Release);
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if self.retired.load(Ordering::Acquire) {
            // A file that stays is inside a merged one and goes at the next start.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The rows as one batch, ordered by kind: a question about one kind then reads the few pages that have it.
fn by_kind(rows: &[RecordBatch]) -> Result<RecordBatch, ArrowError> {
    let rows = concat_batches(&schema::records(), rows)?;
    let keys = ["kind", "rowid"].map(|name| rows.column_by_name(name).cloned());
    let keys: Vec<SortColumn> = keys.into_iter().flatten().map(|values| SortColumn { values, options: None }).collect();
    take_record_batch(&rows, &lexsort_to_indices(&keys, None)?)
}

fn properties(demo: &DemoFlags) -> WriterProperties {
    let footer = KeyValue::new(DEMO_KEY.to_owned(), serde_json::to_string(demo).ok());
    WriterProperties::builder()
        .set_compression(Compression::LZ4_RAW)
        .set_data_page_row_count_limit(PAGE_ROWS)
        // The limit is looked at once a batch of this size.
        .set_write_batch_size(PAGE_ROWS)
        .set_key_value_metadata(Some(vec![footer]))
        .build()
}

/// Makes names in a folder survive a power cut.
pub fn sync_folder(folder: &Path) -> Result<(), Error> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder))
}
