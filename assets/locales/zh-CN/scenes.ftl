# 场景框架、首页和大屏上的话

scene-frame = 框架
finish = 结束
help-text = { $help_text }
home-calculator-open = 开始算
home-far-headline = 每一度电都算得清
home-far-body = 在桌上的屏幕点一张卡片，这里把道理画给您看。
calc-no-crossing = 目前都在第一档
calc-far-title = 一年电费怎么算？
calc-far-invite = 在桌上的屏幕填一个月的用电量，这里的台阶就会蓄起水来。面积就是钱。
key-0 = 0
key-1 = 1
key-2 = 2
key-3 = 3
key-4 = 4
key-5 = 5
key-6 = 6
key-7 = 7
key-8 = 8
key-9 = 9
