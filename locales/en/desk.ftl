# What members of an organisation see at their desk.
desk-skip = To the content
desk-inbox = Inbox
desk-sessions = My sessions
desk-audit = Log
desk-health = State of the desk
desk-sign-out = Sign out
desk-language = Language
desk-member = Signed in as { $name }
desk-demo = Demonstration: all people and reports are invented.
desk-menu = Main menu

signin-title = Sign in
signin-heading = Sign in
signin-user = User name
signin-password = Password
signin-code = Six-digit code from your app
signin-button = Sign in
signin-error = These three do not fit together. Check the user name, the password and the code.
signin-error-busy = Too many tries. Wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} and try again.
signin-ended = Your session has ended. Sign in again; what you typed is kept.
signin-signed-out = You are signed out.

role-lead = Lead
role-reader = Case worker
role-it = Technical management

inbox-title = Inbox
inbox-heading = Inbox
inbox-empty = Nothing here. New reports appear by themselves.
inbox-empty-filter = Nothing fits this choice.
inbox-all = All
inbox-pull = Fetch now
inbox-pulled = { $count ->
    [0] Fetched: nothing new.
    [one] Fetched: one new message.
   *[other] Fetched: { $count } new messages.
}
inbox-pull-failed = The relay cannot be reached. Last fetched: { $when }.
inbox-col-number = Number
inbox-col-state = State
inbox-col-lang = Language
inbox-col-age = Arrived
inbox-col-others = Who else can read it
inbox-col-waiting = Waits for
inbox-only-us = Only we
inbox-caption = Reports, urgent ones first, then the newest
inbox-page = Page { $page }
inbox-newer = Newer
inbox-older = Older
inbox-show = Show
state-new = New
state-closed = Closed
waiting-us = our answer
waiting-writer = the writer
waiting-none = nothing
flag-stopped = The writer has stopped us
flag-deletion = Deletion asked, due { $due }
flag-pressure = Possibly under pressure
flag-about-police = About the police
flag-hidden = Kept, closed
flag-erased = Erased
age-today = today
age-yesterday = yesterday
age-days = { $count ->
    [one] one day ago
   *[other] { $count } days ago
}

signal-title = Report { $number }
signal-heading = Report { $number }
signal-back = Back to the inbox
signal-as-written = As it was written
signal-lang = Language of the page when it was written: { $lang }
signal-mode-server = Locked by the relay when it arrived: the writer’s scripts were off.
signal-mode-js = Locked in the writer’s browser.
signal-mode-wasm = Locked in the writer’s browser.
signal-readers-only-us = No other organisation can read it.
signal-answers = Questions that were answered
signal-thread = Conversation
signal-from-writer = The writer
signal-from-us = { $name }, for us
signal-arrived = Arrived on { $date }
signal-gap = A message before this one is missing.
signal-forged = A message came that is not from the writer. It was put aside and logged.
signal-unreadable = A message came that this version of the desk cannot read.
signal-readers-changed = The writer chose again who can read it: { $names }
signal-event-stopped = The writer asked us to stop, and wrote again afterwards.
signal-event-deletion = The writer asked to delete this on { $date }.
signal-event-undone = The writer took that back: it is not deleted.
signal-stopped = The writer has asked us to stop. You can no longer answer.
signal-stopped-text = The text is closed here. What the law makes us keep is kept, closed.
signal-erased = The text is gone. Its key was destroyed, nobody can bring it back.
signal-deletion = The writer has asked to delete this. It happens on { $date }, unless the writer takes it back. Someone else may have the code: possibly under pressure.
signal-about-police = The writer says it is about the police.
signal-pressure = The writer says: I am under pressure.
signal-about = About this report
signal-ask-language = Ask a colleague for this language
signal-ask-language-note = What do you need?
signal-ask-language-lead = Nothing is sent outside this desk. No machine translates it. A colleague who speaks the language, or an interpreter bound by secrecy, reads it here with you.
signal-ask-language-done = Asked on { $date } by { $name }: { $note }
signal-ask-language-speakers = Speak this language here: { $names }
signal-ask-language-nobody = Nobody at this desk has noted this language.
signal-ask-language-send = Ask
signal-ask-language-asked = Your colleagues now see this with the report.
signal-ask-language-empty = Write first what you need.
signal-ask-language-long = The note has { $count ->
    [one] one character
   *[other] { $count } characters
}. At most { $limit } are possible.
signal-close = Close
signal-reopen = Open again
signal-closed-note = Closed on { $date } by { $name }
signal-closed-done = Closed.
signal-reopened-done = Open again.
signal-changed = Someone changed this in the meantime. Look first, then try again.

reply-heading = Answer
reply-label = Your answer
reply-hint = The writer reads this with the code, perhaps with someone beside them. Short, warm, no names.
reply-limit = At most 14,000 characters. Letters with accents and letters of other scripts count for more.
reply-draft = This is what you began to write. Only you see it.
reply-keep = Keep for later
reply-kept = Kept. Only you see it, and it has not been sent.
reply-send = Send
reply-sent = Sent. The writer can read it as soon as it has reached the relay.
reply-waiting = Waits to be sent to the relay
reply-delivered = Delivered to the relay
reply-undeliverable = Cannot be delivered: the writer’s mailbox is gone.
reply-error-empty = Write an answer first.
reply-error-long = The answer has { $count ->
    [one] one character
   *[other] { $count } characters
}. At most { $limit } are possible.
reply-conflict = { $name } has answered since you opened this page. Read it first. Your text is still here; press Send again if it must still go.
reply-not-possible = Answering is not possible now.

