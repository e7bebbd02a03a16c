# 网上国网练习：每页、每步的话。点哪里用引号，与按钮上的字一字不差。

# 首页
wsgw-home-account = 练习账户 · { $house_name } · { $house_account }
wsgw-balance = 账户余额
wsgw-balance-low = { $house_days_left ->
    [0] 不到 1 天就用完了，该交电费了
   *[other] 只够 { $house_days_left } 天了，该交电费了
}
wsgw-balance-lasts = { $house_days_left ->
    [0] 照现在这样用，不够 1 天
   *[other] 照现在这样用，还够 { $house_days_left } 天
}
wsgw-go-topup = 去充值
wsgw-account = 我的户号
wsgw-account-note = 余额、缴费记录
wsgw-bill = 电费账单
wsgw-usage = 用电分析
wsgw-outage = 停电查询
wsgw-progress = 办电进度
wsgw-repair = 报修
wsgw-people = 一户多人口
wsgw-rename = 更名过户
wsgw-invoice = 电子发票
wsgw-about-topup = “去充值”用来交电费，练习不扣钱。
wsgw-about-account = “我的户号”里看余额、缴费记录，也能绑户号。
wsgw-about-bill = “电费账单”里看每个月用了多少电、多少钱。
wsgw-about-usage = “用电分析”里看哪天用电多。
wsgw-about-outage = “停电查询”里看哪天要停电。
wsgw-about-progress = “办电进度”里看申请办到哪一步，也能新申请。
wsgw-about-repair = “报修”是家里没电时请人来修。
wsgw-about-people = “一户多人口”给人多的家庭申请优惠。
wsgw-about-rename = “更名过户”是换户主的名字。
wsgw-about-invoice = “电子发票”把发票发到邮箱。

# 每页都用的
wsgw-label-name = 户名
wsgw-label-address = 地址
wsgw-label-account = 户号
wsgw-label-balance = 余额
wsgw-label-amount = 电费
wsgw-label-month = 月份
wsgw-label-state = 状态
wsgw-label-place = 地方
wsgw-label-phone = 电话
wsgw-label-people = 人数
wsgw-value-balance = { $house_balance } 元
wsgw-next = 下一步
wsgw-submit = 提交
wsgw-seen = 看好了
wsgw-go-home = 回首页
wsgw-fill = 接着填
wsgw-missing-title = 还差一项
wsgw-missing-body = 不着急，看看哪一项还空着，填上再点一次。
wsgw-accepted-title = 提交结果
wsgw-accepted = 交上去了

# 充值
wsgw-topup-title = 交电费
wsgw-topup-choose = 交多少？
wsgw-topup-fifty = 50 元
wsgw-topup-hundred = 100 元
wsgw-topup-two-hundred = 200 元
wsgw-topup-three-hundred = 300 元
wsgw-practice-money = 这是练习，一分钱也不会扣。
wsgw-scam = 当心：供电公司的人不会向您要密码，也不会叫您转账。
wsgw-confirm-title = 核对一下
wsgw-topup-amount = 这次交
wsgw-check-account = 先看户名和户号对不对，再付款。
wsgw-confirm = 确认付款
wsgw-change-amount = 改金额
wsgw-about-change-amount = “改金额”回到上一页重选。
wsgw-password-title = 输入支付密码
wsgw-password-practice = 练习密码：随便六个数字，千万别用真密码。
wsgw-password-short = 还没满六个数字，再点一下，从头输一遍。
wsgw-password = 支付密码
wsgw-password-hint = 练习用，随便六个数字
wsgw-topup-done-title = 交费结果
wsgw-topup-done = 电费交好了

# 户号
wsgw-account-title = 我的户号
wsgw-label-second = 又绑的户号
wsgw-label-first = 原来的户号
wsgw-payments = 看缴费记录
wsgw-about-payments = 这里看哪天交过多少钱。
wsgw-payments-title = 缴费记录
wsgw-label-paid = 交了（元）
wsgw-payments-note = 在柜台交的、家里人交的，这里都查得到。
wsgw-bind = 绑定户号
wsgw-about-bind = “绑定户号”把另一处房子的电也放进来管。
wsgw-bind-title = 绑定户号
wsgw-bind-where = 户号印在纸质账单的左上角，是一串数字。
wsgw-bind-practice = 练习户号
wsgw-bind-number = 1000765432
wsgw-number-hint = 填练习户号，10 个数字
wsgw-bind-submit = 确认绑定
wsgw-wrong-title = 没有这个户号
wsgw-wrong-body = 填错了不要紧。请看纸质账单左上角，一个一个对。
wsgw-type-again = 重新填
wsgw-bind-leave = 先不绑
wsgw-about-bind-leave = “先不绑”回到我的户号。
wsgw-bound-title = 这个户号绑过了
wsgw-bound-body = 它已经在您的手机上了，不用再绑。
wsgw-see-account = 看我的户号
wsgw-bind-done-title = 绑定结果
wsgw-bind-done = 绑好了
wsgw-bind-done-note = 两处的电费，以后在一个手机上就能看。

