# Practice of the power company's app. What to touch stands in quotes, word for word as on the button.

# Home
wsgw-home-account = Practice account · { $house_name } · { $house_account }
wsgw-balance = Balance
wsgw-balance-low = { $house_days_left ->
    [0] Lasts less than a day: top up soon
    [one] Lasts about 1 day: top up soon
   *[other] Lasts about { $house_days_left } days: top up soon
}
wsgw-balance-lasts = { $house_days_left ->
    [0] At this rate, less than a day
    [one] At this rate, about 1 day
   *[other] At this rate, about { $house_days_left } days
}
wsgw-go-topup = Top up
wsgw-account = My account
wsgw-account-note = Balance, payments
wsgw-bill = Bills
wsgw-usage = Usage
wsgw-outage = Outages
wsgw-progress = Progress
wsgw-repair = Report fault
wsgw-people = Big family
wsgw-rename = Change name
wsgw-invoice = E-invoice
wsgw-about-topup = "Top up" is for paying; practice costs nothing.
wsgw-about-account = "My account" shows the balance and payments, and adds accounts.
wsgw-about-bill = "Bills" shows each month's power and cost.
wsgw-about-usage = "Usage" shows which days you used most.
wsgw-about-outage = "Outages" shows when power will be off.
wsgw-about-progress = "Progress" shows how far an application is, and starts a new one.
wsgw-about-repair = "Report fault" asks for help when power is out.
wsgw-about-people = "Big family" is for households with many people.
wsgw-about-rename = "Change name" changes the account holder.
wsgw-about-invoice = "E-invoice" sends an invoice by e-mail.

# On many pages
wsgw-label-name = Name
wsgw-label-address = Address
wsgw-label-account = Account number
wsgw-label-balance = Balance
wsgw-label-amount = Amount
wsgw-label-month = Month
wsgw-label-state = Status
wsgw-label-place = Place
wsgw-label-phone = Phone
wsgw-label-people = People
wsgw-value-balance = { $house_balance } yuan
wsgw-next = Next
wsgw-submit = Submit
wsgw-seen = Got it
wsgw-go-home = Back to start
wsgw-fill = Fill it in
wsgw-missing-title = One thing left
wsgw-missing-body = No hurry. Fill in what is still empty, then try again.
wsgw-accepted-title = Result
wsgw-accepted = Submitted

# Topping up
wsgw-topup-title = Top up
wsgw-topup-choose = How much?
wsgw-topup-fifty = 50 yuan
wsgw-topup-hundred = 100 yuan
wsgw-topup-two-hundred = 200 yuan
wsgw-topup-three-hundred = 300 yuan
wsgw-practice-money = This is practice. No money moves.
wsgw-scam = Take care: nobody from the power company asks for a password or a transfer.
wsgw-confirm-title = Check first
wsgw-topup-amount = Amount
wsgw-check-account = Check the name and the account number before you pay.
wsgw-confirm = Pay now
wsgw-change-amount = Change amount
wsgw-about-change-amount = "Change amount" goes back to choose again.
wsgw-password-title = Payment password
wsgw-password-practice = Practice password: any six digits. Never your real one.
wsgw-password-short = Not six digits yet. Touch again and start over.
wsgw-password = Password
wsgw-password-hint = Practice: any six digits
wsgw-topup-done-title = Result
wsgw-topup-done = Topped up

# Account
wsgw-account-title = My account
wsgw-label-second = Second account
wsgw-label-first = First account
wsgw-payments = See payments
wsgw-about-payments = This shows when and how much was paid.
wsgw-payments-title = Payments
wsgw-label-paid = Paid (yuan)
wsgw-payments-note = Paid at the counter or by family: it all shows here.
wsgw-bind = Add account
wsgw-about-bind = "Add account" brings in another home's power.
wsgw-bind-title = Add an account
wsgw-bind-where = The account number is on the paper bill, upper left.
wsgw-bind-practice = Practice number
wsgw-bind-number = 1000765432
wsgw-number-hint = The practice number, 10 digits
wsgw-bind-submit = Add it
wsgw-wrong-title = No such account
wsgw-wrong-body = Never mind. Look at the paper bill, upper left, and compare digit by digit.
wsgw-type-again = Type again
wsgw-bind-leave = Not now
wsgw-about-bind-leave = "Not now" goes back to your account.
wsgw-bound-title = Already added
wsgw-bound-body = It is already here. Nothing more to do.
wsgw-see-account = See my account
wsgw-bind-done-title = Result
wsgw-bind-done = Account added
wsgw-bind-done-note = Both homes' bills are now on one phone.

