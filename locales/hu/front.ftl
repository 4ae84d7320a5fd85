# The first page.
front-title = Üdvözöljük
front-heading = Itt elmondhatja
front-lead = Látott valamit, ami miatt aggódik? Kényszeríti Önt valaki? Magánál tartja valaki az Ön pénzét vagy iratait? Szeretné elmondani valakinek? Megteheti, a nevét nem kell megadnia.
front-choose = Ön választja ki, ki olvashatja: egy egyesület, egy befogadó központ vagy a rendőrség. Más szervezet nem kapja meg.
front-not-police = A rendőrség csak akkor olvassa, ha Ön a rendőrséget választja.
front-time = Körülbelül két percig tart. Kap egy kódot. A kóddal visszajöhet, és elolvashatja a választ.
front-start = Írok valamit
front-return = Van kódom
front-operator-heading = Ki működteti ezt az oldalt
front-operator = Az oldal működtetője: { $operator }. Amit ír, itt kulccsal lezárva marad. A működtetőnek nincs kulcsa, hogy kinyissa.
front-operator-police = { $operator } rendőrségi szerv.
front-operator-not-police = { $operator } nem rendőrségi szerv.
front-legal-limit = Más szervezet nem olvashatja. De egy bíró kötelezhet egy szervezetet arra, hogy kinyissa, amit kapott.
front-no-trace = Nem őrizzük meg az eszköze internetes címét. Nem használunk semmit, ami követi Önt.
front-device = A meglátogatott oldalak listája a böngészőjében marad. Ha valaki ellenőrzi ezt a telefont, használjon másikat.
front-national = Csak be akarja jelenteni, amit látott? Van országos oldal is, sok nyelven:

# What this server holds of the messages: a page of the demonstration.
held-title = Tárolás
held-heading = Mit tárolunk itt
held-lead = Ez minden, amit ez a szerver az üzenetekből tárol: lezárt adatok. Nincs kulcsa, hogy kinyissa őket.
held-none = Most semmit sem tárolunk itt.
held-col-what = Amit tárolunk, úgy, ahogy van
held-col-size = Méret (bájt)
held-col-day = Az érkezés napja
held-caption = Számokban
held-envelopes = Lezárt üzenetek szervezeteknek
held-mailboxes = Helyek a válaszoknak
held-answers = Lezárt válaszok
held-drafts = Folyamatban lévő látogatások

# Who answers for what is kept here.
responsible-title = Ki felel
responsible-link = Ki felel ezért, és mik az Ön jogai
responsible-heading = Ki felel ezért az oldalért
responsible-nobody = Ezért még senki sem felel: ez egy bemutató.
responsible-controller = Ki dönt az adatokról
responsible-contact = Hol érhető el
responsible-officer = Ki felügyeli ezt nála (adatvédelmi tisztviselő)
responsible-supervisor = Hol tehet panaszt
responsible-rights-heading = Az Ön jogai
responsible-rights = A kódjával hozzáírhat valamit, vagy megváltoztathatja, ki olvassa. Leállíthatja az olvasást, vagy törölhet. Senki sem kérdezi, kicsoda Ön.
responsible-code = Nem tudjuk, kicsoda Ön. Csak a kód mutatja meg, hogy egy üzenet az Öné. Kód nélkül nem tudjuk Önnek megkeresni vagy törölni.
responsible-readers = A választott szervezetek felelnek azért, amit kapnak. A kódjával megkérdezheti tőlük, mit őriznek, és ki látta.
responsible-assessment = Megvizsgálták, milyen veszélyei vannak az oldalnak az emberekre. Az aláírás napja: { $date } ({ $reference }).

orgkeys-title = Kulcsok
orgkeys-link = A kulcsok ellenőrzése
orgkeys-heading = A szervezetek kulcsai
orgkeys-lead = Amit ír, azt minden kiválasztott szervezet kulcsával lezárjuk. Valóban az ő kulcsuk? Hasonlítsa össze ezeket a szavakat vagy számokat a plakátjukkal, vagy kérdezze meg őket telefonon.
orgkeys-trust = Olyasmivel hasonlítsa össze, ami nem erről az oldalról való. Aki átvesz egy oldalt, azt mutat rajta, amit akar.
orgkeys-words = Szavakkal
orgkeys-digits = Számokkal
orgkeys-until = Ezek a kulcsok eddig érvényesek: { $date }.
orgkeys-log-heading = A kulcsok listája
orgkeys-log = Minden itt mutatott kulcs egy listán áll, amelyről soha semmit nem törlünk. Sorok: { $size }.
orgkeys-seen = { $organisation } megerősítette ezt a listát: { $date }.
orgkeys-seen-earlier = { $organisation } megerősítette a listát, amikor rövidebb volt: { $date }.
orgkeys-nobody = Még egy szervezet sem erősítette meg ezt a listát.
