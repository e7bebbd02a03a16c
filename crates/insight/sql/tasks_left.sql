-- Where unfinished tasks of the practice phone are left.
--
-- Unit:       one task begun and not finished.
-- Population: tasks begun on a local date of the period (see tasks.sql) that were not finished.
-- page:       what was on the phone when the task was left: a page of an app such as wsgw.home, or locked, home, switcher.
--             Null is unknown: no end is recorded, so the task goes on or was cut off by a failure.
-- tasks:      how many were left there, by app of the task.
-- visits, fewer_than: visits that left a task there; as for choices, where fewer than 5 did, that is all that is told, and
--             the page comes last, by name.
-- Order:      most frequent first.
-- No data:    a page where no task was left is not listed.
with told as (
  select
    kind,
    local_date,
    scene,
    app,
    device,
    visit,
    coalesce(lead(finished) over again, false) as finished,
    lead(page) over again as page
  from records
  where kind in ('task_begun', 'task_ended') and local_date >= $first_day
  window again as (partition by device, visit, scene, app, task, mode order by rowid)
),
counted as (
  select
    scene,
    app,
    page,
    count(distinct concat(device, ' ', cast(visit as varchar))) as visits,
    count(*) as tasks
  from told
  where kind = 'task_begun' and local_date <= $last_day and not finished
  group by scene, app, page
)
select
  scene,
  app,
  page,
  case when visits >= 5 then visits end as visits,
  case when visits < 5 then 5 end as fewer_than,
  tasks
from counted
order by case when visits >= 5 then tasks else 0 end desc, scene, app, page nulls last
