# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Est-ce ma situation ?
rights-link = Ce à quoi vous avez droit
doing-link = Je vois quelque chose. Que faire ?
contacts-link = Qui appeler
access-link = Accessibilité

# Their titles say nothing of what they are about.
check-title = Questions
rights-title = Informations
doing-title = Conseils
contacts-title = Numéros
access-title = Accessibilité
choices-title = Vos choix

# Where a text of law or advice is not there in the reader’s language.
text-in = Ce texte n’existe ici que dans quelques langues. Choisissez :
core-heading = Ce que vous pouvez faire maintenant

# Whom to call, by what one needs.
need-danger = S’il y a un danger maintenant
need-help = Si quelqu’un vous force ou vous exploite
need-child = Pour les enfants et les jeunes
need-report = Pour signaler ce que vous avez vu
contact-always = Jour et nuit
contact-centre = Centre reconnu pour les victimes de la traite des êtres humains
contact-young = Centre pour les jeunes qui sont exploités
contact-guardian = Service des Tutelles : un tuteur pour les enfants qui sont ici sans leurs parents
contact-stale = Vérifié pour la dernière fois le { $date }. C’est il y a longtemps : le numéro a peut-être changé.
contacts-write = Vous pouvez aussi écrire ici. Vous choisissez qui le lit.

# Ten questions. They end in choices, never in a verdict.
check-lead = Dix questions, pour vous seulement. Cochez ce qui est vrai pour vous. Vous pouvez tout passer.
check-kept = Nous n’en gardons rien. Cette page ne juge pas. Elle met seulement en premier ce qui peut vous aider.
check-1 = Êtes-vous en danger, blessé(e) ou malade ?
check-2 = Avez-vous moins de 18 ans ?
check-3 = Quelqu’un garde-t-il vos papiers, votre téléphone ou votre carte bancaire ?
check-4 = Ne pouvez-vous pas sortir quand vous voulez, ou pas seul(e) ?
check-5 = Le travail est-il différent de ce qu’on vous a promis ?
check-6 = Recevez-vous peu ou pas d’argent, ou devez-vous le donner ?
check-7 = Devez-vous travailler pour rembourser une dette ?
check-8 = Ne pouvez-vous pas refuser une tâche, un client ou une journée de travail ?
check-9 = Quelqu’un menace-t-il vous ou votre famille, ou avez-vous dû prêter serment ?
check-10 = Avez-vous peur de demander de l’aide à cause de vos papiers ?
check-go = Voir ce que je peux faire

# What whoever answered can choose.
choices-heading = C’est vous qui décidez
choices-lead = Vous ne faites rien de mal en posant la question. Vous ne devez rien faire maintenant. Choisissez, ou fermez cette page.
choices-read = Lisez d’abord ceci
choices-more = Lire aussi
choices-close = Fermer cette page

# The names of the texts on rights.
right-help = De l’aide sans plainte
right-time = Du temps pour réfléchir
right-health = Médecin et santé
right-pay = Votre salaire
right-child = Si vous avez moins de 18 ans
right-eu = Les citoyens de l’UE et les Belges aussi
right-work = Le travail du sexe n’est pas le problème
right-crime = Vol, coups ou harcèlement au travail
right-told = Ce qu’ils doivent faire de ce que vous dites
right-safe = Comment on vous écrit sans danger

# Whom the advice is for.
who-citizen = Voisin ou passant
who-hotel = Hôtel
who-landlord = Propriétaire ou location de vacances
who-employer = Employeur
who-bank = Banque
who-transport = Transport et taxi
who-health = Professionnel de la santé
who-school = École
who-public = Service public ou commune
who-association = Association
who-client = Client

campaign-over-heading = Cette page est terminée
campaign-over = Ce qui était affiché ici est terminé, ou le numéro est un autre. Vous pouvez toujours nous écrire, appeler quelqu’un ou continuer à lire.
campaign-days = Du { $from } au { $to }.
campaign-by = De la part de { $name }.
campaign-picture = Image : { $owner }, { $licence }.
campaign-counted = Nous comptons seulement combien de fois cette page est ouverte en une semaine, toutes personnes confondues. Personne ne sait qui vous êtes.
paper-scan = Scannez ou tapez :
# Questions as people read them aloud, and languages that are only spoken here.
hear = Écouter
hear-lead = Des personnes qui parlent cette langue le disent. Sous chaque enregistrement, les mêmes mots dans la langue de cette page.
