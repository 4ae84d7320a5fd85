# Coming back with the code.
return-title = Cod
return-heading = Reveniți cu codul dumneavoastră
return-server-reads = Pe această pagină, serverul folosește codul pentru o clipă, ca să deschidă răspunsurile. Apoi îl uită. Serverul, nu telefonul, verifică dacă răspunsurile sunt adevărate.
return-browser-opens = Telefonul dumneavoastră deschide răspunsurile și verifică dacă sunt adevărate. Codul nu iese din telefon.
return-label = Codul dumneavoastră: 24 de cifre
return-hint = Spațiile și liniuțele nu contează. Și cifrele din scrierea dumneavoastră sunt bune.
return-open = Deschideți
return-error-digits = Folosiți numai cifre.
return-error-length = Un cod are 24 de cifre. { $count ->
    [0] Nu ați scris niciuna.
    [one] Ați scris una.
    [few] Ați scris { $count } cifre.
   *[other] Ați scris { $count } de cifre.
}
return-error-check = Una dintre cifre nu este corectă. Uitați-vă din nou la cod.
return-error-unknown = Nu este nimic de arătat pentru acest cod. Nu a fost folosit niciodată, sau a fost șters, sau timpul lui a trecut.
return-error-cut = Conexiunea s-a întrerupt. Vă rugăm să apăsați din nou butonul. Nimic nu se face de două ori.

thread-title = Mesaje
thread-heading = Mesajele dumneavoastră
thread-none-plain = Nu este încă niciun răspuns. Vă rugăm să reveniți mai târziu.
thread-from = De la { $name }
thread-yours = Ce ați scris
thread-yours-hidden = Ce ați scris nu se arată aici. Așa nimeni altcineva nu poate citi cu codul dumneavoastră.
thread-gap = Aici lipsește un mesaj. Poate a fost șters pentru că era vechi sau cineva l-a scos.
thread-forged = Un mesaj de aici nu a putut fi verificat. De aceea nu se arată.
thread-newest-unknown = Dacă nu păstrați nimic, nu puteți vedea dacă cel mai nou mesaj a fost oprit pe drum.
thread-readers = Cine poate citi ce scrieți: { $names }
thread-readers-none = Nimeni nu mai citește ce scrieți.
thread-write = Mai scrieți ceva
thread-change = Schimbați cine poate citi
thread-stop = Oprire
thread-delete = Ștergeți totul
thread-close = Închideți
thread-deletion-due = Totul va fi șters pe { $date }. Până atunci puteți încă opri ștergerea.
thread-deletion-undo = Nu ștergeți
thread-deletion-undone = Nu se va șterge nimic.
thread-closed-elsewhere = Ați închis această pagină sau a fost deschisă prea mult timp. Scrieți din nou codul.

more-heading = Mai scrieți ceva
more-label = Mesajul dumneavoastră
more-readers = Acest mesaj ajunge la: { $names }
more-send = Încuiați și trimiteți
more-sent = Mesajul dumneavoastră a fost trimis.
more-nobody = Ați cerut tuturor să se oprească. Alegeți întâi cine poate citi.

change-heading = Cine poate citi de acum înainte?
change-lead = O organizație nouă citește numai ce scrieți de acum înainte.
change-lead-copy = Ați păstrat o copie a primului text. O puteți da unei organizații noi.
change-give-copy = Dați primul meu text și organizațiilor pe care le adaug
change-save = Salvați
change-saved = Salvat.
change-none = Dacă nu alegeți pe nimeni, cereți tuturor să se oprească.

stop-heading = Oprire
stop-lead = Cei care citesc textul primesc mesajul să se oprească. O asociație sau un centru își închide accesul și șterge ce permite legea. Aceasta se face într-un minut după ce își iau din nou mesajele.
stop-police = Dacă ați spus poliției despre o infracțiune, acest lucru nu se mai poate retrage. Puteți să nu mai vorbiți cu poliția.
stop-which = Cine trebuie să se oprească?
stop-button = Opriți acum
stop-done = Cererea dumneavoastră de oprire a fost trimisă.
stop-error-none = Alegeți cine trebuie să se oprească.

delete-heading = Ștergeți totul
delete-lead = Mesajele dumneavoastră și acest loc pentru răspunsuri se șterg după 72 de ore. Cei care le citesc primesc mesajul să le șteargă și ei. Până atunci puteți opri ștergerea cu codul.
delete-why = Aceste trei zile există pentru că poate altcineva are codul dumneavoastră.
delete-police = Poliția păstrează ce o obligă legea să păstreze.
delete-button = Ștergeți după 72 de ore

# What an organisation asks somebody to agree to.
ask-question = Poate { $who } să știe asta despre dumneavoastră: { $parts }? De ce: { $why }. Până la: { $date }.
ask-part-presence = că există cineva care poate vrea ajutor
ask-part-age = dacă aveți 18 ani sau mai mult
ask-part-languages = limbile pe care le vorbiți
ask-part-needs = de ce aveți nevoie
ask-part-facts = ce s-a întâmplat, fără a spune cine sunteți
ask-part-name = numele dumneavoastră
ask-part-contact = cum puteți fi contactat în siguranță
ask-part-wants = ce doriți
ask-part-children = copiii dumneavoastră și cine este cu dumneavoastră
ask-part-documents = documentele dumneavoastră
ask-for-call = pentru a vă suna
ask-for-place = pentru a vă găsi un loc unde să stați
ask-for-support = pentru a vă sprijini
ask-for-legal = pentru a vă ajuta să aveți un avocat
ask-for-medical = pentru îngrijire medicală
ask-for-statement = pentru o declarație la poliție
ask-for-wages = pentru a cere salariul pe care nu l-ați primit
ask-free = Dumneavoastră decideți. Dacă spuneți nu, nu se schimbă nimic: puteți primi în continuare ajutor.
ask-back-told = Puteți retrage un da oricând, aici, cu codul dumneavoastră.
ask-which = Doar o parte? Bifați ce pot să știe.
ask-yes = Da
ask-part = Doar ce am bifat
ask-no = Nu
ask-later = Întrebați-mă peste o săptămână
ask-error-part = Bifați ce pot să știe: cel puțin un lucru, dar nu tot.
ask-error-closed = Nu se mai poate răspunde și nu se mai poate retrage. Uitați-vă ce scrie acum.
ask-answer = Răspunde
ask-said-yes = Ați spus da.
ask-said-part = Ați spus: doar { $parts }.
ask-said-no = Ați spus nu.
ask-said-later = Ați spus: întrebați-mă din nou pe { $date }.
ask-said-back = Ați retras acest acord.
ask-over = Această întrebare s-a încheiat. Aici nu mai este valabilă.
ask-back = Retrag acest acord
ask-back-lead = Nu îl mai pot folosi. Accesul se închide într-un minut după ce își iau din nou mesajele. Ce a citit deja cineva nu se poate șterge.
ask-back-done = L-ați retras. Mesajul este pe drum spre ei.
