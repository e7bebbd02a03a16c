# 电力身份证：扫码以后对客户说的话

power-id-valid = 已认出您的电力身份证。
power-id-forged = 这个码不是供电公司开出的，暂时不能使用。请找工作人员帮您看看。
power-id-expired = 这个码已过有效时间。请在手机上刷新，再出示一次。
power-id-revoked = 这个码已经停用。请领一个新的，工作人员会帮您。
power-id-other-purpose = 这个码不是在这里用的。请出示手机上或纸条上的电力身份证。
power-id-unknown-key = 这台设备还不认识这个码。请稍等，工作人员会帮您处理。
power-id-malformed = 没有读到完整的码。请把码放平、离近一点，再扫一次。
