# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person (Sie).

lang-choose = Sprache
skip-to-text = Zum Text
exit = Schnell weg
back = Zurück
next = Weiter
help-now = Jetzt Gefahr? Rufen Sie die { $number } an
help-more = Hilfe am Telefon
help-112 = Krankenwagen, Feuer, Lebensgefahr
help-101 = Polizei, dringend
help-victims = Hilfe bei Menschenhandel, Tag und Nacht
help-child = Vermisstes oder ausgebeutetes Kind
help-site = Nationale Website, auf der alle etwas melden können
help-checked = Geprüft am { $date }
help-outside = Diese Nummern und diese Website gehören nicht zu uns.

error-title-prefix = Bitte prüfen
error-summary = Etwas fehlt oder stimmt nicht
error-kept = Was Sie geschrieben haben, ist noch da.
error-busy = Gerade schreiben viele Menschen. Ihr Text ist noch da. Bitte drücken Sie noch einmal auf den Knopf in { $seconds ->
    [one] einer Sekunde
   *[other] { $seconds } Sekunden
}.
error-budget = Von dieser Verbindung kamen zu viele Versuche. Ihr Text ist noch da. Bitte versuchen Sie es noch einmal in { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
}.
error-later-title = Jetzt nicht
error-later = Wir können im Moment nichts speichern. Was schon einen Code hatte, ist nicht verloren. Bitte versuchen Sie es in ein paar Minuten noch einmal.
error-not-found-title = Nicht hier
error-not-found = Unter dieser Adresse gibt es nichts.
error-too-big-title = Zu lang
error-too-big = Was Sie gesendet haben, ist zu groß für uns. Ein Text darf 15.000 Zeichen haben. Gehen Sie zurück: Ihr Text ist noch in Ihrem Browser.
error-unreadable-title = Nicht lesbar
error-unreadable = Was bei uns ankam, ist beschädigt. Gehen Sie zurück und drücken Sie noch einmal auf den Knopf.
error-method = So können Sie diese Seite nicht benutzen.
error-home = Zur ersten Seite

draft-notice = Diese Texte hat noch niemand mit Deutsch als Muttersprache geprüft.
demo-notice = Das ist eine Vorführung. Alle Menschen darin sind erfunden. Niemand tut etwas mit dem, was Sie hier schreiben.
