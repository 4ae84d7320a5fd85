# The code that is shown once.
receipt-title = Krok 4
receipt-heading = Wysłano
receipt-lead = Tekst jest zamknięty na klucz. Kto ma klucz: { $names }.
receipt-code-heading = Państwa kod
receipt-code-caption = Państwa kod, sześć grup po cztery cyfry
receipt-code-lead = Proszę zapisać te cyfry. Widać je tylko teraz. Z nimi można przeczytać odpowiedź, coś dodać lub przerwać.
receipt-code-hide = Można je zapisać tak, jakby to były numery telefonu. Nic w tych cyfrach nie wskazuje na tę stronę.
receipt-lost = Jeśli kod zginie, nikt nie może go oddać. To, co wysłano, zostaje u tych, którzy to czytają.
receipt-retype = Proszę wpisać ostatnie cztery cyfry, żebyśmy wiedzieli, że kod się zgadza
receipt-retype-button = Mam zapisany kod
receipt-cannot = Nie mogę go teraz zapisać
receipt-cannot-text = Wtedy nie można wrócić do tego tekstu. Zawsze można napisać nowy.
receipt-error-group = To nie są ostatnie cztery cyfry. Proszę spojrzeć na kod i spróbować jeszcze raz.
receipt-kept-heading = Jak długo to tu zostaje
receipt-kept = To, co Państwo wysłali, zostaje tu zamknięte na klucz przez { $envelope-days ->
    [one] jeden dzień
    [few] { $envelope-days } dni
    [many] { $envelope-days } dni
   *[other] { $envelope-days } dnia
}. Potem zostanie stąd usunięte. Jeśli kod nie będzie używany przez { $mailbox-days ->
    [one] jeden dzień
    [few] { $mailbox-days } dni
    [many] { $mailbox-days } dni
   *[other] { $mailbox-days } dnia
}, miejsce na odpowiedzi zostanie usunięte.
receipt-unknown = Państwa wiadomość dotarła. Kod utworzył Państwa telefon i kod był tylko na Państwa ekranie. Nie znamy go i nie możemy pokazać go jeszcze raz.
receipt-unknown-then = Czy kod jest zapisany? Proszę wrócić z nim za kilka dni. Jeśli nie, można napisać nowy tekst i zapisać jego kod.
receipt-ended-title = Gotowe
receipt-ended-heading = Dziękujemy za te słowa
receipt-ended-noted = Proszę wrócić z kodem za kilka dni. Może już będzie odpowiedź.
receipt-ended-lost = Tekst został wysłany. Bez kodu nie można do niego wrócić. Jeśli chcą Państwo dostać odpowiedź, proszę napisać nowy tekst i zapisać kod.
receipt-ended-leave = Można teraz wyjść z tej strony.
