//! Questions about a store's records.

use std::sync::{Arc, Mutex, PoisonError};

use datafusion::{
    common::ScalarValue,
    error::DataFusionError,
    prelude::{SessionConfig, SessionContext},
};
use jiff::civil::Date;

use crate::{
    answer::Answer,
    choice::{ChoiceUse, ModeUse},
    day,
    error::Error,
    exhibit_statistics::{Demo, ExhibitStatistics, RecordCounts, SceneDwell, Totals},
    funnel::Funnel,
    heat::HeatMap,
    hour::{HourDraw, HourVisits},
    records_table::RecordsTable,
    snapshot::Snapshot,
    statistic::{self, Statistic},
    store::Store,
    task::{TaskUse, TasksLeft},
    trouble::SceneTrouble,
};

/// The SQL engine over a store. What was appended before a question is in its answer. Clones share one engine.
#[derive(Clone)]
pub struct Statistics(Arc<Engine>);

struct Engine {
    store: Store,
    /// Kept for its caches of footers and open settings; gets the newest parts before a question.
    session: Mutex<(Snapshot, SessionContext)>,
}

/// The days of a question, as parameters of the SQL texts.
#[derive(Clone, Copy, Debug)]
struct Period {
    from: Date,
    to: Date,
}

impl Statistics {
    /// An engine over a store.
    pub fn new(store: Store) -> Result<Self, Error> {
        let snapshot = store.snapshot();
        // The statistics of an answer run side by side; splitting each one further costs more than a day's records take.
        let config = SessionConfig::new().with_target_partitions(1);
        let session = session(SessionContext::new_with_config(config), &snapshot)?;
        Ok(Self(Arc::new(Engine { store, session: Mutex::new((snapshot, session)) })))
    }

    /// All statistics of the local dates `from..=to`, from one moment of the records. Needs a Tokio runtime.
    pub async fn exhibit_statistics(
        &self,
        from: Date,
        to: Date,
        generated_at_ms: i64,
    ) -> Result<ExhibitStatistics, Error> {
        if from > to {
            return Err(Error::Period { from, to });
        }
        let session = self.newest()?;
        let ask = |statistic| ask(session.clone(), statistic, Period { from, to });
        let (totals, takeaways, hours, draw, dwell, funnels, heat, trouble, modes, choices, tasks, tasks_left, records) =
            tokio::try_join!(
                ask(statistic::TOTALS),
                ask(statistic::TAKEAWAYS),
                ask(statistic::VISITS_BY_HOUR),
                ask(statistic::DRAW_BY_HOUR),
                ask(statistic::DWELL_BY_SCENE),
                ask(statistic::FUNNELS),
                ask(statistic::HEAT),
                ask(statistic::TROUBLE_BY_SCENE),
                ask(statistic::MODES),
                ask(statistic::CHOICES),
                ask(statistic::TASKS),
                ask(statistic::TASKS_LEFT),
                ask(statistic::RECORDS),
            )?;
        Ok(ExhibitStatistics {
            from,
            to,
            generated_at_ms,
            demo: Demo::read(&records)?,
            totals: Totals::read(&totals, &takeaways)?,
            visits_by_hour: HourVisits::read(&hours)?,
            draw_by_hour: HourDraw::read(&draw)?,
            dwell_by_scene: SceneDwell::read(&dwell)?,
            funnels: Funnel::read(&funnels)?,
            heat: HeatMap::read(&heat)?,
            trouble_by_scene: SceneTrouble::read(&trouble)?,
            modes: ModeUse::read(&modes)?,
            choices: ChoiceUse::read(&choices)?,
            tasks: TaskUse::read(&tasks)?,
            tasks_left: TasksLeft::read(&tasks_left)?,
            records: RecordCounts::read(&records)?,
        })
    }

    /// A session over the parts as they are now.
    fn newest(&self) -> Result<SessionContext, Error> {
        let snapshot = self.0.store.snapshot();
        let mut held = self.0.session.lock().unwrap_or_else(PoisonError::into_inner);
        if !held.0.is(&snapshot) {
            // A new catalog with the old engine: questions under way keep the parts they began with.
            let engine = SessionContext::new_with_config_rt(held.1.copied_config(), held.1.runtime_env());
            *held = (snapshot.clone(), session(engine, &snapshot)?);
        }
        Ok(held.1.clone())
    }
}

fn session(engine: SessionContext, snapshot: &Snapshot) -> Result<SessionContext, Error> {
    engine
        .register_table("records", Arc::new(RecordsTable { snapshot: snapshot.clone() }))
        .map_err(|source| Error::Query { name: statistic::RECORDS.name, source: Box::new(source) })?;
    Ok(engine)
}

/// Runs one SQL text as it is, as a task of its own.
async fn ask(session: SessionContext, statistic: Statistic, period: Period) -> Result<Answer, Error> {
    let Statistic { name, sql } = statistic;
    let run = async move {
        let question = session.sql(sql).await?.with_param_values(period.parameters())?;
        question.collect().await
    };
    let wrong = |source| Error::Query { name, source: Box::new(source) };
    let batches = tokio::spawn(run)
        .await
        .map_err(|stopped| wrong(DataFusionError::External(Box::new(stopped))))?
        .map_err(wrong)?;
    Ok(Answer { name, batches })
}

impl Period {
    fn parameters(self) -> Vec<(&'static str, ScalarValue)> {
        let day = |days: i32| ScalarValue::Date32(Some(days));
        let first = day::days(self.from);
        vec![("first_day", day(first)), ("last_day", day(day::days(self.to))), ("day_before", day(first - 1))]
    }
}
