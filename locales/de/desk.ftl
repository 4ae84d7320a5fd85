# What members of an organisation see at their desk.
desk-skip = Zum Inhalt
desk-inbox = Posteingang
desk-sessions = Meine Sitzungen
desk-audit = Logbuch
desk-health = Zustand des Arbeitsplatzes
desk-sign-out = Abmelden
desk-language = Sprache
desk-member = Angemeldet als { $name }
desk-demo = Vorführung: Alle Personen und Meldungen sind erfunden.
desk-menu = Hauptmenü

signin-title = Anmelden
signin-heading = Anmelden
signin-user = Benutzername
signin-password = Passwort
signin-code = Sechsstelliger Code aus Ihrer App
signin-button = Anmelden
signin-error = Diese drei Angaben passen nicht zusammen. Prüfen Sie Benutzername, Passwort und Code.
signin-error-busy = Zu viele Versuche. Warten Sie { $seconds ->
    [one] eine Sekunde
   *[other] { $seconds } Sekunden
} und versuchen Sie es erneut.
signin-ended = Ihre Sitzung ist beendet. Melden Sie sich erneut an; Ihre Eingaben bleiben erhalten.
signin-signed-out = Sie sind abgemeldet.

role-lead = Leitung
role-reader = Fallbearbeitung
role-it = Technische Verwaltung

inbox-title = Posteingang
inbox-heading = Posteingang
inbox-empty = Hier ist nichts. Neue Meldungen erscheinen von selbst.
inbox-empty-filter = Nichts passt zu dieser Auswahl.
inbox-all = Alle
inbox-pull = Jetzt abholen
inbox-pulled = { $count ->
    [0] Abgeholt: nichts Neues.
    [one] Abgeholt: eine neue Nachricht.
   *[other] Abgeholt: { $count } neue Nachrichten.
}
inbox-pull-failed = Das Relais ist nicht erreichbar. Zuletzt abgeholt: { $when }.
inbox-col-number = Nummer
inbox-col-state = Status
inbox-col-lang = Sprache
inbox-col-age = Eingegangen
inbox-col-others = Wer es noch lesen kann
inbox-col-waiting = Wartet auf
inbox-only-us = Nur wir
inbox-caption = Meldungen, dringende zuerst, dann die neuesten
inbox-page = Seite { $page }
inbox-newer = Neuere
inbox-older = Ältere
inbox-show = Anzeigen
state-new = Neu
state-closed = Abgeschlossen
waiting-us = unsere Antwort
waiting-writer = die meldende Person
waiting-none = nichts
flag-stopped = Die meldende Person hat uns gestoppt
flag-deletion = Löschung verlangt, fällig am { $due }
flag-pressure = Möglicherweise unter Druck
flag-about-police = Betrifft die Polizei
flag-hidden = Aufbewahrt, geschlossen
flag-erased = Gelöscht
age-today = heute
age-yesterday = gestern
age-days = { $count ->
    [one] vor einem Tag
   *[other] vor { $count } Tagen
}

