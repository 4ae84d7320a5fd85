# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Czy to moja sytuacja?
rights-link = Do czego mają Państwo prawo
doing-link = Coś widzę. Co mogę zrobić?
contacts-link = Do kogo zadzwonić
access-link = Dostępność

# Their titles say nothing of what they are about.
check-title = Pytania
rights-title = Informacje
doing-title = Rady
contacts-title = Numery
access-title = Dostępność
choices-title = Możliwości

# Where a text of law or advice is not there in the reader’s language.
text-in = Ten tekst jest tu tylko w kilku językach. Proszę wybrać:
core-heading = Co można zrobić teraz

# Whom to call, by what one needs.
need-danger = Jeśli teraz jest niebezpieczeństwo
need-help = Jeśli ktoś Państwa zmusza lub wykorzystuje
need-child = Dla dzieci i młodzieży
need-report = Aby zgłosić, co się widziało
contact-always = W dzień i w nocy
contact-centre = Uznany ośrodek dla ofiar handlu ludźmi
contact-young = Ośrodek dla wykorzystywanej młodzieży
contact-guardian = Służba opieki prawnej: opiekun dla dzieci, które są tu bez rodziców
contact-stale = Ostatnio sprawdzono { $date }. To dawno: numer mógł się zmienić.
contacts-write = Można też napisać tutaj. Państwo wybierają, kto to czyta.

# Ten questions. They end in choices, never in a verdict.
check-lead = Dziesięć pytań, tylko dla Państwa. Proszę zaznaczyć to, co jest prawdą. Wszystkie można pominąć.
check-kept = Niczego z tego nie przechowujemy. Ta strona nie ocenia. Pokazuje tylko najpierw to, co może pomóc.
check-1 = Czy grozi Państwu niebezpieczeństwo, są Państwo ranni lub chorzy?
check-2 = Czy mają Państwo mniej niż 18 lat?
check-3 = Czy ktoś trzyma Państwa dokumenty, telefon lub kartę do banku?
check-4 = Czy nie można wychodzić, kiedy się chce, albo samemu?
check-5 = Czy praca jest inna, niż obiecano?
check-6 = Czy dostają Państwo mało pieniędzy albo nic, czy trzeba je oddawać?
check-7 = Czy trzeba pracować, aby spłacić dług?
check-8 = Czy nie można odmówić zadania, klienta lub dnia pracy?
check-9 = Czy ktoś grozi Państwu lub rodzinie, albo trzeba było złożyć przysięgę?
check-10 = Czy boją się Państwo prosić o pomoc z powodu dokumentów?
check-go = Pokaż, co mogę zrobić

# What whoever answered can choose.
choices-heading = Państwo decydują
choices-lead = Pytanie to nic złego. Niczego nie trzeba teraz robić. Proszę wybrać albo zamknąć tę stronę.
choices-read = Proszę najpierw przeczytać
choices-more = Proszę też przeczytać
choices-close = Zamknij tę stronę

# The names of the texts on rights.
right-help = Pomoc bez składania skargi
right-time = Czas do namysłu
right-health = Lekarz i zdrowie
right-pay = Państwa wynagrodzenie
right-child = Dla osób poniżej 18 lat
right-eu = Także obywatele UE i Belgowie
right-work = Praca seksualna nie jest problemem
right-crime = Kradzież, bicie lub nękanie w pracy
right-told = Co muszą zrobić z tym, co Państwo powiedzą
right-safe = Jak bezpiecznie piszą do Państwa

# Whom the advice is for.
who-citizen = Sąsiad lub przechodzień
who-hotel = Hotel
who-landlord = Wynajmujący lub najem wakacyjny
who-employer = Pracodawca
who-bank = Bank
who-transport = Transport i taksówki
who-health = Pracownik ochrony zdrowia
who-school = Szkoła
who-public = Urząd lub gmina
who-association = Stowarzyszenie
who-client = Klient

campaign-over-heading = Ta strona już się zakończyła
campaign-over = To, co tu wisiało, już się zakończyło albo numer jest inny. Nadal można do nas napisać, do kogoś zadzwonić albo czytać dalej.
campaign-days = Od { $from } do { $to }.
campaign-by = Od: { $name }.
campaign-picture = Obraz: { $owner }, { $licence }.
campaign-counted = Liczymy tylko, ile razy w tygodniu otwarto tę stronę, wszystkich razem. Nikt nie wie, kim Pan lub Pani jest.
paper-scan = Zeskanuj lub wpisz:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Posłuchaj
hear-lead = Mówią to osoby, które znają ten język. Pod każdym nagraniem jest to samo w języku tej strony.
