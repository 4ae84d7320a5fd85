# Coming back with the code.
return-title = Code
return-heading = Come back with your code
return-server-reads = On this page, the server uses your code for a moment to open the answers. Then it forgets the code. It, not your phone, checks that the answers are genuine.
return-browser-opens = Your phone opens the answers and checks that they are genuine. Your code does not leave it.
return-label = Your code: 24 numbers
return-hint = Spaces and dashes do not matter. Numbers in your own script are good too.
return-open = Open
return-error-digits = Use only numbers.
return-error-length = A code has 24 numbers. { $count ->
    [0] You typed none.
    [one] You typed one.
   *[other] You typed { $count }.
}
return-error-check = One of the numbers is not right. Look at the code again.
return-error-unknown = There is nothing to show for this code. It was never used, or it has been deleted, or its time is over.
return-error-cut = The connection was cut. Please press the button again. Nothing is done twice.

thread-title = Messages
thread-heading = Your messages
thread-none-plain = There is no answer yet. Please come back later.
thread-from = From { $name }
thread-yours = What you wrote
thread-yours-hidden = What you wrote is not shown here. So nobody else can read it with your code.
thread-gap = A message is missing here. It may have been deleted because it was old, or someone removed it.
thread-forged = A message here could not be checked. It is not shown.
thread-newest-unknown = If you keep nothing yourself, you cannot see whether the newest message was held back.
thread-readers = These may read what you write: { $names }
thread-readers-none = Nobody reads what you write any more.
thread-write = Write more
thread-change = Change who may read
thread-stop = Stop
thread-delete = Delete everything
thread-close = Close
thread-deletion-due = Everything will be deleted on { $date }. Until then you can still stop that.
thread-deletion-undo = Do not delete
thread-deletion-undone = It will not be deleted.
thread-closed-elsewhere = You closed this page, or it was open too long. Type your code again.

more-heading = Write more
more-label = Your message
more-readers = This goes to: { $names }
more-send = Lock it and send
more-sent = Your message has been sent.
more-nobody = You have stopped everyone. Choose first who may read.

change-heading = Who may read from now on?
change-lead = Someone new reads only what you write from now on.
change-lead-copy = You kept a copy of your first text. You can give it to someone new.
change-give-copy = Also give my first text to whoever I add
change-save = Save
change-saved = Saved.
change-none = If you choose nobody, you stop everyone.

stop-heading = Stop
stop-lead = Those who read your text are told to stop. An association or centre closes its access and deletes what the law allows. That happens within a minute after they next fetch their messages.
stop-police = If you told the police about an offence, that cannot be taken back. You can stop talking to them.
stop-which = Who must stop?
stop-button = Stop now
stop-done = Your request to stop has been sent.
stop-error-none = Choose who must stop.

delete-heading = Delete everything
delete-lead = Your messages and this place for answers are deleted after 72 hours. Everyone who reads them is told to delete them too. Until then you can stop it with your code.
delete-why = The three days are there because someone else may have your code.
delete-police = The police keep what the law makes them keep.
delete-button = Delete after 72 hours

# What an organisation asks somebody to agree to.
ask-question = May { $who } know this about you: { $parts }? Why: { $why }. Until: { $date }.
ask-part-presence = that there is someone who may need help
ask-part-age = whether you are 18 or older
ask-part-languages = your languages
ask-part-needs = what you need
ask-part-facts = what happened, without saying who you are
ask-part-name = your name
ask-part-contact = how to reach you safely
ask-part-wants = what you want
ask-part-children = your children and who is with you
ask-part-documents = your documents
ask-for-call = to call you
ask-for-place = to find you a place to stay
ask-for-support = to support you
ask-for-legal = to help you to a lawyer
ask-for-medical = for medical care
ask-for-statement = for a statement to the police
ask-for-wages = to claim wages you did not get
ask-free = You decide. If you say no, nothing changes: you can still get help.
ask-back-told = You can take back a yes at any time, here with your code.
ask-which = Only part? Tick what they may know.
ask-yes = Yes
ask-part = Only what I ticked
ask-no = No
ask-later = Ask me in a week
ask-error-part = Tick what they may know: at least one, and not all of it.
ask-error-closed = This cannot be answered or taken back any more. Look at what it says now.
ask-answer = Answer
ask-said-yes = You said yes.
ask-said-part = You said: only { $parts }.
ask-said-no = You said no.
ask-said-later = You said: ask me again on { $date }.
ask-said-back = You took this back.
ask-over = This question is over. It holds no longer here.
ask-back = Take this back
ask-back-lead = They may not use it any more. Access closes within a minute after they next fetch their messages. What someone has already read cannot be undone.
ask-back-done = You took it back. The message is on its way to them.
