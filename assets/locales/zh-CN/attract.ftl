# 没人时循环播放的画面，和进来后的第一页

scene-attract = 迎宾
attract-headline = 电从哪来，钱去哪了
attract-body = 点一点桌上的屏幕，两分钟看懂自家电费
attract-start = 摸一摸就开始
attract-hall = 智慧用电体验区
attract-near-headline = 算算自家一年电费
attract-near-body = 填几个月的用电量，对面大屏马上画给您看

scene-home = 首页
home-headline = 您想看懂哪一样？
home-body = 点一张卡片就开始，两分钟看懂，结果扫码带走
home-help = 点一下琥珀色的按钮就开始。下面一排：大字、高对比、低位、English，随时可以换；点“结束”就离开，您填的数字都会清掉。
home-calculator = 算一算阶梯电价
home-calculator-body = 填用电量，看全年电费，看哪个月进第二档
