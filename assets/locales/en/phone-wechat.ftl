# The chat app for practice. What to tap stands in quotes, as on the button.

# Chats
wechat-chats-title = Chats
wechat-practice = This is practice: no real money, no real messages.
wechat-search = Search
wechat-search-hint = Practice: type "电费" in pinyin
wechat-find = Search now
wechat-about-find = "Search now" finds mini programmes for these words.
wechat-not-found = Nothing found. Try "电费"
wechat-daughter = Daughter (practice)
wechat-daughter-note = Mum, can you pay for power now?
wechat-group = Neighbours (practice)
wechat-group-note = Dancing together tomorrow?
wechat-stranger = "Power staff"
wechat-stranger-note = Your power is about to be cut!
wechat-about-chat = This is a chat with your daughter, for practice too.
wechat-about-group = This is the neighbours' group, where they talk.
wechat-about-stranger = This comes from a stranger: read with care, and don't do what it says.
wechat-tab-chats = Chats
wechat-contacts = Contacts
wechat-discover = Discover
wechat-me = Me
wechat-here = You are in "Chats" already
wechat-about-tab-chats = "Chats" is the first page, where all messages are.
wechat-about-contacts = "Contacts" lists the people you know.
wechat-about-discover = "Discover" has friends' pictures and videos.
wechat-about-me = "Me" has the wallet, the services and the settings.

# Me
wechat-me-how = Payments are in "Services".
wechat-services = Services
wechat-services-note = Wallet, utilities
wechat-favourites = Favourites
wechat-moments = Moments
wechat-settings = Settings
wechat-go-chats = Go to chats
wechat-about-services = "Services" has the wallet and utilities.
wechat-about-favourites = "Favourites" keeps articles and pictures you saved.
wechat-about-moments = "Moments" shows pictures from family and friends.
wechat-about-settings = "Settings" makes text larger, and has a mode for easier reading.

# Services
wechat-services-how = What would you like to do?
wechat-code = Pay code
wechat-wallet = Wallet
wechat-utilities = Utilities
wechat-mobile = Phone credit
wechat-travel = Travel
wechat-health = Health
wechat-about-code = "Pay code" shows your own code: for a cashier to scan, never to send.
wechat-about-wallet = "Wallet" shows your balance and bank cards.
wechat-about-utilities = "Utilities" is where power, water and gas are paid.
wechat-about-mobile = "Phone credit" tops up a phone number.
wechat-about-travel = "Travel" is for buses, the metro and taxis.
wechat-about-health = "Health" is for doctors' appointments and health insurance.
wechat-change = Wallet balance
wechat-bank-card = Bank card
wechat-card = Practice card (ends in 0000)

# On every page
wechat-scam = Nobody from the power company will ask you for a password, a code or a transfer.
wechat-label-name = Name
wechat-label-account = Account number
wechat-label-balance = Power balance
wechat-value-balance = { $house_balance } yuan
wechat-value-wallet = { $wechat_wallet } yuan
wechat-lasts = Days this lasts at today's use: { $house_days_left }
wechat-back = Go back
wechat-about-back = "Go back" returns to the page before; nothing changes.
wechat-elsewhere-title = Not in this practice
wechat-elsewhere-real = The real app has this page; this practice does not.

# Paying for power
wechat-utilities-choose = What would you like to pay?
wechat-power = Power
wechat-water = Water
wechat-gas = Gas
wechat-about-power = "Power" shows the balance and takes payments.
wechat-about-water = "Water" pays the water bill, the same way as power.
wechat-about-gas = "Gas" pays the gas bill, the same way as power.
wechat-topup-title = Pay for power
wechat-choose-amount = How much?
wechat-fifty = 50 yuan
wechat-hundred = 100 yuan
wechat-two-hundred = 200 yuan
wechat-pay-with = Pay with
wechat-about-methods = "Pay with" changes between the wallet and a bank card.
wechat-pay = Pay
wechat-about-pay = After "Pay" a password is still needed before you pay.
wechat-amount = Paying now
wechat-methods-how = Which one pays? Just tap it.
wechat-about-use-card = The bank card pays for power; practice takes no money.
wechat-about-use-wallet = The wallet pays only as much as is in it.
wechat-short-title = Not enough in the wallet
wechat-short-body = The wallet holds { $wechat_wallet } yuan. Nothing was taken; pay with a bank card instead.
wechat-use-card = Use a bank card
wechat-later = Not now
wechat-about-later = "Not now" stops here; no money is taken.
wechat-nothing-paid = Nothing was paid
wechat-password-title = Enter the password
wechat-password-practice = This is practice: type any six digits, not your real password.
wechat-password = Password
wechat-password-hint = Any six digits, this is practice
wechat-password-short = Not yet six digits. Tap again to type on.
wechat-paid-title = Paid
wechat-paid = Paid: { $wechat_paid } yuan!

