# Coming back with the code.
return-title = Di code
return-heading = Use your code come back
return-server-reads = For dis page, di server go use your code for small time to open di answers. Den e go forget am. Na di server dey check whether di answers na original, no be your phone.
return-browser-opens = Na your phone dey open di answers and dey check say dem na original. Your code no dey comot from am.
return-label = Your code: all di 24 numbers
return-hint = Space and dash no matter. Numbers for your own way of writing dey okay too.
return-open = Open am
return-error-digits = Use only number.
return-error-length = Code get 24 numbers. { $count ->
    [0] You no type any one.
    [one] You type { $count } number.
   *[other] You type { $count } numbers.
}
return-error-check = One of di numbers no correct. Look di code again.
return-error-unknown = Nothing dey to show for dis code. Nobody ever use am, or dem don delete am, or im time don pass.
return-error-cut = Di connection cut. Abeg press di button again. Nothing go happen two times.

thread-title = Di messages
thread-heading = Di messages wey be your own
thread-none-plain = Answer never dey. Abeg come back later.
thread-from = E come from { $name }
thread-yours = Wetin you write
thread-yours-hidden = We no dey show wetin you write here, so dat nobody else fit use your code read am.
thread-gap = One message no dey here again. E fit be say dem delete am because e don old, or somebody comot am.
thread-forged = One message dey here wey we no fit check. We no go show am.
thread-newest-unknown = If you no keep anything by yourself, you no fit know whether dem hold back di newest message.
thread-readers = Dis people fit read wetin you write: { $names }
thread-readers-none = Nobody dey read wetin you write again.
thread-write = Write more join
thread-change = Change who fit read am
thread-stop = Stop dem
thread-delete = Delete all of am
thread-close = Close am
thread-deletion-due = We go delete everything on { $date }. Before dat time, you fit still stop am.
thread-deletion-undo = No delete am
thread-deletion-undone = We no go delete am.
thread-closed-elsewhere = You close dis page, or e don open too long. Type your code again.

more-heading = Write more join
more-label = Di message wey you wan send
more-readers = Dis one dey go meet: { $names }
more-send = Lock am and send
more-sent = Your message don go.
more-nobody = You don stop everybody. First choose who fit read am.

change-heading = From now go, who fit read am?
change-lead = If you add person, e go read only wetin you write from now go.
change-lead-copy = You keep copy of your first message. You fit give am to new person.
change-give-copy = Give my first message too to anybody wey I add
change-save = Save am
change-saved = E don save.
change-none = If you no choose anybody, you don stop everybody.

stop-heading = Stop dem
stop-lead = We go tell dem wey dey read your message make dem stop. Association or shelter go stop to open am, and go delete wetin law allow. E go happen inside one minute after di next time wey dem collect dia messages.
stop-police = If you tell police about crime, you no fit take am back. But you fit stop to talk to dem.
stop-which = Who you want make e stop?
stop-button = Stop dem now
stop-done = We don send your message say make dem stop.
stop-error-none = Choose who you want make e stop.

delete-heading = Delete all of am
delete-lead = We go delete your messages and dis place for answers after 72 hours. We go tell everybody wey dey read dem make dem delete dem too. Before dat time, you fit use your code stop am.
delete-why = We put di three days because anoda person fit get your code.
delete-police = Police go keep wetin law say dem must keep.
delete-button = Delete am after 72 hours

# What an organisation asks somebody to agree to.
ask-question = { $who } fit know dis one about you: { $parts }? Why: { $why }. Till: { $date }.
ask-part-presence = say person dey wey fit need help
ask-part-age = weda you don reach 18 years
ask-part-languages = di language dem wey you dey speak
ask-part-needs = wetin you need
ask-part-facts = wetin happen, without to talk who you be
ask-part-name = di name wey you dey answer
ask-part-contact = how dem fit reach you safe
ask-part-wants = wetin you want
ask-part-children = your pikin dem and who dey with you
ask-part-documents = your paper dem
ask-for-call = make dem call you
ask-for-place = to find place wey you go stay
ask-for-support = to stand by you
ask-for-legal = to help you get lawyer
ask-for-medical = for doctor and medicine
ask-for-statement = to give statement to police
ask-for-wages = to ask for pay wey dem no give you
ask-free = Na you go decide. If you talk no, nothing go change: you still fit get help.
ask-back-told = You fit take yes back any time, here with your code.
ask-which = Only some? Mark wetin dem fit know.
ask-yes = Yes, I gree
ask-part = Only wetin I mark
ask-no = No, I no gree
ask-later = Ask me after one week
ask-error-part = Mark wetin dem fit know: at least one, but no be everything.
ask-error-closed = You no fit answer or take dis one back again. Look wetin e dey talk now.
ask-answer = Give answer
ask-said-yes = You talk yes.
ask-said-part = You talk: only { $parts }.
ask-said-no = You talk no.
ask-said-later = You talk: ask me again for { $date }.
ask-said-back = You don take dis one back.
ask-over = Dis question don finish. E no dey hold again for here.
ask-back = Take dis one back
ask-back-lead = Dem no fit use am again. Access go close inside one minute after dem collect their messages again. Wetin person don read, e no fit clean from im head.
ask-back-done = You don take am back. Di message dey go meet dem.
