# 聊天应用练习：每页、每步的话。点哪里用引号，与按钮上的字一字不差。

# 聊天
wechat-chats-title = 聊天
wechat-practice = 这里是练习，不动真钱，也不发真消息。
wechat-search = 搜索
wechat-search-hint = 练习：用拼音输入“电费”
wechat-find = 搜一搜
wechat-about-find = “搜一搜”找和这几个字有关的小程序。
wechat-not-found = 没搜到，试试“电费”两个字
wechat-daughter = 女儿（练习）
wechat-daughter-note = 妈，电费您会交了吗？
wechat-group = 小区群（练习）
wechat-group-note = 明天一起去跳舞吧
wechat-stranger = “电力客服”
wechat-stranger-note = 您家马上要停电了！
wechat-about-chat = 这是和女儿聊天的地方，也是练习的。
wechat-about-group = 这是小区的群，邻居在里面说话。
wechat-about-stranger = 这是陌生人发来的，小心看，别照着做。
wechat-tab-chats = 聊天
wechat-contacts = 通讯录
wechat-discover = 发现
wechat-me = 我
wechat-here = 您就在“聊天”这一页
wechat-about-tab-chats = “聊天”是打开时的第一页，消息都在这里。
wechat-about-contacts = “通讯录”里是您认识的人。
wechat-about-discover = “发现”里有朋友圈、视频。
wechat-about-me = “我”里有钱包、服务和设置。

# 我
wechat-me-how = 交电费在“服务”里。
wechat-services = 服务
wechat-services-note = 钱包、生活缴费
wechat-favourites = 收藏
wechat-moments = 朋友圈
wechat-settings = 设置
wechat-go-chats = 回到聊天
wechat-about-services = “服务”里有钱包和生活缴费。
wechat-about-favourites = “收藏”里是您存下来的文章和图片。
wechat-about-moments = “朋友圈”里看亲友发的照片。
wechat-about-settings = “设置”里能把字调大，还能打开关怀模式。

# 服务
wechat-services-how = 要办哪一件？
wechat-code = 收付款
wechat-wallet = 钱包
wechat-utilities = 生活缴费
wechat-mobile = 充话费
wechat-travel = 出行
wechat-health = 医疗健康
wechat-about-code = “收付款”里是您的付款码，只给收银员扫，不发给别人。
wechat-about-wallet = “钱包”里看零钱和银行卡。
wechat-about-utilities = “生活缴费”里交电费、水费和燃气费。
wechat-about-mobile = “充话费”给手机号充钱。
wechat-about-travel = “出行”用来坐公交、坐地铁、叫车。
wechat-about-health = “医疗健康”用来挂号、看医保。
wechat-change = 零钱
wechat-bank-card = 银行卡
wechat-card = 练习银行卡（尾号 0000）

# 每页都用的
wechat-scam = 供电公司的人不会向您要密码、验证码，也不会要您转账。
wechat-label-name = 户名
wechat-label-account = 户号
wechat-label-balance = 电费余额
wechat-value-balance = { $house_balance } 元
wechat-value-wallet = { $wechat_wallet } 元
wechat-lasts = 照现在这样用，还够 { $house_days_left } 天
wechat-back = 退回去
wechat-about-back = “退回去”回到前一页，什么也不会变。
wechat-elsewhere-title = 这一页不练习
wechat-elsewhere-real = 真的应用里有这一页，这次练习没有。

# 交电费
wechat-utilities-choose = 要交哪一种？
wechat-power = 电费
wechat-water = 水费
wechat-gas = 燃气费
wechat-about-power = “电费”看余额、交电费。
wechat-about-water = “水费”交自来水的钱，办法和电费一样。
wechat-about-gas = “燃气费”交燃气的钱，办法和电费一样。
wechat-topup-title = 交电费
wechat-choose-amount = 交多少？
wechat-fifty = 50 元
wechat-hundred = 100 元
wechat-two-hundred = 200 元
wechat-pay-with = 用什么付
wechat-about-methods = “用什么付”能换零钱或者银行卡。
wechat-pay = 去付款
wechat-about-pay = “去付款”之后还要输密码，才算付。
wechat-amount = 这次交
wechat-methods-how = 用哪个付？点一个就行。
wechat-about-use-card = 银行卡里的钱付电费，练习不扣钱。
wechat-about-use-wallet = 零钱里有多少才能付多少。
wechat-short-title = 零钱不够
wechat-short-body = 零钱只有 { $wechat_wallet } 元，没有扣钱。换银行卡付就行。
wechat-use-card = 换银行卡付
wechat-later = 先不付
wechat-about-later = “先不付”就停在这里，不扣钱。
wechat-nothing-paid = 没有付，没有扣钱
wechat-password-title = 输入支付密码
wechat-password-practice = 这是练习：六位数字随便输，别用您的真密码。
wechat-password = 支付密码
wechat-password-hint = 随便六位数字，这是练习
wechat-password-short = 还不满六位，再点一下接着输。
wechat-paid-title = 交好了
wechat-paid = 交了 { $wechat_paid } 元！

# 网络忙
wechat-busy-title = 网络忙，没有打开
wechat-busy-body = 别着急，什么也没变，再试一次就好。
wechat-retry = 再试一次
wechat-about-retry = “再试一次”重新打开这一页。

