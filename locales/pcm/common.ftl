# Words every public page shares.
# B1 or simpler. Short sentences. The second person has one form (you).

lang-choose = Choose language
skip-to-text = Go wia di writing dey
exit = Comot now now
back = Go back
next = Go front
help-now = Danger dey now? Call { $number }
help-more = Help for phone
help-112 = Ambulance, fire, when life dey for danger
help-101 = Police, if e dey urgent
help-victims = Helpline for victims of human trafficking, e dey open day and night
help-child = Pikin wey don lost or wey dem dey use anyhow
help-site = National website wia anybody fit report
help-checked = We check am on { $date }
help-outside = Dis numbers and dis website no be our own.

error-title-prefix = Abeg check
error-summary = Something dey miss or something no correct
error-kept = Wetin you write still dey here.
error-busy = Plenty people dey write now. Wetin you write still dey here. Abeg wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}, den press di button again.
error-budget = Dem don try too many times from dis connection. Wetin you write still dey here. Abeg wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, den try again.
error-later-title = No be now
error-later = We no fit save anything now. Anything wey don get code no lost. Abeg try again for some minutes time.
error-not-found-title = E no dey here
error-not-found = Nothing dey for dis address.
error-too-big-title = E too long
error-too-big = Wetin come too big, we no fit receive am. One message fit get 15,000 letters. Go back: your message still dey your browser.
error-unreadable-title = E no dey clear
error-unreadable = Wetin you send don spoil for road. Go back, den press di button again.
error-method = You no fit use dis page like dat.
error-home = Go first page

draft-notice = Nobody wey Pidgin be dia own language don check dis words yet.
demo-notice = Dis one na just to show how e dey work. Nobody for inside dey real. Nobody go do anything about wetin you write here.