# Bills
wsgw-label-year-kwh = Used this year
wsgw-label-year-amount = Billed this year
wsgw-value-year-kwh = { $house_year_kwh } kWh
wsgw-value-year-amount = { $house_year_amount } yuan
wsgw-bill-choose = Touch a month. On the right: the amount in yuan.
wsgw-about-month = This is that month's bill; you may look at any month.
wsgw-label-kwh = Used
wsgw-label-tier = Tier reached
wsgw-value-bill-kwh = { $wsgw_bill_kwh } kWh
wsgw-value-bill-tier = Tier { $wsgw_bill_tier }
wsgw-bill-tiers = Tiered prices: only what goes above a tier costs more.
wsgw-bill-source = Source: { $house_tariff_source }

# Usage
wsgw-usage-week = The last seven days, kWh a day
wsgw-usage-months = The last six months, kWh; last month on the left
wsgw-usage-tip = The taller the bar, the more power was used.
wsgw-by-day = By day
wsgw-by-month = By month

# Outages
wsgw-outage-choose = Planned outages. Touch one for details.
wsgw-about-one-outage = These are that day's details.
wsgw-go-repair = No power now: report it
wsgw-outage-title = Outage details
wsgw-label-day = Date
wsgw-label-from = Off from
wsgw-label-to = On again at
wsgw-label-why = Reason
wsgw-outage-tip = Charge your phone beforehand, and do not use a lift during an outage.
wsgw-busy-title = The network is busy
wsgw-busy-body = You did nothing wrong. Wait a moment and try again.
wsgw-retry = Try again
wsgw-later = Not now
wsgw-about-later = "Not now" stays here; you can look later.

# Applications
wsgw-progress-choose = One application is under way. Touch to see how far it is.
wsgw-application = More power
wsgw-application-note = How far it is
wsgw-about-application = This application is already in; touch it to see how far it is.
wsgw-progress-tip = No need to call: it all shows here.
wsgw-install = Apply for power
wsgw-about-install = "Apply for power" starts a new application.
wsgw-install-title = Apply for power
wsgw-install-explain = New: power for the first time. More: what you have is not enough.
wsgw-install-kind = Which one?
wsgw-install-new = New supply
wsgw-install-more = More power
wsgw-install-use-how = Homes and shops pay different prices.
wsgw-install-use = What for?
wsgw-install-living = A home
wsgw-install-shop = A shop
wsgw-label-kind = Application
wsgw-label-use = For
wsgw-install-done-note = This was practice; nothing was sent. In real life, follow it under "Progress".

# Reporting a fault
wsgw-repair-title = Report a fault
wsgw-repair-danger = A wire on the ground? Stay away, never touch it, and call 95598 at once.
wsgw-repair-what = What is out?
wsgw-fault-whole = Whole home
wsgw-fault-part = Some rooms
wsgw-fault-street = Whole street
wsgw-repair-place-how = Say where, so that help can find you.
wsgw-repair-place = Where?
wsgw-place-home = My home
wsgw-place-other = Elsewhere
wsgw-where-hint = Practice: a street name
wsgw-repair-phone-how = A number to reach you. In practice nobody calls.
wsgw-phone-hint = Practice: not your real one
wsgw-label-fault = What is out
wsgw-repair-done-title = Result
wsgw-repair-done = Reported
wsgw-repair-done-note = This was practice; nothing was sent. In a real hurry, call 95598.

# Many people in one household
wsgw-people-rule = Tianjin: with 5 people or more, tier 1 is 100 kWh a month larger.
wsgw-people-source = Source: 渤海早报 2015-05-14, to be verified
wsgw-people-count = How many people?
wsgw-people-few = Fewer than 5
wsgw-people-five = 5 people
wsgw-people-six = 6 people
wsgw-people-seven = 7 or more
wsgw-few-title = For 5 people or more
wsgw-few-body = No need for now. Should your family grow, come back any time.
wsgw-choose-again = Choose again
wsgw-proof-title = Show proof
wsgw-proof-explain = It shows that you all live as one household.
wsgw-proof-practice = For practice we put in a sample. Your real papers stay with you.
wsgw-proof-in = Sample added
wsgw-proof-put = Add sample
wsgw-people-done-note = This was practice; nothing was sent. For the real thing, ask staff what to bring.

# Another name
wsgw-label-old = Name now
wsgw-label-new = New name
wsgw-rename-practice = This is practice: make up a name. Nothing is really changed.
wsgw-rename-why = Why?
wsgw-rename-bought = I bought the home
wsgw-rename-family = Family takes over
wsgw-newname-hint = Practice: not a real name
wsgw-rename-agree = Holder agrees
wsgw-rename-done-note = Practice is over; the account keeps its name.

