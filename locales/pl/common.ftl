# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = Język
skip-to-text = Do tekstu
exit = Wyjdź teraz
back = Wstecz
next = Dalej
help-now = Grozi niebezpieczeństwo? Proszę dzwonić: { $number }
help-more = Pomoc przez telefon
help-112 = Karetka, pożar, zagrożenie życia
help-101 = Policja, pilne
help-victims = Telefon pomocy dla ofiar handlu ludźmi, w dzień i w nocy
help-child = Dziecko zaginione lub wykorzystywane
help-site = Strona krajowa, na której każdy może coś zgłosić
help-checked = Sprawdzono { $date }
help-outside = Te numery i ta strona nie należą do nas.

error-title-prefix = Proszę sprawdzić
error-summary = Czegoś brakuje albo coś się nie zgadza
error-kept = Państwa tekst nadal tu jest.
error-busy = W tej chwili pisze wiele osób. Państwa tekst nadal tu jest. Proszę nacisnąć przycisk jeszcze raz za { $seconds ->
    [one] jedną sekundę
    [few] { $seconds } sekundy
    [many] { $seconds } sekund
   *[other] { $seconds } sekundy
}.
error-budget = Za dużo prób z tego połączenia. Państwa tekst nadal tu jest. Proszę spróbować jeszcze raz za { $minutes ->
    [one] jedną minutę
    [few] { $minutes } minuty
    [many] { $minutes } minut
   *[other] { $minutes } minuty
}.
error-later-title = Nie teraz
error-later = W tej chwili nie możemy niczego zapisać. To, co miało już kod, nie zginęło. Proszę spróbować jeszcze raz za kilka minut.
error-not-found-title = Tu nic nie ma
error-not-found = Pod tym adresem niczego nie ma.
error-too-big-title = Za długi tekst
error-too-big = To, co wysłano, jest dla nas za duże. Tekst może mieć 15 000 znaków. Proszę wrócić: tekst nadal jest w przeglądarce.
error-unreadable-title = Nie do odczytania
error-unreadable = To, co do nas przyszło, jest uszkodzone. Proszę wrócić i nacisnąć przycisk jeszcze raz.
error-method = Tej strony nie można użyć w ten sposób.
error-home = Do pierwszej strony

draft-notice = Tych słów nie sprawdziła jeszcze osoba, dla której polski jest językiem ojczystym.
demo-notice = To jest wersja pokazowa. Wszystkie osoby są tu wymyślone. Nikt nie reaguje na to, co Państwo tu piszą.