signal-title = Meldung { $number }
signal-heading = Meldung { $number }
signal-back = Zurück zum Posteingang
signal-as-written = So, wie es geschrieben wurde
signal-lang = Sprache der Seite beim Schreiben: { $lang }
signal-mode-server = Bei der Ankunft vom Relais verschlossen: Die Skripte der meldenden Person waren ausgeschaltet.
signal-mode-js = Im Browser der meldenden Person verschlossen.
signal-mode-wasm = Im Browser der meldenden Person verschlossen.
signal-readers-only-us = Keine andere Organisation kann es lesen.
signal-answers = Beantwortete Fragen
signal-thread = Gespräch
signal-from-writer = Die meldende Person
signal-from-us = { $name }, für uns
signal-arrived = Eingegangen am { $date }
signal-gap = Vor dieser Nachricht fehlt eine Nachricht.
signal-forged = Es kam eine Nachricht, die nicht von der meldenden Person ist. Sie wurde beiseitegelegt und steht im Logbuch.
signal-unreadable = Es kam eine Nachricht, die diese Version des Arbeitsplatzes nicht lesen kann.
signal-readers-changed = Die meldende Person hat neu gewählt, wer es lesen kann: { $names }
signal-event-stopped = Die meldende Person bat uns zu stoppen und schrieb danach wieder.
signal-event-deletion = Die meldende Person bat, dies am { $date } zu löschen.
signal-event-undone = Die meldende Person nahm das zurück: Es wird nicht gelöscht.
signal-stopped = Die meldende Person hat uns gebeten zu stoppen. Sie können nicht mehr antworten.
signal-stopped-text = Der Text ist hier geschlossen. Was wir laut Gesetz aufbewahren müssen, bleibt geschlossen aufbewahrt.
signal-erased = Der Text ist weg. Sein Schlüssel wurde vernichtet; niemand kann ihn zurückholen.
signal-deletion = Die meldende Person hat gebeten, dies zu löschen. Das geschieht am { $date }, es sei denn, sie nimmt es zurück. Jemand anders kann den Code haben: möglicherweise unter Druck.
signal-about-police = Die meldende Person sagt, dass es um die Polizei geht.
signal-pressure = Die meldende Person sagt: Ich stehe unter Druck.
signal-about = Zu dieser Meldung
signal-ask-language = Im Team Hilfe für diese Sprache anfragen
signal-ask-language-note = Was brauchen Sie?
signal-ask-language-lead = Nichts verlässt diesen Arbeitsplatz. Keine Maschine übersetzt es. Jemand aus dem Team, der die Sprache spricht, liest es hier mit Ihnen. Auch möglich: eine Dolmetscherin oder ein Dolmetscher mit Schweigepflicht.
signal-ask-language-done = Angefragt am { $date } von { $name }: { $note }
signal-ask-language-speakers = Diese Sprache sprechen hier: { $names }
signal-ask-language-nobody = Niemand an diesem Arbeitsplatz hat diese Sprache angegeben.
signal-ask-language-send = Anfragen
signal-ask-language-asked = Ihr Team sieht dies jetzt bei der Meldung.
signal-ask-language-empty = Schreiben Sie zuerst, was Sie brauchen.
signal-ask-language-long = Die Notiz hat { $count ->
    [one] ein Zeichen
   *[other] { $count } Zeichen
}. Möglich sind höchstens { $limit }.
signal-close = Abschließen
signal-reopen = Wieder öffnen
signal-closed-note = Abgeschlossen am { $date } von { $name }
signal-closed-done = Abgeschlossen.
signal-reopened-done = Wieder geöffnet.
signal-changed = Jemand hat dies inzwischen geändert. Sehen Sie zuerst nach und versuchen Sie es dann erneut.

reply-heading = Antwort
reply-label = Ihre Antwort
reply-hint = Die meldende Person liest dies mit dem Code, vielleicht mit jemandem neben sich. Kurz, warm, keine Namen.
reply-limit = Höchstens 14.000 Zeichen. Umlaute, Buchstaben mit Akzenten und Buchstaben anderer Schriften zählen mehr.
reply-draft = Das haben Sie zu schreiben begonnen. Nur Sie sehen es.
reply-keep = Für später aufbewahren
reply-kept = Aufbewahrt. Nur Sie sehen es, und es wurde nicht gesendet.
reply-send = Senden
reply-sent = Gesendet. Die meldende Person kann es lesen, sobald es beim Relais angekommen ist.
reply-waiting = Wartet auf den Versand an das Relais
reply-delivered = Beim Relais zugestellt
reply-undeliverable = Nicht zustellbar: Das Postfach der meldenden Person gibt es nicht mehr.
reply-error-empty = Schreiben Sie zuerst eine Antwort.
reply-error-long = Die Antwort hat { $count ->
    [one] ein Zeichen
   *[other] { $count } Zeichen
}. Möglich sind höchstens { $limit }.
reply-conflict = { $name } hat geantwortet, seit Sie diese Seite geöffnet haben. Lesen Sie das zuerst. Ihr Text ist noch da. Drücken Sie erneut auf „Senden“, wenn er trotzdem abgehen soll.
reply-not-possible = Antworten ist jetzt nicht möglich.

sessions-title = Meine Sitzungen
sessions-heading = Wo Sie angemeldet sind
sessions-this = Diese
sessions-end = Diese Sitzung beenden
sessions-end-others = Alle anderen beenden
sessions-ended = Beendet.
sessions-caption = Ihre offenen Sitzungen
sessions-col-started = Begonnen
sessions-col-used = Zuletzt benutzt
sessions-col-act = Beenden

