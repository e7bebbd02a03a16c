-- How long visitors stay in a scene.
--
-- Unit:       one stay: from entering the scene to leaving it. A visit that comes back has two stays.
-- Population: stays that ended on a local date of the period.
-- median_s, p90_s: seconds to the last touch inside the stay, so waiting for the idle countdown is no dwell; between two
--             values by linear interpolation.
-- No data:    a scene without stays is not listed.
select
  scene,
  count(*) as n,
  percentile_cont(0.5) within group (order by cast(active_ms as double) / 1000.0) as median_s,
  percentile_cont(0.9) within group (order by cast(active_ms as double) / 1000.0) as p90_s
from records
where kind = 'scene_left' and active_ms is not null and local_date between $first_day and $last_day
group by scene
order by scene
