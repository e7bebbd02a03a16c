-- Where visitors struggle: touches where nothing is, and quick touches of one place over and over.
--
-- Unit:       one touch with a place (see heat.sql); one burst; one visit.
-- Population: touches with a place on a local date of the period. The touch that wakes an exhibit and those on keypads have
--             no place and are not among them.
-- on_nothing: touches with no control under the finger ("dead taps"), one that cannot be used now included.
-- bursts:     3 or more touches of one visit in a row ("rage taps"), each within 2 seconds of the one two before and no
--             farther from the two before than a cell of the heat map (1/48 of the width, 1/27 of the height). A row that
--             goes on is one burst. Buttons named plus or minus are made for this and begin none.
-- visits_with_bursts: of the visits that touched in the scene (visits), those with a burst.
-- No data:    a scene without touches with a place is not listed.
with touches as (
  select
    rowid,
    device,
    boot,
    visit,
    scene,
    display,
    layout,
    cast(mono_ms as bigint) as at_ms,
    control is null as on_nothing,
    coalesce(control like '%plus' or control like '%minus', false) as stepper,
    x,
    y,
    x is not null and y is not null
      and x between 0 and 1 and y between 0 and 1
      and not (x = 0 and y = 0 and control is null) as has_place
  from records
  where kind = 'touched' and local_date between $first_day and $last_day
),
followed as (
  select
    *,
    lag(has_place, 1) over visitor as had_place_1,
    lag(has_place, 2) over visitor as had_place_2,
    lag(x, 1) over visitor as x_1,
    lag(x, 2) over visitor as x_2,
    lag(y, 1) over visitor as y_1,
    lag(y, 2) over visitor as y_2,
    lag(at_ms, 2) over visitor as at_ms_2
  from touches
  window visitor as (partition by device, boot, visit, scene, display, layout order by rowid)
),
repeated as (
  select
    rowid,
    device,
    boot,
    visit,
    scene,
    display,
    layout,
    on_nothing,
    has_place,
    coalesce(
      has_place and had_place_1 and had_place_2 and not stepper
        and at_ms - at_ms_2 <= 2000
        and x - x_1 between -1.0 / 48 and 1.0 / 48 and x - x_2 between -1.0 / 48 and 1.0 / 48
        and y - y_1 between -1.0 / 27 and 1.0 / 27 and y - y_2 between -1.0 / 27 and 1.0 / 27,
      false
    ) as again
  from followed
),
begun as (
  select
    *,
    again and not coalesce(
      lag(again) over (partition by device, boot, visit, scene, display, layout order by rowid),
      false
    ) as begins
  from repeated
),
by_visit as (
  select
    scene,
    device,
    visit,
    count(*) as touches,
    count(*) filter (where on_nothing) as on_nothing,
    count(*) filter (where begins) as bursts
  from begun
  where has_place
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
