# The practice household: nobody, and nowhere.
house-name = The Zhang family
house-address = 1 Practice Road, Flat 301

# Outages
house-outage-near = Your street
house-outage-other = The next estate
house-outage-meters = New meters
house-outage-line = Line maintenance

# How far an application is
house-progress-received = Application received
house-progress-visit = Home visit
house-progress-work = Work on site
house-progress-power = Meter and power on
house-progress-done = Done
house-progress-next = Next

# Payments
house-payment-counter = At the counter
house-payment-child = By a son or daughter
