# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = Gjuha
skip-to-text = Te teksti
exit = Dilni tani
back = Mbrapa
next = Vazhdoni
help-now = Rrezik tani? Telefononi { $number }
help-more = Ndihmë me telefon
help-112 = Ambulanca, zjarrfikësit, rrezik për jetën
help-101 = Policia, urgjente
help-victims = Linja e ndihmës për viktimat e trafikimit të qenieve njerëzore, ditë e natë
help-child = Fëmijë i zhdukur ose i shfrytëzuar
help-site = Faqja kombëtare ku mund të raportojë kushdo
help-checked = Kontrolluar më { $date }
help-outside = Këta numra dhe kjo faqe nuk na përkasin neve.

error-title-prefix = Kontrolloni
error-summary = Diçka mungon ose nuk është në rregull
error-kept = Ajo që shkruat është ende këtu.
error-busy = Shumë njerëz po shkruajnë në këtë çast. Teksti juaj është ende këtu. Ju lutemi, shtypni përsëri butonin pas { $seconds ->
    [one] një sekonde
   *[other] { $seconds } sekondash
}.
error-budget = Tepër prova nga kjo lidhje. Teksti juaj është ende këtu. Ju lutemi, provoni përsëri pas { $minutes ->
    [one] një minute
   *[other] { $minutes } minutash
}.
error-later-title = Jo tani
error-later = Në këtë çast nuk mund të ruajmë asgjë. Ajo që kishte tashmë një kod nuk ka humbur. Ju lutemi, provoni përsëri pas disa minutash.
error-not-found-title = Nuk është këtu
error-not-found = Në këtë adresë nuk ka asgjë.
error-too-big-title = Tekst tepër i gjatë
error-too-big = Ajo që u dërgua është tepër e madhe për ne. Një tekst mund të ketë 15 000 karaktere. Kthehuni mbrapa: teksti juaj është ende në shfletues.
error-unreadable-title = Nuk lexohet
error-unreadable = Ajo që na erdhi është e dëmtuar. Kthehuni mbrapa dhe shtypni përsëri butonin.
error-method = Kjo faqe nuk mund të përdoret në këtë mënyrë.
error-home = Te faqja e parë

draft-notice = Këto fjalë nuk i ka kontrolluar ende dikush që e ka shqipen gjuhë amtare.
demo-notice = Ky është një demonstrim. Të gjithë njerëzit këtu janë të shpikur. Askush nuk bën asgjë me atë që shkruani këtu.
