# 电价地区，按电价数据里的拼音

area-tianjin = 天津
area-beijing = 北京
area-hebei = 河北
area-shanxi = 山西
area-liaoning = 辽宁
area-jilin = 吉林
area-heilongjiang = 黑龙江
area-shanghai = 上海
area-jiangsu = 江苏
area-zhejiang = 浙江
area-anhui = 安徽
area-shandong = 山东
area-henan = 河南
area-hubei = 湖北
area-hunan = 湖南
area-guangdong = 广东（深圳价）
area-guangxi = 广西
area-hainan = 海南
area-chongqing = 重庆
area-sichuan = 四川
area-guizhou = 贵州
area-shaanxi = 陕西
area-qinghai = 青海
area-xizang = 西藏（中部）
