-- How strongly the exhibits draw people: visits begun for each hour that an exhibit was up.
--
-- Unit:       one visit, by device and the visit's random number; one hour of one exhibit.
-- Population: visits that started on a local date of the period, the same as `visits` of the totals; signs of life on a
--             local date of the period.
-- hour:       local hour, 0 to 23, of the start of a visit and of a sign of life.
-- up_hours:   an exhibit gives a sign of life each minute it is up, so these counted and divided by 60; the hours of
--             several exhibits and of several days add up.
-- visits_per_up_hour: visits over up_hours, so a hall that opened late or an exhibit that was off does not look dull.
-- No data:    24 hours with 0 visits and 0 up_hours; visits_per_up_hour is null where no exhibit was up.
with hours as (
  select column1 as hour
  from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11),
               (12), (13), (14), (15), (16), (17), (18), (19), (20), (21), (22), (23))
),
started as (
  select device, visit, min(local_hour) as hour
  from records
  where kind = 'visit_started' and local_date between $first_day and $last_day
  group by device, visit
),
begun as (
  select hour, count(*) as visits
  from started
  group by hour
),
up as (
  select local_hour as hour, cast(count(*) as double) / 60.0 as up_hours
  from records
  where kind = 'heartbeat' and local_date between $first_day and $last_day
  group by local_hour
)
select
  hours.hour as hour,
  coalesce(begun.visits, 0) as visits,
  coalesce(up.up_hours, 0.0) as up_hours,
  cast(coalesce(begun.visits, 0) as double) / up.up_hours as visits_per_up_hour
from hours
left join begun on begun.hour = hours.hour
left join up on up.hour = hours.hour
order by hours.hour
