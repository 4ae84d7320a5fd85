# What members of an organisation see at their desk.
desk-skip = Aller au contenu
desk-inbox = Boîte de réception
desk-sessions = Mes sessions
desk-audit = Journal
desk-health = État du bureau
desk-sign-out = Se déconnecter
desk-language = Langue
desk-member = Session de { $name }
desk-demo = Démonstration : toutes les personnes et tous les signalements sont inventés.
desk-menu = Menu principal

signin-title = Connexion
signin-heading = Connexion
signin-user = Identifiant
signin-password = Mot de passe
signin-code = Code à six chiffres de votre application
signin-button = Se connecter
signin-error = Ces trois éléments ne vont pas ensemble. Vérifiez l’identifiant, le mot de passe et le code.
signin-error-busy = Trop d’essais. Attendez { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
} et réessayez.
signin-ended = Votre session est terminée. Connectez-vous de nouveau. Ce que vous avez tapé est gardé.
signin-signed-out = Votre session est fermée.

role-lead = Responsable
role-reader = Gestionnaire de dossier
role-it = Gestion technique

inbox-title = Boîte de réception
inbox-heading = Boîte de réception
inbox-empty = Rien ici. Les nouveaux signalements apparaissent automatiquement.
inbox-empty-filter = Rien ne correspond à ce choix.
inbox-all = Tout
inbox-pull = Relever maintenant
inbox-pulled = { $count ->
    [0] Relève faite : rien de nouveau.
    [one] Relève faite : un nouveau message.
   *[other] Relève faite : { $count } nouveaux messages.
}
inbox-pull-failed = Le relais ne répond pas. Dernière relève : { $when }.
inbox-col-number = Numéro
inbox-col-state = État
inbox-col-lang = Langue
inbox-col-age = Arrivée
inbox-col-others = Qui d’autre peut le lire
inbox-col-waiting = En attente de
inbox-only-us = Nous seulement
inbox-caption = Signalements, les urgents d’abord, puis les plus récents
inbox-page = Page { $page }
inbox-newer = Plus récents
inbox-older = Plus anciens
inbox-show = Afficher
state-new = Nouveau
state-closed = Clôturé
waiting-us = notre réponse
waiting-writer = la personne qui écrit
waiting-none = rien
flag-stopped = La personne nous demande d’arrêter
flag-deletion = Effacement demandé, prévu le { $due }
flag-pressure = Pression possible
flag-about-police = Concerne la police
flag-hidden = Gardé, fermé
flag-erased = Effacé
age-today = aujourd’hui
age-yesterday = hier
age-days = { $count ->
    [one] il y a un jour
   *[other] il y a { $count } jours
}

