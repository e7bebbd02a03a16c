# What every scene says. Buttons begin with a verb; a number always has its unit.

home = Home
help = Help
help-close = Got it
close = Close

# Ways of showing, which end with the visit
elder = Large text
contrast = High contrast
reach = Lower controls
# The button names the language it changes to, in that language
language-own-name = 中文

# Nobody has touched anything for a while
idle-title = Are you still there?
idle-body = In { $idle_left } s we start over, and what you entered is erased.
idle-stay = Stay
idle-finish = Finish

scene-rests = Resting for now
demo-mark = Demo data
to-be-verified = To be verified
unit-yuan = yuan
source-line = { $calc_source } · in force from { $calc_from }
