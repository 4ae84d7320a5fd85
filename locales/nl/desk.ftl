# What members of an organisation see at their desk.
desk-skip = Naar de inhoud
desk-inbox = Postvak
desk-sessions = Mijn sessies
desk-audit = Logboek
desk-health = Toestand van de werkplek
desk-sign-out = Afmelden
desk-language = Taal
desk-member = Aangemeld als { $name }
desk-demo = Demonstratie: alle mensen en meldingen zijn verzonnen.
desk-menu = Hoofdmenu

signin-title = Aanmelden
signin-heading = Aanmelden
signin-user = Gebruikersnaam
signin-password = Wachtwoord
signin-code = Code van zes cijfers uit uw app
signin-button = Aanmelden
signin-error = Deze drie passen niet bij elkaar. Controleer de gebruikersnaam, het wachtwoord en de code.
signin-error-busy = Te veel pogingen. Wacht { $seconds ->
    [one] één seconde
   *[other] { $seconds } seconden
} en probeer het opnieuw.
signin-ended = Uw sessie is afgelopen. Meld u opnieuw aan. Wat u typte, is bewaard.
signin-signed-out = U bent afgemeld.

role-lead = Verantwoordelijke
role-reader = Dossierbeheerder
role-it = Technisch beheer

inbox-title = Postvak
inbox-heading = Postvak
inbox-empty = Hier is niets. Nieuwe meldingen verschijnen vanzelf.
inbox-empty-filter = Niets past bij deze keuze.
inbox-all = Alles
inbox-pull = Nu ophalen
inbox-pulled = { $count ->
    [0] Opgehaald: niets nieuws.
    [one] Opgehaald: één nieuw bericht.
   *[other] Opgehaald: { $count } nieuwe berichten.
}
inbox-pull-failed = De doorgeefserver is niet bereikbaar. Laatst opgehaald: { $when }.
inbox-col-number = Nummer
inbox-col-state = Status
inbox-col-lang = Taal
inbox-col-age = Aangekomen
inbox-col-others = Wie het nog kan lezen
inbox-col-waiting = Wacht op
inbox-only-us = Alleen wij
inbox-caption = Meldingen, dringende eerst, dan de nieuwste
inbox-page = Pagina { $page }
inbox-newer = Nieuwer
inbox-older = Ouder
inbox-show = Toon
state-new = Nieuw
state-closed = Afgesloten
waiting-us = ons antwoord
waiting-writer = de melder
waiting-none = niets
flag-stopped = De melder heeft ons laten stoppen
flag-deletion = Wissen gevraagd, gebeurt op { $due }
flag-pressure = Mogelijk onder druk
flag-about-police = Over de politie
flag-hidden = Bewaard, gesloten
flag-erased = Gewist
age-today = vandaag
age-yesterday = gisteren
age-days = { $count ->
    [one] één dag geleden
   *[other] { $count } dagen geleden
}

