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
