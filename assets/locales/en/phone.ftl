# The giant phone: the phone itself, and the guide below it

scene-giant-phone = Giant phone
scene-attract-phone = Giant phone, attract loop
phone-attract-headline = Pay by phone in three steps
phone-attract-body = No queue. Try it on this big phone; no money moves.
phone-attract-start = Touch to start
phone-help = Above is a practice phone; a wrong touch does no harm. Below you read where to touch next, or press "On my own". No money moves, and what you type is erased.

phone-practice = Practice phone, no money moves
phone-date = { $phone_weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $phone_day }/{ $phone_month }
phone-unlock = Touch to unlock
phone-home-title = Which one to open?
phone-home-body = You can pay and look up power in all three
phone-switch-title = Opened
phone-switch-empty = Nothing opened yet
phone-back = Back
phone-home = Home screen
phone-switch = Opened apps
phone-waiting = One moment…
phone-typed-hidden = Entered
phone-key-delete = Delete
phone-key-ok = Done
phone-key-figures = 123
phone-key-letters = abc
phone-key-capitals = ABC
phone-bill-paid = Paid
phone-month-1 = January
phone-month-2 = February
phone-month-3 = March
phone-month-4 = April
phone-month-5 = May
phone-month-6 = June
phone-month-7 = July
phone-month-8 = August
phone-month-9 = September
phone-month-10 = October
phone-month-11 = November
phone-month-12 = December

guide-ask = What shall we learn?
guide-promise = A few steps, one minute. No money moves.
guide-buy = Pay
guide-query = Look up
guide-handle = Apply
guide-choose = Choose one to learn
guide-menu = Back
guide-learn = Learn one with me
guide-around = Look around
guide-around-body = Touch anything. No money moves.
guide-step = { $guide_app } · { $guide_task }: step { $guide_step } of { $guide_steps }
guide-unlock = Touch to unlock
guide-home = Touch the circle to go home
guide-open = Touch "{ $guide_app }"
guide-type = Type: { $guide_types }
guide-key-ok = Touch "Done"
guide-key-delete = Wrong key: touch "Delete"
guide-wait = One moment
guide-calm = A wrong touch does no harm. No money moves.
guide-alone = Your turn. Press "Hint" if you get stuck.
guide-staff = Take your time, or ask our staff.
guide-wrong = That was "{ $guide_wrong }"
guide-wrong-body = No harm done. Press "Step back" and try again.
guide-lost = We took a wrong turn
guide-lost-body = Press "Step back" to where we were.
guide-undo = Step back
guide-free = On my own
guide-guided = Show me
guide-help = Hint
guide-other = Another one
guide-queue = { $guide_queue } still queue; you took { $guide_seconds } s
guide-done = Well done! It works just like this on your own phone.
guide-race-done = { $guide_seconds } s, and { $guide_queue } people still stand in the queue.
guide-once-more = Again, on my own
guide-race = Race the queue
guide-race-again = Race again
guide-takeaway = Take the steps
phone-takeaway-title = Do it at home
phone-takeaway-body = Scan the left one to take the steps along, the right one to open the real { $guide_app }. Tell nobody your password.
phone-takeaway-steps = The steps
phone-takeaway-real = The real { $guide_app }
