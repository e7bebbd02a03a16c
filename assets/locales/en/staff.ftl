# The staff console, and cleaning

staff-title = Staff
staff-pin = Enter the PIN
staff-wrong-pin = { $wait ->
    [0] Wrong PIN. Please try again.
   *[other] Wrong PIN. Try again in { $wait } s.
}
staff-records-wait = Records do not reach the disk. Visitors are served. Have the disk looked at, and do not switch off before.
staff-displays = Displays
staff-scenes = Switch scene
staff-parked = failed; press to try again
staff-idle-pause = Pause the idle timer
staff-idle-resume = Resume the idle timer
staff-end-visit = End the visit
staff-again = Press again to confirm
staff-touch = touch
staff-no-touch = for eyes
staff-cleaning = Clean the screens
staff-test-panels = Test the touch panels
staff-restart = Restart
staff-quit = Leave to the desktop
staff-close = Close
cleaning-title = The screen is being cleaned
cleaning-left = Ready again in { $cleaning_left } s

# The panel test
panel-test-touch = Touch the mark in the middle of this display
panel-test-sweep = Sweep over the whole display until every cell is lit
panel-test-elsewhere = Another display is being tested
panel-test-result = Result of the panel test
panel-test-good = Display { $display }: answers everywhere
panel-test-swapped = Display { $display }: its panel was taken for another one; set right and kept
panel-test-dead = Display { $display }: { $dead } cells do not answer; wipe it and test again, then have it repaired
panel-test-mute = Display { $display }: no touch arrived; look at its cable
