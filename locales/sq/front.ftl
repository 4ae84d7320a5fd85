# The first page.
front-title = Mirë se erdhët
front-heading = Këtu mund ta thoni
front-lead = A keni parë diçka që ju shqetëson? A po ju detyron dikush për diçka? A jua mban dikush paratë ose dokumentet? A doni t’ia tregoni dikujt? Mundeni, pa e thënë emrin tuaj.
front-choose = Ju zgjidhni kush mund ta lexojë: një shoqatë, një qendër pritëse ose policia. Asnjë organizatë tjetër nuk e merr.
front-not-police = Policia e lexon vetëm nëse ju zgjidhni policinë.
front-time = Zgjat rreth dy minuta. Ju merrni një kod. Me kodin mund të ktheheni dhe ta lexoni përgjigjen.
front-start = Shkruani diçka
front-return = Kam një kod
front-operator-heading = Kush e drejton këtë faqe
front-operator = Këtë faqe e drejton { $operator }. Ajo që shkruani mbahet këtu e kyçur. Kush e drejton faqen, nuk ka çelës për ta hapur.
front-operator-police = { $operator } është shërbim policor.
front-operator-not-police = { $operator } nuk është shërbim policor.
front-legal-limit = Asnjë organizatë tjetër nuk mund ta lexojë. Një gjyqtar mund ta detyrojë një organizatë të hapë atë që ka marrë.
front-no-trace = Ne nuk e ruajmë adresën e internetit të pajisjes suaj. Nuk përdorim asgjë për t’ju ndjekur.
front-device = Lista e faqeve që keni vizituar mbetet në shfletuesin tuaj. Nëse dikush e kontrollon këtë telefon, përdorni një telefon tjetër.
front-national = A doni vetëm të raportoni diçka që keni parë? Ka edhe një faqe kombëtare, në shumë gjuhë:

# What this server holds of the messages: a page of the demonstration.
held-title = Ruajtja
held-heading = Çfarë ruhet këtu
held-lead = Kjo është gjithçka që ky server ruan nga mesazhet: të dhëna të kyçura. Ai nuk ka çelës për t’i hapur.
held-none = Në këtë çast këtu nuk ruhet asgjë.
held-col-what = Çfarë ruhet, ashtu siç është
held-col-size = Madhësia (bajt)
held-col-day = Dita e mbërritjes
held-caption = Në numra
held-envelopes = Mesazhe të kyçura për organizatat
held-mailboxes = Vende për përgjigjet
held-answers = Përgjigje të kyçura
held-drafts = Vizita që po vazhdojnë

# Who answers for what is kept here.
responsible-title = Kush përgjigjet
responsible-link = Kush përgjigjet për këtë, dhe të drejtat tuaja
responsible-heading = Kush përgjigjet për këtë faqe
responsible-nobody = Për këtë nuk përgjigjet ende askush: është një demonstrim.
responsible-controller = Kush vendos për të dhënat
responsible-contact = Ku mund t’i gjeni
responsible-officer = Kush kujdeset për këtë te ata (nëpunësi për mbrojtjen e të dhënave)
responsible-supervisor = Ku mund të ankoheni
responsible-rights-heading = Të drejtat tuaja
responsible-rights = Me kodin tuaj mund të shtoni diçka, të ndryshoni kush lexon, të ndaloni ose të fshini. Askush nuk pyet kush jeni.
responsible-code = Ne nuk e dimë kush jeni. Vetëm kodi tregon se një mesazh është juaji. Pa kodin nuk mund ta gjejmë dhe nuk mund ta fshijmë për ju.
responsible-readers = Organizatat që zgjidhni përgjigjen për atë që marrin. Me kodin tuaj mund t’i pyesni çfarë ruajnë dhe kush e ka parë.
responsible-assessment = Rreziqet e kësaj faqeje për njerëzit janë shqyrtuar. Kjo u nënshkrua më { $date } ({ $reference }).

orgkeys-title = Çelësat
orgkeys-link = Kontrolloni çelësat
orgkeys-heading = Çelësat e organizatave
orgkeys-lead = Ajo që shkruani mbyllet me çelësin e çdo organizate që zgjidhni. A është vërtet çelësi i tyre? Krahasoni këto fjalë ose numra me posterin e tyre, ose pyetini me telefon.
orgkeys-trust = Krahasoni me diçka që nuk vjen nga kjo faqe. Kush merr një faqe mund të tregojë në të çfarë të dojë.
orgkeys-words = Me fjalë
orgkeys-digits = Me numra
orgkeys-until = Këta çelësa vlejnë deri më { $date }.
orgkeys-log-heading = Lista e çelësave
orgkeys-log = Çdo çelës që tregohet këtu shkruhet në një listë nga e cila nuk hiqet kurrë asgjë. Rreshta: { $size }.
orgkeys-seen = { $organisation } e konfirmoi këtë listë më { $date }.
orgkeys-seen-earlier = { $organisation } e konfirmoi listën kur ishte më e shkurtër, më { $date }.
orgkeys-nobody = Asnjë organizatë nuk e ka konfirmuar ende këtë listë.
