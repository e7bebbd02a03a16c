//! The parts as the SQL table `records`.

use std::sync::Arc;

use async_trait::async_trait;
use datafusion::{
    arrow::datatypes::SchemaRef,
    catalog::{Session, TableProvider},
    common::{DataFusionError, ScalarValue},
    datasource::{
        TableType,
        listing::PartitionedFile,
        object_store::ObjectStoreUrl,
        physical_plan::{FileGroup, FileScanConfigBuilder, ParquetSource, parquet::CachedParquetFileReaderFactory},
        source::DataSourceExec,
    },
    logical_expr::{Expr, Operator, TableProviderFilterPushDown},
    object_store::path::Path,
    physical_plan::{ExecutionPlan, empty::EmptyExec},
};

use crate::{day, part::Part, schema, snapshot::Snapshot};

/// One snapshot of the parts. Only parts with dates a question asks for are opened.
#[derive(Debug)]
pub struct RecordsTable {
    pub snapshot: Snapshot,
}

#[async_trait]
impl TableProvider for RecordsTable {
    fn schema(&self) -> SchemaRef {
        schema::records()
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    fn supports_filters_pushdown(
        &self,
        filters: &[&Expr],
    ) -> Result<Vec<TableProviderFilterPushDown>, DataFusionError> {
        // Filters choose the parts; rows are still filtered by the plan above.
        Ok(vec![TableProviderFilterPushDown::Inexact; filters.len()])
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        _limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>, DataFusionError> {
        let schema = schema::records();
        let dates = Dates::asked(filters);
        let mut files = Vec::new();
        for part in self.snapshot.parts().iter().filter(|part| dates.include(day::days(part.name.date))) {
            files.push(file(part)?);
        }
        if files.is_empty() {
            let schema = match projection {
                Some(columns) => Arc::new(schema.project(columns)?),
                None => schema,
            };
            return Ok(Arc::new(EmptyExec::new(schema)));
        }
        let url = ObjectStoreUrl::local_filesystem();
        let runtime = state.runtime_env();
        // Parts never change, so their footers are read once.
        let reader = CachedParquetFileReaderFactory::new(
            runtime.object_store(&url)?,
            runtime.cache_manager.get_file_metadata_cache(),
        );
        let source = ParquetSource::new(schema).with_parquet_file_reader_factory(Arc::new(reader));
        let scan = FileScanConfigBuilder::new(url, Arc::new(source))
            .with_file_groups(FileGroup::new(files).split_files(state.config().target_partitions()))
            .with_projection_indices(projection.cloned())?
            .build();
        Ok(DataSourceExec::from_data_source(scan))
    }
}

fn file(part: &Arc<Part>) -> Result<PartitionedFile, DataFusionError> {
    let location =
        Path::from_absolute_path(&part.path).map_err(|source| DataFusionError::External(Box::new(source)))?;
    let mut file = PartitionedFile::new(String::new(), part.bytes);
    file.object_meta.location = location;
    // The plan keeps the part, so a merge cannot delete its file under a running question.
    Ok(file.with_extension(part.clone()))
}

/// The days since 1970 that filters leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dates {
    first: i32,
    last: i32,
}

impl Dates {
    fn asked(filters: &[Expr]) -> Self {
        let mut dates = Self { first: i32::MIN, last: i32::MAX };
        for filter in filters {
            dates.narrow(filter);
        }
        dates
    }

    /// What is not a plain comparison of the date narrows nothing, which is slower but never wrong.
    fn narrow(&mut self, filter: &Expr) {
        match filter {
            Expr::BinaryExpr(both) if both.op == Operator::And => {
                self.narrow(&both.left);
                self.narrow(&both.right);
            }
            Expr::BinaryExpr(compared) => {
                let (Expr::Column(column), Expr::Literal(ScalarValue::Date32(Some(day)), _)) =
                    (compared.left.as_ref(), compared.right.as_ref())
                else {
                    return;
                };
                if column.name != "local_date" {
                    return;
                }
                match compared.op {
                    Operator::GtEq => self.first = self.first.max(*day),
                    Operator::LtEq => self.last = self.last.min(*day),
                    Operator::Eq => *self = Self { first: self.first.max(*day), last: self.last.min(*day) },
                    _ => {}
                }
            }
            Expr::Between(between) if !between.negated => {
                let low = Expr::gt_eq(*between.expr.clone(), *between.low.clone());
                let high = Expr::lt_eq(*between.expr.clone(), *between.high.clone());
                self.narrow(&low);
                self.narrow(&high);
            }
            _ => {}
        }
    }

    fn include(&self, day: i32) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use datafusion::prelude::{col, lit};

    use super::*;

    #[test]
    fn filters_choose_days() {
        let day = |day| lit(ScalarValue::Date32(Some(day)));
        let date = || col("local_date");
        let all = Dates { first: i32::MIN, last: i32::MAX };
        let cases = [
            (vec![date().gt_eq(day(3)), date().lt_eq(day(5))], Dates { first: 3, last: 5 }),
            (vec![date().gt_eq(day(3)).and(date().lt_eq(day(5)))], Dates { first: 3, last: 5 }),
            (vec![date().between(day(3), day(5))], Dates { first: 3, last: 5 }),
            (vec![date().eq(day(4))], Dates { first: 4, last: 4 }),
            (vec![date().not_between(day(3), day(5))], all),
            (vec![date().eq(day(4)).or(date().eq(day(9)))], all),
            (vec![col("kind").eq(lit("touched"))], all),
        ];
        for (filters, expected) in cases {
            assert_eq!(Dates::asked(&filters), expected, "{filters:?}");
        }
    }
}
