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
staff-restart = Restart
staff-quit = Leave to the desktop
staff-close = Close
cleaning-title = The screen is being cleaned
cleaning-left = Ready again in { $cleaning_left } s
