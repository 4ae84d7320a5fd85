# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Ist das meine Lage?
rights-link = Worauf Sie ein Recht haben
doing-link = Ich sehe etwas. Was kann ich tun?
contacts-link = Wen Sie anrufen können
access-link = Barrierefreiheit

# Their titles say nothing of what they are about.
check-title = Fragen
rights-title = Informationen
doing-title = Rat
contacts-title = Nummern
access-title = Barrierefreiheit
choices-title = Auswahl

# Where a text of law or advice is not there in the reader’s language.
text-in = Diesen Text gibt es hier nur in einigen Sprachen. Wählen Sie eine:
core-heading = Was Sie jetzt tun können

# Whom to call, by what one needs.
need-danger = Wenn jetzt Gefahr besteht
need-help = Wenn jemand Sie zwingt oder ausbeutet
need-child = Für Kinder und junge Menschen
need-report = Um zu melden, was Sie gesehen haben
contact-always = Tag und Nacht
contact-centre = Anerkanntes Zentrum für Opfer von Menschenhandel
contact-young = Zentrum für junge Menschen, die ausgebeutet werden
contact-guardian = Vormundschaftsdienst: ein Vormund für Kinder, die ohne Eltern hier sind
contact-stale = Zuletzt geprüft am { $date }. Das ist lange her: Die Nummer kann sich geändert haben.
contacts-write = Sie können auch hier schreiben. Sie wählen, wer es liest.

# Ten questions. They end in choices, never in a verdict.
check-lead = Zehn Fragen, nur für Sie. Kreuzen Sie an, was für Sie stimmt. Sie können alles überspringen.
check-kept = Wir behalten nichts davon. Diese Seite urteilt nicht. Sie stellt nur nach vorn, was Ihnen helfen kann.
check-1 = Sind Sie in Gefahr, verletzt oder krank?
check-2 = Sind Sie jünger als 18?
check-3 = Behält jemand Ihre Papiere, Ihr Telefon oder Ihre Bankkarte?
check-4 = Können Sie nicht hinaus, wann Sie wollen, oder nicht allein?
check-5 = Ist die Arbeit anders, als man Ihnen versprochen hat?
check-6 = Bekommen Sie wenig oder kein Geld, oder müssen Sie es abgeben?
check-7 = Müssen Sie arbeiten, um Schulden zurückzuzahlen?
check-8 = Können Sie eine Aufgabe, einen Kunden oder einen Arbeitstag nicht ablehnen?
check-9 = Bedroht jemand Sie oder Ihre Familie, oder mussten Sie einen Eid schwören?
check-10 = Haben Sie wegen Ihrer Papiere Angst, um Hilfe zu bitten?
check-go = Zeigen, was ich tun kann

# What whoever answered can choose.
choices-heading = Sie entscheiden
choices-lead = Sie tun nichts Falsches, wenn Sie fragen. Sie müssen jetzt nichts tun. Wählen Sie, oder schließen Sie diese Seite.
choices-read = Lesen Sie zuerst
choices-more = Lesen Sie auch
choices-close = Diese Seite schließen

# The names of the texts on rights.
right-help = Hilfe ohne Anzeige
right-time = Zeit zum Nachdenken
right-health = Arzt und Gesundheit
right-pay = Ihr Lohn
right-child = Wenn Sie jünger als 18 sind
right-eu = Auch EU-Bürger und Belgier
right-work = Sexarbeit ist nicht das Problem
right-crime = Bestohlen, geschlagen oder belästigt bei der Arbeit
right-told = Was sie mit Ihren Worten tun müssen
right-safe = Wie man Ihnen sicher schreibt

# Whom the advice is for.
who-citizen = Nachbar oder Passant
who-hotel = Hotel
who-landlord = Vermieter oder Ferienwohnung
who-employer = Arbeitgeber
who-bank = Bank
who-transport = Verkehr und Taxi
who-health = Gesundheitsberufe
who-school = Schule
who-public = Behörde oder Gemeinde
who-association = Vereinigung
who-client = Kunde

campaign-over-heading = Diese Seite ist vorbei
campaign-over = Was hier hing, ist vorbei, oder die Nummer ist eine andere. Sie können uns weiterhin schreiben, jemanden anrufen oder weiterlesen.
campaign-days = Vom { $from } bis { $to }.
campaign-by = Von { $name }.
campaign-picture = Bild: { $owner }, { $licence }.
campaign-counted = Wir zählen nur, wie oft diese Seite in einer Woche geöffnet wird, alle zusammen. Niemand weiß, wer Sie sind.
paper-scan = Scannen oder eintippen:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Anhören
hear-lead = Menschen, die diese Sprache sprechen, sagen es. Unter jeder Aufnahme steht dasselbe in der Sprache dieser Seite.