signal-title = Melding { $number }
signal-heading = Melding { $number }
signal-back = Terug naar het postvak
signal-as-written = Zoals het geschreven werd
signal-lang = Taal van de pagina bij het schrijven: { $lang }
signal-mode-server = Bij aankomst op slot gedaan door de doorgeefserver: de scripts van de melder stonden uit.
signal-mode-js = Op slot gedaan in de browser van de melder.
signal-mode-wasm = Op slot gedaan in de browser van de melder.
signal-readers-only-us = Geen andere organisatie kan het lezen.
signal-answers = Vragen met een antwoord
signal-thread = Gesprek
signal-from-writer = De melder
signal-from-us = { $name }, voor ons
signal-arrived = Aangekomen op { $date }
signal-gap = Vóór dit bericht ontbreekt een bericht.
signal-forged = Er kwam een bericht dat niet van de melder is. Het is opzijgezet en staat in het logboek.
signal-unreadable = Er kwam een bericht dat deze versie van de werkplek niet kan lezen.
signal-readers-changed = De melder koos opnieuw wie het kan lezen: { $names }
signal-event-stopped = De melder vroeg ons te stoppen en schreef daarna opnieuw.
signal-event-deletion = De melder vroeg om dit te wissen op { $date }.
signal-event-undone = De melder trok dat in: het wordt niet gewist.
signal-stopped = De melder vroeg ons te stoppen. U kunt niet meer antwoorden.
signal-stopped-text = De tekst is hier gesloten. Wat we wettelijk moeten bewaren, blijft bewaard, maar gesloten.
signal-erased = De tekst is weg. De sleutel is vernietigd, niemand kan de tekst terughalen.
signal-deletion = De melder vroeg om dit te wissen. Dat gebeurt op { $date }, tenzij de melder het intrekt. Iemand anders kan de code hebben: mogelijk onder druk.
signal-about-police = De melder zegt dat het over de politie gaat.
signal-pressure = De melder zegt: ik sta onder druk.
signal-about = Over deze melding
signal-ask-language = Vraag een collega voor deze taal
signal-ask-language-note = Wat hebt u nodig?
signal-ask-language-lead = Niets verlaat deze werkplek. Geen machine vertaalt het. Een collega die de taal spreekt, leest het hier samen met u. Een tolk met geheimhouding kan ook.
signal-ask-language-done = Gevraagd op { $date } door { $name }: { $note }
signal-ask-language-speakers = Wie hier deze taal spreekt: { $names }
signal-ask-language-nobody = Niemand op deze werkplek heeft deze taal opgegeven.
signal-ask-language-send = Vragen
signal-ask-language-asked = Uw collega’s zien dit nu bij de melding.
signal-ask-language-empty = Schrijf eerst wat u nodig hebt.
signal-ask-language-long = De nota heeft { $count ->
    [one] één teken
   *[other] { $count } tekens
}. Er zijn er hoogstens { $limit } mogelijk.
signal-close = Afsluiten
signal-reopen = Heropenen
signal-closed-note = Afgesloten op { $date } door { $name }
signal-closed-done = Afgesloten.
signal-reopened-done = Heropend.
signal-changed = Iemand heeft dit intussen gewijzigd. Kijk eerst en probeer het dan opnieuw.

reply-heading = Antwoord
reply-label = Uw antwoord
reply-hint = De melder leest dit met de code, misschien met iemand ernaast. Kort, warm, zonder namen.
reply-limit = Hoogstens 14.000 tekens. Letters met accenten en letters van andere schriften tellen zwaarder.
reply-draft = Dit is wat u begon te schrijven. Alleen u ziet het.
reply-keep = Bewaren voor later
reply-kept = Bewaard. Alleen u ziet het, en het is niet verstuurd.
reply-send = Versturen
reply-sent = Verstuurd. De melder kan het lezen zodra de doorgeefserver het heeft.
reply-waiting = Wacht op verzending naar de doorgeefserver
reply-delivered = Afgeleverd bij de doorgeefserver
reply-undeliverable = Kan niet afgeleverd worden: de brievenbus van de melder bestaat niet meer.
reply-error-empty = Schrijf eerst een antwoord.
reply-error-long = Het antwoord heeft { $count ->
    [one] één teken
   *[other] { $count } tekens
}. Er zijn er hoogstens { $limit } mogelijk.
reply-conflict = { $name } heeft geantwoord sinds u deze pagina opende. Lees dat eerst. Uw tekst staat er nog. Druk opnieuw op “Versturen” als hij toch weg moet.
reply-not-possible = Antwoorden is nu niet mogelijk.

sessions-title = Mijn sessies
sessions-heading = Waar u aangemeld bent
sessions-this = Deze
sessions-end = Deze sessie beëindigen
sessions-end-others = Alle andere beëindigen
sessions-ended = Beëindigd.
sessions-caption = Uw open sessies
sessions-col-started = Begonnen
sessions-col-used = Laatst gebruikt
sessions-col-act = Beëindigen