audit-title = Logbuch
audit-heading = Logbuch
audit-lead = Jede Zeile ist an die vorige gebunden. Eine geänderte, entfernte oder verschobene Zeile fällt hier auf.
audit-whole = Das Logbuch ist unversehrt. { $count ->
    [0] Es gibt noch keine Zeilen.
    [one] Eine Zeile geprüft.
   *[other] { $count } Zeilen geprüft.
}
audit-broken = Das Logbuch ist nicht unversehrt. Erster Fehler in Zeile { $line }: { $fault }.
audit-verify = Das ganze Logbuch prüfen
audit-fault-altered = geändert
audit-fault-missing = fehlt
audit-fault-order = verschoben
audit-fault-head = Ende abgeschnitten
audit-caption = Neueste zuerst
audit-newer = Neuere Zeilen
audit-older = Ältere Zeilen
audit-col-line = Zeile
audit-col-time = Zeit
audit-col-who = Wer
audit-col-what = Was
audit-col-object = Betrifft
audit-system = Der Arbeitsplatz
audit-session = Sitzung { $number }
audit-member = Mitglied { $number }
audit-others = alle anderen Sitzungen
act-signed-in = angemeldet
act-sign-in-refused = Anmeldung verweigert
act-signed-out = abgemeldet
act-session-ended = Sitzung beendet
act-signal-arrived = Meldung eingegangen
act-message-arrived = Nachricht eingegangen
act-signal-seen = eingesehen
act-signal-closed = abgeschlossen
act-signal-reopened = wieder geöffnet
act-reply-written = Antwort geschrieben
act-reply-delivered = Antwort zugestellt
act-language-asked = Hilfe für eine Sprache angefragt
act-writer-stopped = die meldende Person hat uns gestoppt
act-deletion-asked = die meldende Person hat die Löschung verlangt
act-deletion-undone = die meldende Person hat die Löschung zurückgenommen
act-erased = gelöscht
act-message-refused = Nachricht abgelehnt
act-key-alarm = Schlüsselalarm
act-audit-checked = Logbuch geprüft
act-access-refused = Zugang verweigert
act-started = Arbeitsplatz gestartet
act-pulled = von Hand abgeholt

health-title = Zustand
health-heading = Zustand des Arbeitsplatzes
health-relay-ok = Das Relais zeigt unseren eigenen Schlüssel. Zuletzt geprüft: { $when }.
health-relay-key-wrong = ALARM: Das Relais zeigt für uns einen Schlüssel, der nicht unserer ist. Benachrichtigen Sie die Partner per Telefon. Benutzen Sie das Portal nicht, bis dies gelöst ist.
health-relay-missing = Das Relais zeigt unsere Organisation nicht.
health-relay-unreachable = Das Relais war beim letzten Versuch nicht erreichbar.
health-relay-not-yet = Wir haben noch nicht geprüft, was das Relais von uns zeigt.
health-keys = Unsere Schlüssel sind gültig bis zum { $date }.
health-keys-soon = Unsere Schlüssel laufen am { $date } ab. Erneuern Sie sie mit dem Offline-Schlüssel.
health-fingerprint = Fingerabdruck unseres Identitätsschlüssels
health-refused = { $count ->
    [0] Keine Nachricht musste beiseitegelegt werden.
    [one] Eine Nachricht wurde beiseitegelegt, weil sie nicht echt war.
   *[other] { $count } Nachrichten wurden beiseitegelegt, weil sie nicht echt waren.
}
health-pulled = Zuletzt abgeholt: { $when }
health-never = nie
health-waiting = { $count ->
    [0] Keine Antwort wartet auf den Versand.
    [one] Eine Antwort wartet auf den Versand an das Relais.
   *[other] { $count } Antworten warten auf den Versand an das Relais.
}
health-engine = Datenbank: { $engine }
health-reasons = Warum Nachrichten beiseitegelegt wurden
reason-damaged = unterwegs beschädigt
reason-not-sealed = nicht versiegelt
reason-padding = falsche Auffüllung
reason-content = nicht in der richtigen Form
reason-bad-signature = die Signatur passt nicht
reason-key-not-of-report = unter der Meldung einer anderen Person geschrieben
reason-unknown-author = unbekannter Absender
reason-not-addressed = nicht an uns gerichtet
reason-other-report = gehört zu einer anderen Meldung
reason-no-such-report = keine Meldung gehört dazu
reason-replayed = kam ein zweites Mal
reason-two-in-one-place = zwei Nachrichten an einer Stelle
reason-not-kept = konnte hier nicht aufbewahrt werden

desk-refused-title = Kein Zugang
desk-refused = Ihre Rolle öffnet dies nicht. Fragen Sie die Leitung Ihres Arbeitsplatzes.
desk-error-title = Jetzt nicht
desk-error = Hier ging etwas schief. Ihre Eingaben gehen nicht verloren, wenn Sie zurückgehen. Nennen Sie der technischen Verwaltung diese Zeit: { $when }.
desk-gone-title = Nicht hier
desk-gone = Hier ist nichts, oder Sie dürfen es nicht sehen.
desk-form-old = Diese Seite war zu lange offen. Sehen Sie sie erneut an und drücken Sie noch einmal auf den Knopf; Ihr Text ist noch da.
signin-ended-plain = Ihre Sitzung ist beendet. Melden Sie sich erneut an.
signal-contact-none = Die meldende Person möchte keine Fragen.

