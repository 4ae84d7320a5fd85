# What people have a right to in Belgium, in short words. No article of law stands here: articles are dated data (data/rights.toml) and are
# shown only once a named person has checked them. Lengths of time are data too.
law-lead = Deze teksten gaan over België. Ze zijn algemeen: een centrum of een advocaat kan naar uw eigen situatie kijken.
law-can = Wat mogelijk is
law-know = Goed om te weten
law-sources = Waar dit vandaan komt
law-read = Gelezen op { $date }.
law-checked = Artikel { $article }, nagekeken op { $date }.
law-unchecked = Geen jurist heeft deze tekst al ondertekend. Daarom staan er geen wetsartikelen in.
law-crime-write = Vertellen wat er gebeurde

law-help-lead = U kunt hulp krijgen zonder eerst naar de politie te gaan.
law-help-can-1 = U kunt zelf een erkend centrum bellen. Iemand anders mag dat ook voor u doen.
law-help-can-2 = Een centrum kan helpen met een veilige plaats, een dokter, papieren en een advocaat. En met iemand om mee te praten.
law-help-can-3 = U kunt eerst alleen praten. Bij Payoke kan dat zonder uw naam te geven.
law-help-know-1 = Voor hulp in het begin hoeft u geen klacht in te dienen.
law-help-know-2 = Voor een langer verblijf in België als slachtoffer zijn er drie voorwaarden. U verlaat de mensen die u uitbuiten. Een centrum begeleidt u. U legt een verklaring af; een formele klacht hoeft niet.
law-help-know-3 = Nee zeggen tegen hulp is ook gewoon. U kunt altijd terugkomen.
law-help-know-4 = Deed u iets strafbaars omdat iemand u uitbuitte? Vertel het aan het centrum of een advocaat. Misschien mag u er niet voor gestraft worden.

law-time-lead = Bent u uitgebuit en hebt u geen papieren voor België? Dan kunt u tijd krijgen om na te denken.
law-time-can-1 = U krijgt { $days } dagen. In die tijd mag u in België blijven.
law-time-can-2 = Een centrum vraagt het aan de Dienst Vreemdelingenzaken. De politie beslist hier niet over.
law-time-can-3 = U kunt rusten en kiezen: een verklaring afleggen, of met hulp naar huis gaan.
law-time-know-1 = Hiervoor moet u weg zijn bij de mensen die u uitbuiten. En een centrum moet u begeleiden.
law-time-know-2 = Op het papier staat niet waarom u het hebt. Dat is voor uw veiligheid.
law-time-know-3 = Legt u in die dagen geen verklaring af? Dan stopt dit verblijf. Vraag het centrum vooraf wat u dan kunt doen.
law-time-know-4 = Na een verklaring kunt u { $first } maanden krijgen, en later telkens { $later } maanden. Voor elk nieuw papier wordt de procureur naar het dossier gevraagd. U mag dan werken.
law-time-know-5 = U mag geen contact meer hebben met de mensen die u uitbuitten.
law-time-know-6 = Bent u jonger dan 18? Dan gelden andere regels.

law-health-lead = Uw gezondheid komt eerst. U kunt naar een dokter, ook zonder papieren.
law-health-can-1 = Levensgevaar? Bel 112.
law-health-can-2 = Hebt u geen papieren en geen geld? Dan kunt u “dringende medische hulp” vragen. Het OCMW van de gemeente waar u verblijft, betaalt die.
law-health-can-3 = Een dokter beslist of het dringend is. Het kan ook een gewoon bezoek zijn, medicijnen, of zorg die erger voorkomt.
law-health-can-4 = Een erkend centrum helpt ook met zorg voor lichaam en geest.
law-health-know-1 = Een dokter moet geheimhouden wat u vertelt.
law-health-know-2 = Het OCMW moet uw gegevens vertrouwelijk behandelen.
law-health-know-3 = U mag vragen om alleen met de dokter te praten, en om een tolk.
law-health-know-4 = Heeft iemand u pijn gedaan? Vraag de dokter een attest. Dat kan later een bewijs zijn.

law-pay-lead = Werk moet betaald worden. Ook zonder papieren en zonder contract.
law-pay-can-1 = U hebt hetzelfde recht op loon als iedereen die in België werkt.
law-pay-can-2 = Schrijf voor uzelf op waar u werkte en voor wie. Schrijf ook de dagen en uren op, en wat u kreeg.
law-pay-can-3 = Bewaar wat toont dat u daar werkte: berichten, foto’s, een nummerplaat, namen van mensen die u zagen.
law-pay-can-4 = Een centrum, een vakbond of een vereniging kan samen met u uw loon vragen. Ook als u België al verliet.
law-pay-know-1 = Loon of papieren achterhouden zodat iemand blijft, is een teken van uitbuiting.
law-pay-know-2 = De arbeidsinspectie ziet toe op lonen. Vindt ze op het werk mensen zonder papieren? Dan moet ze dat melden aan de politie en de Dienst Vreemdelingenzaken. Vraag eerst raad aan een centrum of een vakbond.
law-pay-know-3 = U kunt ook aan een rechter geld vragen voor de schade. Een centrum of een advocaat kan helpen.

