# The code that is shown once.
receipt-title = Stap 4
receipt-heading = Het is verstuurd
receipt-lead = Het is op slot. De sleutel ligt bij: { $names }.
receipt-code-heading = Uw code
receipt-code-caption = Uw code, zes groepen van vier cijfers
receipt-code-lead = Schrijf deze cijfers op. U ziet ze alleen nu. Met deze cijfers kunt u het antwoord lezen, iets toevoegen of stoppen.
receipt-code-hide = U kunt ze opschrijven alsof het telefoonnummers zijn. Niets in de cijfers wijst naar deze pagina.
receipt-lost = Verliest u de code? Dan kan niemand u die teruggeven. Wat u verstuurde, blijft bij wie het leest.
receipt-retype = Typ de laatste vier cijfers. Zo weten we dat de code juist is
receipt-retype-button = Ik heb de code opgeschreven
receipt-cannot = Ik kan de code nu niet opschrijven
receipt-cannot-text = Dan kunt u niet terugkomen naar deze tekst. U kunt altijd een nieuwe tekst schrijven.
receipt-error-group = Dit zijn niet de laatste vier cijfers. Kijk naar de code en probeer het opnieuw.
receipt-kept-heading = Hoelang het hier blijft
receipt-kept = Wat u verstuurde, blijft hier { $envelope-days ->
    [one] één dag
   *[other] { $envelope-days } dagen
} op slot. Daarna wordt het hier gewist. Gebruikt u de code { $mailbox-days ->
    [one] één dag
   *[other] { $mailbox-days } dagen
} lang niet? Dan wordt de plaats voor de antwoorden gewist.
receipt-unknown = Uw bericht is aangekomen. Uw toestel maakte de code, en ze stond alleen op uw scherm. Wij kennen ze niet en kunnen ze niet opnieuw tonen.
receipt-unknown-then = Hebt u ze opgeschreven? Kom er dan over een paar dagen mee terug. Zo niet, dan kunt u een nieuwe tekst schrijven en die code noteren.
receipt-ended-title = Klaar
receipt-ended-heading = Bedankt dat u het verteld hebt
receipt-ended-noted = Kom over een paar dagen terug met uw code. Misschien is er dan een antwoord.
receipt-ended-lost = Het is verstuurd. Zonder de code kunt u er niet naar terugkomen. Wilt u bereikbaar zijn? Schrijf dan een nieuwe tekst en noteer de code.
receipt-ended-leave = U kunt deze pagina nu verlaten.
