# Conditions of use: the accessibility statement, from the last test (data/accessibility.toml), and what is kept, from the settings.
access-lead = Deze pagina’s zijn voor iedereen gemaakt: met een schermlezer, zonder muis, op een kleine of oude gsm, zonder scripts.
access-day = Laatst getest op:
access-tool = Met het programma:
access-standard = Gemeten aan:
access-pages = Bekeken pagina’s:
access-languages = In de talen:
access-width = Smalste scherm:
access-faults = Gevonden fouten:
access-limits-heading = Wat nog ontbreekt
access-limits = Een programma vindt maar een deel van de fouten. Mensen met een handicap hebben deze pagina’s nog niet getest.
access-drafts = Veel vertalingen zijn nog niet gelezen door iemand met die moedertaal. Elke pagina zegt dat.
access-tell-heading = Werkt iets niet voor u?
access-tell = Zeg het aan { $contact }. Zeg welke pagina het is en wat er misgaat. Schrijf daar niet wat voor een organisatie bedoeld is.
access-body = Helpt dat niet? In België houdt de federale dienst BOSA toezicht op websites van de overheid (accessibility.belgium.be).

privacy-heading = Wat we bewaren, waarom en hoelang
privacy-lead = Deze termijnen komen uit de instellingen van deze site.
privacy-why = Waarom:
privacy-long = Hoelang:
privacy-message = Uw bericht, op slot
privacy-message-why = Om het te brengen bij de organisaties die u koos
privacy-mailbox = De plaats voor antwoorden, op slot
privacy-mailbox-why = Zodat u met uw code kunt terugkomen
privacy-mailbox-long = { $long } na het laatste gebruik
privacy-visit = Waar u mee bezig bent, op slot, en één cookie
privacy-visit-why = Zodat tussen twee pagina’s niets verloren gaat
privacy-visit-long = { $long } na de laatste pagina, of tot u weggaat
privacy-address = Het internetadres van uw toestel
privacy-address-why = Alleen in het geheugen, om aanvallen af te remmen
privacy-address-long = Niet bewaard
privacy-questions = Wat u aanvinkt bij “{ $page }”
privacy-questions-why = Om vooraan te zetten wat misschien helpt
privacy-questions-long = Niet bewaard
privacy-delete = Vroeg u om te wissen? Dan gebeurt het na { $long }. Tot dan kunt u het terugdraaien.
privacy-readers = De organisaties die u kiest, bewaren wat ze krijgen volgens hun eigen regels. Ze staan daar zelf voor in.
privacy-days = { $count ->
    [one] één dag
   *[other] { $count } dagen
}
privacy-minutes = { $count ->
    [one] één minuut
   *[other] { $count } minuten
}
