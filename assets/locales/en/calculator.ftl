# The tiered-price calculator

scene-tier-calculator = Tiered price calculator
calc-title = Tiered prices
calc-hint = Drag each month's usage and watch the year's bill on the large screen
calc-help = Drag a bar or tap the numbers to enter each month's usage. The area on the large screen is your bill: in the next tier, only the part above costs more.
calc-invite = Enter one month's usage, and the large screen draws the bill

# Near: where the hands are
calc-month = Usage in { $calc_month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
    [12] December
   *[other] { $calc_month }
}, kWh
calc-usage = { $calc_entry }
calc-year-usage = Usage in the year, kWh
calc-mode-months = By month
calc-mode-year = By year
calc-delete = Delete
calc-next-month = Next
calc-plus = A little more
calc-minus = A little less
calc-example = Use this example
calc-takeaway = Take it home
calc-too-much = A month takes at most { $calc_most } kWh. Please check your meter.
calc-too-much-year = A year takes at most { $calc_most } kWh. Please check your meter.

# The household
calc-area-name = { $calc_area_name }
area-choose = Choose an area
calc-many-people = { $calc_people_min } or more people
calc-low-income = Low income
calc-shared-meter = Shared meter

# Tiers
tier-1 = Tier 1
tier-2 = Tier 2
tier-3 = Tier 3
calc-tier-price = { $price } yuan/kWh
calc-tier-range = { $from } – { $to } kWh
calc-tier-range-open = Above { $from } kWh
calc-tier-sum = { $kwh } kWh × { $price } = { $amount } yuan
calc-flat = No tiers: one price for all
calc-rule-year = Settled by the year: all months add up
calc-rule-month = Settled by the month: each starts anew

# Far: where the meaning is
calc-total-label = Bill for the year
calc-total = { $calc_total }
calc-yuan = { $amount } yuan
calc-used = { $calc_used } kWh used
# How the steps add up to the bill; where bills are settled by the month, to that of the month they show
calc-steps-month = Steps of { $calc_steps_month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
    [12] December
   *[other] { $calc_steps_month }
}
calc-steps-sum = Tiers: { $calc_steps_sum } yuan
calc-low-income-credit = Relief: { $calc_credit } yuan less
calc-rounding = Rounding: { $calc_rounding } yuan
calc-months-entered = { $calc_months ->
    [one] Bill for the 1 month entered
   *[other] Bill for the { $calc_months } months entered
}
calc-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
    [12] Dec
   *[other] { $month }
}
calc-crossing = { $calc_cross_month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
    [12] December
   *[other] { $calc_cross_month }
}: into { $calc_cross_tier ->
    [1] tier 1
    [2] tier 2
    [3] tier 3
   *[other] { $calc_cross_tier }
}
calc-crossing-only = Only the part above costs more
calc-next-price-label = Next kilowatt-hour
calc-next-price = { $calc_next_price } yuan
calc-left = { $calc_left } kWh left in this tier
calc-reach-at-pace = At this pace: { $calc_pace_tier ->
    [1] tier 1
    [2] tier 2
    [3] tier 3
   *[other] { $calc_pace_tier }
} in { $calc_pace_month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
    [12] December
   *[other] { $calc_pace_month }
}
calc-reach-never = At this pace, no further tier this year
calc-saving-label = With 10 % less
calc-saving = Saves { $calc_saving } yuan
