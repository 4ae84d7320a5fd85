# The first page.
front-title = Welkom
front-heading = Hier kunt u het vertellen
front-lead = Hebt u iets gezien wat u ongerust maakt? Dwingt iemand u tot iets? Houdt iemand uw geld of papieren achter? Wilt u het aan iemand vertellen? Dat kan, zonder uw naam te geven.
front-choose = U kiest wie het mag lezen: een vereniging, een opvangcentrum of de politie. Geen andere organisatie krijgt het.
front-not-police = De politie leest het alleen als u de politie kiest.
front-time = Het duurt ongeveer twee minuten. U krijgt een code. Met die code kunt u terugkomen en het antwoord lezen.
front-start = Iets schrijven
front-return = Ik heb een code
front-operator-heading = Wie beheert deze pagina?
front-operator = { $operator } beheert deze pagina. Wat u schrijft, blijft hier op slot. De beheerder heeft geen sleutel om het te openen.
front-operator-police = { $operator } is een politiedienst.
front-operator-not-police = { $operator } is geen politiedienst.
front-legal-limit = Geen andere organisatie kan het lezen. Een rechter kan een organisatie wel verplichten om te openen wat ze gekregen heeft.
front-no-trace = We bewaren het internetadres van uw toestel niet. We gebruiken niets om u te volgen.
front-device = De lijst van pagina’s die u bezocht, blijft in uw browser. Kijkt iemand deze gsm na? Gebruik dan een andere gsm.
front-national = Wilt u alleen iets melden dat u gezien hebt? Er is ook de nationale website, in veel talen:

# What this server holds of the messages: a page of the demonstration.
held-title = Opslag
held-heading = Wat hier bewaard wordt
held-lead = Dit is alles wat deze server van de berichten bewaart: gegevens op slot. De server heeft geen sleutel om ze te openen.
held-none = Er wordt hier nu niets bewaard.
held-col-what = Wat bewaard wordt, zoals het is
held-col-size = Grootte (bytes)
held-col-day = Dag van aankomst
held-caption = In cijfers
held-envelopes = Berichten op slot, voor organisaties
held-mailboxes = Plaatsen voor antwoorden
held-answers = Antwoorden op slot
held-drafts = Lopende bezoeken

# Who answers for what is kept here.
responsible-title = Wie staat in
responsible-link = Wie hiervoor instaat, en uw rechten
responsible-heading = Wie instaat voor deze pagina
responsible-nobody = Niemand staat hier al voor in: dit is een demonstratie.
responsible-controller = Wie beslist over de gegevens
responsible-contact = Waar u hen bereikt
responsible-officer = Wie daar voor hen op toeziet (functionaris voor gegevensbescherming)
responsible-supervisor = Waar u een klacht kunt indienen
responsible-rights-heading = Uw rechten
responsible-rights = Met uw code kunt u iets toevoegen, veranderen wie leest, stoppen of wissen. Niemand vraagt wie u bent.
responsible-code = We weten niet wie u bent. Alleen de code toont dat een bericht van u is. Zonder de code kunnen we het niet vinden en niet voor u wissen.
responsible-readers = De organisaties die u kiest, staan in voor wat ze krijgen. Met uw code kunt u hun vragen wat ze bewaren en wie het gezien heeft.
responsible-assessment = De risico’s van deze pagina voor mensen zijn onderzocht. Dat is ondertekend op { $date } ({ $reference }).

orgkeys-title = Sleutels
orgkeys-link = De sleutels nakijken
orgkeys-heading = De sleutels van de organisaties
orgkeys-lead = Wat u schrijft, wordt gesloten met de sleutel van elke organisatie die u kiest. Is het echt hun sleutel? Vergelijk deze woorden of cijfers met hun affiche, of vraag het hen per telefoon.
orgkeys-trust = Vergelijk met iets dat niet van deze pagina komt. Wie een site overneemt, kan erop tonen wat hij wil.
orgkeys-words = In woorden
orgkeys-digits = In cijfers
orgkeys-until = Deze sleutels gelden tot { $date }.
orgkeys-log-heading = De lijst van sleutels
orgkeys-log = Elke sleutel die hier getoond wordt, staat in een lijst waaruit nooit iets verdwijnt. Regels: { $size }.
orgkeys-seen = { $organisation } bevestigde deze lijst op { $date }.
orgkeys-seen-earlier = { $organisation } bevestigde de lijst toen ze korter was, op { $date }.
orgkeys-nobody = Nog geen organisatie heeft deze lijst bevestigd.