state-taken = In Bearbeitung
state-waiting = Zurückgestellt
state-reopened = Wieder geöffnet
view-open = Zu erledigen
view-mine = Bei mir
view-nobodys = Bei niemandem
view-urgent = Dringend
view-answer = Wartet auf unsere Antwort
view-second = Zweiter Blick
inbox-narrow = Eingrenzen
work-heading = Wer macht was
work-assignee = Bei
work-nobody = Niemand
work-me = { $name } (Sie)
work-take = Ich übernehme das
work-urgency = Wie dringend
work-urgency-reason = Warum so dringend
urgency-normal = Der Reihe nach
urgency-soon = Noch heute
urgency-now = Vor allem anderen
work-labels = Etiketten
work-new-label = Ein neues Etikett
work-until = Zurückstellen bis
work-until-reason = Worauf wir warten
work-until-words = Zurückgestellt bis { $date }
work-save = Speichern
work-saved = Gespeichert.
work-taken = Das liegt jetzt bei Ihnen.
work-not-possible = Das lässt sich jetzt nicht ändern.
work-error-member = Wählen Sie jemanden, der Meldungen liest.
work-error-label = Ein Etikett hat 1 bis 40 Zeichen, ein Arbeitsplatz höchstens 60 Etiketten.
work-error-reason = Schreiben Sie den Grund dazu.
work-error-reason-long = Der Grund hat { $length } Zeichen; höchstens { $limit } passen.
work-error-day = Wählen Sie einen Tag zwischen morgen und heute in einem Jahr.
work-conflict-assignee = Jemand hat das vergeben, seit Sie die Seite geöffnet haben. Nichts wurde geändert. Sehen Sie nach und speichern Sie noch einmal.
work-conflict-urgency = Jemand hat die Dringlichkeit geändert, seit Sie die Seite geöffnet haben. Nichts wurde geändert. Sehen Sie nach und speichern Sie noch einmal.
work-conflict-until = Jemand hat den Termin geändert, seit Sie die Seite geöffnet haben. Nichts wurde geändert. Sehen Sie nach und speichern Sie noch einmal.
outcome-advised = Beraten
outcome-information = Als Information aufgenommen
outcome-referred = An Helfende weitergeleitet
outcome-reported = Protokoll aufgenommen
outcome-unfounded = Unbegründet
outcome-out-of-scope = Nicht unsere Aufgabe
outcome-abuse = Sollte schaden oder verspotten
close-heading = Diese Meldung abschließen
close-outcome = Was daraus wurde
close-choose = Bitte wählen
close-reason = Warum
close-reason-hint = Nötig, wenn jemandem nicht geglaubt oder nicht geholfen wurde. Nur wir lesen es.
close-police = Eine beschriebene Straftat darf nicht liegen bleiben. Nennen Sie die Nummer des Protokolls, oder sagen Sie, dass keine beschrieben ist; dann sieht eine zweite Person hin.
close-number = Nummer des Protokolls oder Informationsberichts
close-number-is = Nummer { $number }
close-no-offence = Es ist keine Straftat beschrieben
close-error-outcome = Wählen Sie, was daraus wurde.
close-error-number = Nennen Sie die Nummer des Protokolls, oder begründen Sie, dass keine Straftat beschrieben ist.
close-error-both = Da steht eine Nummer, und Sie sagen, dass keine Straftat beschrieben ist. Nur eines von beiden geht.
close-error-number-long = Die Nummer hat { $length } Zeichen; höchstens { $limit } passen.
note-heading = Unter uns
note-lead = Die meldende Person sieht das nie.
note-label = Eine Notiz an Kolleginnen und Kollegen
note-keep = Notiz behalten
note-kept = Die Notiz steht bei der Meldung.
note-by = { $name }, { $date }
note-error-empty = Schreiben Sie zuerst eine Notiz.
note-error-long = Die Notiz hat { $length } Zeichen; höchstens { $limit } passen.
second-asked = Jetzt muss eine zweite Person hinsehen. Bis dahin bleibt die Meldung offen.
second-asks = { $name } bittet am { $date }, das abzuschließen: { $outcome }. Es ist keine Straftat beschrieben, weil: { $reason } Lesen Sie die Meldung und entscheiden Sie dann.
second-yours = Sie haben am { $date } gebeten, das abzuschließen: { $outcome }. Es ist keine Straftat beschrieben, weil: { $reason } Jemand anders muss hinsehen.
second-agree = Einverstanden: abschließen
second-disagree = Nicht einverstanden
second-disagreed = Die Meldung bleibt offen.
second-own = Niemand bestätigt die eigene Bitte.
second-flag = Zweiter Blick erbeten
audit-given = Meldung { $number }, an { $name }
act-signal-taken = übernommen
act-signal-given = vergeben
act-signal-released = losgelassen
act-urgency-set = Dringlichkeit bestimmt
act-signal-snoozed = zurückgestellt
act-signal-woken = nicht mehr zurückgestellt
act-labels-set = Etiketten geändert
act-note-written = Notiz geschrieben
act-second-look-asked = zweiten Blick erbeten
act-second-look-agreed = nach zweitem Blick einverstanden
act-second-look-refused = nicht einverstanden
act-second-look-ended = zweiter Blick hinfällig: die meldende Person schrieb

