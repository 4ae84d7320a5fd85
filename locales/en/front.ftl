# The first page.
front-title = Welcome
front-heading = You can say it here
front-lead = Did you see something that worries you? Is someone forcing you, or keeping your money or papers? Do you want to tell somebody? You can, without giving your name.
front-choose = You choose who may read it: an association, a reception centre, or the police. No other organisation gets it.
front-not-police = The police read it only if you choose the police.
front-time = It takes about two minutes. You get a code. With the code you can come back and read the answer.
front-start = Write something
front-return = I have a code
front-operator-heading = Who runs this page
front-operator = { $operator } runs this page. It keeps what you write locked. It has no key to open it.
front-operator-police = { $operator } is a police service.
front-operator-not-police = { $operator } is not a police service.
front-legal-limit = No other organisation can read it. A judge can order an organisation to open what it has received.
front-no-trace = We do not keep the internet address of your device. We use no trackers.
front-device = The list of pages you visited stays in your browser. If someone checks this phone, use another phone.
front-national = Do you only want to report something you saw? There is also the national site, in many languages:

# What this server holds of the messages: a page of the demonstration.
held-title = Storage
held-heading = What is held here
held-lead = This is all that this server holds of the messages: locked data. It has no key to open it.
held-none = Nothing is held here at this moment.
held-col-what = What is held, as it is
held-col-size = Size (bytes)
held-col-day = Day it arrived
held-caption = In numbers
held-envelopes = Locked messages to organisations
held-mailboxes = Places for answers
held-answers = Locked answers
held-drafts = Visits under way

# Who answers for what is kept here.
responsible-title = Who answers
responsible-link = Who answers for this, and your rights
responsible-heading = Who answers for this page
responsible-nobody = Nobody answers for this yet: it is a demonstration.
responsible-controller = Who decides about the data
responsible-contact = Where to reach them
responsible-officer = Who watches over it for them (data protection officer)
responsible-supervisor = Where you can complain
responsible-rights-heading = Your rights
responsible-rights = With your code you can add something, change who reads, stop, or delete. Nobody asks who you are.
responsible-code = We do not know who you are. Only the code can show that a message is yours. Without it we cannot find it or delete it for you.
responsible-readers = The organisations you choose answer for what they receive. With your code you can ask them what they keep and who saw it.
responsible-assessment = The risks of this page for people were examined. That was signed on { $date } ({ $reference }).

# By which words and digits one recognises a key.
orgkeys-title = Keys
orgkeys-link = Check the keys
orgkeys-heading = The keys of the organisations
orgkeys-lead = What you write is locked with the key of each organisation you choose. Is it really their key? Compare these words or numbers with their poster, or ask them by telephone.
orgkeys-trust = Compare with something that does not come from this page. Whoever takes over a site can show what they want on it.
orgkeys-words = In words
orgkeys-digits = In numbers
orgkeys-until = These keys are valid until { $date }.
orgkeys-log-heading = The list of keys
orgkeys-log = Every key shown here is written in a list, and nothing is ever removed from it. Lines: { $size }.
orgkeys-seen = { $organisation } confirmed this list on { $date }.
orgkeys-seen-earlier = { $organisation } confirmed the list when it was shorter, on { $date }.
orgkeys-nobody = No organisation has confirmed this list yet.