signal-title = Signalement { $number }
signal-heading = Signalement { $number }
signal-back = Retour à la boîte de réception
signal-as-written = Comme il a été écrit
signal-lang = Langue de la page au moment d’écrire : { $lang }
signal-mode-server = Verrouillé par le relais à l’arrivée : les scripts étaient coupés chez la personne qui écrit.
signal-mode-js = Verrouillé dans le navigateur de la personne qui écrit.
signal-mode-wasm = Verrouillé dans le navigateur de la personne qui écrit.
signal-readers-only-us = Aucune autre organisation ne peut le lire.
signal-answers = Questions avec une réponse
signal-thread = Échange
signal-from-writer = La personne qui écrit
signal-from-us = { $name }, pour nous
signal-arrived = Arrivé le { $date }
signal-gap = Il manque un message avant celui-ci.
signal-forged = Un message est arrivé d’une autre source que la personne qui écrit. Il a été mis de côté et noté au journal.
signal-unreadable = Un message est arrivé que cette version du bureau ne peut pas lire.
signal-readers-changed = La personne a choisi à nouveau qui peut lire : { $names }
signal-event-stopped = La personne nous a demandé d’arrêter, puis a écrit à nouveau.
signal-event-deletion = La personne a demandé d’effacer ceci le { $date }.
signal-event-undone = La personne est revenue sur cette demande : rien n’est effacé.
signal-stopped = La personne nous a demandé d’arrêter. Vous ne pouvez plus répondre.
signal-stopped-text = Le texte est fermé ici. Ce que la loi nous oblige à garder est gardé, fermé.
signal-erased = Le texte a disparu. Sa clé a été détruite, personne ne peut le récupérer.
signal-deletion = La personne a demandé d’effacer ceci. Ce sera fait le { $date }, sauf si elle retire sa demande. Quelqu’un d’autre a peut-être le code : pression possible.
signal-about-police = La personne dit que c’est au sujet de la police.
signal-pressure = La personne dit : on fait pression sur moi.
signal-about = À propos de ce signalement
signal-ask-language = Demander de l’aide à l’équipe pour cette langue
signal-ask-language-note = De quoi avez-vous besoin ?
signal-ask-language-lead = Rien ne sort de ce bureau. Aucune machine ne traduit. Une personne de l’équipe qui parle la langue le lit ici avec vous. Un interprète tenu au secret peut aussi le faire.
signal-ask-language-done = Demandé le { $date } par { $name } : { $note }
signal-ask-language-speakers = Qui parle cette langue ici : { $names }
signal-ask-language-nobody = Personne dans ce bureau n’a indiqué cette langue.
signal-ask-language-send = Demander
signal-ask-language-asked = Vos collègues voient maintenant ceci avec le signalement.
signal-ask-language-empty = Écrivez d’abord ce dont vous avez besoin.
signal-ask-language-long = La note a { $count ->
    [one] un caractère
   *[other] { $count } caractères
}. { $limit } au maximum sont possibles.
signal-close = Clôturer
signal-reopen = Rouvrir
signal-closed-note = Clôturé le { $date } par { $name }
signal-closed-done = Clôturé.
signal-reopened-done = Rouvert.
signal-changed = Quelqu’un a changé ceci entre-temps. Regardez d’abord, puis réessayez.

reply-heading = Réponse
reply-label = Votre réponse
reply-hint = La personne lit ceci avec le code, peut-être avec quelqu’un à côté. Court, chaleureux, sans noms.
reply-limit = 14 000 caractères au maximum. Les lettres accentuées et celles d’autres écritures comptent davantage.
reply-draft = C’est ce que vous avez commencé à écrire. Personne d’autre ne le voit.
reply-keep = Garder pour plus tard
reply-kept = Gardé. Personne d’autre ne le voit, et ce n’est pas envoyé.
reply-send = Envoyer
reply-sent = Envoyé. La personne peut le lire dès que le relais l’a reçu.
reply-waiting = En attente d’envoi au relais
reply-delivered = Remis au relais
reply-undeliverable = Ne peut pas être remis : la boîte de la personne n’existe plus.
reply-error-empty = Écrivez d’abord une réponse.
reply-error-long = La réponse a { $count ->
    [one] un caractère
   *[other] { $count } caractères
}. Le maximum est de { $limit }.
reply-conflict = { $name } a répondu depuis que vous avez ouvert cette page. Lisez d’abord cette réponse. Votre texte est toujours là. S’il doit quand même partir, appuyez de nouveau sur « Envoyer ».
reply-not-possible = Répondre n’est pas possible en ce moment.

sessions-title = Mes sessions
sessions-heading = Vos connexions en cours
sessions-this = Celle-ci
sessions-end = Terminer cette session
sessions-end-others = Terminer toutes les autres
sessions-ended = C’est terminé.
sessions-caption = Vos sessions ouvertes
sessions-col-started = Début
sessions-col-used = Dernière utilisation
sessions-col-act = Terminer