law-child-lead = Bent u jonger dan 18? Dan hebt u meer bescherming, niet minder.
law-child-can-1 = U kunt Child Focus gratis bellen. Het nummer staat hieronder.
law-child-can-2 = Bent u hier zonder uw ouders? Dan geeft de Dienst Voogdij u een voogd, die naast u staat. De dienst is dag en nacht bereikbaar.
law-child-can-3 = Er zijn centra alleen voor jongeren. Hun adres is geheim.
law-child-can-4 = Bent u hier zonder ouders en zonder papieren? Dan kunt u meteen een papier voor { $first } maanden krijgen, zonder bedenktijd.
law-child-know-1 = Een kind kan nooit instemmen met uitbuiting. Het is niet uw schuld.
law-child-know-2 = Zei iemand dat u een andere leeftijd moet zeggen? U mag uw echte leeftijd zeggen.
law-child-know-3 = Bent u Belg, komt u uit de EU, of bent u hier met uw ouders? Dan kan de jeugdhulp u helpen.
law-child-know-4 = U mag zelf hulp vragen.

law-eu-lead = Iedereen kan uitgebuit worden. Ook EU-burgers en Belgen.
law-eu-can-1 = Dezelfde centra helpen u.
law-eu-can-2 = U hebt er geen apart verblijf voor nodig.
law-eu-can-3 = Wilt u naar huis terugkeren? Een centrum kan ook helpen om dat voor te bereiden.
law-eu-know-1 = Het maakt niet uit dat u zelf kwam, of eerst ja zei.
law-eu-know-2 = Niemand hoeft een grens over te zijn. Uitbuiting in uw eigen stad telt ook.
law-eu-know-3 = U hebt hetzelfde recht op loon, een dokter en een advocaat als anderen.

law-work-lead = Sekswerk is in België geen misdrijf. Iemand dwingen wel.
law-work-can-1 = Als volwassene mag u sekswerk doen voor uzelf. De wet veranderde in 2022.
law-work-can-2 = Sinds 1 december 2024 mag het ook met een contract. Alleen erkende werkgevers mogen er een geven.
law-work-can-3 = Met zo’n contract mag u een klant of een handeling weigeren, en stoppen. U mag daarvoor niet ontslagen worden.
law-work-can-4 = Die werkgever moet u ook een noodknop geven en iemand bij wie u terechtkunt.
law-work-know-1 = Niemand mag een abnormaal voordeel van u vragen, zoals een veel te hoge huur.
law-work-know-2 = Niemand mag u beletten om met dit werk te stoppen.
law-work-know-3 = Hier zijn sekswerk, uw afkomst en condooms nooit een teken van uitbuiting.
law-work-know-4 = Hebt u geen papieren? Praat eerst met een vereniging. Die kan u zeggen wat de politie moet doen met papieren.

law-crime-lead = Bent u op het werk bestolen, geslagen, bedreigd of lastiggevallen? U kunt het vertellen. U krijgt alleen daarover vragen.
law-crime-can-1 = U kiest wie het leest: een vereniging, een centrum of de politie.
law-crime-can-2 = U kunt een verklaring afleggen bij de politie. Vraag of het bij een vereniging kan. In het noorden van Brussel kan dat sinds 2021.
law-crime-can-3 = U mag iemand meebrengen die u vertrouwt, en om een tolk vragen.
law-crime-can-4 = Bewaar wat u hebt: berichten, foto’s van letsels, een nummerplaat. Ga naar een dokter.
law-crime-know-1 = Leest de politie over een misdrijf? Dan moet ze een proces-verbaal maken. U mag stoppen met praten, maar u kunt het niet terugnemen.
law-crime-know-2 = Wat een vereniging moet doen, staat op haar kaart, voor u schrijft.
law-crime-know-3 = Hebt u geen papieren? Schrijf eerst naar een vereniging, en vraag wat de politie moet doen.

law-told-lead = Elke organisatie heeft eigen plichten. U leest ze hier voor u iets vertelt.
law-told-heading = Wat ze moeten doen
law-told-can-1 = Politie: hoort ze van een misdrijf, dan moet ze een proces-verbaal maken voor de procureur.
law-told-can-2 = Centrum of vereniging: hun mensen hebben vaak beroepsgeheim. Er zijn uitzonderingen. De kaart zegt welke.
law-told-can-3 = Een rechter kan een organisatie verplichten om te openen wat ze kreeg.
law-told-know-1 = U kunt stoppen of vragen om te wissen. Wat de politie in een proces-verbaal schreef, blijft.
law-told-know-2 = Deze site brengt uw bericht weg, op slot. Elke organisatie heeft haar eigen kaart ondertekend.
law-told-cards = De organisaties aan wie u hier kunt schrijven

law-safe-lead = Niemand belt u op, en er komt niets op uw gsm. Antwoorden wachten hier, achter uw code.
law-safe-can-1 = U kijkt wanneer het voor u veilig is, op gelijk welk toestel.
law-safe-can-2 = Schrijf in uw tekst wanneer u kunt kijken, en wat ze beter niet schrijven.
law-safe-can-3 = Wilt u gebeld worden? Schrijf wanneer, op welk nummer, en wie mag opnemen. Kies een woord dat alleen u en zij kennen.
law-safe-can-4 = Schrijf ook wat ze doen als iemand anders opneemt: niets zeggen, en niet meer bellen.
law-safe-know-1 = Bewaar de code niet bij het adres van deze site. Schrijf ze alsof het telefoonnummers zijn.
law-safe-know-2 = Kijkt iemand uw gsm na? Gebruik een andere: de lijst van bezochte pagina’s blijft in de browser.
law-safe-know-3 = Heeft iemand anders uw code? Die kan de antwoorden lezen. Begin opnieuw met een nieuwe code.
law-safe-know-4 = Als u terugkomt, ziet u uw eigen woorden niet, tenzij u dat gevraagd hebt.
