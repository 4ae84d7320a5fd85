# What people have a right to in Belgium, in short words. No article of law stands here: articles are dated data (data/rights.toml) and are
# shown only once a named person has checked them. Lengths of time are data too.
law-lead = Diese Texte handeln von Belgien. Sie sind allgemein: Ein Zentrum oder ein Anwalt kann Ihre eigene Lage ansehen.
law-can = Was möglich ist
law-know = Gut zu wissen
law-sources = Woher das kommt
law-read = Gelesen am { $date }.
law-checked = Artikel { $article }, geprüft am { $date }.
law-unchecked = Noch hat kein Jurist diesen Text unterschrieben. Darum nennt er keine Gesetzesartikel.
law-crime-write = Erzählen, was passiert ist

law-help-lead = Sie können Hilfe bekommen, ohne zuerst zur Polizei zu gehen.
law-help-can-1 = Sie können selbst ein anerkanntes Zentrum anrufen. Jemand anders kann es auch für Sie tun.
law-help-can-2 = Ein Zentrum kann helfen: mit einem sicheren Ort, einem Arzt, jemandem zum Reden, Papieren und einem Anwalt.
law-help-can-3 = Sie können zuerst nur reden. Bei Payoke geht das ohne Ihren Namen.
law-help-know-1 = Am Anfang brauchen Sie für Hilfe keine Anzeige.
law-help-know-2 = Für einen längeren Aufenthalt in Belgien als Opfer gibt es drei Bedingungen. Sie verlassen die Menschen, die Sie ausbeuten. Ein Zentrum begleitet Sie. Sie machen eine Aussage; eine förmliche Anzeige ist nicht nötig.
law-help-know-3 = Hilfe abzulehnen ist auch normal. Sie können immer wiederkommen.
law-help-know-4 = Haben Sie etwas Strafbares getan, weil jemand Sie ausbeutete? Sagen Sie es dem Zentrum oder einem Anwalt. Vielleicht dürfen Sie dafür nicht bestraft werden.

law-time-lead = Wurden Sie ausgebeutet und haben keine Papiere für Belgien? Dann können Sie Zeit zum Nachdenken bekommen.
law-time-can-1 = Sie bekommen { $days } Tage. In dieser Zeit dürfen Sie in Belgien bleiben.
law-time-can-2 = Ein Zentrum beantragt das beim Ausländeramt. Die Polizei entscheidet nicht darüber.
law-time-can-3 = Sie können sich ausruhen und wählen: eine Aussage machen oder mit Hilfe nach Hause gehen.
law-time-know-1 = Dafür müssen Sie die Menschen verlassen haben, die Sie ausbeuten. Und ein Zentrum muss Sie begleiten.
law-time-know-2 = Auf dem Papier steht nicht, warum Sie es haben. Das ist zu Ihrer Sicherheit.
law-time-know-3 = Machen Sie in diesen Tagen keine Aussage, endet dieser Aufenthalt. Fragen Sie das Zentrum vorher, was Sie dann tun können.
law-time-know-4 = Nach einer Aussage können Sie { $first } Monate bekommen, später jeweils { $later } Monate. Vor jedem neuen Papier wird der Prokurator nach der Akte gefragt. Dann dürfen Sie arbeiten.
law-time-know-5 = Sie dürfen keinen Kontakt mehr haben mit den Menschen, die Sie ausgebeutet haben.
law-time-know-6 = Sind Sie jünger als 18? Dann gelten andere Regeln.

law-health-lead = Ihre Gesundheit geht vor. Sie können zum Arzt, auch ohne Papiere.
law-health-can-1 = Lebensgefahr? Rufen Sie 112 an.
law-health-can-2 = Haben Sie keine Papiere und kein Geld? Dann können Sie „dringende medizinische Hilfe“ beantragen. Das ÖSHZ der Gemeinde, in der Sie sich aufhalten, bezahlt sie.
law-health-can-3 = Ein Arzt entscheidet, ob es dringend ist. Es kann auch ein gewöhnlicher Besuch sein, Medizin oder Vorsorge.
law-health-can-4 = Ein anerkanntes Zentrum hilft auch bei der Pflege von Körper und Seele.
law-health-know-1 = Ein Arzt muss geheim halten, was Sie erzählen.
law-health-know-2 = Das ÖSHZ muss Ihre Daten vertraulich behandeln.
law-health-know-3 = Sie dürfen darum bitten, allein mit dem Arzt zu sprechen, und um einen Dolmetscher.
law-health-know-4 = Hat jemand Sie verletzt? Bitten Sie den Arzt um ein Attest. Es kann später ein Beweis sein.