audit-title = Logboek
audit-heading = Logboek
audit-lead = Elke regel hangt vast aan de vorige. Een gewijzigde, weggehaalde of verplaatste regel valt hier op.
audit-whole = Het logboek is intact. { $count ->
    [0] Er zijn nog geen regels.
    [one] Eén regel nagekeken.
   *[other] { $count } regels nagekeken.
}
audit-broken = Het logboek is niet intact. Eerste fout op regel { $line }: { $fault }.
audit-verify = Heel het logboek nakijken
audit-fault-altered = gewijzigd
audit-fault-missing = ontbreekt
audit-fault-order = verplaatst
audit-fault-head = einde afgeknipt
audit-caption = Nieuwste eerst
audit-newer = Nieuwere regels
audit-older = Oudere regels
audit-col-line = Regel
audit-col-time = Tijdstip
audit-col-who = Wie
audit-col-what = Wat
audit-col-object = Waarop
audit-system = De werkplek
audit-session = sessie { $number }
audit-member = lid { $number }
audit-others = alle andere sessies
act-signed-in = aangemeld
act-sign-in-refused = aanmelding geweigerd
act-signed-out = afgemeld
act-session-ended = sessie beëindigd
act-signal-arrived = melding aangekomen
act-message-arrived = bericht aangekomen
act-signal-seen = ingekeken
act-signal-closed = afgesloten
act-signal-reopened = heropend
act-reply-written = antwoord geschreven
act-reply-delivered = antwoord afgeleverd
act-language-asked = hulp voor een taal gevraagd
act-writer-stopped = de melder liet ons stoppen
act-deletion-asked = de melder vroeg om te wissen
act-deletion-undone = de melder trok het wissen in
act-erased = gewist
act-message-refused = bericht geweigerd
act-key-alarm = alarm over de sleutel
act-audit-checked = logboek nagekeken
act-access-refused = toegang geweigerd
act-started = werkplek gestart
act-pulled = met de hand opgehaald

health-title = Toestand
health-heading = Toestand van de werkplek
health-relay-ok = De doorgeefserver toont onze eigen sleutel. Laatst nagekeken: { $when }.
health-relay-key-wrong = ALARM: de doorgeefserver toont voor ons een sleutel die niet van ons is. Verwittig de partners per telefoon. Gebruik het portaal niet tot dit opgelost is.
health-relay-missing = De doorgeefserver toont onze organisatie niet.
health-relay-unreachable = De doorgeefserver was bij de laatste poging niet bereikbaar.
health-relay-not-yet = We hebben nog niet gekeken wat de doorgeefserver over ons toont.
health-keys = Onze sleutels zijn geldig tot { $date }.
health-keys-soon = Onze sleutels verlopen op { $date }. Vernieuw ze met de offline sleutel.
health-fingerprint = Vingerafdruk van onze identiteitssleutel
health-refused = { $count ->
    [0] Er is geen enkel bericht opzijgezet.
    [one] Eén bericht is opzijgezet omdat het niet echt was.
   *[other] { $count } berichten zijn opzijgezet omdat ze niet echt waren.
}
health-pulled = Laatst opgehaald: { $when }
health-never = nooit
health-waiting = { $count ->
    [0] Er wacht geen antwoord op verzending.
    [one] Eén antwoord wacht op verzending naar de doorgeefserver.
   *[other] { $count } antwoorden wachten op verzending naar de doorgeefserver.
}
health-engine = Databank: { $engine }
health-reasons = Waarom berichten opzijgezet zijn
reason-damaged = onderweg beschadigd
reason-not-sealed = niet verzegeld
reason-padding = verkeerde opvulling
reason-content = niet in de juiste vorm
reason-bad-signature = de handtekening klopt niet
reason-key-not-of-report = geschreven onder de melding van iemand anders
reason-unknown-author = onbekende schrijver
reason-not-addressed = niet aan ons gericht
reason-other-report = hoort bij een andere melding
reason-no-such-report = er hoort geen melding bij
reason-replayed = kwam een tweede keer
reason-two-in-one-place = twee berichten op één plaats
reason-not-kept = kon hier niet worden bewaard

desk-refused-title = Geen toegang
desk-refused = Uw rol geeft hier geen toegang. Vraag het aan de verantwoordelijke van uw werkplek.
desk-error-title = Nu niet
desk-error = Hier ging iets mis. Wat u typte, gaat niet verloren als u teruggaat. Geef dit tijdstip door aan het technisch beheer: { $when }.
desk-gone-title = Niet hier
desk-gone = Hier is niets, of u mag het niet zien.
desk-form-old = Deze pagina stond te lang open. Kijk alles nog eens na en druk opnieuw op de knop. Uw tekst staat er nog.
signin-ended-plain = Uw sessie is afgelopen. Meld u opnieuw aan.
signal-contact-none = De melder wil geen vragen.

