# 扫码带走结果

takeaway-title = 扫码带走结果
takeaway-body = 用手机相机或微信扫一扫，结果就在您手机上
takeaway-valid = 有效期至 { $takeaway_until }
takeaway-close = 收起
