# The payment app for practice. What to tap stands in quotes, as on the button.

# Home page
alipay-home-title = Home
alipay-home-welcome = What would you like to do today?
alipay-practice = This is practice: no real money, no real password.
alipay-scan = Scan
alipay-code = Pay code
alipay-transfer = Transfer
alipay-utilities = Utilities
alipay-mobile = Phone credit
alipay-travel = Travel
alipay-health = Health
alipay-cards = Bank cards
alipay-about-scan = "Scan" reads a shop's code so that you can pay.
alipay-about-code = "Pay code" shows your own code: for a cashier to scan, never to send.
alipay-about-transfer = "Transfer" sends money to people you know, never to strangers.
alipay-about-utilities = "Utilities" is where power, water and gas are paid.
alipay-about-mobile = "Phone credit" tops up a phone number.
alipay-about-travel = "Travel" is for buses, the metro and taxis.
alipay-about-health = "Health" is for doctors' appointments and health insurance.
alipay-about-cards = "Bank cards" lists the cards you have added.

# Utilities
alipay-utilities-choose = What would you like to pay?
alipay-power = Power
alipay-water = Water
alipay-gas = Gas
alipay-other = Other home
alipay-records = Records
alipay-auto = Auto-pay
alipay-about-power = "Power" pays for power at your own home.
alipay-about-water = "Water" pays the water bill, the same way as power.
alipay-about-gas = "Gas" pays the gas bill, the same way as power.
alipay-about-other = "Other home" pays for power at your parents' or children's home.
alipay-about-records = "Records" shows what was paid, and when.
alipay-about-auto = "Auto-pay" pays by itself, and can be switched off at any time.

# On every page
alipay-scam = Nobody from the power company will ask you for a password, a code or a transfer.
alipay-label-name = Name
alipay-label-account = Account number
alipay-label-address = Address
alipay-label-balance = Power balance
alipay-label-card = Pay with
alipay-card = Practice card (ends in 0000)
alipay-value-balance = { $house_balance } yuan
alipay-lasts = Days this lasts at today's use: { $house_days_left }
alipay-back = Go back
alipay-about-back = "Go back" returns to the page before; nothing changes.
alipay-go-home = Go to home
alipay-about-go-home = "Go to home" returns to the very first page.

# Not practised here
alipay-elsewhere-title = Not in this practice
alipay-elsewhere-real = The real app has this page; this practice does not.

# Paying for power
alipay-power-title = Pay for power
alipay-low = The balance is low. Days left: { $house_days_left }.
alipay-choose-amount = How much?
alipay-fifty = 50 yuan
alipay-hundred = 100 yuan
alipay-two-hundred = 200 yuan
alipay-three-hundred = 300 yuan
alipay-next = Next
alipay-about-next = "Next" leads to a page to check; nothing is paid yet.
alipay-confirm-title = Please check
alipay-amount = Paying now
alipay-pay = Confirm payment
alipay-about-pay = After "Confirm payment" a password is still needed before you pay.
alipay-change = Change amount
alipay-about-change = "Change amount" goes back to choose again.
alipay-password-title = Enter the password
alipay-password-practice = This is practice: type any six digits, not your real password.
alipay-password = Password
alipay-password-hint = Any six digits, this is practice
alipay-password-short = Not yet six digits. Tap again to type on.
alipay-paid-title = Paid
alipay-paid = Done! You can pay for power by phone.

# A busy network
alipay-busy-title = Network busy, nothing paid
alipay-busy-body = Don't worry, no money was taken. Take a breath and try again.
alipay-retry = Try again
alipay-about-retry = "Try again" pays once more, and only once.
alipay-later = Not now
alipay-about-later = "Not now" stops here; no money is taken.
alipay-nothing-paid = Nothing was paid