state-taken = In behandeling
state-waiting = Uitgesteld
state-reopened = Heropend
view-open = Te doen
view-mine = Van mij
view-nobodys = Van niemand
view-urgent = Dringend
view-answer = Wacht op ons antwoord
view-second = Tweede blik
inbox-narrow = Verfijnen
work-heading = Wie doet wat
work-assignee = Bij
work-nobody = Niemand
work-me = { $name } (u)
work-take = Ik neem dit
work-urgency = Hoe dringend
work-urgency-reason = Waarom zo dringend
urgency-normal = Gewoon
urgency-soon = Vandaag
urgency-now = Eerst dit
work-labels = Etiketten
work-new-label = Een nieuw etiket
work-until = Uitstellen tot
work-until-reason = Waarop we wachten
work-until-words = Uitgesteld tot { $date }
work-save = Opslaan
work-saved = Opgeslagen.
work-taken = Dit ligt nu bij u.
work-not-possible = Dit kan nu niet gewijzigd worden.
work-error-member = Kies een collega die meldingen leest.
work-error-label = Een etiket telt 1 tot 40 tekens, en een werkplek hoogstens 60 etiketten.
work-error-reason = Schrijf de reden erbij.
work-error-reason-long = De reden telt { $length } tekens; er passen er hoogstens { $limit }.
work-error-day = Kies een dag tussen morgen en over een jaar.
work-conflict-assignee = Een collega gaf dit aan iemand sinds u de pagina opende. Er is niets gewijzigd. Kijk, en sla opnieuw op.
work-conflict-urgency = Een collega wijzigde hoe dringend dit is sinds u de pagina opende. Er is niets gewijzigd. Kijk, en sla opnieuw op.
work-conflict-until = Een collega wijzigde tot wanneer dit wacht sinds u de pagina opende. Er is niets gewijzigd. Kijk, en sla opnieuw op.
outcome-advised = Advies gegeven
outcome-information = Als informatie bewaard
outcome-referred = Doorverwezen naar wie helpt
outcome-reported = Proces-verbaal opgesteld
outcome-unfounded = Ongegrond
outcome-out-of-scope = Niet voor ons
outcome-abuse = Bedoeld om te schaden of te spotten
close-heading = Deze melding afsluiten
close-outcome = Wat het opleverde
close-choose = Kies
close-reason = Waarom
close-reason-hint = Nodig als iemand niet geloofd of niet geholpen werd. Alleen wij lezen dit.
close-police = Een beschreven misdrijf mag niet blijven liggen. Geef het nummer van het verslag, of zeg dat er geen beschreven is; dan kijkt een tweede persoon.
close-number = Nummer van het proces-verbaal of informatieverslag
close-number-is = nummer { $number }
close-no-offence = Er is geen misdrijf beschreven
close-error-outcome = Kies wat het opleverde.
close-error-number = Geef het nummer van het verslag, of zeg met een reden dat er geen misdrijf beschreven is.
close-error-both = Er staat een nummer, en u zegt dat er geen misdrijf beschreven is. Slechts één van beide kan.
close-error-number-long = Het nummer telt { $length } tekens; er passen er hoogstens { $limit }.
note-heading = Onder ons
note-lead = De melder ziet dit nooit.
note-label = Een notitie voor collega’s
note-keep = Notitie bewaren
note-kept = De notitie staat bij de melding.
note-by = { $name }, { $date }
note-error-empty = Schrijf eerst een notitie.
note-error-long = De notitie telt { $length } tekens; er passen er hoogstens { $limit }.
second-asked = Nu moet een tweede persoon kijken. Tot dan blijft de melding open.
second-asks = { $name } vraagt op { $date } om dit af te sluiten: { $outcome }. Er is geen misdrijf beschreven, want: { $reason } Lees de melding en beslis dan.
second-yours = U vroeg op { $date } om dit af te sluiten: { $outcome }. Er is geen misdrijf beschreven, want: { $reason } Een collega moet kijken.
second-agree = Akkoord: afsluiten
second-disagree = Niet akkoord
second-disagreed = De melding blijft open.
second-own = Niemand bevestigt het eigen verzoek.
second-flag = Tweede blik gevraagd
audit-given = Melding { $number }, aan { $name }
act-signal-taken = nam
act-signal-given = gaf
act-signal-released = liet los
act-urgency-set = bepaalde hoe dringend
act-signal-snoozed = stelde uit
act-signal-woken = niet langer uitgesteld
act-labels-set = wijzigde etiketten
act-note-written = schreef een notitie
act-second-look-asked = vroeg een tweede blik
act-second-look-agreed = akkoord na tweede blik
act-second-look-refused = niet akkoord
act-second-look-ended = tweede blik vervallen: de melder schreef