enter-menu = Aufschreiben
enter-title = Aufschreiben
enter-heading = Aufschreiben, was jemand erzählt
enter-lead = Am Schalter, am Telefon, von Papier. Schreiben Sie die eigenen Worte der Person, möglichst in ihrer Sprache. Das ist keine Vernehmung. Nur dieser Arbeitsplatz kann es lesen.
enter-origin = Wie es kam
origin-portal = Über das Portal
origin-counter = Am Schalter
origin-phone = Per Telefon
origin-paper = Auf Papier
origin-partner = Von einem Partner
enter-day = Der Tag, an dem es kam
enter-lang = Erzählt auf
enter-text = Was die Person sagt
enter-text-hint = Ihre Worte, nicht die Ihren. Was Sie davon halten, gehört in eine Notiz.
enter-checked = Wie es geprüft wurde
checked-read-back = Vorgelesen, und die Person war einverstanden
checked-own-hand = Die Person hat es selbst geschrieben
checked-not = Nicht geprüft
enter-source = Von wem und wie es kam, für Kolleginnen und Kollegen
enter-source-hint = Nicht mehr, als Kolleginnen und Kollegen brauchen. Dolmetscher mit Nummer, nicht mit Namen.
enter-pressure = Die Person steht unter Druck, oder jemand hört mit
enter-receipt = Der Person einen Code zum Wiederkommen geben
enter-receipt-hint = Nur wenn sie ihn gefahrlos behalten kann. Damit liest sie Ihre Antworten und kann mehr schreiben.
enter-save = Diese Meldung behalten
enter-done = Behalten. Sie steht im Posteingang wie jede andere Meldung.
enter-error-origin = Wählen Sie, wie es kam.
enter-error-day = Wählen Sie einen Tag: heute, oder höchstens ein Jahr zurück.
enter-error-told-in = Wählen Sie die Sprache, in der erzählt wurde.
enter-error-text = Schreiben Sie, was die Person sagt.
enter-error-text-long = Der Text hat { $length } Zeichen; höchstens { $limit } passen.
enter-error-checked = Wählen Sie, wie es geprüft wurde.
enter-error-source-long = Das hat { $length } Zeichen; höchstens { $limit } passen.
enter-error-receipt = Gerade geht kein Code: Das Relais wurde noch nicht erreicht. Behalten Sie die Meldung ohne Code, oder versuchen Sie es später.
enter-error-later = Es konnte gerade nicht behalten werden. Alles steht noch im Formular; versuchen Sie es gleich noch einmal.
entered-heading = Meldung { $number } ist behalten
entered-lead = Schreiben Sie diesen Code für die Person ab, oder drucken Sie ihn: Gedruckt wird nur, was im Rahmen steht. Er verrät nicht, wozu er dient.
entered-code = Der Code
entered-once = Er wird jetzt gezeigt und nie wieder. Niemand hier kann ihn nachsehen.
entered-when = Er gilt, sobald das Relais erreicht ist, meist nach wenigen Sekunden.
told-by = { $origin }, aufgeschrieben von { $name }.
told-lang = Erzählt auf: { $lang }.
told-checked = { $how }.
looks-link = Wer hineinsah, und was geschah
looks-heading = Wer Meldung { $number } ansah
looks-lead = Neueste zuerst. Jeder Blick ist festgehalten und lässt sich nicht entfernen; auch dieser.
act-signal-entered = aufgeschrieben
act-mailbox-opened = der Code gilt
act-looks-seen = sah, wer hineinsah
