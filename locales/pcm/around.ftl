# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Na my own matter be dis?
rights-link = Wetin you get right to
doing-link = I see something. Wetin I fit do?
contacts-link = Who you fit call
access-link = How easy e be to use

# Their titles say nothing of what they are about.
check-title = Questions dem
rights-title = Info
doing-title = Good advice
contacts-title = Numbers dem
access-title = Easy to use
choices-title = Wetin to choose

# Where a text of law or advice is not there in the reader’s language.
text-in = Dis text dey here only for some language. Choose one:
core-heading = Wetin you fit do now

# Whom to call, by what one needs.
need-danger = If danger dey now
need-help = If person dey force you or dey use you anyhow
need-child = For pikin and young people
need-report = To report wetin you see
contact-always = Day and night
contact-centre = Centre wey government sabi for victims of human trafficking
contact-young = Centre for young people wey dem dey use anyhow
contact-guardian = Guardianship Service: person wey go stand for pikin wey dey here without papa and mama
contact-stale = Dem check am last on { $date }. E don tey: the number fit don change.
contacts-write = You fit write here too. Na you go choose who go read am.

# Ten questions. They end in choices, never in a verdict.
check-lead = Ten question, na for you alone. Mark wetin true for you. You fit jump all of dem.
check-kept = We no dey keep anything. Dis page no dey judge. E just put wetin fit help you first.
check-1 = You dey inside danger, you wound, or you sick?
check-2 = You never reach 18 years?
check-3 = Person dey hold your papers, your phone or your bank card?
check-4 = You no fit go out when you want, or you no fit go alone?
check-5 = The work different from wetin dem promise you?
check-6 = Dem dey give you small money or nothing, or you must give am to person?
check-7 = You must work to pay debt?
check-8 = You no fit say no to work, to customer or to one day?
check-9 = Person dey threaten you or your family, or dem make you swear oath?
check-10 = You dey fear to ask for help because of your papers?
check-go = Show me wetin I fit do

# What whoever answered can choose.
choices-heading = Na you dey decide
choices-lead = You no do bad thing as you ask. You no need do anything now. Choose wetin you want, or close dis page.
choices-read = Read dis one first
choices-more = Read dis ones too
choices-close = Close dis page

# The names of the texts on rights.
right-help = Help without complaint
right-time = Time to think am
right-health = Doctor and health
right-pay = Your pay
right-child = If you never reach 18 years
right-eu = EU people and Belgians too
right-work = Sex work no be the problem
right-crime = Dem thief you, beat you or worry you for work
right-told = Wetin dem must do with wetin you talk
right-safe = How dem dey write you wella

# Whom the advice is for.
who-citizen = Neighbour or person wey dey pass
who-hotel = Hotel
who-landlord = Landlord or holiday house
who-employer = Oga for work
who-bank = Bank
who-transport = Transport and taxi
who-health = Health worker
who-school = School
who-public = Public office or council
who-association = Association
who-client = Customer

campaign-over-heading = Dis page don end
campaign-over = Wetin dem hang for here don end, or di number no be am. You fit still write us, call person, or continue to read.
campaign-days = From { $from } reach { $to }.
campaign-by = Na { $name } dey talk am.
campaign-picture = Picture na for { $owner }, { $licence }.
campaign-counted = We dey only count how many times people open dis page for one week, everybody together. Nobody sabi who you be.
paper-scan = Scan am, or type:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Make you hear am
hear-lead = People wey dey speak dis language na dem talk am. Under each one, di same word dey for di language of dis page.
