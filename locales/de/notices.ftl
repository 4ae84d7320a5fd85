# Conditions of use: the accessibility statement, from the last test (data/accessibility.toml), and what is kept, from the settings.
access-lead = Diese Seiten sind für alle gemacht: mit Vorleseprogramm, ohne Maus, auf einem kleinen oder alten Telefon, ohne Skripte.
access-day = Zuletzt geprüft am:
access-tool = Mit dem Programm:
access-standard = Gemessen an:
access-pages = Angesehene Seiten:
access-languages = In den Sprachen:
access-width = Schmalster Bildschirm:
access-faults = Gefundene Fehler:
access-limits-heading = Was noch fehlt
access-limits = Ein Programm findet nur einen Teil der Fehler. Menschen mit Behinderung haben diese Seiten noch nicht geprüft.
access-drafts = Viele Übersetzungen hat noch niemand gelesen, dessen Muttersprache es ist. Jede Seite sagt das.
access-tell-heading = Funktioniert etwas für Sie nicht?
access-tell = Sagen Sie es: { $contact }. Nennen Sie die Seite und den Fehler. Schreiben Sie dort nicht, was für eine Organisation bestimmt ist.
access-body = Hilft das nicht? In Belgien wacht der föderale Dienst BOSA über öffentliche Websites (accessibility.belgium.be).

privacy-heading = Was behalten wird, warum und wie lange
privacy-lead = Diese Fristen kommen aus den Einstellungen dieser Seite.
privacy-why = Warum:
privacy-long = Wie lange:
privacy-message = Ihre Nachricht, verschlossen
privacy-message-why = Um sie zu den gewählten Organisationen zu bringen
privacy-mailbox = Der Platz für Antworten, verschlossen
privacy-mailbox-why = Damit Sie mit Ihrem Code wiederkommen können
privacy-mailbox-long = { $long } nach der letzten Benutzung
privacy-visit = Woran Sie gerade sind, verschlossen, und ein Cookie
privacy-visit-why = Damit zwischen zwei Seiten nichts verloren geht
privacy-visit-long = { $long } nach der letzten Seite, oder bis Sie gehen
privacy-address = Die Internetadresse Ihres Geräts
privacy-address-why = Nur im Arbeitsspeicher, um Angriffe zu bremsen
privacy-address-long = Wird nicht behalten
privacy-questions = Was Sie unter „{ $page }“ ankreuzen
privacy-questions-why = Um nach vorn zu stellen, was helfen kann
privacy-questions-long = Wird nicht behalten
privacy-delete = Haben Sie um Löschung gebeten? Sie geschieht nach { $long }. Bis dahin können Sie es zurücknehmen.
privacy-readers = Die Organisationen, die Sie wählen, behalten nach eigenen Regeln, was sie bekommen. Sie stehen selbst dafür ein.
privacy-days = { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
privacy-minutes = { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
}