audit-title = Journal
audit-heading = Journal
audit-lead = Chaque ligne est liée à la précédente. Une ligne modifiée, retirée ou déplacée se voit ici.
audit-whole = Le journal est intact. { $count ->
    [0] Il n’y a pas encore de ligne.
    [one] Une ligne vérifiée.
   *[other] { $count } lignes vérifiées.
}
audit-broken = Le journal n’est pas intact. Première erreur à la ligne { $line } : { $fault }.
audit-verify = Vérifier tout le journal
audit-fault-altered = modifiée
audit-fault-missing = manquante
audit-fault-order = déplacée
audit-fault-head = fin coupée
audit-caption = Les plus récentes d’abord
audit-newer = Lignes plus récentes
audit-older = Lignes plus anciennes
audit-col-line = Ligne
audit-col-time = Moment
audit-col-who = Qui
audit-col-what = Quoi
audit-col-object = Sur quoi
audit-system = Le bureau
audit-session = session n° { $number }
audit-member = membre { $number }
audit-others = toutes les autres sessions
act-signed-in = connexion
act-sign-in-refused = connexion refusée
act-signed-out = déconnexion
act-session-ended = fin d’une session
act-signal-arrived = arrivée d’un signalement
act-message-arrived = arrivée d’un message
act-signal-seen = consultation
act-signal-closed = clôture
act-signal-reopened = réouverture
act-reply-written = réponse écrite
act-reply-delivered = réponse remise
act-language-asked = demande d’aide pour une langue
act-writer-stopped = la personne nous a demandé d’arrêter
act-deletion-asked = la personne a demandé d’effacer
act-deletion-undone = la personne a retiré sa demande d’effacer
act-erased = effacement
act-message-refused = message refusé
act-key-alarm = alarme de clé
act-audit-checked = journal vérifié
act-access-refused = accès refusé
act-started = démarrage du bureau
act-pulled = relève à la main

health-title = État
health-heading = État du bureau
health-relay-ok = Le relais montre bien notre propre clé. Dernière vérification : { $when }.
health-relay-key-wrong = ALARME : le relais montre pour nous une clé qui n’est pas la nôtre. Prévenez les partenaires par téléphone. N’utilisez pas le portail avant que ce soit résolu.
health-relay-missing = Le relais ne montre pas notre organisation.
health-relay-unreachable = Le relais ne répondait pas au dernier essai.
health-relay-not-yet = Nous n’avons pas encore regardé ce que le relais montre de nous.
health-keys = Nos clés sont valables jusqu’au { $date }.
health-keys-soon = Nos clés expirent le { $date }. Renouvelez-les avec la clé hors ligne.
health-fingerprint = Empreinte de notre clé d’identité
health-refused = { $count ->
    [0] Aucun message n’a été mis de côté.
    [one] Un message a été mis de côté, car il n’était pas authentique.
   *[other] { $count } messages ont été mis de côté, car ils n’étaient pas authentiques.
}
health-pulled = Dernière relève : { $when }
health-never = jamais
health-waiting = { $count ->
    [0] Aucune réponse n’attend d’être envoyée.
    [one] Une réponse attend d’être envoyée au relais.
   *[other] { $count } réponses attendent d’être envoyées au relais.
}
health-engine = Base de données : { $engine }
health-reasons = Pourquoi des messages ont été mis de côté
reason-damaged = abîmé en chemin
reason-not-sealed = pas scellé
reason-padding = mauvais remplissage
reason-content = pas dans la bonne forme
reason-bad-signature = la signature ne correspond pas
reason-key-not-of-report = écrit sous le signalement de quelqu’un d’autre
reason-unknown-author = auteur inconnu
reason-not-addressed = pas adressé à nous
reason-other-report = appartient à un autre signalement
reason-no-such-report = aucun signalement n’y correspond
reason-replayed = arrivé une deuxième fois
reason-two-in-one-place = deux messages à la même place
reason-not-kept = n’a pas pu être conservé ici

desk-refused-title = Pas d’accès
desk-refused = Votre rôle ne donne pas accès à ceci. Demandez à la personne responsable de votre bureau.
desk-error-title = Pas maintenant
desk-error = Quelque chose a échoué ici. Ce que vous avez tapé n’est pas perdu si vous revenez en arrière. Donnez cette heure à la gestion technique : { $when }.
desk-gone-title = Pas ici
desk-gone = Il n’y a rien ici, ou vous ne pouvez pas le voir.
desk-form-old = Cette page est restée ouverte trop longtemps. Relisez-la et appuyez de nouveau sur le bouton. Votre texte est toujours là.
signin-ended-plain = Votre session est terminée. Connectez-vous à nouveau.
signal-contact-none = La personne ne veut pas de questions.

