# The code that is shown once.
receipt-title = Hapi 4
receipt-heading = U dërgua
receipt-lead = Teksti është i kyçur. Çelësi është te: { $names }.
receipt-code-heading = Kodi juaj
receipt-code-caption = Kodi juaj, gjashtë grupe me nga katër shifra
receipt-code-lead = Shkruajini diku këto shifra. I shihni vetëm tani. Me to mund të lexoni përgjigjen, të shtoni diçka ose të ndaloni.
receipt-code-hide = Mund t’i shkruani si numra telefoni. Asgjë te shifrat nuk tregon për këtë faqe.
receipt-lost = Nëse e humbni kodin, askush nuk mund t’jua kthejë. Ajo që dërguat mbetet te ata që e lexojnë.
receipt-retype = Shkruani katër shifrat e fundit, që të dimë se kodi është i saktë
receipt-retype-button = E kam shkruar kodin
receipt-cannot = Nuk mund ta shkruaj tani
receipt-cannot-text = Atëherë nuk mund të ktheheni te ky tekst. Gjithmonë mund të shkruani një tekst të ri.
receipt-error-group = Këto nuk janë katër shifrat e fundit. Shihni kodin dhe provoni përsëri.
receipt-kept-heading = Sa kohë ruhet këtu
receipt-kept = Ajo që dërguat mbetet këtu, e kyçur, për { $envelope-days ->
    [one] një ditë
   *[other] { $envelope-days } ditë
}. Pastaj e fshijmë këtu. Nëse nuk e përdorni kodin për { $mailbox-days ->
    [one] një ditë
   *[other] { $mailbox-days } ditë
}, e fshijmë vendin për përgjigjet.
receipt-unknown = Mesazhi juaj ka mbërritur. Kodin e bëri telefoni juaj, dhe kodi ishte vetëm në ekranin tuaj. Ne nuk e dimë dhe nuk mund ta shfaqim përsëri.
receipt-unknown-then = A e keni shkruar kodin? Atëherë kthehuni me të pas disa ditësh. Nëse jo, mund të shkruani një tekst të ri dhe të shënoni kodin e tij.
receipt-ended-title = Mbaroi
receipt-ended-heading = Faleminderit që e thatë
receipt-ended-noted = Kthehuni me kodin tuaj pas disa ditësh. Mund të ketë një përgjigje.
receipt-ended-lost = Teksti u dërgua. Pa kodin nuk mund të ktheheni tek ai. Nëse doni që t’ju përgjigjen, shkruani një tekst të ri dhe shënoni kodin.
receipt-ended-leave = Tani mund të dilni nga kjo faqe.