law-pay-lead = Arbeit muss bezahlt werden. Auch ohne Papiere und ohne Vertrag.
law-pay-can-1 = Sie haben dasselbe Recht auf Lohn wie alle, die in Belgien arbeiten.
law-pay-can-2 = Schreiben Sie für sich auf, wo und für wen Sie gearbeitet haben. Schreiben Sie auch die Tage und Stunden auf, und was Sie bekamen.
law-pay-can-3 = Behalten Sie, was zeigt, dass Sie dort gearbeitet haben: Nachrichten, Fotos, ein Nummernschild, Namen von Zeugen.
law-pay-can-4 = Ein Zentrum, eine Gewerkschaft oder eine Vereinigung kann mit Ihnen den Lohn fordern. Auch wenn Sie Belgien verlassen haben.
law-pay-know-1 = Lohn oder Papiere zurückzuhalten, damit jemand bleibt, ist ein Zeichen von Ausbeutung.
law-pay-know-2 = Die Arbeitsinspektion wacht über Löhne. Findet sie bei der Arbeit Menschen ohne Papiere? Dann muss sie es der Polizei und dem Ausländeramt melden. Fragen Sie zuerst ein Zentrum oder eine Gewerkschaft.
law-pay-know-3 = Sie können auch einen Richter um Geld für den Schaden bitten. Ein Zentrum oder ein Anwalt kann helfen.

law-child-lead = Sind Sie jünger als 18? Dann haben Sie mehr Schutz, nicht weniger.
law-child-can-1 = Sie können Child Focus kostenlos anrufen. Die Nummer steht unten.
law-child-can-2 = Sind Sie ohne Ihre Eltern hier? Dann gibt der Vormundschaftsdienst Ihnen einen Vormund, der Ihnen beisteht. Er ist Tag und Nacht erreichbar.
law-child-can-3 = Es gibt Zentren nur für junge Menschen. Ihre Adresse ist geheim.
law-child-can-4 = Sind Sie ohne Eltern und ohne Papiere hier? Dann können Sie sofort ein Papier für { $first } Monate bekommen, ohne Bedenkzeit.
law-child-know-1 = Ein Kind kann nie in Ausbeutung einwilligen. Es ist nicht Ihre Schuld.
law-child-know-2 = Hat jemand gesagt, dass Sie ein anderes Alter nennen sollen? Sie dürfen Ihr wahres Alter sagen.
law-child-know-3 = Sind Sie Belgier, aus der EU oder mit Ihren Eltern hier? Dann kann die Jugendhilfe Ihnen helfen.
law-child-know-4 = Sie dürfen selbst um Hilfe bitten.

law-eu-lead = Alle können ausgebeutet werden. Auch EU-Bürger und Belgier.
law-eu-can-1 = Dieselben Zentren helfen Ihnen.
law-eu-can-2 = Sie brauchen dafür keinen besonderen Aufenthalt.
law-eu-can-3 = Ein Zentrum kann auch helfen, eine Rückkehr nach Hause vorzubereiten, wenn Sie das wollen.
law-eu-know-1 = Es ist gleich, ob Sie von selbst kamen oder zuerst ja sagten.
law-eu-know-2 = Niemand muss eine Grenze überschritten haben. Ausbeutung in der eigenen Stadt zählt auch.
law-eu-know-3 = Sie haben dasselbe Recht auf Lohn, Arzt und Anwalt wie andere.