# A busy network
wechat-busy-title = Network busy, page not opened
wechat-busy-body = Don't worry, nothing has changed. Just try again.
wechat-retry = Try again
wechat-about-retry = "Try again" opens the page once more.

# The mini programme
wechat-results-title = Mini programmes found
wechat-results-how = First look below the name: is it verified?
wechat-official = Power company (practice)
wechat-official-note = Verified company
wechat-cheap = Power at 20% off
wechat-cheap-note = A person, not verified
wechat-about-official = This is the power company's own mini programme, and verified.
wechat-about-cheap = Power at a discount is most often a trick; leave it alone.
wechat-cheap-title = Good that this is practice
wechat-cheap-body = Not verified, and at a discount: most likely a trick. Leave, and nothing happens.
wechat-leave = Leave
wechat-about-leave = "Leave" and all is well; nothing happened.
wechat-mini-home = { $house_name } · account { $house_account }
wechat-bills = Bills
wechat-topup = Pay
wechat-outage = Outages
wechat-hotline = Call 95598
wechat-hotline-word = The real one calls 95598; practice does not
wechat-about-bills = "Bills" shows each month's use and cost.
wechat-about-outage = "Outages" shows when power will be off.
wechat-about-hotline = "Call 95598" rings the power company, day and night.
wechat-bills-how = Tap a month for details. Amounts in yuan.
wechat-about-bill = This is another month's bill; it opens too.
wechat-bill-amount = This month's bill
wechat-bill-kwh = Usage
wechat-value-kwh = { $wechat_bill_kwh } kWh
wechat-bill-tier = Tier reached
wechat-value-tier = Tier { $wechat_bill_tier }
wechat-bill-state = State
wechat-bill-advice = A bill you don't understand? Ask staff at the hall, never strangers online.

# A trick in a chat
wechat-daughter-one = Daughter: Mum, can you pay for power now?
wechat-daughter-two = Daughter: If anyone wants a transfer, call me first.
wechat-reply = Reply "I will"
wechat-replied = Replied in practice; nothing was sent
wechat-about-reply = A word back to your daughter; practice sends nothing.
wechat-group-one = Auntie Li: Dancing together tomorrow?
wechat-group-two = Uncle Wang: Someone posted a payment link here. I left it alone.
wechat-group-advice = Leave payment links in groups alone; open "Services" and pay there yourself.
wechat-stranger-one = Stranger: Power staff here. Pay now or be cut off!
wechat-stranger-two = Stranger: Share your screen and transfer 500 yuan to stop it.
wechat-refuse = Refuse and report
wechat-about-refuse = "Refuse and report" is right: money and phone stay safe.
wechat-share = Share the screen
wechat-about-share = A shared screen shows a stranger your password; never do it.
wechat-send = Transfer 500 yuan
wechat-about-send = Money sent away is hard to get back; never do it.
wechat-stop-title = Good that this is practice
wechat-share-body = Sharing the screen lets strangers see your password and codes. Leave, and all is well.
wechat-send-body = The power company never asks for a transfer in a chat. Leave: no money has moved.
wechat-report-title = Report this person
wechat-report-how = Choose a reason, then report.
wechat-report-safe = Reporting is free, and you need not talk to them again.
wechat-report-reason = Why?
wechat-posing = Fake staff
wechat-nuisance = Adverts
wechat-otherwise = Another reason
wechat-submit = Report and block
wechat-about-submit = After "Report and block" this person can no longer write to you.
wechat-reported-title = Well done
wechat-reported = You were not fooled!
wechat-reported-next = If it really happens: transfer nothing and ask 95598. If you have already paid, call 110.

# Tasks
wechat-task-pay = Pay for power in Services
wechat-task-pay-done = You can now pay for power in "Services".
wechat-task-card = When the wallet has too little
wechat-task-card-done = Too little in the wallet? You can now use a bank card.
wechat-task-busy = Look up the balance when busy
wechat-task-busy-done = You can now see the balance, even when busy.
wechat-task-bill = Find a bill by mini programme
wechat-task-bill-done = You can now find the mini programme and read a bill.
wechat-task-scam = See through fake staff
wechat-task-scam-done = You can now refuse a fraudster, and report one.

# Steps
wechat-say-me = Tap "Me"
wechat-say-services = Tap "Services"
wechat-say-utilities = Tap "Utilities"
wechat-say-power = Tap "Power"
wechat-say-hundred = Choose "100 yuan"
wechat-say-pay = Tap "Pay"
wechat-say-password = Type any six digits
wechat-say-use-card = Tap "Use a bank card"
wechat-say-retry = Tap "Try again"
wechat-say-search = Search for "电费"
wechat-say-find = Tap "Search now"
wechat-say-official = Tap the verified one
wechat-say-bills = Tap "Bills"
wechat-say-bill = Tap the first month
wechat-say-stranger = Open "Power staff"
wechat-say-refuse = Tap "Refuse and report"
wechat-say-posing = Choose "Fake staff"
wechat-say-submit = Tap "Report and block"
