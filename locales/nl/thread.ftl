# Coming back with the code.
return-title = Uw code
return-heading = Kom terug met uw code
return-server-reads = Op deze pagina gebruikt de server even uw code om de antwoorden te openen. Daarna vergeet hij de code. De server controleert of de antwoorden echt zijn. Uw gsm doet dat niet.
return-browser-opens = Uw toestel opent de antwoorden en controleert of ze echt zijn. Uw code verlaat het niet.
return-label = Uw code: 24 cijfers
return-hint = Spaties en streepjes maken niet uit. Cijfers in uw eigen schrift zijn ook goed.
return-open = Openen
return-error-digits = Gebruik alleen cijfers.
return-error-length = Een code heeft 24 cijfers. { $count ->
    [0] U typte er geen.
    [one] U typte er één.
   *[other] U typte er { $count }.
}
return-error-check = Eén van de cijfers klopt niet. Kijk nog eens naar de code.
return-error-unknown = Er is niets te tonen voor deze code. De code is nooit gebruikt, of is gewist, of de tijd is voorbij.
return-error-cut = De verbinding viel weg. Druk opnieuw op de knop. Niets gebeurt twee keer.

thread-title = Berichten
thread-heading = Uw berichten
thread-none-plain = Er is nog geen antwoord. Kom later nog eens terug.
thread-from = Van { $name }
thread-yours = Wat u schreef
thread-yours-hidden = Wat u schreef, staat hier niet. Zo kan niemand anders het lezen met uw code.
thread-gap = Hier ontbreekt een bericht. Misschien is het gewist omdat het oud was. Of iemand heeft het weggehaald.
thread-forged = We konden een bericht hier niet controleren. We tonen het niet.
thread-newest-unknown = Bewaart u zelf niets? Dan kunt u niet zien of het nieuwste bericht is achtergehouden.
thread-readers = Wie mag lezen wat u schrijft: { $names }
thread-readers-none = Niemand leest nog wat u schrijft.
thread-write = Meer schrijven
thread-change = Kies wie mag lezen
thread-stop = Stoppen
thread-delete = Alles wissen
thread-close = Sluiten
thread-deletion-due = Alles wordt gewist op { $date }. Tot dan kunt u dat nog tegenhouden.
thread-deletion-undo = Niet wissen
thread-deletion-undone = Het wordt niet gewist.
thread-closed-elsewhere = U sloot deze pagina, of ze stond te lang open. Typ uw code opnieuw.

more-heading = Meer schrijven
more-label = Uw bericht
more-readers = Dit gaat naar: { $names }
more-send = Op slot doen en versturen
more-sent = Uw bericht is verstuurd.
more-nobody = U hebt iedereen laten stoppen. Kies eerst wie mag lezen.

change-heading = Wie mag vanaf nu lezen?
change-lead = Wie u nu toevoegt, leest alleen wat u vanaf nu schrijft.
change-lead-copy = U bewaarde een kopie van uw eerste tekst. U kunt die geven aan wie u toevoegt.
change-give-copy = Geef ook mijn eerste tekst aan wie ik toevoeg
change-save = Bewaren
change-saved = Bewaard.
change-none = Kiest u niemand? Dan laat u iedereen stoppen.

stop-heading = Stoppen
stop-lead = Wie uw tekst leest, krijgt het bericht om te stoppen. Een vereniging of centrum sluit de toegang en wist wat gewist mag worden. Dat gebeurt binnen een minuut nadat ze opnieuw hun berichten ophalen.
stop-police = Hebt u de politie over een misdrijf verteld? Dan kunt u dat niet meer terugnemen. U mag wel stoppen met praten.
stop-which = Wie moet stoppen?
stop-button = Nu stoppen
stop-done = Uw vraag om te stoppen is verstuurd.
stop-error-none = Kies wie moet stoppen.

delete-heading = Alles wissen
delete-lead = Uw berichten en deze plaats voor antwoorden worden na 72 uur gewist. Iedereen die ze leest, krijgt het bericht om ze ook te wissen. Tot dan kunt u het tegenhouden met uw code.
delete-why = Die drie dagen zijn er omdat iemand anders uw code kan hebben.
delete-police = De politie bewaart wat ze volgens de wet moet bewaren.
delete-button = Wissen na 72 uur

# What an organisation asks somebody to agree to.
ask-question = Mag { $who } dit over u weten: { $parts }? Waarom: { $why }. Tot en met: { $date }.
ask-part-presence = dat er iemand is die misschien hulp wil
ask-part-age = of u 18 jaar of ouder bent
ask-part-languages = uw talen
ask-part-needs = wat u nodig hebt
ask-part-facts = wat er gebeurde, zonder te zeggen wie u bent
ask-part-name = uw naam
ask-part-contact = hoe u veilig te bereiken bent
ask-part-wants = wat u wilt
ask-part-children = uw kinderen en wie bij u is
ask-part-documents = uw documenten
ask-for-call = om u te bellen
ask-for-place = om een plek te vinden waar u kunt verblijven
ask-for-support = om u te begeleiden
ask-for-legal = om u aan een advocaat te helpen
ask-for-medical = voor medische zorg
ask-for-statement = voor een verklaring bij de politie
ask-for-wages = om loon te vorderen dat u niet kreeg
ask-free = U beslist. Zegt u nee? Dan verandert er niets: u kunt nog altijd hulp krijgen.
ask-back-told = Een ja kunt u altijd terugnemen, hier met uw code.
ask-which = Alleen een deel? Vink aan wat ze mogen weten.
ask-yes = Ja
ask-part = Alleen wat ik aanvinkte
ask-no = Nee
ask-later = Vraag het over een week
ask-error-part = Vink aan wat ze mogen weten: minstens één ding, en niet alles.
ask-error-closed = U kunt hier niet meer op antwoorden en niets meer terugnemen. Kijk wat er nu staat.
ask-answer = Antwoorden
ask-said-yes = U zei ja.
ask-said-part = U zei: alleen { $parts }.
ask-said-no = U zei nee.
ask-said-later = U zei: vraag het opnieuw op { $date }.
ask-said-back = U nam dit terug.
ask-over = Deze vraag is voorbij. Ze geldt hier niet meer.
ask-back = Dit terugnemen
ask-back-lead = Ze mogen het niet meer gebruiken. De toegang sluit binnen een minuut nadat ze opnieuw hun berichten ophalen. Wat iemand al las, kan niet ongedaan worden gemaakt.
ask-back-done = U nam het terug. Het bericht is naar hen onderweg.
