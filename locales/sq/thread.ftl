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

# What an organisation asks somebody to agree to.
ask-question = A mund ta dijë { $who } këtë për ju: { $parts }? Pse: { $why }. Deri më: { $date }.
ask-part-presence = që ka dikë që ndoshta dëshiron ndihmë
ask-part-age = nëse jeni 18 vjeç ose më shumë
ask-part-languages = gjuhët tuaja
ask-part-needs = çfarë ju nevojitet
ask-part-facts = çfarë ndodhi, pa thënë kush jeni
ask-part-name = emrin tuaj
ask-part-contact = si mund t’ju kontaktojnë pa rrezik
ask-part-wants = çfarë dëshironi
ask-part-children = fëmijët tuaj dhe kush është me ju
ask-part-documents = dokumentet tuaja
ask-for-call = për t’ju telefonuar
ask-for-place = për t’ju gjetur një vend ku të qëndroni
ask-for-support = për t’ju mbështetur
ask-for-legal = për t’ju ndihmuar me një avokat
ask-for-medical = për kujdes mjekësor
ask-for-statement = për një deklaratë në polici
ask-for-wages = për të kërkuar pagën që nuk e morët
ask-free = Ju vendosni. Nëse thoni jo, asgjë nuk ndryshon: mund të merrni gjithmonë ndihmë.
ask-back-told = Një po mund ta tërhiqni në çdo kohë, këtu me kodin tuaj.
ask-which = Vetëm një pjesë? Shënoni çfarë mund të dinë.
ask-yes = Po
ask-part = Vetëm çfarë shënova
ask-no = Jo
ask-later = Më pyesni pas një jave
ask-error-part = Shënoni çfarë mund të dinë: të paktën një gjë, por jo gjithçka.
ask-error-closed = Kësaj nuk mund t’i përgjigjeni më dhe nuk mund ta tërhiqni më. Shikoni çfarë shkruan tani.
ask-answer = Përgjigju
ask-said-yes = Ju thatë po.
ask-said-part = Ju thatë: vetëm { $parts }.
ask-said-no = Ju thatë jo.
ask-said-later = Ju thatë: më pyesni përsëri më { $date }.
ask-said-back = Ju e tërhoqët këtë.
ask-over = Kjo pyetje mbaroi. Këtu nuk vlen më.
ask-back = Tërhiqe këtë
ask-back-lead = Ata nuk mund ta përdorin më. Qasja mbyllet brenda një minute pasi të marrin përsëri mesazhet. Çfarë ka lexuar dikush nuk mund të zhbëhet.
ask-back-done = Ju e tërhoqët. Mesazhi është rrugës për tek ata.