law-work-lead = Sexarbeit ist in Belgien keine Straftat. Jemanden zu zwingen schon.
law-work-can-1 = Als Erwachsene dürfen Sie Sexarbeit für sich selbst machen. Das Gesetz änderte sich 2022.
law-work-can-2 = Seit dem 1. Dezember 2024 geht es auch mit Vertrag. Nur anerkannte Arbeitgeber dürfen einen geben.
law-work-can-3 = Mit so einem Vertrag dürfen Sie einen Kunden oder eine Handlung ablehnen und aufhören. Dafür darf Ihnen niemand kündigen.
law-work-can-4 = Dieser Arbeitgeber muss Ihnen auch einen Notfallknopf geben und jemanden, an den Sie sich wenden können.
law-work-know-1 = Niemand darf von Ihnen einen anormalen Vorteil verlangen, etwa eine viel zu hohe Miete.
law-work-know-2 = Niemand darf Sie daran hindern, mit dieser Arbeit aufzuhören.
law-work-know-3 = Hier sind Sexarbeit, Ihre Herkunft und Kondome nie ein Zeichen von Ausbeutung.
law-work-know-4 = Haben Sie keine Papiere? Sprechen Sie zuerst mit einer Vereinigung. Sie kann sagen, was die Polizei bei Papieren tun muss.

law-crime-lead = Wurden Sie bei der Arbeit bestohlen, geschlagen, bedroht oder belästigt? Sie können es erzählen. Sie werden nur danach gefragt.
law-crime-can-1 = Sie wählen, wer es liest: eine Vereinigung, ein Zentrum oder die Polizei.
law-crime-can-2 = Sie können bei der Polizei aussagen. Fragen Sie, ob das bei einer Vereinigung geht. Im Norden von Brüssel wurde das 2021 möglich.
law-crime-can-3 = Sie dürfen jemanden mitbringen, dem Sie vertrauen, und um einen Dolmetscher bitten.
law-crime-can-4 = Behalten Sie, was Sie haben: Nachrichten, Fotos von Verletzungen, ein Nummernschild. Gehen Sie zum Arzt.
law-crime-know-1 = Liest die Polizei von einer Straftat, muss sie ein Protokoll schreiben. Sie können aufhören zu reden, aber es nicht zurücknehmen.
law-crime-know-2 = Was eine Vereinigung tun muss, steht auf ihrer Karte, bevor Sie schreiben.
law-crime-know-3 = Haben Sie keine Papiere? Schreiben Sie zuerst einer Vereinigung, und fragen Sie, was die Polizei tun muss.

law-told-lead = Jede Organisation hat eigene Pflichten. Sie lesen sie hier, bevor Sie etwas erzählen.
law-told-heading = Was sie tun müssen
law-told-can-1 = Polizei: Erfährt sie von einer Straftat, muss sie ein Protokoll für den Prokurator schreiben.
law-told-can-2 = Zentrum oder Vereinigung: Ihre Leute haben oft ein Berufsgeheimnis. Es gibt Ausnahmen. Die Karte sagt, welche.
law-told-can-3 = Ein Richter kann eine Organisation verpflichten zu öffnen, was sie bekommen hat.
law-told-know-1 = Sie können aufhören oder um Löschung bitten. Was die Polizei in ein Protokoll schrieb, bleibt.
law-told-know-2 = Diese Seite bringt Ihre Nachricht verschlossen weg. Jede Organisation hat ihre eigene Karte unterschrieben.
law-told-cards = Die Organisationen, denen Sie hier schreiben können

law-safe-lead = Niemand ruft Sie an, und nichts kommt auf Ihr Telefon. Antworten warten hier, hinter Ihrem Code.
law-safe-can-1 = Sie schauen, wann es für Sie sicher ist, auf jedem Gerät.
law-safe-can-2 = Schreiben Sie in Ihren Text, wann Sie schauen können und was man besser nicht schreibt.
law-safe-can-3 = Möchten Sie angerufen werden? Schreiben Sie wann, auf welcher Nummer und wer abheben darf. Wählen Sie ein Wort, das nur Sie und die anderen kennen.
law-safe-can-4 = Schreiben Sie auch, was zu tun ist, wenn jemand anders abhebt: nichts sagen und nicht mehr anrufen.
law-safe-know-1 = Bewahren Sie den Code nicht bei der Adresse dieser Seite auf. Schreiben Sie ihn wie Telefonnummern.
law-safe-know-2 = Prüft jemand Ihr Telefon? Nehmen Sie ein anderes: Die Liste besuchter Seiten bleibt im Browser.
law-safe-know-3 = Hat jemand anders Ihren Code? Er kann die Antworten lesen. Beginnen Sie neu mit einem neuen Code.
law-safe-know-4 = Wenn Sie wiederkommen, werden Ihre eigenen Worte nicht gezeigt, außer Sie haben darum gebeten.
