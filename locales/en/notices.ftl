# Conditions of use: the accessibility statement, from the last test (data/accessibility.toml), and what is kept, from the settings.
access-lead = These pages are made for everybody: with a screen reader, without a mouse, on a small or old phone, without scripts.
access-day = Last tested on:
access-tool = With the program:
access-standard = Measured against:
access-pages = Pages looked at:
access-languages = In the languages:
access-width = Narrowest screen:
access-faults = Faults found:
access-limits-heading = What is still missing
access-limits = A program finds only a part of all faults. People with disabilities have not tested these pages yet.
access-drafts = Many translations have not been read by a native speaker yet. Each page says so.
access-tell-heading = Does something not work for you?
access-tell = Tell { $contact }. Say which page it is and what goes wrong. Do not write there what is meant for an organisation.
access-body = Does that not help? In Belgium the federal service BOSA watches over public websites (accessibility.belgium.be).

privacy-heading = What is kept, why and how long
privacy-lead = These terms come from the settings of this site.
privacy-why = Why:
privacy-long = How long:
privacy-message = Your message, locked
privacy-message-why = To bring it to the organisations you chose
privacy-mailbox = The place for answers, locked
privacy-mailbox-why = So that you can come back with your code
privacy-mailbox-long = { $long } after the last use
privacy-visit = What you are busy with, locked, and one cookie
privacy-visit-why = So that nothing is lost between two pages
privacy-visit-long = { $long } after the last page, or until you leave
privacy-address = The internet address of your device
privacy-address-why = In memory only, to slow down attacks
privacy-address-long = Not kept
privacy-questions = What you tick under “{ $page }”
privacy-questions-why = To put what may help first
privacy-questions-long = Not kept
privacy-delete = Did you ask to delete? Then it is done after { $long }. Until then you can take it back.
privacy-readers = The organisations you choose keep what they receive by their own rules. They answer for that themselves.
privacy-days = { $count ->
    [one] one day
   *[other] { $count } days
}
privacy-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
