# Frame, home and the far screen

scene-frame = Frame
finish = Finish
help-text = { $help_text }
home-calculator-open = Start
home-far-headline = Every kilowatt-hour, clear
home-far-body = Choose a card on the table screen: the idea is drawn here.
calc-no-crossing = All in tier 1 so far
calc-far-title = What does a year cost?
calc-far-invite = Enter one month on the table screen and the steps here fill with water. The area is the money.
key-0 = 0
key-1 = 1
key-2 = 2
key-3 = 3
key-4 = 4
key-5 = 5
key-6 = 6
key-7 = 7
key-8 = 8
key-9 = 9
