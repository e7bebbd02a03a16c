# 支付练习：每页、每步的话。点哪里用引号，与按钮上的字一字不差。

# 首页
alipay-home-title = 首页
alipay-home-welcome = 今天想办点什么？
alipay-practice = 这里是练习，不动真钱，也不用真密码。
alipay-scan = 扫一扫
alipay-code = 收付款
alipay-transfer = 转账
alipay-utilities = 生活缴费
alipay-mobile = 充话费
alipay-travel = 出行
alipay-health = 医疗健康
alipay-cards = 银行卡
alipay-about-scan = “扫一扫”用来扫店里的收款码付钱。
alipay-about-code = “收付款”里是您的付款码，只给收银员扫，不发给别人。
alipay-about-transfer = “转账”是把钱给认识的人，陌生人要就别转。
alipay-about-utilities = “生活缴费”里交电费、水费和燃气费。
alipay-about-mobile = “充话费”给手机号充钱。
alipay-about-travel = “出行”用来坐公交、坐地铁、叫车。
alipay-about-health = “医疗健康”用来挂号、看医保。
alipay-about-cards = “银行卡”里看绑了哪几张卡。

# 生活缴费
alipay-utilities-choose = 要交哪一种？
alipay-power = 电费
alipay-water = 水费
alipay-gas = 燃气费
alipay-other = 给别家交
alipay-records = 缴费记录
alipay-auto = 自动缴费
alipay-about-power = “电费”给自己家交电费。
alipay-about-water = “水费”交自来水的钱，办法和电费一样。
alipay-about-gas = “燃气费”交燃气的钱，办法和电费一样。
alipay-about-other = “给别家交”替爸妈、孩子家交电费。
alipay-about-records = “缴费记录”里看哪天交了多少。
alipay-about-auto = “自动缴费”让手机到时候自己交，随时能关。

# 每页都用的
alipay-scam = 供电公司的人不会向您要密码、验证码，也不会要您转账。
alipay-label-name = 户名
alipay-label-account = 户号
alipay-label-address = 地址
alipay-label-balance = 电费余额
alipay-label-card = 用哪张卡
alipay-card = 练习银行卡（尾号 0000）
alipay-value-balance = { $house_balance } 元
alipay-lasts = 照现在这样用，还够 { $house_days_left } 天
alipay-back = 退回去
alipay-about-back = “退回去”回到前一页，什么也不会变。
alipay-go-home = 回首页
alipay-about-go-home = “回首页”回到最开始的一页。

# 这里不练的
alipay-elsewhere-title = 这一页不练习
alipay-elsewhere-real = 真的应用里有这一页，这次练习没有。

# 交电费
alipay-power-title = 交电费
alipay-low = 余额不多了，还够 { $house_days_left } 天。
alipay-choose-amount = 交多少？
alipay-fifty = 50 元
alipay-hundred = 100 元
alipay-two-hundred = 200 元
alipay-three-hundred = 300 元
alipay-next = 下一步
alipay-about-next = “下一步”去核对，还不会扣钱。
alipay-confirm-title = 请核对
alipay-amount = 这次交
alipay-pay = 确认付款
alipay-about-pay = “确认付款”之后还要输密码，才算付。
alipay-change = 改金额
alipay-about-change = “改金额”回去重新选。
alipay-password-title = 输入支付密码
alipay-password-practice = 这是练习：六位数字随便输，别用您的真密码。
alipay-password = 支付密码
alipay-password-hint = 随便六位数字，这是练习
alipay-password-short = 还不满六位，再点一下接着输。
alipay-paid-title = 交好了
alipay-paid = 交好了！手机上就能交电费。

# 网络忙
alipay-busy-title = 网络忙，没有付成
alipay-busy-body = 别着急，没有扣钱。歇一歇，再试一次。
alipay-retry = 再试一次
alipay-about-retry = “再试一次”重新付，只付一次的钱。
alipay-later = 先不付
alipay-about-later = “先不付”就停在这里，不扣钱。
alipay-nothing-paid = 没有付，没有扣钱

