# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = Language
skip-to-text = To the text
exit = Leave now
back = Back
next = Continue
help-now = Danger now? Call { $number }
help-more = Help by phone
help-112 = Ambulance, fire, danger to life
help-101 = Police, urgent
help-victims = Helpline for victims of human trafficking, day and night
help-child = Missing or exploited child
help-site = National site where anyone can report
help-checked = Checked on { $date }
help-outside = These numbers and this site are not ours.

error-title-prefix = Please check
error-summary = Something is missing or not right
error-kept = What you wrote is still here.
error-busy = Many people are writing at this moment. Your text is still here. Please press the button again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
error-budget = Too many tries from this connection. Your text is still here. Please try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
error-later-title = Not now
error-later = We cannot save anything at this moment. Nothing is lost that had a code. Please try again in a few minutes.
error-not-found-title = Not here
error-not-found = There is nothing at this address.
error-too-big-title = Too long
error-too-big = What was sent is too big for us to receive. A text may have 15,000 characters. Go back: your text is still in your browser.
error-unreadable-title = Not readable
error-unreadable = What was sent is damaged. Go back and press the button again.
error-method = This page cannot be used that way.
error-home = To the first page

draft-notice = These words have not yet been checked by a native speaker.
demo-notice = This is a demonstration. Everyone in it is invented. Nobody acts on what you write here.
