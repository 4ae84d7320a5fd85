# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person (u).

lang-choose = Taal
skip-to-text = Naar de tekst
exit = Snel weg
back = Terug
next = Verder
help-now = Nu gevaar? Bel { $number }
help-more = Hulp per telefoon
help-112 = Ziekenwagen, brand, levensgevaar
help-101 = Politie, dringend
help-victims = Hulplijn voor slachtoffers van mensenhandel, dag en nacht
help-child = Vermist of uitgebuit kind
help-site = Nationale website waar iedereen iets kan melden
help-checked = Nagekeken op { $date }
help-outside = Deze nummers en deze website zijn niet van ons.

error-title-prefix = Kijk na
error-summary = Er ontbreekt iets of er klopt iets niet
error-kept = Wat u geschreven hebt, staat er nog.
error-busy = Veel mensen schrijven op dit moment. Uw tekst staat er nog. Druk opnieuw op de knop over { $seconds ->
    [one] één seconde
   *[other] { $seconds } seconden
}.
error-budget = Te veel pogingen vanaf deze verbinding. Uw tekst staat er nog. Probeer het opnieuw over { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
}.
error-later-title = Nu niet
error-later = We kunnen op dit moment niets opslaan. Wat al een code had, is niet verloren. Probeer het over een paar minuten opnieuw.
error-not-found-title = Niet hier
error-not-found = Op dit adres staat niets.
error-too-big-title = Te lang
error-too-big = Wat u verstuurd hebt, is te groot voor ons. Een tekst mag 15.000 tekens lang zijn. Ga terug: uw tekst staat nog in uw browser.
error-unreadable-title = Niet leesbaar
error-unreadable = Wat we kregen, is beschadigd. Ga terug en druk opnieuw op de knop.
error-method = Zo kunt u deze pagina niet gebruiken.
error-home = Naar de eerste pagina

draft-notice = Deze tekst is nog niet nagelezen door iemand met Nederlands als moedertaal.
demo-notice = Dit is een demonstratie. Alle mensen hierin zijn verzonnen. Niemand doet iets met wat u hier schrijft.
