-- Visits by the hour they started in.
--
-- Unit:       one visit, by device and the visit's random number.
-- Population: visits that started on a local date of the period, the same as `visits` of the totals.
-- hour:       local hour of the start, 0 to 23; 8 is from 08:00 up to but without 09:00.
-- No data:    24 hours with 0 visits.
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
)
select hours.hour as hour, count(started.visit) as visits
from hours
left join started on started.hour = hours.hour
group by hours.hour
order by hours.hour
