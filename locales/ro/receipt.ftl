# The code that is shown once.
receipt-title = Pasul 4
receipt-heading = S-a trimis
receipt-lead = Textul este încuiat. Cheia este la: { $names }.
receipt-code-heading = Codul dumneavoastră
receipt-code-caption = Codul dumneavoastră, șase grupe de patru cifre
receipt-code-lead = Notați aceste cifre. Le vedeți numai acum. Cu ele puteți citi răspunsul, adăuga ceva sau opri.
receipt-code-hide = Le puteți nota ca și cum ar fi numere de telefon. Nimic din cifre nu duce la această pagină.
receipt-lost = Dacă pierdeți codul, nimeni nu vi-l poate da înapoi. Ce ați trimis rămâne la cei care citesc.
receipt-retype = Scrieți ultimele patru cifre, ca să știm că aveți codul corect
receipt-retype-button = Am notat codul
receipt-cannot = Nu pot nota codul acum
receipt-cannot-text = Atunci nu puteți reveni la acest text. Puteți scrie oricând unul nou.
receipt-error-group = Acestea nu sunt ultimele patru cifre. Uitați-vă la cod și încercați din nou.
receipt-kept-heading = Cât timp se păstrează aici
receipt-kept = Ce ați trimis rămâne aici, încuiat, timp de { $envelope-days ->
    [one] o zi
    [few] { $envelope-days } zile
   *[other] { $envelope-days } de zile
}. Apoi se șterge de aici. Dacă nu folosiți codul timp de { $mailbox-days ->
    [one] o zi
    [few] { $mailbox-days } zile
   *[other] { $mailbox-days } de zile
}, locul pentru răspunsuri se șterge.
receipt-unknown = Mesajul dumneavoastră a ajuns. Telefonul dumneavoastră a făcut codul, iar codul a fost numai pe ecran. Noi nu îl știm și nu îl putem arăta din nou.
receipt-unknown-then = Ați notat codul? Atunci reveniți cu el peste câteva zile. Dacă nu, puteți scrie un text nou și puteți nota codul lui.
receipt-ended-title = Gata
receipt-ended-heading = Vă mulțumim că ați spus
receipt-ended-noted = Reveniți cu codul peste câteva zile. Poate va fi un răspuns.
receipt-ended-lost = S-a trimis. Fără cod nu puteți reveni la acest text. Vreți să vă putem răspunde? Scrieți un text nou și notați codul.
receipt-ended-leave = Acum puteți părăsi această pagină.
