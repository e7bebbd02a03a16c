# 练习的这一家：没有这个人，也没有这个地方。
house-name = 张家
house-address = 练习路 1 号 2 门 301

# 停电
house-outage-near = 您家这一带
house-outage-other = 隔壁小区
house-outage-meters = 换电表
house-outage-line = 检修线路

# 办到哪一步
house-progress-received = 收到申请
house-progress-visit = 上门查看
house-progress-work = 施工
house-progress-power = 装表送电
house-progress-done = 办完了
house-progress-next = 下一步

# 交过的电费
house-payment-counter = 营业厅柜台
house-payment-child = 孩子代交
