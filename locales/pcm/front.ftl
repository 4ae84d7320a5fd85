# The first page.
front-title = You welcome
front-heading = You fit talk am here
front-lead = You see something wey dey worry you? Person dey force you? Person hold your money or your papers? You wan tell somebody? You fit tell am, and you no need give your name.
front-choose = Na you go choose who fit read am: association, shelter, or police. No oda organisation go get am.
front-not-police = Police go read am only if you choose police.
front-time = E go take like two minutes. You go get code. With di code, you fit come back come read di answer.
front-start = I wan write something
front-return = I get code
front-operator-heading = Who dey run dis page
front-operator = Na { $operator } dey run dis page. E dey keep wetin you write under lock. E no get key to open am.
front-operator-police = { $operator } na police.
front-operator-not-police = { $operator } no be police.
front-legal-limit = No oda organisation fit read am. Judge fit order one organisation to open wetin e don receive.
front-no-trace = We no dey keep di internet address of your phone or computer. We no dey use anything to follow wetin you dey do.
front-device = Di list of pages wey you don open go still dey your browser. If somebody dey check dis phone, use anoda phone.
front-national = You just wan report something wey you see? Di national website dey too, for many languages:

# What this server holds of the messages: a page of the demonstration.
held-title = Store
held-heading = Wetin dey inside here
held-lead = For di messages, na only dis one dis server dey keep: data wey dey under lock. E no get key to open am.
held-none = Nothing dey here now.
held-col-what = Wetin dey here, as e be
held-col-size = How e big reach (bytes)
held-col-day = Di day wey e come
held-caption = How many
held-envelopes = Locked messages wey dey go meet organisations
held-mailboxes = Places wia answers dey
held-answers = Answers wey dey under lock
held-drafts = Visits wey still dey go on

# Who answers for what is kept here.
responsible-title = Who dey responsible
responsible-link = Who dey responsible for dis, and di rights wey you get
responsible-heading = Who dey responsible for dis page
responsible-nobody = Nobody dey responsible for dis yet: na just to show how e dey work.
responsible-controller = Who dey decide wetin go happen to di data
responsible-contact = Wia you fit reach dem
responsible-officer = Who dey help dem look after di data (data protection officer)
responsible-supervisor = Wia you fit go complain
responsible-rights-heading = Di rights wey you get
responsible-rights = With your code, you fit add something, change who dey read, stop dem, or delete am. Nobody go ask who you be.
responsible-code = We no know who you be. Na only di code fit show say message na your own. Without di code, we no fit find am or delete am for you.
responsible-readers = Di organisations wey you choose dey responsible for wetin dem receive. With your code, you fit ask dem wetin dem dey keep and who don see am.
responsible-assessment = Dem don check how dis page fit put people for risk. Dem sign am on { $date } ({ $reference }).

orgkeys-title = Keys
orgkeys-link = Check di keys
orgkeys-heading = Di keys of di organisations
orgkeys-lead = Wetin you write, we lock am with di key of every organisation wey you choose. Na dia key true true? Compare dis words abi numbers with dia poster, abi ask dem for phone.
orgkeys-trust = Compare am with something wey no come from dis page. Person wey take over one site fit show anything for there.
orgkeys-words = For words
orgkeys-digits = For numbers
orgkeys-until = Dis keys dey good till { $date }.
orgkeys-log-heading = Di list of keys
orgkeys-log = Every key wey we show here dey inside one list wey dem no dey ever remove anything from. Lines: { $size }.
orgkeys-seen = { $organisation } confirm dis list on { $date }.
orgkeys-seen-earlier = { $organisation } confirm di list when e short pass dis, on { $date }.
orgkeys-nobody = No organisation don confirm dis list yet.
