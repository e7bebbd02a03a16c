# 每个场景都有的话。按钮以动词开头，称呼用“您”，数字带单位。

home = 首页
help = 帮助
help-close = 知道了
close = 关闭

# 显示方式，随这次参观结束
elder = 大字
contrast = 高对比
reach = 低位
# 按钮上写要切换到的语言，用那种语言自己的名字
language-own-name = English

# 没人动了
idle-title = 您还在吗？
idle-body = { $idle_left } 秒后回到开头，您填的内容会清除。
idle-stay = 继续
idle-finish = 结束

scene-rests = 暂停使用
demo-mark = 演示数据
to-be-verified = 待核实
unit-yuan = 元
source-line = { $calc_source } · 自 { $calc_from } 起
