-- What visitors choose in a scene: options and bands, never what was typed.
--
-- Unit:       one visit; of several values it chose in a field the last one counts.
-- Population: visits that chose a value in the field on a local date of the period. Visits that left a field as it was are
--             not among them.
-- visits, fewer_than: a value that fewer than 5 visits chose is told only as "fewer than 5", since what few chose may be
--             known to be somebody's. Such values come last, by name, so that their order tells nothing either.
-- No data:    a field or value nobody chose is not listed.
with chosen as (
  select scene, field, device, visit, last_value(value order by rowid) as value
  from records
  where kind = 'value_chosen' and local_date between $first_day and $last_day
  group by scene, field, device, visit
),
counted as (
  select scene, field, value, count(*) as visits
  from chosen
  group by scene, field, value
)
select
  scene,
  field,
  value,
  case when visits >= 5 then visits end as visits,
  case when visits < 5 then 5 end as fewer_than
from counted
order by scene, field, case when visits >= 5 then visits else 0 end desc, value
