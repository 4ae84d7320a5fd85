# The journey of someone who writes: safe, who reads, the text, look over.
step-title = Krok { $step }
step-of = Krok { $step } z 4

safe-heading = Czy są Państwo teraz bezpieczni?
safe-lead = Czy ktoś może widzieć ten ekran albo sprawdzić ten telefon później?
safe-yes = Tak, mogę teraz pisać
safe-unsure = Nie wiem
safe-no = Nie, nie jest bezpiecznie
safe-no-heading = Najpierw bezpieczeństwo
safe-no-lead = Nie trzeba teraz niczego pisać. Można wrócić później albo użyć telefonu osoby, której Państwo ufają.
safe-no-call = Jeśli są Państwo w niebezpieczeństwie, proszę dzwonić pod numer 112. Proszę najpierw powiedzieć, gdzie Państwo są.
safe-no-anyway = Mimo to chcę teraz pisać
safe-unsure-lead = Jeśli nie ma pewności, proszę pisać krótko. W każdej chwili można wyjść przyciskiem „{ $exit }”. Odwiedzone strony zostają na liście w przeglądarce.
safe-exit-explained = Przycisk „{ $exit }” na dole zamyka wszystko od razu. To, co nie zostało wysłane, jest wtedy kasowane.
safe-exit-shift = Można też trzy razy nacisnąć klawisz Shift.

readers-heading = Kto może to przeczytać?
readers-lead = Proszę wybrać jedną lub więcej organizacji. Nic nie jest wybrane z góry. Później można kogoś dodać lub poprosić kogoś, żeby już nie czytał.
readers-who = Kto czyta:
readers-secrecy = Czy to zostaje w tajemnicy?
readers-duty = Co muszą zrobić według prawa:
readers-irrevocable = Czego nie można cofnąć:
readers-answers = Kiedy odpowiadają:
readers-languages = Ludzie odpowiadają w językach: { $languages }
readers-unsure = Nie wiem
readers-unsure-text = Wtedy czyta to { $name }. To stowarzyszenie. Może pomóc Państwu w wyborze. Policja tego nie dostanie.
readers-unsure-nobody = W tej chwili nie można wybrać żadnego stowarzyszenia. Proszę wybrać samodzielnie albo zadzwonić pod numer poniżej.
readers-about-police = Chodzi o policję
readers-about-police-text = Wtedy ukrywamy policję na tej liście. Te instytucje kontrolują policję. Nie można ich tutaj wybrać. Proszę skontaktować się z nimi samodzielnie:
readers-oversight-p = Komitet P: niezależny organ, który kontroluje całą policję
readers-oversight-aig = Inspekcja Generalna policji federalnej i lokalnej
readers-choose-again = Pokaż znowu wszystkich
readers-exceptions-heading = Kiedy muszą mówić
readers-exceptions = Czy czyjeś życie jest zagrożone? Albo czy zagrożone jest dziecko? Wtedy każda organizacja może mieć obowiązek wezwać pomoc. Powie o tym Państwu, gdy to możliwe.
readers-not-available = W tej chwili to niemożliwe: klucz tej organizacji stracił ważność.
readers-not-available-back = W tej chwili to niemożliwe. Będzie znowu możliwe od { $date }.
readers-refused-police-relay = Tę stronę prowadzi służba policyjna, a Państwa przeglądarka nie może sama zamknąć tekstu na klucz. Dlatego nie przyjmujemy tu tekstów dla innych organizacji. Proszę skontaktować się z nimi samodzielnie.
readers-error-none = Proszę wybrać, kto może to przeczytać, albo „Nie wiem”.
readers-error-unsure = Wybrano „Nie wiem” i także organizację. Proszę wybrać jedno z dwojga.
readers-error-gone = Jednej z wybranych organizacji nie można już wybrać. Proszę wybrać jeszcze raz.

kind-police = Policja
kind-centre = Ośrodek pomocy i schronienia
kind-association = Stowarzyszenie
kind-other = Inna organizacja

