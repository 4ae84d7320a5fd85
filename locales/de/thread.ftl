# Coming back with the code.
return-title = Ihr Code
return-heading = Kommen Sie mit Ihrem Code zurück
return-server-reads = Auf dieser Seite benutzt der Server kurz Ihren Code, um die Antworten zu öffnen. Danach vergisst er ihn. Der Server prüft, ob die Antworten echt sind. Ihr Handy tut das nicht.
return-browser-opens = Ihr Gerät öffnet die Antworten und prüft, ob sie echt sind. Ihr Code verlässt es nicht.
return-label = Ihr Code: 24 Ziffern
return-hint = Leerzeichen und Striche sind egal. Ziffern in Ihrer eigenen Schrift sind auch gut.
return-open = Öffnen
return-error-digits = Benutzen Sie nur Ziffern.
return-error-length = Ein Code hat 24 Ziffern. { $count ->
    [0] Sie haben keine eingetippt.
    [one] Sie haben eine eingetippt.
   *[other] Sie haben { $count } eingetippt.
}
return-error-check = Eine der Ziffern stimmt nicht. Schauen Sie noch einmal auf den Code.
return-error-unknown = Zu diesem Code gibt es nichts zu zeigen. Er wurde nie benutzt, oder er ist gelöscht, oder seine Zeit ist vorbei.
return-error-cut = Die Verbindung brach ab. Bitte drücken Sie noch einmal auf den Knopf. Nichts geschieht zweimal.

thread-title = Nachrichten
thread-heading = Ihre Nachrichten
thread-none-plain = Es gibt noch keine Antwort. Bitte kommen Sie später wieder.
thread-from = Von { $name }
thread-yours = Was Sie geschrieben haben
thread-yours-hidden = Was Sie geschrieben haben, steht hier nicht. So kann es niemand anders mit Ihrem Code lesen.
thread-gap = Hier fehlt eine Nachricht. Vielleicht wurde sie gelöscht, weil sie alt war. Oder jemand hat sie entfernt.
thread-forged = Eine Nachricht hier konnten wir nicht prüfen. Wir zeigen sie nicht.
thread-newest-unknown = Bewahren Sie selbst nichts auf? Dann sehen Sie nicht, ob die neueste Nachricht zurückgehalten wurde.
thread-readers = Wer lesen darf, was Sie schreiben: { $names }
thread-readers-none = Niemand liest mehr, was Sie schreiben.
thread-write = Mehr schreiben
thread-change = Ändern, wer lesen darf
thread-stop = Stoppen
thread-delete = Alles löschen
thread-close = Schließen
thread-deletion-due = Alles wird am { $date } gelöscht. Bis dahin können Sie das noch stoppen.
thread-deletion-undo = Nicht löschen
thread-deletion-undone = Es wird nicht gelöscht.
thread-closed-elsewhere = Sie haben diese Seite geschlossen, oder sie war zu lange offen. Tippen Sie Ihren Code noch einmal ein.

more-heading = Mehr schreiben
more-label = Ihre Nachricht
more-readers = Das geht an: { $names }
more-send = Verschließen und senden
more-sent = Ihre Nachricht ist gesendet.
more-nobody = Sie haben alle gestoppt. Wählen Sie zuerst, wer lesen darf.

change-heading = Wer darf ab jetzt lesen?
change-lead = Wer neu dazukommt, liest nur, was Sie ab jetzt schreiben.
change-lead-copy = Sie haben eine Kopie Ihres ersten Textes behalten. Wer neu dazukommt, kann sie von Ihnen bekommen.
change-give-copy = Meinen ersten Text auch denen geben, die ich hinzufüge
change-save = Speichern
change-saved = Gespeichert.
change-none = Wenn Sie niemanden wählen, stoppen Sie alle.

stop-heading = Stoppen
stop-lead = Wer Ihren Text liest, bekommt die Nachricht: Bitte stoppen. Eine Vereinigung oder ein Zentrum schließt den Zugang und löscht, was das Gesetz erlaubt. Das geschieht spätestens eine Minute, nachdem dort wieder Nachrichten abgeholt wurden.
stop-police = Wenn Sie der Polizei von einer Straftat erzählt haben, können Sie das nicht zurücknehmen. Sie können aufhören, mit der Polizei zu reden.
stop-which = Wer soll stoppen?
stop-button = Jetzt stoppen
stop-done = Ihre Bitte zu stoppen ist gesendet.
stop-error-none = Wählen Sie, wer stoppen soll.

delete-heading = Alles löschen
delete-lead = Ihre Nachrichten und dieser Platz für Antworten werden nach 72 Stunden gelöscht. Alle, die sie lesen, bekommen die Nachricht, sie auch zu löschen. Bis dahin können Sie es mit Ihrem Code stoppen.
delete-why = Die drei Tage gibt es, weil jemand anders Ihren Code haben kann.
delete-police = Die Polizei behält, was sie laut Gesetz behalten muss.
delete-button = Nach 72 Stunden löschen

# What an organisation asks somebody to agree to.
ask-question = Darf { $who } das über Sie wissen: { $parts }? Warum: { $why }. Bis einschließlich: { $date }.
ask-part-presence = dass es jemanden gibt, der vielleicht Hilfe möchte
ask-part-age = ob Sie 18 Jahre oder älter sind
ask-part-languages = Ihre Sprachen
ask-part-needs = was Sie brauchen
ask-part-facts = was geschah, ohne zu sagen, wer Sie sind
ask-part-name = Ihren Namen
ask-part-contact = wie man Sie sicher erreicht
ask-part-wants = was Sie möchten
ask-part-children = Ihre Kinder und wer bei Ihnen ist
ask-part-documents = Ihre Dokumente
ask-for-call = um Sie anzurufen
ask-for-place = um eine Unterkunft für Sie zu finden
ask-for-support = um Sie zu begleiten
ask-for-legal = um Ihnen zu anwaltlicher Hilfe zu verhelfen
ask-for-medical = für medizinische Hilfe
ask-for-statement = für eine Aussage bei der Polizei
ask-for-wages = um Lohn zu fordern, den Sie nicht bekommen haben
ask-free = Sie entscheiden. Wenn Sie Nein sagen, ändert sich nichts: Sie können weiter Hilfe bekommen.
ask-back-told = Ein Ja können Sie jederzeit zurücknehmen, hier mit Ihrem Code.
ask-which = Nur ein Teil? Kreuzen Sie an, was sie wissen dürfen.
ask-yes = Ja
ask-part = Nur was ich angekreuzt habe
ask-no = Nein
ask-later = Fragen Sie mich in einer Woche
ask-error-part = Kreuzen Sie an, was sie wissen dürfen: mindestens eines und nicht alles.
ask-error-closed = Darauf kann man nicht mehr antworten und nichts mehr zurücknehmen. Sehen Sie nach, was jetzt hier steht.
ask-answer = Antworten
ask-said-yes = Sie haben Ja gesagt.
ask-said-part = Sie haben gesagt: nur { $parts }.
ask-said-no = Sie haben Nein gesagt.
ask-said-later = Sie haben gesagt: fragen Sie mich wieder am { $date }.
ask-said-back = Sie haben das zurückgenommen.
ask-over = Diese Frage ist vorbei. Sie gilt hier nicht mehr.
ask-back = Das zurücknehmen
ask-back-lead = Sie dürfen es nicht mehr verwenden. Der Zugang schließt innerhalb einer Minute, nachdem sie wieder ihre Nachrichten abrufen. Was jemand schon gelesen hat, lässt sich nicht ungeschehen machen.
ask-back-done = Sie haben es zurückgenommen. Die Nachricht ist unterwegs.