sessions-title = My sessions
sessions-heading = Where you are signed in
sessions-this = This one
sessions-end = End this session
sessions-end-others = End all others
sessions-ended = Ended.
sessions-caption = Your open sessions
sessions-col-started = Started
sessions-col-used = Last used
sessions-col-act = End

audit-title = Log
audit-heading = Log
audit-lead = Each line is bound to the one before. A changed, removed or moved line is found here.
audit-whole = The log is whole. { $count ->
    [0] There are no lines yet.
    [one] One line checked.
   *[other] { $count } lines checked.
}
audit-broken = The log is not whole. First fault at line { $line }: { $fault }.
audit-verify = Check the whole log
audit-fault-altered = changed
audit-fault-missing = missing
audit-fault-order = moved
audit-fault-head = end cut off
audit-caption = Newest first
audit-newer = Newer lines
audit-older = Older lines
audit-col-line = Line
audit-col-time = Time
audit-col-who = Who
audit-col-what = What
audit-col-object = On what
audit-system = The desk
audit-session = session { $number }
audit-member = member { $number }
audit-others = all other sessions
act-signed-in = signed in
act-sign-in-refused = sign-in refused
act-signed-out = signed out
act-session-ended = ended a session
act-signal-arrived = report arrived
act-message-arrived = message arrived
act-signal-seen = saw
act-signal-closed = closed
act-signal-reopened = opened again
act-reply-written = wrote an answer
act-reply-delivered = answer delivered
act-language-asked = asked for a language
act-writer-stopped = the writer stopped us
act-deletion-asked = the writer asked to delete
act-deletion-undone = the writer took the deletion back
act-erased = erased
act-message-refused = refused a message
act-key-alarm = key alarm
act-audit-checked = checked the log
act-access-refused = access refused
act-started = desk started
act-pulled = fetched by hand

health-title = State
health-heading = State of the desk
health-relay-ok = The relay shows our own key. Last checked: { $when }.
health-relay-key-wrong = ALARM: the relay shows a key for us that is not ours. Tell the partners by phone. Do not use the portal until this is solved.
health-relay-missing = The relay does not show our organisation.
health-relay-unreachable = The relay could not be reached at the last try.
health-relay-not-yet = We have not yet looked at what the relay shows of us.
health-keys = Our keys are valid until { $date }.
health-keys-soon = Our keys run out on { $date }. Renew them with the offline key.
health-fingerprint = Fingerprint of our identity key
health-refused = { $count ->
    [0] No message had to be put aside.
    [one] One message was put aside because it was not genuine.
   *[other] { $count } messages were put aside because they were not genuine.
}
health-pulled = Last fetched: { $when }
health-never = never
health-waiting = { $count ->
    [0] No answer waits to be sent.
    [one] One answer waits to be sent to the relay.
   *[other] { $count } answers wait to be sent to the relay.
}
health-engine = Database: { $engine }
health-reasons = Why messages were put aside
reason-damaged = damaged on the way
reason-not-sealed = not sealed
reason-padding = wrong padding
reason-content = not in its form
reason-bad-signature = the signature does not fit
reason-key-not-of-report = written under somebody else’s report
reason-unknown-author = unknown author
reason-not-addressed = not addressed to us
reason-other-report = belongs to another report
reason-no-such-report = no report belongs to it
reason-replayed = came a second time
reason-two-in-one-place = two messages in one place
reason-not-kept = could not be kept here

desk-refused-title = No access
desk-refused = Your role does not open this. Ask the lead of your desk.
desk-error-title = Not now
desk-error = Something went wrong here. Nothing you typed is lost if you go back. Tell the technical management the time: { $when }.
desk-gone-title = Not here
desk-gone = There is nothing here, or you may not see it.
desk-form-old = This page was open too long. Look at it again and press the button once more; your text is still here.
signin-ended-plain = Your session has ended. Sign in again.
signal-contact-none = The writer does not want questions.