# 小程序
wechat-results-title = 搜到的小程序
wechat-results-how = 先看名字下面，有没有认证。
wechat-official = 供电公司（练习）
wechat-official-note = 企业已认证
wechat-cheap = 八折交电费
wechat-cheap-note = 个人，未认证
wechat-about-official = 这是供电公司自己的小程序，有认证。
wechat-about-cheap = 打折交电费的多半是骗人的，别点。
wechat-cheap-title = 幸好是练习
wechat-cheap-body = 没有认证，还说打折，多半是骗人的。退出来就没事。
wechat-leave = 退出来
wechat-about-leave = “退出来”就没事了，什么也没发生。
wechat-mini-home = { $house_name } · 户号 { $house_account }
wechat-bills = 电费账单
wechat-topup = 交电费
wechat-outage = 停电通知
wechat-hotline = 打 95598
wechat-hotline-word = 真的会打通 95598，练习不打电话
wechat-about-bills = “电费账单”里看每个月用了多少电、多少钱。
wechat-about-outage = “停电通知”里看哪天要停电。
wechat-about-hotline = “打 95598”是问供电公司的电话，一天到晚都有人接。
wechat-bills-how = 点一个月，看详细。单位是元。
wechat-about-bill = 这是另一个月的账单，也能点开看。
wechat-bill-amount = 这个月的电费
wechat-bill-kwh = 用电
wechat-value-kwh = { $wechat_bill_kwh } 千瓦时
wechat-bill-tier = 用到第几档
wechat-value-tier = 第 { $wechat_bill_tier } 档
wechat-bill-state = 交没交
wechat-bill-advice = 看不懂账单，可以问营业厅的人，不用问网上的陌生人。

# 聊天里的骗局
wechat-daughter-one = 女儿：妈，电费您会交了吗？
wechat-daughter-two = 女儿：谁要您转账，先给我打电话。
wechat-reply = 回一句“知道了”
wechat-replied = 练习里回了，没有真的发出去
wechat-about-reply = 给女儿回一句话，练习里不会发出去。
wechat-group-one = 李阿姨：明天一起去跳舞吧！
wechat-group-two = 王叔叔：群里有人发交费链接，我没点。
wechat-group-advice = 群里的交费链接别点，自己打开“服务”去交。
wechat-stranger-one = 对方：我是电力客服，您欠费，马上停电！
wechat-stranger-two = 对方：打开屏幕共享，再转 500 元就不停。
wechat-refuse = 不理他，去举报
wechat-about-refuse = “不理他，去举报”是对的，钱和手机都安全。
wechat-share = 打开屏幕共享
wechat-about-share = 共享屏幕会让对方看见您的密码，千万别开。
wechat-send = 转 500 元
wechat-about-send = 钱转出去很难要回来，千万别转。
wechat-stop-title = 幸好是练习
wechat-share-body = 共享屏幕，对方就能看见您的密码和验证码。退出来就没事。
wechat-send-body = 供电公司不会在聊天里要您转账。退出来，钱没有动。
wechat-report-title = 举报这个人
wechat-report-how = 选一个原因，再举报。
wechat-report-safe = 举报不要钱，也不用再和对方说话。
wechat-report-reason = 为什么举报？
wechat-posing = 冒充电力客服
wechat-nuisance = 老发广告
wechat-otherwise = 别的原因
wechat-submit = 举报并拉黑
wechat-about-submit = “举报并拉黑”之后，这个人就发不来消息了。
wechat-reported-title = 做得对
wechat-reported = 您没有上当！
wechat-reported-next = 真有人这样找您：不转账，打 95598 问一问，已经转了就打 110。

# 任务
wechat-task-pay = 用“服务”交电费
wechat-task-pay-done = 您会从“服务”里交电费了。
wechat-task-card = 零钱不够换张卡
wechat-task-card-done = 零钱不够也不怕，您会换银行卡了。
wechat-task-busy = 网络忙时查余额
wechat-task-busy-done = 网络忙也不慌，再试一次就查到余额。
wechat-task-bill = 用小程序查账单
wechat-task-bill-done = 您会搜小程序、看账单了。
wechat-task-scam = 识破假客服
wechat-task-scam-done = 您会拒绝骗子，也会举报了。

# 每一步
wechat-say-me = 点一下“我”
wechat-say-services = 点一下“服务”
wechat-say-utilities = 点一下“生活缴费”
wechat-say-power = 点一下“电费”
wechat-say-hundred = 选“100 元”
wechat-say-pay = 点一下“去付款”
wechat-say-password = 随便输六位数字
wechat-say-use-card = 点一下“换银行卡付”
wechat-say-retry = 点一下“再试一次”
wechat-say-search = 搜索“电费”
wechat-say-find = 点一下“搜一搜”
wechat-say-official = 点一下有认证的
wechat-say-bills = 点一下“电费账单”
wechat-say-bill = 点最上面的一个月
wechat-say-stranger = 点开“电力客服”看看
wechat-say-refuse = 点一下“不理他，去举报”
wechat-say-posing = 选“冒充电力客服”
wechat-say-submit = 点一下“举报并拉黑”
