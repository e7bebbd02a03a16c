# 练习手机上各个应用的名字，各厅可以换。
phone-wsgw-name = 网上国网
phone-alipay-name = 支付宝
phone-wechat-name = 微信
