-- Take-away codes shown on a screen and opened on a phone.
--
-- Unit:       one code (the random number inside the QR), however often it was shown or opened.
-- Population: codes first shown on a local date of the period; takeaways_opened are those of them that a phone has opened
--             since, on whatever date, so takeaways_opened <= takeaways_shown.
-- No data:    counts are 0.
with shown as (
  select code
  from records
  where kind = 'takeaway_shown' and code is not null and local_date between $first_day and $last_day
  group by code
),
opened as (
  select code
  from records
  -- The hall server's clock may be a little behind the exhibit's, so the day before belongs to it.
  where kind = 'takeaway_opened' and code is not null and local_date >= $day_before
  group by code
)
select
  count(*) as takeaways_shown,
  count(opened.code) as takeaways_opened
from shown
left join opened on opened.code = shown.code