write-heading = Co się dzieje?
write-readers = Kto to przeczyta: { $names }.
write-readers-change = Zmień, kto czyta
write-server-seals = Państwa przeglądarka wysyła tekst do tej strony, a strona zamyka go na klucz. W tym momencie serwer może go przeczytać. Nie zachowuje niczego, co nie jest zamknięte.
write-browser-seals = Państwa telefon zamyka słowa na klucz, zanim je wyśle. Ten serwer nie może ich przeczytać.
write-locking = Zamykanie słów na klucz…
write-error-not-left = Nie udało się wysłać: połączenie zostało przerwane. Państwa tekst nadal tu jest. Proszę nacisnąć przycisk jeszcze raz. Nic nie zostanie wysłane dwa razy.
write-label = Proszę napisać własnymi słowami
write-hint = Każdy język jest dobry. Proszę napisać, co Państwo widzieli albo co się dzieje, gdzie i kiedy. Nie trzeba podawać imienia ani nazwiska. Wystarczy jedno zdanie.
write-limit = Najwyżej 15 000 znaków.
write-client-summary = Dla klientów
write-client = Jeśli byli Państwo klientami: to, co mówią Państwo o sobie, może zostać użyte, także przeciwko Państwu. To, co Państwo widzieli, i tak może komuś pomóc.
write-optional = Kilka pytań, tylko jeśli Państwo chcą
write-optional-lead = Można pominąć wszystkie.
answer-dont-know = Nie wiem
answer-rather-not = Wolę nie mówić
q-who = Skąd Państwo o tym wiedzą?
q-who-self = To dzieje się ze mną
q-who-witness = Z tego, co widzę lub słyszę
q-who-client = Wiem to jako klient lub klientka
q-who-work = Wiem to z pracy
q-who-family = To dzieje się z kimś mi bliskim
q-who-other = Coś innego
q-when = Kiedy to się dzieje?
q-when-now = Teraz
q-when-week = W ostatnim tygodniu
q-when-month = W ostatnim miesiącu
q-when-longer = Dawniej
q-danger = Czy ktoś jest teraz w niebezpieczeństwie?
q-minors = Czy chodzi o dziecko lub osobę poniżej 18 lat?
q-yes = Tak
q-no = Nie
q-contact = Czy mogą Państwa o coś zapytać?
q-contact-thread = Tak, tutaj, z kodem
q-contact-none = Nie
q-copy = Zachowaj kopię dla mnie
q-copy-text = Gdy wrócą Państwo z kodem, zobaczą Państwo swoje słowa. Jeśli kod dostanie ktoś inny, też je zobaczy. Jeśli nie ma pewności, proszę tego nie wybierać.
q-pressure = Ktoś wywiera na mnie nacisk, żeby to napisać lub żeby tego nie pisać
write-check-heading = Sprawdzenie tekstu
write-check = Proszę przeczytać swój tekst jeszcze raz. Czy jest w nim coś, co wskazuje na Państwa i czego nie chcą Państwo mówić? Można to jeszcze zmienić.
write-after-police = Gdy policja przeczyta, że było przestępstwo, mogą Państwo przestać mówić. Ale nie można już tego cofnąć.
write-after-other = Później można poprosić, żeby to usunięto.
write-send = Zamknij na klucz i wyślij
write-error-empty = Proszę napisać przynajmniej jedno zdanie.
write-error-too-long = Tekst ma { $count ->
    [one] jeden znak
    [few] { $count } znaki
    [many] { $count } znaków
   *[other] { $count } znaku
}. Może mieć najwyżej 15 000. Proszę go skrócić albo wysłać resztę później z kodem.
write-error-too-long-bytes = Tekst jest za długi, żeby zamknąć go w całości. Proszę go skrócić albo wysłać resztę później z kodem.
write-error-not-sent-yet = Ta strona była otwarta zbyt długo. Wcześniejsze odpowiedzi skasowano dla bezpieczeństwa. Państwa tekst nadal tu jest i nie został wysłany. Proszę go przejrzeć i nacisnąć przycisk jeszcze raz.
write-error-already = Z tym kodem już wysłano tekst. Ten nowy tekst nie został wysłany. Proszę najpierw zapisać kod. Potem można z nim dodać ten tekst.
write-error-readers = Proszę wybrać, kto może to przeczytać. Państwa tekst nadal tu jest.
write-error-readers-moved = W innym oknie zmieniono, kto może czytać. Proszę zobaczyć powyżej, kto teraz czyta. Potem proszę nacisnąć przycisk jeszcze raz.
write-error-not-kept = W tej chwili nie możemy niczego zapisać. Państwa tekst nadal tu jest i nie został wysłany. Proszę nacisnąć przycisk jeszcze raz za kilka minut.
