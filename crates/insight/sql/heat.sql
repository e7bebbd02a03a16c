-- Where the screens are touched.
--
-- Unit:       one touch: a finger pressed and released. One map per scene, display and layout version, never added up.
-- Population: touches on a local date of the period.
-- col, row:   cell of a grid of 48 columns and 27 rows over the display, from its left and top; the right and lower edge
--             belong to the last cell.
-- Without place (col and row are null): touches on keypads and keyboards, whose place is the input itself; places outside
--             the display; and (0,0) without a control, which scripts and drivers make and no finger does.
-- No data:    a map without touches is not listed; a cell without touches is left out.
with touches as (
  select
    scene,
    display,
    layout,
    x,
    y,
    x is not null and y is not null
      and x between 0 and 1 and y between 0 and 1
      and not (x = 0 and y = 0 and control is null) as has_place
  from records
  where kind = 'touched' and local_date between $first_day and $last_day
),
cells as (
  select
    scene,
    display,
    layout,
    case when has_place then least(cast(x * 48 as int), 47) end as col,
    case when has_place then least(cast(y * 27 as int), 26) end as row
  from touches
)
select scene, display, layout, 48 as columns, 27 as rows, col, row, count(*) as touches
from cells
group by scene, display, layout, col, row
order by scene, display, layout, row, col
