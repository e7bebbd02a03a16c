-- Languages and modes visitors choose.
--
-- Unit:       one visit; choosing the same value twice counts once.
-- Population: visits that changed the mode to the value on a local date of the period. Visits that never changed a mode, and
--             so had the hall's default, are not among them.
-- value:      on or off, of the language its tag. Older records say true and false, of the contrast high and normal; they
--             mean the same and are counted as on and off.
-- visits, fewer_than: as for choices, a value that fewer than 5 visits chose is told only as "fewer than 5".
-- No data:    a mode or value nobody chose is not listed.
with named as (
  select
    field as mode,
    case when value in ('true', 'high') then 'on' when value in ('false', 'normal') then 'off' else value end as value,
    device,
    visit
  from records
  where kind = 'mode_changed' and local_date between $first_day and $last_day
),
chosen as (
  select mode, value, device, visit
  from named
  group by mode, value, device, visit
),
counted as (
  select mode, value, count(*) as visits
  from chosen
  group by mode, value
)
select
  mode,
  value,
  case when visits >= 5 then visits end as visits,
  case when visits < 5 then 5 end as fewer_than
from counted
order by mode, case when visits >= 5 then visits else 0 end desc, value
