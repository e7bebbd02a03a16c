-- The records themselves: how many, what is missing, and whether they are demo data.
--
-- Unit:       one record.
-- Population: records of any kind with a local date of the period.
-- gaps:       records known to be lost, added up over the gap records of the period.
-- unknown_kinds: records this program does not understand; kept whole, counted nowhere else.
-- demo_all, demo_some: over records but those the hall server writes when a phone opens a code (the server shows nothing
--             itself); demo is what the device said when it last started.
-- No data:    counts are 0, demo_all and demo_some are null.
select
  count(*) as stored,
  coalesce(sum(lost), 0) as gaps,
  count(*) filter (where kind = 'unknown') as unknown_kinds,
  bool_and(demo) filter (where kind <> 'takeaway_opened') as demo_all,
  bool_or(demo) filter (where kind <> 'takeaway_opened') as demo_some
from records
where local_date between $first_day and $last_day
