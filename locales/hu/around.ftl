# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Ez az én helyzetem?
rights-link = Mihez van joga
doing-link = Látok valamit. Mit tehetek?
contacts-link = Kit hívhat
access-link = Akadálymentesség

# Their titles say nothing of what they are about.
check-title = Kérdések
rights-title = Tájékoztató
doing-title = Tanácsok
contacts-title = Számok
access-title = Akadálymentesség
choices-title = Lehetőségek

# Where a text of law or advice is not there in the reader’s language.
text-in = Ez a szöveg itt csak néhány nyelven van meg. Válasszon egyet:
core-heading = Mit tehet most

# Whom to call, by what one needs.
need-danger = Ha most veszély van
need-help = Ha valaki kényszeríti vagy kizsákmányolja
need-child = Gyerekeknek és fiataloknak
need-report = Ha jelenteni akarja, amit látott
contact-always = Éjjel-nappal
contact-centre = Elismert központ emberkereskedelem áldozatainak
contact-young = Központ kizsákmányolt fiataloknak
contact-guardian = Gyámügyi szolgálat: gyám azoknak a gyerekeknek, akik szüleik nélkül vannak itt
contact-stale = Utoljára ellenőrizve: { $date }. Ez régen volt: a szám megváltozhatott.
contacts-write = Itt is írhat. Ön választja ki, ki olvassa.

# Ten questions. They end in choices, never in a verdict.
check-lead = Tíz kérdés, csak Önnek. Jelölje be, ami igaz Önre. Mindet ki is hagyhatja.
check-kept = Semmit sem őrzünk meg belőle. Ez az oldal nem ítél. Csak előre teszi, ami segíthet.
check-1 = Veszélyben van, megsérült vagy beteg?
check-2 = Fiatalabb 18 évesnél?
check-3 = Valaki magánál tartja az iratait, a telefonját vagy a bankkártyáját?
check-4 = Nem mehet ki, amikor akar, vagy nem egyedül?
check-5 = Más a munka, mint amit ígértek?
check-6 = Kevés pénzt kap vagy semmit, vagy oda kell adnia?
check-7 = Dolgoznia kell, hogy visszafizessen egy tartozást?
check-8 = Nem mondhat nemet egy feladatra, egy ügyfélre vagy egy munkanapra?
check-9 = Fenyegeti valaki Önt vagy a családját, vagy esküt kellett tennie?
check-10 = Fél segítséget kérni az iratai miatt?
check-go = Mutassa, mit tehetek

# What whoever answered can choose.
choices-heading = Ön dönt
choices-lead = Nem tett semmi rosszat azzal, hogy kérdez. Most semmit sem kell tennie. Válasszon, vagy zárja be ezt az oldalt.
choices-read = Ezt olvassa először
choices-more = Olvassa el ezt is
choices-close = Az oldal bezárása

# The names of the texts on rights.
right-help = Segítség feljelentés nélkül
right-time = Idő a gondolkodásra
right-health = Orvos és egészség
right-pay = Az Ön bére
right-child = Ha fiatalabb 18 évesnél
right-eu = Az EU polgárainak és a belgáknak is
right-work = Nem a szexmunka a baj
right-crime = Lopás, verés vagy zaklatás a munkában
right-told = Mit kell tenniük azzal, amit elmond
right-safe = Hogyan írnak Önnek biztonságosan

# Whom the advice is for.
who-citizen = Szomszéd vagy járókelő
who-hotel = Szálloda
who-landlord = Bérbeadó vagy nyaralókiadó
who-employer = Munkáltató
who-bank = Bank
who-transport = Közlekedés és taxi
who-health = Egészségügyi dolgozó
who-school = Iskola
who-public = Közszolgálat vagy önkormányzat
who-association = Egyesület
who-client = Ügyfél

campaign-over-heading = Ez az oldal lezárult
campaign-over = Ami itt volt, véget ért, vagy a szám másik. Továbbra is írhat nekünk, felhívhat valakit, vagy olvashat tovább.
campaign-days = Ettől: { $from }, eddig: { $to }.
campaign-by = Tőle: { $name }.
campaign-picture = Kép: { $owner }, { $licence }.
campaign-counted = Csak azt számoljuk, hányszor nyitják meg ezt az oldalt egy héten, mindenkiét együtt. Senki sem tudja, ki Ön.
paper-scan = Olvassa be, vagy írja be:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Meghallgatás
hear-lead = Olyan emberek mondják, akik ezt a nyelvet beszélik. Minden felvétel alatt ugyanaz áll ennek az oldalnak a nyelvén.