# 账单
wsgw-label-year-kwh = 今年用电
wsgw-label-year-amount = 今年电费
wsgw-value-year-kwh = { $house_year_kwh } 千瓦时
wsgw-value-year-amount = { $house_year_amount } 元
wsgw-bill-choose = 点一个月看看。右边是电费（元）。
wsgw-about-month = 这是那个月的账单，随便哪个月都能看。
wsgw-label-kwh = 用电
wsgw-label-tier = 用到第几档
wsgw-value-bill-kwh = { $wsgw_bill_kwh } 千瓦时
wsgw-value-bill-tier = 第 { $wsgw_bill_tier } 档
wsgw-bill-tiers = 阶梯电价：超过一档，只有超出的部分才贵一些。
wsgw-bill-source = 依据：{ $house_tariff_source }

# 用电分析
wsgw-usage-week = 最近七天，每天用电（千瓦时）
wsgw-usage-months = 最近六个月用电（千瓦时），左边是上个月
wsgw-usage-tip = 哪根柱子高，哪段时间就用得多。
wsgw-by-day = 看每天
wsgw-by-month = 看每月

# 停电
wsgw-outage-choose = 近期的计划停电，点一条看详细。
wsgw-about-one-outage = 这是那一天的停电安排。
wsgw-go-repair = 现在就没电，去报修
wsgw-outage-title = 停电安排
wsgw-label-day = 日期
wsgw-label-from = 几点停
wsgw-label-to = 几点来
wsgw-label-why = 为什么
wsgw-outage-tip = 停电前给手机充好电，停电时别乘电梯。
wsgw-busy-title = 网络有点忙
wsgw-busy-body = 不是您点错了。稍等一下，再试一次就好。
wsgw-retry = 再试一次
wsgw-later = 先不看
wsgw-about-later = “先不看”留在首页，想看再点。

# 办电
wsgw-progress-choose = 您有一份申请在办，点一下，看看到了哪一步。
wsgw-application = 增容申请
wsgw-application-note = 看办到哪一步
wsgw-about-application = 这是已经交上去的申请，点它看进度。
wsgw-progress-tip = 不用打电话问，点开就看得到。
wsgw-install = 申请新装增容
wsgw-about-install = “申请新装增容”是新申请一份，不是看进度。
wsgw-install-title = 新装增容
wsgw-install-explain = 新装是头一回接电，增容是电不够用、再加一些。
wsgw-install-kind = 办哪一样？
wsgw-install-new = 新装
wsgw-install-more = 增容
wsgw-install-use-how = 住家和开店，电价不一样，所以要问一句。
wsgw-install-use = 电用在哪里？
wsgw-install-living = 家里住
wsgw-install-shop = 开店
wsgw-label-kind = 办理
wsgw-label-use = 用在
wsgw-install-done-note = 这是练习，没有真的申请。真办时，进度在“办电进度”里看。

# 报修
wsgw-repair-title = 故障报修
wsgw-repair-danger = 看到电线掉在地上，离远一点，千万别碰，马上打 95598。
wsgw-repair-what = 哪里没电？
wsgw-fault-whole = 全家没电
wsgw-fault-part = 部分没电
wsgw-fault-street = 邻居也没电
wsgw-repair-place-how = 选好地方，修电的人才找得到。
wsgw-repair-place = 在什么地方？
wsgw-place-home = 我家
wsgw-place-other = 别的地方
wsgw-where-hint = 练习用，写个路名
wsgw-repair-phone-how = 留个电话，好联系您。练习不会打来。
wsgw-phone-hint = 练习用，别填真号码
wsgw-label-fault = 哪里没电
wsgw-repair-done-title = 报修结果
wsgw-repair-done = 报上去了
wsgw-repair-done-note = 这是练习，没有真的报修。真没电又着急，打 95598。

# 一户多人口
wsgw-people-rule = 天津：5 人及以上的家庭，第一档每月多 100 千瓦时。
wsgw-people-source = 依据：渤海早报 2015-05-14，待核实
wsgw-people-count = 家里几口人？
wsgw-people-few = 不到 5 人
wsgw-people-five = 5 人
wsgw-people-six = 6 人
wsgw-people-seven = 7 人及以上
wsgw-few-title = 5 人及以上才能办
wsgw-few-body = 您现在不用办。以后人多了，再来也不迟。
wsgw-choose-again = 重新选
wsgw-proof-title = 交一份证明
wsgw-proof-explain = 要说明这几口人是一家的。
wsgw-proof-practice = 练习时放一张样张，不拍您的真证件。
wsgw-proof-in = 样张放好了
wsgw-proof-put = 放入样张
wsgw-people-done-note = 这是练习，没有真的申请。真要办，请先问工作人员要带什么。

