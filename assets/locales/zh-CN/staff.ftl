# 工作人员控制台和清洁

staff-title = 工作人员
staff-pin = 请输入密码
staff-wrong-pin = { $wait ->
    [0] 密码不对，请再试一次。
   *[other] 密码不对，请 { $wait } 秒后再试。
}
staff-records-wait = 记录写不进硬盘，参观不受影响。请让管理员检查硬盘；修好前请勿关机。
staff-displays = 屏幕
staff-scenes = 切换场景
staff-parked = 出错停用，点此重试
staff-idle-pause = 暂停空闲计时
staff-idle-resume = 恢复空闲计时
staff-end-visit = 结束当前参观
staff-again = 再点一次确认
staff-touch = 可触摸
staff-no-touch = 仅显示
staff-cleaning = 清洁屏幕
staff-test-panels = 检测触摸屏
staff-restart = 重新启动
staff-quit = 退到桌面
staff-close = 关闭
cleaning-title = 正在清洁屏幕
cleaning-left = { $cleaning_left } 秒后可以继续

# The panel test
panel-test-touch = 请触摸这块屏幕中央的圆点
panel-test-sweep = 请用手指擦遍整块屏幕，直到每一格都变色
panel-test-elsewhere = 正在检测另一块屏幕
panel-test-result = 触摸屏检测结果
panel-test-good = 第 { $display } 块屏幕：触摸正常
panel-test-swapped = 第 { $display } 块屏幕：触摸接错了屏幕，已改正并保存
panel-test-dead = 第 { $display } 块屏幕：有 { $dead } 格没有反应，请擦净后再测；仍不行请报修
panel-test-mute = 第 { $display } 块屏幕：没有收到触摸，请检查连线
