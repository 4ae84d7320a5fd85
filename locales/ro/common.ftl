# Words every public page shares.
# B1 or simpler. Short sentences. Polite plural (dumneavoastră), which addresses women and men alike.

lang-choose = Limba
skip-to-text = La text
exit = Ieșiți acum
back = Înapoi
next = Continuați
help-now = Pericol acum? Sunați la { $number }
help-more = Ajutor prin telefon
help-112 = Ambulanță, incendiu, viață în pericol
help-101 = Poliție, urgent
help-victims = Linie de ajutor pentru victimele traficului de persoane, zi și noapte
help-child = Copil dispărut sau exploatat
help-site = Site național unde oricine poate anunța ceva
help-checked = Verificat pe { $date }
help-outside = Aceste numere și acest site nu sunt ale noastre.

error-title-prefix = Verificați
error-summary = Lipsește ceva sau ceva nu este corect
error-kept = Ce ați scris este încă aici.
error-busy = Mulți oameni scriu în acest moment. Textul dumneavoastră este încă aici. Vă rugăm să apăsați din nou butonul peste { $seconds ->
    [one] o secundă
    [few] { $seconds } secunde
   *[other] { $seconds } de secunde
}.
error-budget = Prea multe încercări de la această conexiune. Textul dumneavoastră este încă aici. Vă rugăm să încercați din nou peste { $minutes ->
    [one] un minut
    [few] { $minutes } minute
   *[other] { $minutes } de minute
}.
error-later-title = Nu acum
error-later = Nu putem salva nimic în acest moment. Ce avea deja un cod nu s-a pierdut. Vă rugăm să încercați din nou peste câteva minute.
error-not-found-title = Nu este aici
error-not-found = Nu există nimic la această adresă.
error-too-big-title = Prea lung
error-too-big = Ce s-a trimis este prea mare pentru noi. Un text poate avea 15.000 de caractere. Mergeți înapoi: textul este încă în browserul dumneavoastră.
error-unreadable-title = Nu se poate citi
error-unreadable = Ce am primit este stricat. Mergeți înapoi și apăsați din nou butonul.
error-method = Această pagină nu se poate folosi așa.
error-home = La prima pagină

draft-notice = Aceste cuvinte nu au fost verificate încă de o persoană cu limba maternă română.
demo-notice = Aceasta este o demonstrație. Toate persoanele de aici sunt inventate. Nimeni nu face nimic cu ce scrieți aici.
