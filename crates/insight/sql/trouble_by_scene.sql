-- Where visitors struggle: touches where nothing is, and quick touches of one place over and over.
--
-- Unit:       one touch with a place (see heat.sql); one burst; one visit.
-- Population: touches with a place on a local date of the period. The touch that wakes an exhibit and those on keypads have
--             no place and are not among them.
-- on_nothing: touches with no control under the finger ("dead taps"), one that cannot be used now included.
-- bursts:     3 or more of these touches of one visit on one display, one after the other ("rage taps"): each within 2
--             seconds of the one two before, and from both before it no farther than a cell of the heat map (1/48 of the
--             width, 1/27 of the height). A row that goes on is one burst; it belongs to the scene of its third touch.
--             Buttons whose name ends in plus or minus are made for this and make none.
-- visits_with_bursts: of the visits that touched in the scene (visits), those with a burst.
-- No data:    a scene without touches with a place is not listed.
--
-- One order for all rows, compared with the visit two rows before, is several times faster than a partition for each visit.
with touches as (
  select
    rowid,
    device,
    visit,
    scene,
    display,
    control,
    cast(mono_ms as bigint) as at_ms,
    x,
    y
  from records
  where kind = 'touched' and local_date between $first_day and $last_day
    and x between 0 and 1 and y between 0 and 1
    and not (x = 0 and y = 0 and control is null)
),
followed as (
  select
    *,
    lag(visit, 2) over visitor = visit and lag(device, 2) over visitor = device
      and lag(display, 1) over visitor = display and lag(display, 2) over visitor = display
      and at_ms - lag(at_ms, 2) over visitor <= 2000
      and x - lag(x, 1) over visitor between -1.0 / 48 and 1.0 / 48
      and x - lag(x, 2) over visitor between -1.0 / 48 and 1.0 / 48
      and y - lag(y, 1) over visitor between -1.0 / 27 and 1.0 / 27
      and y - lag(y, 2) over visitor between -1.0 / 27 and 1.0 / 27
      and not coalesce(control like '%plus' or control like '%minus', false)
    as again
  from touches
  window visitor as (order by visit, device, rowid)
),
begun as (
  select
    scene,
    device,
    visit,
    control,
    again and not coalesce(lag(again) over (order by visit, device, rowid), false) as begins
  from followed
),
by_visit as (
  select
    scene,
    device,
    visit,
    count(*) as touches,
    count(*) filter (where control is null) as on_nothing,
    count(*) filter (where begins) as bursts
  from begun
  group by scene, device, visit
)
select
  scene,
  count(*) as visits,
  sum(touches) as touches,
  sum(on_nothing) as on_nothing,
  sum(bursts) as bursts,
  count(*) filter (where bursts > 0) as visits_with_bursts
from by_visit
group by scene
order by scene
