# The code that is shown once.
receipt-title = Schritt 4
receipt-heading = Es ist gesendet
receipt-lead = Es ist verschlossen. Der Schlüssel liegt bei: { $names }.
receipt-code-heading = Ihr Code
receipt-code-caption = Ihr Code, sechs Gruppen mit vier Ziffern
receipt-code-lead = Schreiben Sie diese Ziffern auf. Sie sehen sie nur jetzt. Damit können Sie die Antwort lesen, etwas hinzufügen oder stoppen.
receipt-code-hide = Sie können sie aufschreiben, als wären es Telefonnummern. Nichts an den Ziffern weist auf diese Seite hin.
receipt-lost = Wenn Sie den Code verlieren, kann ihn niemand zurückgeben. Was Sie gesendet haben, bleibt bei denen, die es lesen.
receipt-retype = Tippen Sie die letzten vier Ziffern ein. So wissen wir, dass der Code stimmt
receipt-retype-button = Ich habe den Code aufgeschrieben
receipt-cannot = Ich kann den Code jetzt nicht aufschreiben
receipt-cannot-text = Dann können Sie nicht zu diesem Text zurückkommen. Sie können immer einen neuen schreiben.
receipt-error-group = Das sind nicht die letzten vier Ziffern. Schauen Sie auf den Code und versuchen Sie es noch einmal.
receipt-kept-heading = Wie lange es hier bleibt
receipt-kept = Was Sie gesendet haben, bleibt hier { $envelope-days ->
    [one] einen Tag
   *[other] { $envelope-days } Tage
} lang verschlossen. Danach wird es hier gelöscht. Wenn Sie den Code { $mailbox-days ->
    [one] einen Tag
   *[other] { $mailbox-days } Tage
} lang nicht benutzen, wird der Platz für Antworten gelöscht.
receipt-unknown = Ihre Nachricht ist angekommen. Ihr Gerät hat den Code gemacht, und er stand nur auf Ihrem Bildschirm. Wir kennen ihn nicht und können ihn nicht noch einmal zeigen.
receipt-unknown-then = Haben Sie ihn aufgeschrieben? Dann kommen Sie in ein paar Tagen damit wieder. Wenn nicht, können Sie einen neuen Text schreiben und dessen Code notieren.
receipt-ended-title = Fertig
receipt-ended-heading = Danke, dass Sie es gesagt haben
receipt-ended-noted = Kommen Sie in ein paar Tagen mit Ihrem Code zurück. Vielleicht gibt es dann eine Antwort.
receipt-ended-lost = Es ist gesendet. Ohne den Code können Sie nicht dazu zurückkommen. Möchten Sie erreichbar sein? Dann schreiben Sie einen neuen Text und notieren Sie den Code.
receipt-ended-leave = Sie können diese Seite jetzt verlassen.
