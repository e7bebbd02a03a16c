-- Tasks of the practice phone: how often they are begun and finished, how long they take, how much help they need.
--
-- Unit:       one task begun: a visit that begins a task twice, or in two modes, has begun two.
-- Population: tasks begun on a local date of the period. An end counts whenever it came, also after midnight: the next end
--             of the same visit, task and mode that comes before the task is begun again.
-- finished:   of them, those whose goal was reached. A task without an end (going on, or cut off by a failure) is begun and
--             not finished.
-- share_finished: finished over begun.
-- median_took_s: seconds from begin to end, of finished tasks only; the mean of the middle two where their number is even.
-- helps_per_task, wrong_turns_per_task: mean over tasks with an end, finished or not, of how often the help grew or was asked
--             for, and of touches that led off the way.
-- visits, fewer_than: visits that began the task; as for choices, where fewer than 5 did, that is all that is told, and the
--             task comes last, by name.
-- No data:    a task nobody began is not listed; median_took_s is null where none was finished, the means where none ended.
with told as (
  select
    kind,
    local_date,
    scene,
    app,
    task,
    mode,
    device,
    visit,
    lead(finished) over again as finished,
    lead(took_ms) over again as took_ms,
    lead(helps) over again as helps,
    lead(wrong_turns) over again as wrong_turns
  from records
  where kind in ('task_begun', 'task_ended') and local_date >= $first_day
  -- A begin has nothing to give, so a task begun again leaves the one before without an end.
  window again as (partition by device, visit, scene, app, task, mode order by rowid)
),
counted as (
  select
    scene,
    app,
    task,
    mode,
    count(distinct concat(device, ' ', cast(visit as varchar))) as visits,
    count(*) as begun,
    count(*) filter (where finished) as finished,
    percentile_cont(0.5) within group (order by cast(took_ms as double) / 1000.0) filter (where finished) as median_took_s,
    avg(cast(helps as double)) as helps_per_task,
    avg(cast(wrong_turns as double)) as wrong_turns_per_task
  from told
  where kind = 'task_begun' and local_date <= $last_day
  group by scene, app, task, mode
)
select
  scene,
  app,
  task,
  mode,
  case when visits >= 5 then visits end as visits,
  case when visits < 5 then 5 end as fewer_than,
  begun,
  finished,
  cast(finished as double) / begun as share_finished,
  median_took_s,
  helps_per_task,
  wrong_turns_per_task
from counted
order by scene, app, case when visits >= 5 then begun else 0 end desc, task, mode