# E-invoice
wsgw-invoice-choose = Which month? On the right: the amount in yuan.
wsgw-about-invoice-month = This makes that month's invoice; any month will do.
wsgw-invoice-title = Get an e-invoice
wsgw-value-invoice-amount = { $wsgw_invoice_amount } yuan
wsgw-invoice-company = A company also needs its tax number: ask there first.
wsgw-invoice-practice = This is practice: use the practice address. No mail is sent.
wsgw-invoice-for = For whom?
wsgw-invoice-person = A person
wsgw-invoice-office = A company
wsgw-label-for = For
wsgw-label-email = E-mail
wsgw-email-hint = Practice: lx@dian.test
wsgw-invoice-send = Send invoice
wsgw-invoice-done-title = Result
wsgw-invoice-done = Invoice ready
wsgw-invoice-done-note = A real invoice comes by e-mail, to keep or to print.

# Tasks
wsgw-task-topup = Top up the balance
wsgw-task-topup-done = You can top up yourself
wsgw-task-balance = How long the balance lasts
wsgw-task-balance-done = You can see how long the balance lasts
wsgw-task-bill = Look up a bill
wsgw-task-bill-done = You can look up any month's bill
wsgw-task-usage = See your usage
wsgw-task-usage-done = You can see when you used most
wsgw-task-outage = Look up outages
wsgw-task-outage-done = You can look up outages, even when the network is busy
wsgw-task-progress = Follow an application
wsgw-task-progress-done = You can follow an application yourself
wsgw-task-bind = Add an account
wsgw-task-bind-done = You can add an account
wsgw-task-wrong = Account number wrong?
wsgw-task-wrong-done = You can put a wrong number right
wsgw-task-bound = Account already added?
wsgw-task-bound-done = You can tell which accounts are already added
wsgw-task-people = Register a big family
wsgw-task-people-done = You can register a big family
wsgw-task-rename = Change the name
wsgw-task-rename-done = You can change the account's name
wsgw-task-invoice = Get an e-invoice
wsgw-task-invoice-done = You can get an e-invoice
wsgw-task-repair = Report a power fault
wsgw-task-repair-done = You can report a fault yourself
wsgw-task-install = Apply for more power
wsgw-task-install-done = You can apply for new or more power

# Steps
wsgw-say-topup = Touch "Top up"
wsgw-say-hundred = Choose "100 yuan"
wsgw-say-next = Touch "Next"
wsgw-say-confirm = Check, then touch "Pay now"
wsgw-say-password = Touch "Password"
wsgw-say-account = Touch "My account"
wsgw-say-payments = Touch "See payments"
wsgw-say-seen = Look, then touch "Got it"
wsgw-say-bind = Touch "Add account"
wsgw-say-number = Touch "Account number"
wsgw-say-bind-submit = Touch "Add it"
wsgw-say-bind-submit-again = Touch "Add it" again
wsgw-say-again = Touch "Type again"
wsgw-say-see = Touch "See my account"
wsgw-say-bill = Touch "Bills"
wsgw-say-last-month = Touch the first: last month
wsgw-say-usage = Touch "Usage"
wsgw-say-by-month = Touch "By month"
wsgw-say-outage = Touch "Outages"
wsgw-say-retry = No hurry: touch "Try again"
wsgw-say-first-outage = Touch the first one
wsgw-say-progress = Touch "Progress"
wsgw-say-application = Touch "More power"
wsgw-say-install = Touch "Apply for power"
wsgw-say-more = Choose "More power"
wsgw-say-living = Choose "A home"
wsgw-say-submit = Touch "Submit"
wsgw-say-repair = Touch "Report fault"
wsgw-say-whole = Choose "Whole home"
wsgw-say-other = Choose "Elsewhere"
wsgw-say-where = Touch "Place"
wsgw-say-phone = Touch "Phone"
wsgw-say-people = Touch "Big family"
wsgw-say-five = Choose "5 people"
wsgw-say-proof = Touch "Add sample"
wsgw-say-rename = Touch "Change name"
wsgw-say-family = Choose "Family takes over"
wsgw-say-newname = Touch "New name"
wsgw-say-agree = Tick "Holder agrees"
wsgw-say-invoice = Touch "E-invoice"
wsgw-say-person = Choose "A person"
wsgw-say-email = Touch "E-mail"
wsgw-say-invoice-send = Touch "Send invoice"
