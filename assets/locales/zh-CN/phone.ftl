# 巨屏手机：手机本身和下面的讲解

scene-giant-phone = 巨屏手机
scene-attract-phone = 巨屏手机迎宾
phone-attract-headline = 手机交电费，三步学会
phone-attract-body = 不用排队。在这台大手机上练一练，不会扣钱。
phone-attract-start = 摸一摸，开始学
phone-help = 上面是一台练习手机，点错了也没关系。下面会告诉您该点哪里；想自己来，就点“我自己来”。练习不会扣钱，您输入的都会清掉。

phone-practice = 练习手机，不会扣钱
phone-date = { $phone_month }月{ $phone_day }日 { $phone_weekday ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}
phone-unlock = 点这里解锁
phone-home-title = 想打开哪个？
phone-home-body = 这三个里都能交电费、查电费
phone-switch-title = 打开过的
phone-switch-empty = 还没有打开过
phone-back = 返回
phone-home = 回到桌面
phone-switch = 打开过的
phone-waiting = 请稍等……
phone-typed-hidden = 已输入
phone-key-delete = 删除
phone-key-ok = 完成
phone-key-figures = 123
phone-key-letters = 拼音字母
phone-key-capitals = 大写
phone-bill-paid = 已结清
phone-month-1 = 1月
phone-month-2 = 2月
phone-month-3 = 3月
phone-month-4 = 4月
phone-month-5 = 5月
phone-month-6 = 6月
phone-month-7 = 7月
phone-month-8 = 8月
phone-month-9 = 9月
phone-month-10 = 10月
phone-month-11 = 11月
phone-month-12 = 12月

guide-ask = 今天想学哪一样？
guide-promise = 几步就会，一分钟。点错也不扣钱。
guide-buy = 交电费
guide-query = 查一查
guide-handle = 办业务
guide-choose = 选一样来学
guide-menu = 返回
guide-learn = 跟着学一样
guide-around = 随便看看
guide-around-body = 点哪里都行，不会扣钱。
guide-step = { $guide_app }·{ $guide_task }：第 { $guide_step } 步，共 { $guide_steps } 步
guide-unlock = 点一下，解锁手机
guide-home = 点一下圆圈，回桌面
guide-open = 点一下“{ $guide_app }”
guide-type = 照着输入：{ $guide_types }
guide-key-ok = 点一下“完成”
guide-key-delete = 按错了，点“删除”
guide-wait = 请稍等
guide-calm = 点错没关系，可以退回。练习不会扣钱。
guide-alone = 您自己来。想不起来就点“提示”。
guide-staff = 慢慢来。也可以叫旁边的工作人员。
guide-wrong = 您点的是“{ $guide_wrong }”
guide-wrong-body = 没关系，点“退回一步”再来。
guide-lost = 走岔了也没关系
guide-lost-body = 点“退回一步”，回到刚才的地方。
guide-undo = 退回一步
guide-free = 我自己来
guide-guided = 带着我做
guide-help = 提示
guide-other = 换一样
guide-queue = 窗口前还排着 { $guide_queue } 位，您用了 { $guide_seconds } 秒
guide-done = 您学会了！回家在自己的手机上也这样做。
guide-race-done = 您用了 { $guide_seconds } 秒，窗口前还排着 { $guide_queue } 位。
guide-once-more = 自己再做一遍
guide-race = 和排队比一比
guide-race-again = 再比一次
guide-takeaway = 带走步骤
phone-takeaway-title = 回家照着做
phone-takeaway-body = 扫左边，步骤带到您的手机上；扫右边，打开真的{ $guide_app }。您的密码谁也别告诉。
phone-takeaway-steps = 步骤带回家
phone-takeaway-real = 打开{ $guide_app }
