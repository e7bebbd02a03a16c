# What every scene says. Buttons begin with a verb; a number always has its unit.

home = Home
home-hint = Go to the start
help = Help
help-close = Got it
back = Back
close = Close

# Ways of showing, which end with the visit
elder = Large text
elder-on = Large text is on
contrast = High contrast
reach = Lower controls
# The button names the language it changes to, in that language
language-own-name = 中文

# Nobody has touched anything for a while
idle-title = Are you still there?
idle-body = In { $idle_left } s we start over, and what you entered is erased.
idle-stay = Stay
idle-finish = Finish
idle-wiped = All erased. Welcome to the next visitor.

demo-mark = Demo data
practice-mark = Practice: nothing is really submitted
to-be-verified = To be verified
unit-kwh = kWh
unit-yuan = yuan
source-line = { $calc_source } · in force from { $calc_from }
staff-call = Need a hand? Please call our staff.