enter-menu = Noteren
enter-title = Noteren
enter-heading = Noteren wat iemand vertelt
enter-lead = Aan het loket, aan de telefoon, van papier. Schrijf de eigen woorden van de persoon, in de eigen taal als dat kan. Dit is geen verhoor. Alleen deze werkplek kan het lezen.
enter-origin = Hoe het kwam
origin-portal = Via het portaal
origin-counter = Aan het loket
origin-phone = Per telefoon
origin-paper = Op papier
origin-partner = Van een partner
enter-day = De dag dat het kwam
enter-lang = Verteld in
enter-text = Wat de persoon zegt
enter-text-hint = Hun woorden, niet de uwe. Wat u ervan denkt, hoort in een notitie.
enter-checked = Hoe het nagekeken is
checked-read-back = Voorgelezen, en de persoon was akkoord
checked-own-hand = De persoon schreef het zelf
checked-not = Niet nagekeken
enter-source = Van wie en hoe het kwam, voor collega’s
enter-source-hint = Niet meer dan collega’s nodig hebben. Een tolk met nummer, niet met naam.
enter-pressure = De persoon staat onder druk, of iemand luistert mee
enter-receipt = Geef de persoon een code om mee terug te komen
enter-receipt-hint = Alleen als het veilig is om die te bewaren. Daarmee lezen ze uw antwoorden en kunnen ze meer schrijven.
enter-save = Deze melding bewaren
enter-done = Bewaard. Ze staat in het postvak zoals elke andere melding.
enter-error-origin = Kies hoe het kwam.
enter-error-day = Kies een dag: vandaag, of hoogstens een jaar geleden.
enter-error-told-in = Kies de taal waarin het verteld werd.
enter-error-text = Schrijf wat de persoon zegt.
enter-error-text-long = De tekst telt { $length } tekens; er passen er hoogstens { $limit }.
enter-error-checked = Kies hoe het nagekeken is.
enter-error-source-long = Dit telt { $length } tekens; er passen er hoogstens { $limit }.
enter-error-receipt = Er kan nu geen code gemaakt worden: de doorgeefserver is nog niet bereikt. Bewaar de melding zonder code, of probeer later opnieuw.
enter-error-later = Het kon nu niet bewaard worden. Alles staat nog in het formulier; probeer zo dadelijk opnieuw.
entered-heading = Melding { $number } is bewaard
entered-lead = Schrijf deze code over voor de persoon, of druk ze af: alleen wat in het kader staat wordt afgedrukt. Er staat niet bij waarvoor ze dient.
entered-code = De code
entered-once = Hij wordt nu getoond en nooit meer. Niemand hier kan hem opzoeken.
entered-when = Hij werkt zodra de doorgeefserver bereikt is, meestal binnen enkele seconden.
told-by = { $origin }, genoteerd door { $name }.
told-lang = Verteld in: { $lang }.
told-checked = { $how }.
looks-link = Wie keek, en wat er gebeurde
looks-heading = Wie melding { $number } bekeek
looks-lead = Nieuwste eerst. Elke blik wordt bijgehouden en kan niet verwijderd worden; deze ook.
act-signal-entered = noteerde
act-mailbox-opened = de code werkt
act-looks-seen = bekeek wie keek
