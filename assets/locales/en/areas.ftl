# Areas of tariffs, by the pinyin that the tariff data uses

area-tianjin = Tianjin
area-beijing = Beijing
area-hebei = Hebei
area-shanxi = Shanxi
area-liaoning = Liaoning
area-jilin = Jilin
area-heilongjiang = Heilongjiang
area-shanghai = Shanghai
area-jiangsu = Jiangsu
area-zhejiang = Zhejiang
area-anhui = Anhui
area-shandong = Shandong
area-henan = Henan
area-hubei = Hubei
area-hunan = Hunan
area-guangdong = Guangdong (Shenzhen price)
area-guangxi = Guangxi
area-hainan = Hainan
area-chongqing = Chongqing
area-sichuan = Sichuan
area-guizhou = Guizhou
area-shaanxi = Shaanxi
area-qinghai = Qinghai
area-xizang = Tibet (central)
