-- Visits and how they ended.
--
-- Unit:       one visit, by device and the visit's random number.
-- Population: visits that started on a local date of the period. An end counts whenever it came, also after midnight.
-- finished:   the visitor said it is over.   idle_ended: nobody touched until the countdown ran out.
-- open:       no end is recorded: still going on, or the exhibit was cut off. Visits ended by staff or by a stop of the
--             exhibit are in `visits` only, so visits >= finished + idle_ended + open.
-- median_active_s: seconds from the start to the last touch, so the idle tail is no dwell; over visits with an end; the
--             mean of the middle two where their number is even.
-- No data:    counts are 0, the median is null.
with started as (
  select device, visit
  from records
  where kind = 'visit_started' and local_date between $first_day and $last_day
  group by device, visit
),
ended as (
  select device, visit, min(reason) as reason, min(active_ms) as active_ms
  from records
  where kind = 'visit_ended' and local_date >= $first_day
  group by device, visit
)
select
  count(*) as visits,
  count(*) filter (where ended.reason = 'finished') as finished,
  count(*) filter (where ended.reason = 'idle') as idle_ended,
  count(*) filter (where ended.visit is null) as open,
  percentile_cont(0.5) within group (order by cast(ended.active_ms as double) / 1000.0) as median_active_s
from started
left join ended on ended.device = started.device and ended.visit = started.visit