# 给别家交
alipay-other-title = 给别家交电费
alipay-other-how = 输入那一家的户号。户号在电费单上。
alipay-other-practice = 练习用的户号
alipay-parents-account = 2000 5566 88
alipay-other-account = 那一家的户号
alipay-other-account-hint = 照着上面的练习户号输
alipay-find = 查一查
alipay-about-find = “查一查”看这个户号是谁家的，不扣钱。
alipay-unknown-title = 没有这个户号
alipay-unknown-body = 可能输错了一位，没关系，对着练习户号再看一遍。
alipay-again = 再看一遍
alipay-about-again = 回去改户号，什么也不会变。
alipay-own-title = 这是您自己家
alipay-own-body = 给别家交，请输上面的练习户号。
alipay-understood = 知道了
alipay-other-home-title = 看看是不是这家
alipay-parents-name = 爸妈家（练习）
alipay-parents-address = 练习小区 8 号楼
alipay-value-parents = { $alipay_parents } 元
alipay-other-check = 户名和地址都对，再付款。
alipay-other-paid = 替爸妈交好了！
alipay-parents-balance = 爸妈家的电费余额

# 缴费记录
alipay-records-how = 点一笔，看详细。单位是元。
alipay-records-today = 刚才交的
alipay-value-paid = { $alipay_paid } 元
alipay-about-payment = 这是另一天交的一笔，也能点开看。
alipay-record-title = 这一笔电费
alipay-record-amount = 交了
alipay-record-day = 日期
alipay-record-by = 怎么交的
alipay-record-state = 到没到账
alipay-record-arrived = 已到账
alipay-record-advice = 不放心交没交成，先来这里看，别急着再交。

# 自动缴费
alipay-auto-how = 余额不多时，手机自己交，您定一次最多多少。
alipay-auto-is-on = 自动缴费开着呢。
alipay-auto-read = 看清楚这几行，再勾上同意。
alipay-about-auto-next = “下一步”再看一遍，还没有开通。
alipay-auto-limit = 一次最多交
alipay-value-limit = { $alipay_limit } 元
alipay-auto-agree = 我看过了，同意开通
alipay-auto-open = 开通
alipay-about-auto-open = “开通”之后还要输密码，随时能关。
alipay-auto-no-limit = 先选一次最多交多少
alipay-auto-off = 关掉自动缴费
alipay-about-auto-off = 关掉以后手机不再自己交，您自己交就行。
alipay-auto-off-title = 要关掉吗？
alipay-auto-off-body = 关掉以后要记得自己交电费。想开随时能再开。
alipay-auto-yes = 确认关掉
alipay-auto-keep = 先留着
alipay-auto-kept = 还开着，没有变
alipay-about-auto-keep = “先留着”就是不关，和原来一样。
alipay-auto-started-title = 开通了
alipay-auto-started = 自动缴费开好了！
alipay-auto-where-off = 不想用了：“生活缴费”里点“自动缴费”，再点“关掉自动缴费”。
alipay-auto-look = 看看怎么关
alipay-auto-ended-title = 关掉了
alipay-auto-ended = 自动缴费关掉了！
alipay-auto-ended-advice = 以后自己交，或者到营业厅来。

# 任务
alipay-task-pay = 给自己家交电费
alipay-task-pay-done = 您会在手机上交电费了。
alipay-task-busy = 付款时网络忙
alipay-task-busy-done = 网络忙也不慌：没有扣钱，再试一次。
alipay-task-other = 给爸妈家交电费
alipay-task-other-done = 您会给别家交电费了，先看户名再付款。
alipay-task-records = 查缴费记录
alipay-task-records-done = 您会查哪天交了多少了。
alipay-task-auto = 开通自动缴费
alipay-task-auto-done = 您会开自动缴费，也知道在哪里关。
alipay-task-auto-off = 关掉自动缴费
alipay-task-auto-off-done = 您会关自动缴费了。

# 每一步
alipay-say-utilities = 点一下“生活缴费”
alipay-say-power = 点一下“电费”
alipay-say-hundred = 选“100 元”
alipay-say-fifty = 选“50 元”
alipay-say-next = 点一下“下一步”
alipay-say-pay = 点一下“确认付款”
alipay-say-password = 随便输六位数字
alipay-say-retry = 点一下“再试一次”
alipay-say-other = 点一下“给别家交”
alipay-say-account = 照着输练习户号
alipay-say-find = 点一下“查一查”
alipay-say-records = 点一下“缴费记录”
alipay-say-payment = 点最上面的一笔
alipay-say-auto = 点一下“自动缴费”
alipay-say-limit = 最多选“200 元”
alipay-say-agree = 勾上“我看过了，同意开通”
alipay-say-open = 点一下“开通”
alipay-say-off = 点一下“关掉自动缴费”
alipay-say-yes = 点一下“确认关掉”