state-taken = En cours
state-waiting = Reporté
state-reopened = Rouvert
view-open = À traiter
view-mine = À moi
view-nobodys = À personne
view-urgent = Urgent
view-answer = Attend notre réponse
view-second = Second regard
inbox-narrow = Affiner
work-heading = Qui fait quoi
work-assignee = Chez
work-nobody = Personne
work-me = { $name } (vous)
work-take = Je m’en charge
work-urgency = Urgence
work-urgency-reason = Pourquoi si urgent
urgency-normal = À son tour
urgency-soon = Aujourd’hui
urgency-now = Avant tout le reste
work-labels = Étiquettes
work-new-label = Une nouvelle étiquette
work-until = Reporter au
work-until-reason = Ce que nous attendons
work-until-words = Reporté au { $date }
work-save = Enregistrer
work-saved = Enregistré.
work-taken = C’est chez vous maintenant.
work-not-possible = Ceci ne peut pas être modifié maintenant.
work-error-member = Choisissez un ou une collègue qui lit les signalements.
work-error-label = Une étiquette compte 1 à 40 caractères, et un bureau 60 étiquettes au plus.
work-error-reason = Écrivez la raison à côté.
work-error-reason-long = La raison compte { $length } caractères ; { $limit } au plus.
work-error-day = Choisissez un jour entre demain et dans un an.
work-conflict-assignee = Un ou une collègue l’a confié à quelqu’un depuis que vous avez ouvert la page. Rien n’a été changé. Regardez, puis enregistrez de nouveau.
work-conflict-urgency = Un ou une collègue a changé l’urgence depuis que vous avez ouvert la page. Rien n’a été changé. Regardez, puis enregistrez de nouveau.
work-conflict-until = Un ou une collègue a changé la date depuis que vous avez ouvert la page. Rien n’a été changé. Regardez, puis enregistrez de nouveau.
outcome-advised = Conseil donné
outcome-information = Gardé comme information
outcome-referred = Orienté vers qui peut aider
outcome-reported = Procès-verbal dressé
outcome-unfounded = Sans fondement
outcome-out-of-scope = Pas de notre ressort
outcome-abuse = Écrit pour nuire ou se moquer
close-heading = Clôturer ce signalement
close-outcome = Ce qu’il en est advenu
close-choose = Choisir
close-reason = Pourquoi
close-reason-hint = Nécessaire si quelqu’un n’a pas été cru ou aidé. Nous seuls le lisons.
close-police = Une infraction décrite ne peut pas rester sans suite. Donnez le numéro du procès-verbal, ou dites qu’aucune n’est décrite ; une deuxième personne regarde alors.
close-number = Numéro du procès-verbal ou du rapport d’information
close-number-is = numéro { $number }
close-no-offence = Aucune infraction n’est décrite
close-error-outcome = Choisissez ce qu’il en est advenu.
close-error-number = Donnez le numéro du procès-verbal, ou dites avec une raison qu’aucune infraction n’est décrite.
close-error-both = Il y a un numéro, et vous dites qu’aucune infraction n’est décrite. Un seul des deux est possible.
close-error-number-long = Le numéro compte { $length } caractères ; { $limit } au plus.
note-heading = Entre nous
note-lead = La personne qui écrit ne voit jamais ceci.
note-label = Une note pour les collègues
note-keep = Garder la note
note-kept = La note est avec le signalement.
note-by = { $name }, { $date }
note-error-empty = Écrivez d’abord une note.
note-error-long = La note compte { $length } caractères ; { $limit } au plus.
second-asked = Une deuxième personne doit maintenant regarder. D’ici là, le signalement reste ouvert.
second-asks = { $name } demande le { $date } de clôturer : { $outcome }. Aucune infraction n’est décrite, parce que : { $reason } Lisez le signalement, puis décidez.
second-yours = Vous avez demandé le { $date } de clôturer : { $outcome }. Aucune infraction n’est décrite, parce que : { $reason } Un ou une collègue doit regarder.
second-agree = D’accord : clôturer
second-disagree = Pas d’accord
second-disagreed = Le signalement reste ouvert.
second-own = Personne ne confirme sa propre demande.
second-flag = Second regard demandé
audit-given = Signalement { $number }, à { $name }
act-signal-taken = prise en charge
act-signal-given = confié
act-signal-released = laissé
act-urgency-set = urgence fixée
act-signal-snoozed = reporté
act-signal-woken = n’est plus reporté
act-labels-set = étiquettes changées
act-note-written = note écrite
act-second-look-asked = second regard demandé
act-second-look-agreed = accord après second regard
act-second-look-refused = désaccord
act-second-look-ended = second regard annulé : la personne a écrit

