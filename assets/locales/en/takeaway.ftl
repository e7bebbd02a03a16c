# Taking the result home by QR code

takeaway-title = Take the result home
takeaway-body = Scan with your phone's camera or WeChat, and the result is on your phone
takeaway-valid = Valid until { $takeaway_until }
takeaway-close = Put away