state-taken = In work
state-waiting = Put off
state-reopened = Open again
view-open = To do
view-mine = Mine
view-nobodys = With nobody
view-urgent = Urgent
view-answer = Our answer is due
view-second = Second look
inbox-narrow = Narrow down
work-heading = Who does what
work-assignee = With
work-nobody = Nobody
work-me = { $name } (you)
work-take = Take it
work-urgency = How urgent
work-urgency-reason = Why so urgent
urgency-normal = In its turn
urgency-soon = Today
urgency-now = Before anything else
work-labels = Labels
work-new-label = A new label
work-until = Put off until
work-until-reason = What we wait for
work-until-words = Put off until { $date }
work-save = Save
work-saved = Saved.
work-taken = It is with you now.
work-not-possible = This cannot be changed now.
work-error-member = Choose a colleague who reads reports.
work-error-label = A label has 1 to 40 characters, and a desk at most 60 labels.
work-error-reason = Write the reason beside it.
work-error-reason-long = The reason has { $length } characters; at most { $limit } fit.
work-error-day = Choose a day between tomorrow and one year from now.
work-conflict-assignee = A colleague gave this to somebody since you opened the page. Nothing was changed. Look, and save again.
work-conflict-urgency = A colleague changed how urgent this is since you opened the page. Nothing was changed. Look, and save again.
work-conflict-until = A colleague changed until when this waits since you opened the page. Nothing was changed. Look, and save again.
outcome-advised = Advice given
outcome-information = Kept as information
outcome-referred = Referred to somebody who helps
outcome-reported = Official report drawn up
outcome-unfounded = Unfounded
outcome-out-of-scope = Not for us
outcome-abuse = Meant to harm or to mock
close-heading = Close this report
close-outcome = What came of it
close-choose = Choose
close-reason = Why
close-reason-hint = Needed when somebody was not believed or not helped. Only we read it.
close-police = An offence that is described may not rest. Give the number of the report, or say that none is described; a second person then looks.
close-number = Number of the official or information report
close-number-is = number { $number }
close-no-offence = No offence is described
close-error-outcome = Choose what came of it.
close-error-number = Give the number of the report, or say with a reason that no offence is described.
close-error-both = There is a number, and you say that no offence is described. Only one of them can be.
close-error-number-long = The number has { $length } characters; at most { $limit } fit.
note-heading = Among us
note-lead = The writer never sees this.
note-label = A note to colleagues
note-keep = Keep the note
note-kept = The note stands with the report.
note-by = { $name }, { $date }
note-error-empty = Write a note first.
note-error-long = The note has { $length } characters; at most { $limit } fit.
second-asked = A second person must look now. Until then the report stays open.
second-asks = { $name } asks on { $date } to close this: { $outcome }. No offence is described, because: { $reason } Read the report, then decide.
second-yours = You asked on { $date } to close this: { $outcome }. No offence is described, because: { $reason } A colleague must look.
second-agree = I agree: close it
second-disagree = I do not agree
second-disagreed = The report stays open.
second-own = Nobody confirms their own request.
second-flag = Second look asked
audit-given = Report { $number }, to { $name }
act-signal-taken = took
act-signal-given = gave
act-signal-released = let go
act-urgency-set = said how urgent
act-signal-snoozed = put off
act-signal-woken = no longer put off
act-labels-set = changed labels
act-note-written = wrote a note
act-second-look-asked = asked for a second look
act-second-look-agreed = agreed after a second look
act-second-look-refused = did not agree
act-second-look-ended = second look ended: the writer wrote

enter-menu = Write down
enter-title = Write down
enter-heading = Write down what somebody tells
enter-lead = At the counter, on the phone, from paper. Write the person’s own words, in their language if you can. This is not a hearing. Only this desk can read it.
enter-origin = How it came
origin-portal = Through the portal
origin-counter = At the counter
origin-phone = By phone
origin-paper = On paper
origin-partner = From a partner
enter-day = The day it came
enter-lang = Told in
enter-text = What the person says
enter-text-hint = Their words, not yours. What you make of it belongs in a note.
enter-checked = How it was checked
checked-read-back = Read back, and the person agreed
checked-own-hand = The person wrote it
checked-not = Not checked
enter-source = From whom and how it came, for colleagues
enter-source-hint = No more than colleagues need. An interpreter by number, not by name.
enter-pressure = The person is under pressure, or somebody may listen in
enter-receipt = Give the person a code to come back with
enter-receipt-hint = Only if it is safe for them to keep it. With it they read your answers and can write more.
enter-save = Keep this report
enter-done = Kept. It stands in the inbox like any other report.
enter-error-origin = Choose how it came.
enter-error-day = Choose a day: today, or at most one year ago.
enter-error-told-in = Choose the language it was told in.
enter-error-text = Write what the person says.
enter-error-text-long = The text has { $length } characters; at most { $limit } fit.
enter-error-checked = Choose how it was checked.
enter-error-source-long = This has { $length } characters; at most { $limit } fit.
enter-error-receipt = No code can be made now: the relay was not reached yet. Keep the report without one, or try again later.
enter-error-later = It could not be kept now. Everything is still in the form; try again in a moment.
entered-heading = Report { $number } is kept
entered-lead = Copy this code for the person, or print it: only what is in the frame is printed. It says nothing of what it is for.
entered-code = The code
entered-once = It is shown now and never again. Nobody here can look it up.
entered-when = It works as soon as the relay has been reached, usually within a few seconds.
told-by = { $origin }, written down by { $name }.
told-lang = Told in: { $lang }.
told-checked = { $how }.
looks-link = Who looked, and what was done
looks-heading = Who looked at report { $number }
looks-lead = Newest first. Every look is on record and cannot be removed; this one too.
act-signal-entered = wrote down
act-mailbox-opened = the code works
act-looks-seen = saw who looked
