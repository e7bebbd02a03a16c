# The power ID: what a customer is told after it was scanned

power-id-valid = We have recognised your power ID.
power-id-forged = This code was not issued by the power company and cannot be used. Please ask our staff to have a look.
power-id-expired = This code has run out. Please refresh it on your phone and show it again.
power-id-revoked = This code is no longer in use. Please get a new one; our staff will help you.
power-id-other-purpose = This code is not for use here. Please show the power ID on your phone or on your paper slip.
power-id-unknown-key = This device does not know this code yet. One moment please, our staff will help you.
power-id-malformed = The code was not read completely. Please hold it flat and a little closer, and scan it again.
