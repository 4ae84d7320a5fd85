# The first page.
front-title = Witamy
front-heading = Tu można o tym powiedzieć
front-lead = Czy widzieli Państwo coś, co niepokoi? Czy ktoś Państwa do czegoś zmusza? Czy ktoś nie oddaje Państwu pieniędzy lub dokumentów? Czy chcą Państwo komuś o tym powiedzieć? Można to zrobić bez podawania imienia i nazwiska.
front-choose = To Państwo wybierają, kto może to przeczytać: stowarzyszenie, ośrodek pomocy i schronienia czy policja. Żadna inna organizacja tego nie dostanie.
front-not-police = Policja czyta to tylko wtedy, gdy wybiorą Państwo policję.
front-time = To trwa około dwóch minut. Dostaną Państwo kod. Z tym kodem można wrócić i przeczytać odpowiedź.
front-start = Napisz
front-return = Mam kod
front-operator-heading = Kto prowadzi tę stronę
front-operator = Tę stronę prowadzi { $operator }. To, co Państwo piszą, jest tu zamknięte na klucz. Kto prowadzi stronę, nie ma klucza, żeby to otworzyć.
front-operator-police = { $operator } to służba policyjna.
front-operator-not-police = { $operator } to nie jest służba policyjna.
front-legal-limit = Żadna inna organizacja nie może tego przeczytać. Sędzia może nakazać organizacji, żeby otworzyła to, co dostała.
front-no-trace = Nie zapisujemy adresu internetowego Państwa urządzenia. Nie używamy niczego, co Państwa śledzi.
front-device = Lista odwiedzonych stron zostaje w przeglądarce. Jeśli ktoś sprawdza ten telefon, proszę użyć innego telefonu.
front-national = Chcą Państwo tylko zgłosić coś, co Państwo widzieli? Jest też strona krajowa, w wielu językach:

# What this server holds of the messages: a page of the demonstration.
held-title = Co tu jest
held-heading = Co jest tu przechowywane
held-lead = To wszystko, co ten serwer przechowuje z wiadomości: dane zamknięte na klucz. Serwer nie ma klucza, żeby je otworzyć.
held-none = W tej chwili nic nie jest tu przechowywane.
held-col-what = Co jest przechowywane, tak jak jest
held-col-size = Wielkość (bajty)
held-col-day = Dzień nadejścia
held-caption = W liczbach
held-envelopes = Zamknięte wiadomości do organizacji
held-mailboxes = Miejsca na odpowiedzi
held-answers = Zamknięte odpowiedzi
held-drafts = Trwające wizyty

# Who answers for what is kept here.
responsible-title = Kto odpowiada
responsible-link = Kto za to odpowiada i jakie mają Państwo prawa
responsible-heading = Kto odpowiada za tę stronę
responsible-nobody = Nikt jeszcze za to nie odpowiada: to wersja pokazowa.
responsible-controller = Kto decyduje o danych
responsible-contact = Gdzie można się z nimi skontaktować
responsible-officer = Kto u nich nad tym czuwa (inspektor ochrony danych)
responsible-supervisor = Gdzie można złożyć skargę
responsible-rights-heading = Państwa prawa
responsible-rights = Z kodem można coś dodać, zmienić, kto czyta, przerwać albo usunąć. Nikt nie pyta, kim Państwo są.
responsible-code = Nie wiemy, kim Państwo są. Tylko kod może pokazać, że wiadomość jest Państwa. Bez kodu nie możemy jej znaleźć ani usunąć.
responsible-readers = Wybrane organizacje odpowiadają za to, co dostają. Z kodem można je zapytać, co przechowują i kto to widział.
responsible-assessment = Zbadano, jakie ryzyko dla ludzi niesie ta strona. Podpisano to { $date } ({ $reference }).

orgkeys-title = Klucze
orgkeys-link = Sprawdź klucze
orgkeys-heading = Klucze organizacji
orgkeys-lead = To, co Państwo piszą, jest zamykane kluczem każdej wybranej organizacji. Czy to naprawdę jej klucz? Proszę porównać te słowa lub cyfry z jej plakatem albo zapytać przez telefon.
orgkeys-trust = Proszę porównać z czymś, co nie pochodzi z tej strony. Kto przejmie stronę, może na niej pokazać, co chce.
orgkeys-words = Słowami
orgkeys-digits = Cyframi
orgkeys-until = Te klucze są ważne do { $date }.
orgkeys-log-heading = Lista kluczy
orgkeys-log = Każdy pokazany tu klucz jest zapisany na liście, z której nigdy nic się nie usuwa. Wiersze: { $size }.
orgkeys-seen = { $organisation }: lista potwierdzona { $date }.
orgkeys-seen-earlier = { $organisation }: lista potwierdzona, gdy była krótsza, { $date }.
orgkeys-nobody = Żadna organizacja jeszcze nie potwierdziła tej listy.
