# The first page.
front-title = Willkommen
front-heading = Hier können Sie es sagen
front-lead = Haben Sie etwas gesehen, das Ihnen Sorgen macht? Zwingt Sie jemand zu etwas? Behält jemand Ihr Geld oder Ihre Papiere? Möchten Sie es jemandem sagen? Das können Sie, ohne Ihren Namen zu nennen.
front-choose = Sie wählen, wer es lesen darf: eine Vereinigung, ein Aufnahmezentrum oder die Polizei. Keine andere Organisation bekommt es.
front-not-police = Die Polizei liest es nur, wenn Sie die Polizei wählen.
front-time = Es dauert etwa zwei Minuten. Sie bekommen einen Code. Mit dem Code können Sie zurückkommen und die Antwort lesen.
front-start = Etwas schreiben
front-return = Ich habe einen Code
front-operator-heading = Wer diese Seite betreibt
front-operator = { $operator } betreibt diese Seite. Was Sie schreiben, bleibt hier verschlossen. Wer die Seite betreibt, hat keinen Schlüssel zum Öffnen.
front-operator-police = { $operator } ist ein Polizeidienst.
front-operator-not-police = { $operator } ist kein Polizeidienst.
front-legal-limit = Keine andere Organisation kann es lesen. Ein Richter oder eine Richterin kann aber verlangen, dass eine Organisation öffnet, was sie bekommen hat.
front-no-trace = Wir speichern die Internet-Adresse Ihres Geräts nicht. Wir benutzen nichts, was Ihnen folgt.
front-device = Die Liste der besuchten Seiten bleibt in Ihrem Browser. Kontrolliert jemand dieses Handy? Dann benutzen Sie ein anderes.
front-national = Möchten Sie nur melden, was Sie gesehen haben? Es gibt auch die nationale Website, in vielen Sprachen:

# What this server holds of the messages: a page of the demonstration.
held-title = Speicher
held-heading = Was hier gespeichert ist
held-lead = Das ist alles, was dieser Server von den Nachrichten speichert: verschlossene Daten. Er hat keinen Schlüssel, um sie zu öffnen.
held-none = Im Moment ist hier nichts gespeichert.
held-col-what = Was gespeichert ist, genau so, wie es ist
held-col-size = Größe (Bytes)
held-col-day = Tag der Ankunft
held-caption = In Zahlen
held-envelopes = Verschlossene Nachrichten an Organisationen
held-mailboxes = Plätze für Antworten
held-answers = Verschlossene Antworten
held-drafts = Laufende Besuche

# Who answers for what is kept here.
responsible-title = Wer einsteht
responsible-link = Wer hierfür einsteht, und Ihre Rechte
responsible-heading = Wer für diese Seite einsteht
responsible-nobody = Noch steht niemand dafür ein: Dies ist eine Vorführung.
responsible-controller = Wer über die Daten entscheidet
responsible-contact = Wo Sie diese Stelle erreichen
responsible-officer = Wer für diese Stelle darüber wacht (Datenschutzbeauftragte)
responsible-supervisor = Wo Sie sich beschweren können
responsible-rights-heading = Ihre Rechte
responsible-rights = Mit Ihrem Code können Sie etwas hinzufügen, ändern, wer liest, aufhören oder löschen. Niemand fragt, wer Sie sind.
responsible-code = Wir wissen nicht, wer Sie sind. Nur der Code zeigt, dass eine Nachricht von Ihnen ist. Ohne ihn können wir sie nicht finden und nicht für Sie löschen.
responsible-readers = Die Organisationen, die Sie wählen, stehen für das ein, was sie erhalten. Mit Ihrem Code können Sie sie fragen, was sie aufbewahren und wer es gesehen hat.
responsible-assessment = Die Gefahren dieser Seite für Menschen wurden geprüft. Das ist am { $date } unterschrieben worden ({ $reference }).

orgkeys-title = Schlüssel
orgkeys-link = Die Schlüssel prüfen
orgkeys-heading = Die Schlüssel der Organisationen
orgkeys-lead = Was Sie schreiben, wird mit dem Schlüssel jeder Organisation verschlossen, die Sie wählen. Ist es wirklich ihr Schlüssel? Vergleichen Sie diese Wörter oder Zahlen mit ihrem Plakat, oder fragen Sie am Telefon nach.
orgkeys-trust = Vergleichen Sie mit etwas, das nicht von dieser Seite kommt. Wer eine Website übernimmt, kann darauf zeigen, was er will.
orgkeys-words = In Wörtern
orgkeys-digits = In Zahlen
orgkeys-until = Diese Schlüssel gelten bis { $date }.
orgkeys-log-heading = Die Liste der Schlüssel
orgkeys-log = Jeder Schlüssel, der hier gezeigt wird, steht in einer Liste, aus der nie etwas entfernt wird. Zeilen: { $size }.
orgkeys-seen = { $organisation } hat diese Liste am { $date } bestätigt.
orgkeys-seen-earlier = { $organisation } hat die Liste am { $date } bestätigt, als sie kürzer war.
orgkeys-nobody = Noch keine Organisation hat diese Liste bestätigt.
