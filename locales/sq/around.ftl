# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = A është kjo gjendja ime?
rights-link = Për çfarë keni të drejtë
doing-link = Shoh diçka. Çfarë mund të bëj?
contacts-link = Kë të telefononi
access-link = Qasshmëria

# Their titles say nothing of what they are about.
check-title = Pyetje
rights-title = Informacion
doing-title = Këshilla
contacts-title = Numra
access-title = Qasshmëria
choices-title = Zgjedhje

# Where a text of law or advice is not there in the reader’s language.
text-in = Ky tekst gjendet këtu vetëm në disa gjuhë. Zgjidhni një:
core-heading = Çfarë mund të bëni tani

# Whom to call, by what one needs.
need-danger = Nëse ka rrezik tani
need-help = Nëse dikush ju detyron ose ju shfrytëzon
need-child = Për fëmijë dhe të rinj
need-report = Për të treguar çfarë patë
contact-always = Ditë e natë
contact-centre = Qendër e njohur për viktimat e trafikimit të qenieve njerëzore
contact-young = Qendër për të rinj që shfrytëzohen
contact-guardian = Shërbimi i Kujdestarisë: një kujdestar për fëmijët që janë këtu pa prindër
contact-stale = Kontrolluar për herë të fundit më { $date }. Ka kohë: numri mund të ketë ndryshuar.
contacts-write = Mund të shkruani edhe këtu. Ju zgjidhni kush e lexon.

# Ten questions. They end in choices, never in a verdict.
check-lead = Dhjetë pyetje, vetëm për ju. Shënoni çfarë është e vërtetë për ju. Mund t’i kaloni të gjitha.
check-kept = Nuk ruajmë asgjë. Kjo faqe nuk gjykon. Vetëm vë të parën atë që mund t’ju ndihmojë.
check-1 = A jeni në rrezik, të plagosur ose të sëmurë?
check-2 = A jeni nën 18 vjeç?
check-3 = A i mban dikush dokumentet, telefonin ose kartën tuaj bankare?
check-4 = A nuk mund të dilni kur doni, ose jo vetëm?
check-5 = A është puna ndryshe nga ç’ju premtuan?
check-6 = A merrni pak ose aspak para, apo duhet t’i jepni?
check-7 = A duhet të punoni për të paguar një borxh?
check-8 = A nuk mund të refuzoni një detyrë, një klient ose një ditë pune?
check-9 = A ju kërcënon dikush juve ose familjen, apo ju desh të bëni një betim?
check-10 = A keni frikë të kërkoni ndihmë për shkak të dokumenteve?
check-go = Trego çfarë mund të bëj

# What whoever answered can choose.
choices-heading = Ju vendosni
choices-lead = Nuk bëtë asgjë të gabuar duke pyetur. Nuk keni pse të bëni diçka tani. Zgjidhni çfarë doni ose mbylleni këtë faqe.
choices-read = Lexoni këtë së pari
choices-more = Lexoni edhe
choices-close = Mbylleni këtë faqe

# The names of the texts on rights.
right-help = Ndihmë pa kallëzim
right-time = Kohë për të menduar
right-health = Mjeku dhe shëndeti
right-pay = Paga juaj
right-child = Nëse jeni nën 18 vjeç
right-eu = Edhe për qytetarët e BE-së dhe belgët
right-work = Puna seksuale nuk është problemi
right-crime = Vjedhje, goditje ose ngacmim në punë
right-told = Çfarë duhet të bëjnë me atë që tregoni
right-safe = Si ju shkruajnë me siguri

# Whom the advice is for.
who-citizen = Fqinj ose kalimtar
who-hotel = Hotel
who-landlord = Qiradhënës ose banesë pushimesh
who-employer = Punëdhënës
who-bank = Bankë
who-transport = Transport dhe taksi
who-health = Punonjës shëndetësie
who-school = Shkollë
who-public = Shërbim publik ose bashki
who-association = Shoqatë
who-client = Klient

campaign-over-heading = Kjo faqe ka mbaruar
campaign-over = Ajo që ishte këtu ka mbaruar, ose numri është tjetër. Ju ende mund të na shkruani, të telefononi dikë ose të lexoni më tej.
campaign-days = Nga { $from } deri më { $to }.
campaign-by = Nga { $name }.
campaign-picture = Pamja: { $owner }, { $licence }.
campaign-counted = Ne numërojmë vetëm sa herë hapet kjo faqe në një javë, të gjitha bashkë. Askush nuk e di kush jeni.
paper-scan = Skanoni ose shkruani:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Dëgjo
hear-lead = E thonë njerëz që flasin këtë gjuhë. Poshtë çdo regjistrimi është e njëjta gjë në gjuhën e kësaj faqeje.
