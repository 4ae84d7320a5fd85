# Coming back with the code.
return-title = Kod
return-heading = Powrót z kodem
return-server-reads = Na tej stronie serwer przez chwilę używa Państwa kodu, żeby otworzyć odpowiedzi. Potem go zapomina. To serwer, a nie Państwa telefon, sprawdza, czy odpowiedzi są prawdziwe.
return-browser-opens = Państwa telefon otwiera odpowiedzi i sprawdza, czy są prawdziwe. Kod nie opuszcza telefonu.
return-label = Państwa kod: 24 cyfry
return-hint = Spacje i kreski nie mają znaczenia. Cyfry we własnym piśmie też są dobre.
return-open = Otwórz
return-error-digits = Proszę używać tylko cyfr.
return-error-length = Kod ma 24 cyfry. { $count ->
    [0] Nie wpisano żadnej.
    [one] Wpisano jedną.
    [few] Wpisano { $count } cyfry.
    [many] Wpisano { $count } cyfr.
   *[other] Wpisano { $count } cyfry.
}
return-error-check = Jedna z cyfr się nie zgadza. Proszę jeszcze raz spojrzeć na kod.
return-error-unknown = Dla tego kodu nie ma nic do pokazania. Nigdy go nie użyto, został usunięty albo minął jego czas.
return-error-cut = Połączenie zostało przerwane. Proszę nacisnąć przycisk jeszcze raz. Nic nie stanie się dwa razy.

thread-title = Wiadomości
thread-heading = Państwa wiadomości
thread-none-plain = Nie ma jeszcze odpowiedzi. Proszę wrócić później.
thread-from = Od: { $name }
thread-yours = Co Państwo napisali
thread-yours-hidden = Nie pokazujemy tu tego, co Państwo napisali. Dzięki temu nikt inny nie przeczyta tego z Państwa kodem.
thread-gap = Brakuje tu wiadomości. Może została usunięta, bo była stara, albo ktoś ją usunął.
thread-forged = Jednej wiadomości nie udało się tu sprawdzić. Nie pokazujemy jej.
thread-newest-unknown = Jeśli nie zachowają Państwo niczego u siebie, nie widać, czy ktoś nie zatrzymał najnowszej wiadomości.
thread-readers = Kto może czytać to, co Państwo piszą: { $names }
thread-readers-none = Nikt już nie czyta tego, co Państwo piszą.
thread-write = Napisz więcej
thread-change = Zmień, kto może czytać
thread-stop = Niech już nie czytają
thread-delete = Usuń wszystko
thread-close = Zamknij
thread-deletion-due = Wszystko zostanie usunięte { $date }. Do tego czasu można to jeszcze zatrzymać.
thread-deletion-undo = Nie usuwaj
thread-deletion-undone = Nic nie zostanie usunięte.
thread-closed-elsewhere = Ta strona została zamknięta albo była otwarta zbyt długo. Proszę wpisać kod jeszcze raz.

more-heading = Napisz więcej
more-label = Państwa wiadomość
more-readers = Kto to dostanie: { $names }
more-send = Zamknij na klucz i wyślij
more-sent = Państwa wiadomość została wysłana.
more-nobody = Poprosili Państwo wszystkich, żeby przestali czytać. Proszę najpierw wybrać, kto może czytać.

change-heading = Kto może czytać od teraz?
change-lead = Kto zostanie dodany, czyta tylko to, co napiszą Państwo od teraz.
change-lead-copy = Zachowali Państwo kopię pierwszego tekstu. Można ją dać nowej organizacji.
change-give-copy = Daj mój pierwszy tekst także tym, których dodaję
change-save = Zapisz
change-saved = Zapisano.
change-none = Jeśli nie wybiorą Państwo nikogo, wszyscy mają przestać czytać.

stop-heading = Niech już nie czytają
stop-lead = Ci, którzy czytają Państwa tekst, dostaną wiadomość, że mają przestać. Stowarzyszenie lub ośrodek zamyka dostęp i usuwa to, na co pozwala prawo. Stanie się to w ciągu minuty od chwili, gdy znów odbiorą wiadomości.
stop-police = Jeśli powiedzieli Państwo policji o przestępstwie, nie można tego cofnąć. Mogą Państwo przestać z nią rozmawiać.
stop-which = Kto ma przestać czytać?
stop-button = Przerwij teraz
stop-done = Prośba, żeby przestać czytać, została wysłana.
stop-error-none = Proszę wybrać, kto ma przestać czytać.

delete-heading = Usunięcie wszystkiego
delete-lead = Państwa wiadomości i to miejsce na odpowiedzi zostaną usunięte po 72 godzinach. Wszyscy, którzy je czytają, dostaną wiadomość, żeby też je usunąć. Do tego czasu można to zatrzymać kodem.
delete-why = Te trzy dni są potrzebne, bo kod może mieć ktoś inny.
delete-police = Policja zachowuje to, co musi zachować według prawa.
delete-button = Usuń po 72 godzinach

# What an organisation asks somebody to agree to.
ask-question = Czy { $who } może wiedzieć o Panu/Pani: { $parts }? Po co: { $why }. Do: { $date }.
ask-part-presence = że jest ktoś, kto może chce pomocy
ask-part-age = czy ma Pan/Pani 18 lat lub więcej
ask-part-languages = języki
ask-part-needs = czego Pan/Pani potrzebuje
ask-part-facts = co się stało, bez mówienia, kim Pan/Pani jest
ask-part-name = imię i nazwisko
ask-part-contact = jak się bezpiecznie skontaktować
ask-part-wants = czego Pan/Pani chce
ask-part-children = dzieci i kto jest z Panem/Panią
ask-part-documents = dokumenty
ask-for-call = żeby zadzwonić
ask-for-place = żeby znaleźć miejsce do spania
ask-for-support = żeby wspierać
ask-for-legal = żeby pomóc znaleźć adwokata
ask-for-medical = do opieki medycznej
ask-for-statement = do zeznania na policji
ask-for-wages = żeby domagać się niezapłaconej pensji
ask-free = To Pan/Pani decyduje. Odmowa nic nie zmienia: nadal można dostać pomoc.
ask-back-told = Zgodę można cofnąć w każdej chwili, tutaj, swoim kodem.
ask-which = Tylko część? Proszę zaznaczyć, co mogą wiedzieć.
ask-yes = Tak
ask-part = Tylko to, co zaznaczam
ask-no = Nie
ask-later = Proszę zapytać za tydzień
ask-error-part = Proszę zaznaczyć, co mogą wiedzieć: co najmniej jedno, ale nie wszystko.
ask-error-closed = Na to nie można już odpowiedzieć ani tego cofnąć. Proszę zobaczyć, co jest tu teraz.
ask-answer = Odpowiedz
ask-said-yes = Odpowiedź: tak.
ask-said-part = Odpowiedź: tylko { $parts }.
ask-said-no = Odpowiedź: nie.
ask-said-later = Odpowiedź: proszę zapytać znowu { $date }.
ask-said-back = Zgoda została cofnięta.
ask-over = To pytanie jest zakończone. Tutaj już nie obowiązuje.
ask-back = Cofam zgodę
ask-back-lead = Nie mogą już z tego korzystać. Dostęp zamyka się w ciągu minuty po tym, jak znów pobiorą wiadomości. Tego, co ktoś już przeczytał, nie da się cofnąć.
ask-back-done = Zgoda została cofnięta. Wiadomość jest w drodze.
