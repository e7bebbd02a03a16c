# 阶梯电价计算器

scene-tier-calculator = 阶梯电价计算器
calc-title = 阶梯电价 · 算一算
calc-hint = 拖动每个月的用电量，对面大屏马上看到全年电费
calc-help = 拖动柱子或点数字，填每个月的用电量。大屏上的面积就是电费：进了下一档，只有超出部分涨价。
calc-invite = 先填一个月的用电量，对面大屏就画出电费

# 近处：手在这里
calc-month = { $calc_month } 月用电量（千瓦时）
calc-usage = { $calc_entry }
calc-year-usage = 全年用电量（千瓦时）
calc-mode-months = 按月填
calc-mode-year = 按年填
calc-delete = 退格
calc-next-month = 下个月
calc-plus = 加一点
calc-minus = 减一点
calc-example = 用这户的例子
calc-takeaway = 带走结果
calc-too-much = 一个月最多填 { $calc_most } 千瓦时，请核对电表。
calc-too-much-year = 一年最多填 { $calc_most } 千瓦时，请核对电表。

# 住户情况
calc-area-name = { $calc_area_name }
area-choose = 选择地区
calc-many-people = { $calc_people_min } 口人及以上
calc-low-income = 低保户
calc-shared-meter = 合表用户

# 档
tier-1 = 第一档
tier-2 = 第二档
tier-3 = 第三档
calc-tier-price = 每千瓦时 { $price } 元
calc-tier-range = { $from } – { $to } 千瓦时
calc-tier-range-open = { $from } 千瓦时以上
calc-tier-sum = { $kwh } 千瓦时 × { $price } = { $amount } 元
calc-flat = 不分档，只有一个价
calc-rule-year = 按年结算：全年用量加起来分档
calc-rule-month = 按月结算：每个月重新分档

# 远处：意思在这里
calc-total-label = 全年电费
calc-total = { $calc_total }
calc-yuan = { $amount } 元
calc-used = 用电 { $calc_used } 千瓦时
# 台阶怎么加成电费；按月结算的地方，台阶只画一个月，加起来是那个月的电费
calc-steps-month = 台阶画的是 { $calc_steps_month } 月
calc-steps-sum = 各档合计 { $calc_steps_sum } 元
calc-low-income-credit = 低保减免 { $calc_credit } 元
calc-rounding = 四舍五入 { $calc_rounding } 元
calc-months-entered = 已填 { $calc_months } 个月的电费
calc-month-short = { $month }月
calc-crossing = { $calc_cross_month } 月进{ $calc_cross_tier ->
    [1] 第一档
    [2] 第二档
    [3] 第三档
   *[other] { $calc_cross_tier }
}
calc-crossing-only = 只有超出部分涨价
calc-next-price-label = 下一千瓦时
calc-next-price = { $calc_next_price } 元
calc-left = 这一档还能用 { $calc_left } 千瓦时
calc-reach-at-pace = 照这样用，{ $calc_pace_month } 月进{ $calc_pace_tier ->
    [1] 第一档
    [2] 第二档
    [3] 第三档
   *[other] { $calc_pace_tier }
}
calc-reach-never = 照这样用，今年不会进下一档
calc-saving-label = 如果少用一成
calc-saving = 省 { $calc_saving } 元
