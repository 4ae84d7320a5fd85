# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Is this my situation?
rights-link = What you have a right to
doing-link = I see something. What can I do?
contacts-link = Whom to call
access-link = Accessibility

# Their titles say nothing of what they are about.
check-title = Questions
rights-title = Information
doing-title = Advice
contacts-title = Numbers
access-title = Accessibility
choices-title = Choices

# Where a text of law or advice is not there in the reader’s language.
text-in = This text is here only in some languages. Choose one:
core-heading = What you can do now

# Whom to call, by what one needs.
need-danger = If there is danger now
need-help = If somebody forces or exploits you
need-child = For children and young people
need-report = To report what you saw
contact-always = Day and night
contact-centre = Recognised centre for victims of human trafficking
contact-young = Centre for young people who are exploited
contact-guardian = Guardianship Service: a guardian for children who are here without their parents
contact-stale = Last checked on { $date }. That is long ago: the number may have changed.
contacts-write = You can also write here. You choose who reads it.

# Ten questions. They end in choices, never in a verdict.
check-lead = Ten questions, for you alone. Tick what is true for you. You can skip all of them.
check-kept = We keep nothing of it. This page does not judge. It only puts first what may help you.
check-1 = Are you in danger, hurt or ill?
check-2 = Are you younger than 18?
check-3 = Does somebody keep your papers, your phone or your bank card?
check-4 = Can you not go out when you want, or not alone?
check-5 = Is the work different from what you were promised?
check-6 = Do you get little or no money, or must you give it away?
check-7 = Must you work to pay back a debt?
check-8 = Can you not say no to a task, a client or a day of work?
check-9 = Does somebody threaten you or your family, or did you have to swear an oath?
check-10 = Are you afraid to ask for help because of your papers?
check-go = Show what I can do

# What whoever answered can choose.
choices-heading = You decide
choices-lead = You did nothing wrong by asking. You do not have to do anything now. Choose what you want, or close this page.
choices-read = Read this first
choices-more = Read more
choices-close = Close this page

# The names of the texts on rights.
right-help = Help without a complaint
right-time = Time to think
right-health = Doctor and health
right-pay = Your pay
right-child = If you are younger than 18
right-eu = EU citizens and Belgians too
right-work = Sex work is not the problem
right-crime = Robbed, hit or harassed at work
right-told = What they must do with what you tell
right-safe = How they write to you safely

# Whom the advice is for.
who-citizen = Neighbour or passer-by
who-hotel = Hotel
who-landlord = Landlord or holiday rental
who-employer = Employer
who-bank = Bank
who-transport = Transport and taxi
who-health = Health worker
who-school = School
who-public = Public service or municipality
who-association = Association
who-client = Client

campaign-over-heading = This page is over
campaign-over = What hung here is over, or the number is another one. You can still write to us, call somebody, or read on.
campaign-days = From { $from } to { $to }.
campaign-by = From { $name }.
campaign-picture = Picture: { $owner }, { $licence }.
campaign-counted = We only count how often this page is opened in a week, all together. Nobody knows who you are.
paper-scan = Scan, or type:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Listen
hear-lead = People who speak this language say this. Below each, the same words stand in the language of this page.
