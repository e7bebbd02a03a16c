-- Languages and modes visitors choose.
--
-- Unit:       one visit; choosing the same value twice counts once.
-- Population: visits that changed the mode to the value on a local date of the period. Visits that never changed a mode, and
--             so had the hall's default, are not among them.
-- No data:    a mode or value nobody chose is not listed.
with chosen as (
  select field as mode, value, device, visit
  from records
  where kind = 'mode_changed' and local_date between $first_day and $last_day
  group by field, value, device, visit
)
select mode, value, count(*) as visits
from chosen
group by mode, value
order by mode, visits desc, value