# For another home
alipay-other-title = Pay for another home
alipay-other-how = Type that home's account number. It is on the power bill.
alipay-other-practice = Practice number
alipay-parents-account = 2000 5566 88
alipay-other-account = Their account number
alipay-other-account-hint = Copy the practice number above
alipay-find = Look up
alipay-about-find = "Look up" shows whose number it is; nothing is paid.
alipay-unknown-title = No such account
alipay-unknown-body = One digit may be wrong. Never mind: compare it with the practice number.
alipay-again = Check again
alipay-about-again = Back to correct the number; nothing changes.
alipay-own-title = This is your own home
alipay-own-body = To pay for another home, type the practice number above.
alipay-understood = Got it
alipay-other-home-title = Is this the right home?
alipay-parents-name = Parents (practice)
alipay-parents-address = Practice Estate, Building 8
alipay-value-parents = { $alipay_parents } yuan
alipay-other-check = Pay only when name and address are right.
alipay-other-paid = Paid for your parents!
alipay-parents-balance = Your parents' power balance

# Payment records
alipay-records-how = Tap one for details. Amounts in yuan.
alipay-records-today = Paid just now
alipay-value-paid = { $alipay_paid } yuan
alipay-about-payment = This is a payment of another day; it opens too.
alipay-record-title = This payment
alipay-record-amount = Paid
alipay-record-day = Date
alipay-record-by = How it was paid
alipay-record-state = Arrived
alipay-record-arrived = Yes
alipay-record-advice = Not sure whether a payment went through? Look here before you pay again.

# Auto-pay
alipay-auto-how = When the balance is low, the phone pays by itself, up to the limit you set.
alipay-auto-is-on = Auto-pay is on.
alipay-auto-read = Read these lines, then tick that you agree.
alipay-about-auto-next = "Next" shows it all once more; nothing is on yet.
alipay-auto-limit = Limit each time
alipay-value-limit = { $alipay_limit } yuan
alipay-auto-agree = I have read this and agree
alipay-auto-open = Switch on
alipay-about-auto-open = After "Switch on" a password is needed. It can be switched off at any time.
alipay-auto-no-limit = Choose a limit first
alipay-auto-off = Switch off auto-pay
alipay-about-auto-off = Once it is off, the phone no longer pays by itself; you do.
alipay-auto-off-title = Switch it off?
alipay-auto-off-body = Then remember to pay for power yourself. You can switch it on again at any time.
alipay-auto-yes = Yes, switch off
alipay-auto-keep = Keep it on
alipay-auto-kept = Still on, nothing changed
alipay-about-auto-keep = "Keep it on" leaves everything as it was.
alipay-auto-started-title = It is on
alipay-auto-started = Auto-pay is on!
alipay-auto-where-off = No longer want it? In "Utilities" tap "Auto-pay", then "Switch off auto-pay".
alipay-auto-look = See how to switch off
alipay-auto-ended-title = It is off
alipay-auto-ended = Auto-pay is off!
alipay-auto-ended-advice = From now on pay yourself, or come to the service hall.

# Tasks
alipay-task-pay = Pay for your own power
alipay-task-pay-done = You can now pay for power by phone.
alipay-task-busy = When the network is busy
alipay-task-busy-done = A busy network no longer worries you: nothing was taken, so try again.
alipay-task-other = Pay for your parents' power
alipay-task-other-done = You can now pay for another home, checking the name first.
alipay-task-records = Look up your payments
alipay-task-records-done = You can now see what was paid, and when.
alipay-task-auto = Switch on auto-pay
alipay-task-auto-done = You can switch on auto-pay, and know where to switch it off.
alipay-task-auto-off = Switch off auto-pay
alipay-task-auto-off-done = You can now switch off auto-pay.

# Steps
alipay-say-utilities = Tap "Utilities"
alipay-say-power = Tap "Power"
alipay-say-hundred = Choose "100 yuan"
alipay-say-fifty = Choose "50 yuan"
alipay-say-next = Tap "Next"
alipay-say-pay = Tap "Confirm payment"
alipay-say-password = Type any six digits
alipay-say-retry = Tap "Try again"
alipay-say-other = Tap "Other home"
alipay-say-account = Copy the practice number
alipay-say-find = Tap "Look up"
alipay-say-records = Tap "Records"
alipay-say-payment = Tap the first payment
alipay-say-auto = Tap "Auto-pay"
alipay-say-limit = Choose "200 yuan" at most
alipay-say-agree = Tick "I have read this and agree"
alipay-say-open = Tap "Switch on"
alipay-say-off = Tap "Switch off auto-pay"
alipay-say-yes = Tap "Yes, switch off"
