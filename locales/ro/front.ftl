# The first page.
front-title = Bun venit
front-heading = Aici puteți spune
front-lead = Ați văzut ceva care vă îngrijorează? Vă obligă cineva la ceva sau vă ține banii ori actele? Vreți să spuneți cuiva? Puteți, fără să vă dați numele.
front-choose = Dumneavoastră alegeți cine poate citi: o asociație, un centru de primire și sprijin sau poliția. Nicio altă organizație nu primește textul.
front-not-police = Poliția citește numai dacă alegeți poliția.
front-time = Durează cam două minute. Primiți un cod. Cu acest cod puteți reveni ca să citiți răspunsul.
front-start = Scrieți ceva
front-return = Am un cod
front-operator-heading = Cine se ocupă de această pagină
front-operator = { $operator } se ocupă de această pagină. Ce scrieți se păstrează încuiat. Cine se ocupă de pagină nu are cheia ca să deschidă textul.
front-operator-police = { $operator } este un serviciu de poliție.
front-operator-not-police = { $operator } nu este un serviciu de poliție.
front-legal-limit = Nicio altă organizație nu poate citi textul. Un judecător poate ordona unei organizații să deschidă ce a primit.
front-no-trace = Nu păstrăm adresa de internet a aparatului dumneavoastră. Nu folosim nimic ca să vă urmărim.
front-device = Lista paginilor vizitate rămâne în browserul dumneavoastră. Dacă cineva controlează acest telefon, folosiți alt telefon.
front-national = Vreți doar să anunțați ceva ce ați văzut? Există și site-ul național, în multe limbi:

# What this server holds of the messages: a page of the demonstration.
held-title = Stocare
held-heading = Ce se păstrează aici
held-lead = Iată tot ce păstrează acest server din mesaje: date încuiate. Serverul nu are cheia ca să le deschidă.
held-none = Nu se păstrează nimic aici în acest moment.
held-col-what = Ce se păstrează, așa cum este
held-col-size = Mărime (bytes)
held-col-day = Ziua în care a ajuns
held-caption = În cifre
held-envelopes = Mesaje încuiate pentru organizații
held-mailboxes = Locuri pentru răspunsuri
held-answers = Răspunsuri încuiate
held-drafts = Vizite în curs

# Who answers for what is kept here.
responsible-title = Responsabili
responsible-link = Cine răspunde de aceasta și ce drepturi aveți
responsible-heading = Cine răspunde de această pagină
responsible-nobody = Nimeni nu răspunde încă de aceasta: este o demonstrație.
responsible-controller = Cine hotărăște despre date
responsible-contact = Unde îi puteți găsi
responsible-officer = Cine veghează la date pentru ei (responsabil cu protecția datelor)
responsible-supervisor = Unde puteți depune o plângere
responsible-rights-heading = Drepturile dumneavoastră
responsible-rights = Cu codul puteți adăuga ceva, schimba cine citește, opri sau șterge. Nimeni nu vă întreabă cine sunteți.
responsible-code = Nu știm cine sunteți. Numai codul arată că un mesaj este al dumneavoastră. Fără cod nu îl putem găsi sau șterge pentru dumneavoastră.
responsible-readers = Organizațiile pe care le alegeți răspund de ce primesc. Cu codul le puteți întreba ce păstrează și cine a văzut.
responsible-assessment = Riscurile acestei pagini pentru oameni au fost examinate. S-a semnat pe { $date } ({ $reference }).

orgkeys-title = Chei
orgkeys-link = Verificați cheile
orgkeys-heading = Cheile organizațiilor
orgkeys-lead = Ceea ce scrieți este încuiat cu cheia fiecărei organizații pe care o alegeți. Este cu adevărat cheia lor? Comparați aceste cuvinte sau numere cu afișul lor sau întrebați-i la telefon.
orgkeys-trust = Comparați cu ceva care nu vine de pe această pagină. Cine preia un site poate arăta pe el ce vrea.
orgkeys-words = În cuvinte
orgkeys-digits = În cifre
orgkeys-until = Aceste chei sunt valabile până la { $date }.
orgkeys-log-heading = Lista cheilor
orgkeys-log = Fiecare cheie arătată aici este scrisă într-o listă din care nu se scoate niciodată nimic. Rânduri: { $size }.
orgkeys-seen = { $organisation } a confirmat această listă la { $date }.
orgkeys-seen-earlier = { $organisation } a confirmat lista când era mai scurtă, la { $date }.
orgkeys-nobody = Nicio organizație nu a confirmat încă această listă.