# 更名过户
wsgw-label-old = 现在的户名
wsgw-label-new = 新户名
wsgw-rename-practice = 这是练习，写个练习名就行，户名不会真的改。
wsgw-rename-why = 为什么换名字？
wsgw-rename-bought = 房子是买来的
wsgw-rename-family = 换成家里人
wsgw-newname-hint = 练习名，别填真名
wsgw-rename-agree = 户主同意
wsgw-rename-done-note = 练习完了，账户上还是原来的户名。

# 电子发票
wsgw-invoice-choose = 要哪个月的发票？右边是电费（元）。
wsgw-about-invoice-month = 这里开那个月的发票，哪个月都可以选。
wsgw-invoice-title = 开电子发票
wsgw-value-invoice-amount = { $wsgw_invoice_amount } 元
wsgw-invoice-company = 单位抬头还要填税号，请先向单位问好。
wsgw-invoice-practice = 这是练习，填练习邮箱就行，不会真的发信。
wsgw-invoice-for = 发票开给谁？
wsgw-invoice-person = 个人
wsgw-invoice-office = 单位
wsgw-label-for = 开给
wsgw-label-email = 邮箱
wsgw-email-hint = 练习用：lx@dian.test
wsgw-invoice-send = 开发票
wsgw-invoice-done-title = 开票结果
wsgw-invoice-done = 发票开好了
wsgw-invoice-done-note = 真的发票会发到邮箱里，可以自己存着，也可以打印。

# 任务
wsgw-task-topup = 充值交电费
wsgw-task-topup-done = 您会自己交电费了
wsgw-task-balance = 看余额够用几天
wsgw-task-balance-done = 您会看余额够用几天了
wsgw-task-bill = 查电费账单
wsgw-task-bill-done = 您会查每个月的账单了
wsgw-task-usage = 看用电多少
wsgw-task-usage-done = 您会看哪天、哪月用电多了
wsgw-task-outage = 查停电通知
wsgw-task-outage-done = 您会查停电，网络忙也不慌了
wsgw-task-progress = 查办电进度
wsgw-task-progress-done = 您会自己查进度了
wsgw-task-bind = 绑定户号
wsgw-task-bind-done = 您会绑定户号了
wsgw-task-wrong = 户号填错了怎么办
wsgw-task-wrong-done = 填错了您也会改了
wsgw-task-bound = 户号绑过了怎么办
wsgw-task-bound-done = 您会看户号绑没绑过了
wsgw-task-people = 办一户多人口
wsgw-task-people-done = 您会申请一户多人口了
wsgw-task-rename = 办更名过户
wsgw-task-rename-done = 您会办更名过户了
wsgw-task-invoice = 开电子发票
wsgw-task-invoice-done = 您会开电子发票了
wsgw-task-repair = 没电了报修
wsgw-task-repair-done = 您会自己报修了
wsgw-task-install = 申请增容
wsgw-task-install-done = 您会申请新装和增容了

# 每一步
wsgw-say-topup = 点一下“去充值”
wsgw-say-hundred = 选“100 元”
wsgw-say-next = 点一下“下一步”
wsgw-say-confirm = 核对好，点“确认付款”
wsgw-say-password = 点一下“支付密码”
wsgw-say-account = 点一下“我的户号”
wsgw-say-payments = 点一下“看缴费记录”
wsgw-say-seen = 看完，点“看好了”
wsgw-say-bind = 点一下“绑定户号”
wsgw-say-number = 点一下“户号”
wsgw-say-bind-submit = 点一下“确认绑定”
wsgw-say-bind-submit-again = 再点一次“确认绑定”
wsgw-say-again = 点一下“重新填”
wsgw-say-see = 点一下“看我的户号”
wsgw-say-bill = 点一下“电费账单”
wsgw-say-last-month = 点第一个，是上个月
wsgw-say-usage = 点一下“用电分析”
wsgw-say-by-month = 点一下“看每月”
wsgw-say-outage = 点一下“停电查询”
wsgw-say-retry = 别急，点“再试一次”
wsgw-say-first-outage = 点最近的一条
wsgw-say-progress = 点一下“办电进度”
wsgw-say-application = 点一下“增容申请”
wsgw-say-install = 点一下“申请新装增容”
wsgw-say-more = 选“增容”
wsgw-say-living = 选“家里住”
wsgw-say-submit = 点一下“提交”
wsgw-say-repair = 点一下“报修”
wsgw-say-whole = 选“全家没电”
wsgw-say-other = 选“别的地方”
wsgw-say-where = 点一下“地方”
wsgw-say-phone = 点一下“电话”
wsgw-say-people = 点一下“一户多人口”
wsgw-say-five = 选“5 人”
wsgw-say-proof = 点一下“放入样张”
wsgw-say-rename = 点一下“更名过户”
wsgw-say-family = 选“换成家里人”
wsgw-say-newname = 点一下“新户名”
wsgw-say-agree = 勾上“户主同意”
wsgw-say-invoice = 点一下“电子发票”
wsgw-say-person = 选“个人”
wsgw-say-email = 点一下“邮箱”
wsgw-say-invoice-send = 点一下“开发票”