enter-menu = Noter
enter-title = Noter
enter-heading = Noter ce que quelqu’un raconte
enter-lead = Au guichet, au téléphone, d’après un papier. Écrivez les mots mêmes de la personne, dans sa langue si possible. Ceci n’est pas une audition. Seul ce bureau peut le lire.
enter-origin = Comment c’est arrivé
origin-portal = Par le portail
origin-counter = Au guichet
origin-phone = Par téléphone
origin-paper = Sur papier
origin-partner = D’un partenaire
enter-day = Le jour où c’est arrivé
enter-lang = Raconté en
enter-text = Ce que dit la personne
enter-text-hint = Ses mots, pas les vôtres. Votre avis va dans une note.
enter-checked = Comment cela a été vérifié
checked-read-back = Relu, et la personne est d’accord
checked-own-hand = La personne l’a écrit elle-même
checked-not = Pas vérifié
enter-source = De qui et comment c’est venu, pour les collègues
enter-source-hint = Pas plus que ce dont les collègues ont besoin. Un interprète par numéro, pas par nom.
enter-pressure = La personne est sous pression, ou quelqu’un écoute
enter-receipt = Donner à la personne un code pour revenir
enter-receipt-hint = Seulement si elle peut le garder sans danger. Avec lui, elle lit vos réponses et peut écrire encore.
enter-save = Garder ce signalement
enter-done = Gardé. Il est dans la boîte de réception comme tout autre signalement.
enter-error-origin = Choisissez comment c’est arrivé.
enter-error-day = Choisissez un jour : aujourd’hui, ou il y a un an au plus.
enter-error-told-in = Choisissez la langue dans laquelle c’est raconté.
enter-error-text = Écrivez ce que dit la personne.
enter-error-text-long = Le texte compte { $length } caractères ; { $limit } au plus.
enter-error-checked = Choisissez comment cela a été vérifié.
enter-error-source-long = Ceci compte { $length } caractères ; { $limit } au plus.
enter-error-receipt = Aucun code n’est possible pour l’instant : le relais n’a pas encore répondu. Gardez le signalement sans code, ou réessayez plus tard.
enter-error-later = Impossible de le garder maintenant. Tout est encore dans le formulaire ; réessayez dans un instant.
entered-heading = Le signalement { $number } est gardé
entered-lead = Recopiez ce code pour la personne, ou imprimez-le : seul le cadre est imprimé. Il ne dit pas à quoi il sert.
entered-code = Le code
entered-once = Il est montré maintenant et plus jamais. Personne ici ne peut le retrouver.
entered-when = Il fonctionne dès que le relais a répondu, en général en quelques secondes.
told-by = { $origin }, noté par { $name }.
told-lang = Raconté en : { $lang }.
told-checked = { $how }.
looks-link = Qui a regardé, et ce qui a été fait
looks-heading = Qui a regardé le signalement { $number }
looks-lead = Les plus récents d’abord. Chaque consultation est consignée et ne peut être retirée ; celle-ci aussi.
act-signal-entered = noté
act-mailbox-opened = le code fonctionne
act-looks-seen = vu qui a regardé
