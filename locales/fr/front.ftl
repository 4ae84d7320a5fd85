# The first page.
front-title = Bienvenue
front-heading = Ici, vous pouvez en parler
front-lead = Vous avez vu quelque chose qui vous inquiète ? Quelqu’un vous force, ou garde votre argent ou vos papiers ? Vous voulez en parler à quelqu’un ? C’est possible, sans donner votre nom.
front-choose = Vous choisissez qui peut le lire : une association, un centre d’accueil ou la police. Aucune autre organisation ne le reçoit.
front-not-police = La police le lit seulement si vous choisissez la police.
front-time = Cela prend environ deux minutes. Vous recevez un code. Avec ce code, vous pouvez revenir et lire la réponse.
front-start = Écrire quelque chose
front-return = J’ai un code
front-operator-heading = Qui gère cette page ?
front-operator = { $operator } gère cette page. Ce que vous écrivez y reste verrouillé. L’organisation qui gère la page n’a pas la clé pour l’ouvrir.
front-operator-police = { $operator } est un service de police.
front-operator-not-police = { $operator } n’est pas un service de police.
front-legal-limit = Aucune autre organisation ne peut le lire. Un juge peut obliger une organisation à ouvrir ce qu’elle a reçu.
front-no-trace = Nous ne gardons pas l’adresse internet de votre appareil. Nous n’utilisons rien pour vous suivre.
front-device = La liste des pages visitées reste dans votre navigateur. Si quelqu’un contrôle ce gsm, utilisez-en un autre.
front-national = Vous voulez seulement signaler ce que vous avez vu ? Il y a aussi le site national, en de nombreuses langues :

# What this server holds of the messages: a page of the demonstration.
held-title = Stockage
held-heading = Ce qui est gardé ici
held-lead = Voici tout ce que ce serveur garde des messages : des données verrouillées. Il n’a pas de clé pour les ouvrir.
held-none = Rien n’est gardé ici en ce moment.
held-col-what = Ce qui est gardé, tel quel
held-col-size = Taille (octets)
held-col-day = Jour d’arrivée
held-caption = En chiffres
held-envelopes = Messages verrouillés pour les organisations
held-mailboxes = Boîtes pour les réponses
held-answers = Réponses verrouillées
held-drafts = Visites en cours

# Who answers for what is kept here.
responsible-title = Qui en répond
responsible-link = Qui en répond, et vos droits
responsible-heading = Qui répond de cette page
responsible-nobody = Personne n’en répond encore : c’est une démonstration.
responsible-controller = Qui décide des données
responsible-contact = Où les joindre
responsible-officer = Qui y veille pour eux (délégué à la protection des données)
responsible-supervisor = Où vous pouvez porter plainte
responsible-rights-heading = Vos droits
responsible-rights = Avec votre code, vous pouvez ajouter quelque chose, changer qui lit, arrêter ou effacer. Personne ne demande qui vous êtes.
responsible-code = Nous ne savons pas qui vous êtes. Seul le code montre qu’un message est le vôtre. Sans lui, nous ne pouvons ni le trouver ni l’effacer pour vous.
responsible-readers = Les organisations que vous choisissez répondent de ce qu’elles reçoivent. Avec votre code, vous pouvez leur demander ce qu’elles gardent et qui l’a vu.
responsible-assessment = Les risques de cette page pour les personnes ont été examinés. C’est signé le { $date } ({ $reference }).

orgkeys-title = Clés
orgkeys-link = Vérifier les clés
orgkeys-heading = Les clés des organisations
orgkeys-lead = Ce que vous écrivez est fermé avec la clé de chaque organisation que vous choisissez. Est-ce bien leur clé ? Comparez ces mots ou ces chiffres avec leur affiche, ou demandez-leur par téléphone.
orgkeys-trust = Comparez avec quelque chose qui ne vient pas de cette page. Qui s’empare d’un site peut y montrer ce qu’il veut.
orgkeys-words = En mots
orgkeys-digits = En chiffres
orgkeys-until = Ces clés sont valables jusqu’au { $date }.
orgkeys-log-heading = La liste des clés
orgkeys-log = Chaque clé montrée ici est inscrite dans une liste dont rien n’est jamais retiré. Lignes : { $size }.
orgkeys-seen = { $organisation } a confirmé cette liste le { $date }.
orgkeys-seen-earlier = { $organisation } a confirmé la liste quand elle était plus courte, le { $date }.
orgkeys-nobody = Aucune organisation n’a encore confirmé cette liste.
