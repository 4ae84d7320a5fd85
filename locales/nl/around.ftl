# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Is dit mijn situatie?
rights-link = Waar u recht op hebt
doing-link = Ik zie iets. Wat kan ik doen?
contacts-link = Wie u kunt bellen
access-link = Toegankelijkheid

# Their titles say nothing of what they are about.
check-title = Vragen
rights-title = Informatie
doing-title = Raad
contacts-title = Nummers
access-title = Toegankelijkheid
choices-title = Keuzes

# Where a text of law or advice is not there in the reader’s language.
text-in = Deze tekst is er alleen in enkele talen. Kies er een:
core-heading = Wat u nu kunt doen

# Whom to call, by what one needs.
need-danger = Als er nu gevaar is
need-help = Als iemand u dwingt of uitbuit
need-child = Voor kinderen en jongeren
need-report = Om te melden wat u zag
contact-always = Dag en nacht
contact-centre = Erkend centrum voor slachtoffers van mensenhandel
contact-young = Centrum voor jongeren die uitgebuit worden
contact-guardian = Dienst Voogdij: een voogd voor kinderen die hier zonder ouders zijn
contact-stale = Laatst nagekeken op { $date }. Dat is lang geleden: het nummer kan veranderd zijn.
contacts-write = U kunt hier ook schrijven. U kiest wie het leest.

# Ten questions. They end in choices, never in a verdict.
check-lead = Tien vragen, voor u alleen. Vink aan wat voor u klopt. U mag alles overslaan.
check-kept = We bewaren er niets van. Deze pagina oordeelt niet. Ze zet alleen vooraan wat u misschien helpt.
check-1 = Bent u in gevaar, gewond of ziek?
check-2 = Bent u jonger dan 18?
check-3 = Houdt iemand uw papieren, uw gsm of uw bankkaart?
check-4 = Kunt u niet naar buiten wanneer u wilt, of niet alleen?
check-5 = Is het werk anders dan men u beloofde?
check-6 = Krijgt u weinig of geen geld, of moet u het afgeven?
check-7 = Moet u werken om een schuld terug te betalen?
check-8 = Kunt u geen nee zeggen tegen een taak, een klant of een werkdag?
check-9 = Bedreigt iemand u of uw familie, of moest u een eed zweren?
check-10 = Durft u geen hulp te vragen door uw papieren?
check-go = Toon wat ik kan doen

# What whoever answered can choose.
choices-heading = U beslist
choices-lead = U doet niets verkeerd door dit te vragen. U hoeft nu niets te doen. Kies wat u wilt, of sluit deze pagina.
choices-read = Lees dit eerst
choices-more = Lees verder
choices-close = Deze pagina sluiten

# The names of the texts on rights.
right-help = Hulp zonder klacht
right-time = Tijd om na te denken
right-health = Dokter en gezondheid
right-pay = Uw loon
right-child = Als u jonger dan 18 bent
right-eu = Ook EU-burgers en Belgen
right-work = Sekswerk is niet het probleem
right-crime = Bestolen, geslagen of lastiggevallen op het werk
right-told = Wat ze moeten doen met wat u vertelt
right-safe = Hoe ze u veilig schrijven

# Whom the advice is for.
who-citizen = Buur of voorbijganger
who-hotel = Hotel
who-landlord = Verhuurder of vakantieverhuur
who-employer = Werkgever
who-bank = Bank
who-transport = Vervoer en taxi
who-health = Zorgverlener
who-school = School
who-public = Overheidsdienst of gemeente
who-association = Vereniging
who-client = Klant

campaign-over-heading = Deze pagina is voorbij
campaign-over = Wat hier hing, is voorbij, of het nummer is een ander. U kunt ons nog altijd schrijven, iemand bellen of verder lezen.
campaign-days = Van { $from } tot en met { $to }.
campaign-by = Van { $name }.
campaign-picture = Beeld: { $owner }, { $licence }.
campaign-counted = Wij tellen alleen hoe vaak deze pagina in een week geopend wordt, alles samen. Niemand weet wie u bent.
paper-scan = Scan of typ:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Luister
hear-lead = Mensen die deze taal spreken, zeggen dit. Onder elke opname staat hetzelfde in de taal van deze pagina.
