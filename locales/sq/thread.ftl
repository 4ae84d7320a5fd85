# Coming back with the code.
return-title = Kodi
return-heading = Kthehuni me kodin tuaj
return-server-reads = Në këtë faqe, serveri e përdor kodin tuaj për një çast që të hapë përgjigjet. Pastaj e harron. Serveri, jo telefoni juaj, kontrollon nëse përgjigjet janë të vërteta.
return-browser-opens = Telefoni juaj i hap përgjigjet dhe kontrollon nëse janë të vërteta. Kodi juaj nuk del prej tij.
return-label = Kodi juaj: 24 shifra
return-hint = Hapësirat dhe vizat nuk kanë rëndësi. Shifrat në shkrimin tuaj janë gjithashtu të mira.
return-open = Hapni
return-error-digits = Përdorni vetëm shifra.
return-error-length = Një kod ka 24 shifra. { $count ->
    [0] Nuk keni shkruar asnjë.
    [one] Keni shkruar një.
   *[other] Keni shkruar { $count }.
}
return-error-check = Njëra nga shifrat nuk është e saktë. Shihni kodin edhe një herë.
return-error-unknown = Për këtë kod nuk ka asgjë për të shfaqur. Kodi nuk është përdorur kurrë, ose është fshirë, ose koha e tij ka mbaruar.
return-error-cut = Lidhja u ndërpre. Ju lutemi, shtypni përsëri butonin. Asgjë nuk bëhet dy herë.

thread-title = Mesazhet
thread-heading = Mesazhet tuaja
thread-none-plain = Ende nuk ka përgjigje. Ju lutemi, kthehuni më vonë.
thread-from = Nga: { $name }
thread-yours = Çfarë keni shkruar
thread-yours-hidden = Ajo që keni shkruar nuk shfaqet këtu. Kështu askush tjetër nuk mund ta lexojë me kodin tuaj.
thread-gap = Këtu mungon një mesazh. Ndoshta u fshi sepse ishte i vjetër, ose dikush e hoqi.
thread-forged = Një mesazh këtu nuk u kontrollua dot. Ai nuk shfaqet.
thread-newest-unknown = Nëse nuk ruani asgjë vetë, nuk mund ta dini nëse jua kanë fshehur mesazhin më të ri.
thread-readers = Këta mund ta lexojnë atë që shkruani: { $names }
thread-readers-none = Askush nuk e lexon më atë që shkruani.
thread-write = Shkruani më shumë
thread-change = Ndryshoni kush mund të lexojë
thread-stop = Të mos lexojnë më
thread-delete = Fshini gjithçka
thread-close = Mbyllni
thread-deletion-due = Do të fshijmë gjithçka më { $date }. Deri atëherë mund ta ndaloni ende këtë.
thread-deletion-undo = Mos e fshini
thread-deletion-undone = Nuk do të fshijmë asgjë.
thread-closed-elsewhere = E mbyllët këtë faqe, ose ajo ishte hapur shumë gjatë. Shkruani përsëri kodin tuaj.

more-heading = Shkruani më shumë
more-label = Mesazhi juaj
more-readers = Ky mesazh shkon te: { $names }
more-send = Kyçeni dhe dërgojeni
more-sent = Mesazhi juaj u dërgua.
more-nobody = U keni kërkuar të gjithëve të mos lexojnë më. Zgjidhni së pari kush mund të lexojë.

change-heading = Kush mund të lexojë që tani e tutje?
change-lead = Kush shtohet tani, lexon vetëm atë që shkruani që tani e tutje.
change-lead-copy = Keni ruajtur një kopje të tekstit tuaj të parë. Mund t’ia jepni dikujt të ri.
change-give-copy = Jepuni tekstin tim të parë edhe atyre që shtoj
change-save = Ruani
change-saved = U ruajt.
change-none = Nëse nuk zgjidhni askënd, u kërkoni të gjithëve të mos lexojnë më.

stop-heading = Të mos lexojnë më
stop-lead = Atyre që e lexojnë tekstin tuaj u thuhet të mos lexojnë më. Një shoqatë ose qendër e mbyll hyrjen te teksti dhe fshin atë që lejon ligji. Kjo ndodh brenda një minute pasi ata t’i marrin përsëri mesazhet.
stop-police = Nëse i keni treguar policisë për një krim, kjo nuk mund të kthehet mbrapsht. Mund të mos flisni më me policinë.
stop-which = Kush duhet të mos lexojë më?
stop-button = Ndaloni tani
stop-done = Kërkesa juaj që të mos lexojnë më u dërgua.
stop-error-none = Zgjidhni kush duhet të mos lexojë më.

delete-heading = Fshini gjithçka
delete-lead = Pas 72 orësh i fshijmë mesazhet tuaja dhe këtë vend për përgjigjet. Të gjithëve që i lexojnë u thuhet t’i fshijnë edhe ata. Deri atëherë mund ta ndaloni këtë me kodin tuaj.
delete-why = Këto tri ditë janë sepse dikush tjetër mund ta ketë kodin tuaj.
delete-police = Policia ruan atë që e detyron ligji të ruajë.
delete-button = Fshini pas 72 orësh
