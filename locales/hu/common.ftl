# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = Nyelv
skip-to-text = Ugrás a szöveghez
exit = Gyors kilépés
back = Vissza
next = Tovább
help-now = Most veszély van? Hívja ezt a számot: { $number }
help-more = Segítség telefonon
help-112 = Mentő, tűzoltó, életveszély
help-101 = Rendőrség, sürgős
help-victims = Segélyvonal emberkereskedelem áldozatainak, éjjel-nappal
help-child = Eltűnt vagy kizsákmányolt gyermek
help-site = Országos oldal, ahol bárki tehet bejelentést
help-checked = Ellenőrizve: { $date }
help-outside = Ezek a számok és ez az oldal nem a mieink.

error-title-prefix = Kérjük, ellenőrizze
error-summary = Valami hiányzik vagy nem jó
error-kept = Amit írt, még itt van.
error-busy = Most sokan írnak. A szövege még itt van. Kérjük, nyomja meg újra a gombot { $seconds ->
    [one] egy másodperc
   *[other] { $seconds } másodperc
} múlva.
error-budget = Túl sok próbálkozás jött erről a kapcsolatról. A szövege még itt van. Kérjük, próbálja újra { $minutes ->
    [one] egy perc
   *[other] { $minutes } perc
} múlva.
error-later-title = Most nem megy
error-later = Most semmit sem tudunk elmenteni. Nem veszett el semmi, aminek már volt kódja. Kérjük, próbálja újra néhány perc múlva.
error-not-found-title = Nincs itt
error-not-found = Ezen a címen nincs semmi.
error-too-big-title = Túl hosszú
error-too-big = Amit küldött, túl nagy nekünk. Egy szöveg legfeljebb 15 000 karakter lehet. Menjen vissza: a szövege még a böngészőjében van.
error-unreadable-title = Nem olvasható
error-unreadable = Amit kaptunk, sérült. Menjen vissza, és nyomja meg újra a gombot.
error-method = Ezt az oldalt nem lehet így használni.
error-home = Az első oldalra

draft-notice = Ezt a szöveget magyar anyanyelvű ember még nem ellenőrizte.
demo-notice = Ez egy bemutató. Itt minden ember kitalált. Senki sem tesz semmit azzal, amit itt ír.
