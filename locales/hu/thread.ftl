# Coming back with the code.
return-title = Kód
return-heading = Jöjjön vissza a kódjával
return-server-reads = Ezen az oldalon a szerver egy pillanatra használja a kódját, hogy kinyissa a válaszokat. Utána elfelejti. A szerver ellenőrzi, hogy a válaszok valódiak-e, nem a telefonja.
return-browser-opens = A telefonja kinyitja a válaszokat, és ellenőrzi, hogy valódiak-e. A kódja nem hagyja el a telefont.
return-label = Az Ön kódja: 24 számjegy
return-hint = A szóközök és a kötőjelek nem számítanak. A saját írása számjegyei is jók.
return-open = Megnyitás
return-error-digits = Csak számokat írjon.
return-error-length = A kód 24 számjegy. { $count ->
    [0] Ön egy számot sem írt be.
    [one] Ön egy számot írt be.
   *[other] Ön { $count } számot írt be.
}
return-error-check = Az egyik szám nem jó. Nézze meg még egyszer a kódot.
return-error-unknown = Ehhez a kódhoz nincs mit mutatni. Soha nem használták, vagy törölték, vagy lejárt az ideje.
return-error-cut = Megszakadt a kapcsolat. Kérjük, nyomja meg újra a gombot. Semmi nem történik meg kétszer.

thread-title = Üzenetek
thread-heading = Az Ön üzenetei
thread-none-plain = Még nincs válasz. Kérjük, jöjjön vissza később.
thread-from = Feladó: { $name }
thread-yours = Amit Ön írt
thread-yours-hidden = Amit írt, itt nem látszik. Így más nem olvashatja el a kódjával.
thread-gap = Itt hiányzik egy üzenet. Lehet, hogy törölték, mert régi volt. Vagy valaki eltávolította.
thread-forged = Itt egy üzenetet nem tudtunk ellenőrizni. Nem mutatjuk meg.
thread-newest-unknown = Ha Ön semmit sem őriz meg, nem látja, hogy a legújabb üzenetet visszatartották-e.
thread-readers = Ők olvashatják, amit ír: { $names }
thread-readers-none = Már senki sem olvassa, amit ír.
thread-write = Írok még
thread-change = Megváltoztatom, ki olvashatja
thread-stop = Leállítás
thread-delete = Minden törlése
thread-close = Bezárás
thread-deletion-due = Mindent törölni fogunk (a törlés napja: { $date }). Addig még leállíthatja.
thread-deletion-undo = Mégse töröljék
thread-deletion-undone = Nem töröljük.
thread-closed-elsewhere = Bezárta ezt az oldalt, vagy túl sokáig volt nyitva. Írja be újra a kódját.

more-heading = Írjon még
more-label = Az Ön üzenete
more-readers = Ezt megkapja: { $names }
more-send = Lezárás és küldés
more-sent = Az üzenetét elküldtük.
more-nobody = Mindenkit leállított. Először válassza ki, ki olvashatja.

change-heading = Ki olvashatja mostantól?
change-lead = Az új olvasó csak azt olvassa, amit mostantól ír.
change-lead-copy = Megtartott egy másolatot az első szövegéről. Az új olvasónak is odaadhatja.
change-give-copy = Az első szövegemet is odaadom annak, akit hozzáadok
change-save = Mentés
change-saved = Elmentve.
change-none = Ha senkit sem választ, mindenkit leállít.

stop-heading = Leállítás
stop-lead = Akik olvassák a szövegét, üzenetet kapnak, hogy álljanak le. Egy egyesület vagy központ lezárja a hozzáférését. Törli, amit a törvény enged. Ez egy percen belül megtörténik, miután legközelebb lekérik az üzeneteiket.
stop-police = Ha elmondott egy bűncselekményt a rendőrségnek, azt nem lehet visszavonni. Abbahagyhatja a beszélgetést velük.
stop-which = Ki álljon le?
stop-button = Leállítás most
stop-done = A leállítási kérését elküldtük.
stop-error-none = Válassza ki, ki álljon le.

delete-heading = Minden törlése
delete-lead = Az üzeneteit és a válaszoknak ezt a helyét 72 óra múlva töröljük. Mindenki, aki olvassa őket, üzenetet kap, hogy ő is törölje. Addig a kódjával leállíthatja.
delete-why = A három nap azért van, mert lehet, hogy másnál van a kódja.
delete-police = A rendőrség megtartja, amit a törvény szerint meg kell tartania.
delete-button = Törlés 72 óra múlva

# What an organisation asks somebody to agree to.
ask-question = Tudhatja ezt Önről { $who }: { $parts }? Miért: { $why }. Eddig: { $date }.
ask-part-presence = hogy van valaki, aki talán segítséget szeretne
ask-part-age = hogy Ön elmúlt-e 18 éves
ask-part-languages = az Ön nyelvei
ask-part-needs = mire van szüksége
ask-part-facts = mi történt, anélkül, hogy kiderülne, ki Ön
ask-part-name = az Ön neve
ask-part-contact = hogyan érhető el biztonságosan
ask-part-wants = mit szeretne
ask-part-children = a gyermekei és aki Önnel van
ask-part-documents = az Ön iratai
ask-for-call = hogy felhívják Önt
ask-for-place = hogy szállást találjanak Önnek
ask-for-support = hogy támogassák Önt
ask-for-legal = hogy ügyvédhez segítsék Önt
ask-for-medical = orvosi ellátáshoz
ask-for-statement = rendőrségi vallomáshoz
ask-for-wages = hogy követeljék a ki nem fizetett bérét
ask-free = Ön dönt. Ha nemet mond, semmi sem változik: továbbra is kaphat segítséget.
ask-back-told = Az igent bármikor visszavonhatja, itt a kódjával.
ask-which = Csak egy része? Jelölje be, mit tudhatnak.
ask-yes = Igen
ask-part = Csak amit bejelöltem
ask-no = Nem
ask-later = Kérdezzenek egy hét múlva
ask-error-part = Jelölje be, mit tudhatnak: legalább egyet, de ne mindent.
ask-error-closed = Erre már nem lehet válaszolni, és nem vonható vissza. Nézze meg, mi áll itt most.
ask-answer = Válasz
ask-said-yes = Ön igent mondott.
ask-said-part = Ön ezt mondta: csak { $parts }.
ask-said-no = Ön nemet mondott.
ask-said-later = Ön ezt mondta: kérdezzenek újra ekkor: { $date }.
ask-said-back = Ön ezt visszavonta.
ask-over = Ez a kérdés lezárult. Itt már nem érvényes.
ask-back = Visszavonom
ask-back-lead = Többé nem használhatják. A hozzáférés egy percen belül lezárul, miután újra letöltik az üzeneteiket. Amit valaki már elolvasott, nem tehető meg nem történtté.
ask-back-done = Ön visszavonta. Az üzenet úton van hozzájuk.
