# Conditions of use: the accessibility statement, from the last test (data/accessibility.toml), and what is kept, from the settings.
access-lead = Ces pages sont faites pour tous : avec un lecteur d’écran, sans souris, sur un petit ou vieux téléphone, sans scripts.
access-day = Dernier test le :
access-tool = Avec le programme :
access-standard = Mesuré selon :
access-pages = Pages regardées :
access-languages = Dans les langues :
access-width = Écran le plus étroit :
access-faults = Fautes trouvées :
access-limits-heading = Ce qui manque encore
access-limits = Un programme ne trouve qu’une partie des fautes. Des personnes handicapées n’ont pas encore testé ces pages.
access-drafts = Beaucoup de traductions n’ont pas encore été lues par une personne de cette langue. Chaque page le dit.
access-tell-heading = Quelque chose ne marche pas pour vous ?
access-tell = Dites-le à { $contact }. Dites quelle page et ce qui ne va pas. N’y écrivez pas ce qui est pour une organisation.
access-body = Cela n’aide pas ? En Belgique, le service fédéral BOSA surveille les sites publics (accessibility.belgium.be).

privacy-heading = Ce qui est gardé, pourquoi et combien de temps
privacy-lead = Ces délais viennent des réglages de ce site.
privacy-why = Pourquoi :
privacy-long = Combien de temps :
privacy-message = Votre message, fermé à clé
privacy-message-why = Pour le porter aux organisations choisies
privacy-mailbox = La place pour les réponses, fermée à clé
privacy-mailbox-why = Pour que vous puissiez revenir avec votre code
privacy-mailbox-long = { $long } après la dernière utilisation
privacy-visit = Ce que vous êtes en train de faire, fermé à clé, et un cookie
privacy-visit-why = Pour que rien ne se perde entre deux pages
privacy-visit-long = { $long } après la dernière page, ou jusqu’à votre départ
privacy-address = L’adresse internet de votre appareil
privacy-address-why = Seulement en mémoire, pour freiner les attaques
privacy-address-long = Pas gardée
privacy-questions = Ce que vous cochez sous « { $page } »
privacy-questions-why = Pour mettre en premier ce qui peut aider
privacy-questions-long = Pas gardé
privacy-delete = Vous avez demandé d’effacer ? C’est fait après { $long }. Jusque-là, vous pouvez revenir en arrière.
privacy-readers = Les organisations que vous choisissez gardent ce qu’elles reçoivent selon leurs propres règles. Elles en répondent elles-mêmes.
privacy-days = { $count ->
    [one] un jour
   *[other] { $count } jours
}
privacy-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
