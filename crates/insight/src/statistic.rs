//! The statistics' SQL texts. Each has its definition in its comments and runs unchanged, here and on a cluster.

/// One SQL text over the table `records`, with the parameters `$first_day`, `$last_day` and `$day_before`.
#[derive(Clone, Copy, Debug)]
pub struct Statistic {
    /// Its file is `sql/<name>.sql`.
    pub name: &'static str,
    pub sql: &'static str,
}

macro_rules! statistic {
    ($constant:ident, $name:literal) => {
        pub const $constant: Statistic =
            Statistic { name: $name, sql: include_str!(concat!("../sql/", $name, ".sql")) };
    };
}

statistic!(TOTALS, "totals");
statistic!(TAKEAWAYS, "takeaways");
statistic!(VISITS_BY_HOUR, "visits_by_hour");
statistic!(DRAW_BY_HOUR, "draw_by_hour");
statistic!(DWELL_BY_SCENE, "dwell_by_scene");
statistic!(FUNNELS, "funnels");
statistic!(HEAT, "heat");
statistic!(TROUBLE_BY_SCENE, "trouble_by_scene");
statistic!(MODES, "modes");
statistic!(CHOICES, "choices");
statistic!(TASKS, "tasks");
statistic!(TASKS_LEFT, "tasks_left");
statistic!(RECORDS, "records");
