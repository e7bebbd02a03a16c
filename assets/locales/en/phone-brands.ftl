# Names of the apps on the practice phone; a hall may replace them.
phone-wsgw-name = Online State Grid
phone-alipay-name = Alipay
phone-wechat-name = WeChat
