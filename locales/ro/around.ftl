# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Este aceasta situația mea?
rights-link = La ce aveți dreptul
doing-link = Văd ceva. Ce pot face?
contacts-link = Pe cine să sunați
access-link = Accesibilitate

# Their titles say nothing of what they are about.
check-title = Întrebări
rights-title = Informații
doing-title = Sfaturi
contacts-title = Numere
access-title = Accesibilitate
choices-title = Alegeri

# Where a text of law or advice is not there in the reader’s language.
text-in = Acest text există aici doar în câteva limbi. Alegeți una:
core-heading = Ce puteți face acum

# Whom to call, by what one needs.
need-danger = Dacă este pericol acum
need-help = Dacă cineva vă obligă sau vă exploatează
need-child = Pentru copii și tineri
need-report = Pentru a semnala ce ați văzut
contact-always = Zi și noapte
contact-centre = Centru recunoscut pentru victimele traficului de persoane
contact-young = Centru pentru tineri care sunt exploatați
contact-guardian = Serviciul de tutelă: un tutore pentru copiii care sunt aici fără părinți
contact-stale = Verificat ultima dată la { $date }. A trecut mult timp: numărul se poate să se fi schimbat.
contacts-write = Puteți scrie și aici. Dumneavoastră alegeți cine citește.

# Ten questions. They end in choices, never in a verdict.
check-lead = Zece întrebări, doar pentru dumneavoastră. Bifați ce este adevărat. Puteți sări peste toate.
check-kept = Nu păstrăm nimic. Această pagină nu judecă. Doar pune pe primul loc ce vă poate ajuta.
check-1 = Sunteți în pericol, rănit(ă) sau bolnav(ă)?
check-2 = Aveți mai puțin de 18 ani?
check-3 = Cineva vă ține actele, telefonul sau cardul bancar?
check-4 = Nu puteți ieși când vreți, sau nu singur(ă)?
check-5 = Munca este alta decât vi s-a promis?
check-6 = Primiți bani puțini sau deloc, sau trebuie să îi dați?
check-7 = Trebuie să munciți ca să plătiți o datorie?
check-8 = Nu puteți refuza o sarcină, un client sau o zi de muncă?
check-9 = Cineva vă amenință pe dumneavoastră sau familia, ori a trebuit să depuneți un jurământ?
check-10 = Vă este teamă să cereți ajutor din cauza actelor?
check-go = Arată ce pot face

# What whoever answered can choose.
choices-heading = Dumneavoastră decideți
choices-lead = Nu ați greșit cu nimic întrebând. Nu trebuie să faceți nimic acum. Alegeți ce vreți sau închideți această pagină.
choices-read = Citiți mai întâi
choices-more = Citiți și
choices-close = Închideți această pagină

# The names of the texts on rights.
right-help = Ajutor fără plângere
right-time = Timp de gândire
right-health = Medic și sănătate
right-pay = Salariul dumneavoastră
right-child = Dacă aveți mai puțin de 18 ani
right-eu = Și cetățenii UE și belgienii
right-work = Munca sexuală nu este problema
right-crime = Furt, lovituri sau hărțuire la muncă
right-told = Ce trebuie să facă cu ce spuneți
right-safe = Cum vă scriu în siguranță

# Whom the advice is for.
who-citizen = Vecin sau trecător
who-hotel = Hotel
who-landlord = Proprietar sau închiriere de vacanță
who-employer = Angajator
who-bank = Bancă
who-transport = Transport și taxi
who-health = Personal medical
who-school = Școală
who-public = Serviciu public sau primărie
who-association = Asociație
who-client = Client

campaign-over-heading = Această pagină s-a încheiat
campaign-over = Ce era afișat aici s-a încheiat sau numărul este altul. Ne puteți scrie în continuare, puteți suna pe cineva sau citi mai departe.
campaign-days = De la { $from } până la { $to }.
campaign-by = De la { $name }.
campaign-picture = Imagine: { $owner }, { $licence }.
campaign-counted = Numărăm doar de câte ori este deschisă această pagină într-o săptămână, toate la un loc. Nimeni nu știe cine sunteți.
paper-scan = Scanați sau scrieți:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Ascultă
hear-lead = O spun oameni care vorbesc această limbă. Sub fiecare înregistrare stă același lucru în limba acestei pagini.
