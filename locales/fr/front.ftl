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
