-- How far visitors get in a scene.
--
-- Unit:       one visit; a step counts once a visit, the first time it is reached.
-- Population: of each step, visits that reached it on a local date of the period. Other steps may lie between, and a step
--             may be left out (not strict), so a later step can have more visits than an earlier one.
-- Order:      by the median place at which visits reach the step for the first time, then by visits.
-- share_of_first, share_of_previous: visits of this step over visits of the first step, and of the step before it.
-- No data:    a scene without steps is not listed; share_of_previous of a first step is null.
with reached as (
  select scene, step, device, visit, min(rowid) as at
  from records
  where kind = 'step_reached' and local_date between $first_day and $last_day
  group by scene, step, device, visit
),
placed as (
  select scene, step, row_number() over (partition by scene, device, visit order by at) as place
  from reached
),
steps as (
  select
    scene,
    step,
    count(*) as visits,
    percentile_cont(0.5) within group (order by cast(place as double)) as place
  from placed
  group by scene, step
),
ordered as (
  select scene, step, visits, row_number() over (partition by scene order by place, visits desc, step) as number
  from steps
)
select
  scene,
  step,
  visits,
  cast(visits as double) / first_value(visits) over (partition by scene order by number) as share_of_first,
  cast(visits as double) / lag(visits) over (partition by scene order by number) as share_of_previous
from ordered
order by scene, number
