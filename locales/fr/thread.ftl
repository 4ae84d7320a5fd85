# Coming back with the code.
return-title = Votre code
return-heading = Revenir avec votre code
return-server-reads = Sur cette page, le serveur utilise votre code un instant pour ouvrir les réponses. Ensuite, il l’oublie. C’est le serveur, pas votre gsm, qui vérifie que les réponses sont authentiques.
return-browser-opens = Votre appareil ouvre les réponses et vérifie qu’elles sont authentiques. Votre code n’en sort pas.
return-label = Votre code : 24 chiffres
return-hint = Les espaces et les tirets ne comptent pas. Les chiffres de votre propre écriture sont bons aussi.
return-open = Ouvrir
return-error-digits = Utilisez seulement des chiffres.
return-error-length = Un code a 24 chiffres. { $count ->
    [0] Vous n’en avez tapé aucun.
    [one] Vous en avez tapé un.
   *[other] Vous en avez tapé { $count }.
}
return-error-check = Un des chiffres n’est pas juste. Regardez encore une fois le code.
return-error-unknown = Il n’y a rien à montrer pour ce code. Il n’a jamais servi, ou il a été effacé, ou son temps est passé.
return-error-cut = La connexion a été coupée. Appuyez de nouveau sur le bouton. Rien n’est fait deux fois.

thread-title = Vos messages
thread-heading = Vos messages
thread-none-plain = Il n’y a pas encore de réponse. Revenez plus tard, s’il vous plaît.
thread-from = De : { $name }
thread-yours = Ce que vous avez écrit
thread-yours-hidden = Ce que vous avez écrit n’est pas montré ici. Ainsi, personne d’autre ne peut le lire avec votre code.
thread-gap = Il manque un message ici. Il était peut-être trop ancien et a été effacé. Ou quelqu’un l’a retiré.
thread-forged = Un message n’a pas pu être vérifié ici. Il n’est pas montré.
thread-newest-unknown = Vous ne gardez rien vous-même ? Alors vous ne pouvez pas voir si le message le plus récent a été retenu.
thread-readers = Qui peut lire ce que vous écrivez : { $names }
thread-readers-none = Plus personne ne lit ce que vous écrivez.
thread-write = Écrire encore
thread-change = Changer qui peut lire
thread-stop = Arrêter
thread-delete = Tout effacer
thread-close = Fermer
thread-deletion-due = Tout sera effacé le { $date }. Jusque-là, vous pouvez encore l’empêcher.
thread-deletion-undo = Ne pas effacer
thread-deletion-undone = Rien ne sera effacé.
thread-closed-elsewhere = Vous avez fermé cette page, ou elle est restée ouverte trop longtemps. Tapez de nouveau votre code.

more-heading = Écrire encore
more-label = Votre message
more-readers = Ce message est pour : { $names }
more-send = Verrouiller et envoyer
more-sent = Votre message est envoyé.
more-nobody = Vous avez demandé à tout le monde d’arrêter. Choisissez d’abord qui peut lire.

change-heading = Qui peut lire à partir de maintenant ?
change-lead = Une nouvelle organisation lit seulement ce que vous écrivez à partir de maintenant.
change-lead-copy = Vous avez gardé une copie de votre premier texte. Vous pouvez la donner à une nouvelle organisation.
change-give-copy = Donner aussi mon premier texte à qui j’ajoute
change-save = Enregistrer
change-saved = C’est enregistré.
change-none = Si vous ne choisissez personne, vous demandez à tout le monde d’arrêter.

stop-heading = Arrêter
stop-lead = Les organisations qui lisent votre texte reçoivent le message d’arrêter. Une association ou un centre ferme l’accès et efface ce que la loi permet d’effacer. Cela se fait dans la minute après qu’elles ont de nouveau cherché leurs messages.
stop-police = Si vous avez parlé d’une infraction à la police, cela ne peut plus être retiré. Vous pouvez arrêter de lui parler.
stop-which = Qui doit arrêter ?
stop-button = Arrêter maintenant
stop-done = Votre demande d’arrêter est envoyée.
stop-error-none = Choisissez qui doit arrêter.

delete-heading = Tout effacer
delete-lead = Vos messages et cet espace pour les réponses sont effacés après 72 heures. Les organisations qui les lisent reçoivent le message de les effacer aussi. Jusque-là, vous pouvez l’empêcher avec votre code.
delete-why = Ces trois jours existent parce que quelqu’un d’autre a peut-être votre code.
delete-police = La police garde ce que la loi l’oblige à garder.
delete-button = Effacer après 72 heures

# What an organisation asks somebody to agree to.
ask-question = Est-ce que { $who } peut savoir ceci de vous : { $parts } ? Pourquoi : { $why }. Jusqu’au : { $date } inclus.
ask-part-presence = qu’il y a quelqu’un qui veut peut-être de l’aide
ask-part-age = si vous avez 18 ans ou plus
ask-part-languages = vos langues
ask-part-needs = ce dont vous avez besoin
ask-part-facts = ce qui s’est passé, sans dire qui vous êtes
ask-part-name = votre nom
ask-part-contact = comment vous joindre en sécurité
ask-part-wants = ce que vous voulez
ask-part-children = vos enfants et qui est avec vous
ask-part-documents = vos documents
ask-for-call = pour vous appeler
ask-for-place = pour vous trouver un logement
ask-for-support = pour vous accompagner
ask-for-legal = pour vous aider avec un avocat
ask-for-medical = pour des soins médicaux
ask-for-statement = pour une déclaration à la police
ask-for-wages = pour réclamer le salaire qu’on ne vous a pas payé
ask-free = C’est vous qui décidez. Si vous dites non, rien ne change : vous pouvez toujours recevoir de l’aide.
ask-back-told = Vous pouvez retirer un oui à tout moment, ici avec votre code.
ask-which = Une partie seulement ? Cochez ce qu’ils peuvent savoir.
ask-yes = Oui
ask-part = Seulement ce que j’ai coché
ask-no = Non
ask-later = Redemandez-moi dans une semaine
ask-error-part = Cochez ce qu’ils peuvent savoir : au moins une chose, et pas tout.
ask-error-closed = On ne peut plus y répondre ni le retirer. Regardez ce qui est écrit maintenant.
ask-answer = Répondre
ask-said-yes = Vous avez dit oui.
ask-said-part = Vous avez dit : seulement { $parts }.
ask-said-no = Vous avez dit non.
ask-said-later = Vous avez dit : redemandez-moi le { $date }.
ask-said-back = Vous avez retiré cet accord.
ask-over = Cette question est terminée. Elle ne vaut plus ici.
ask-back = Retirer cet accord
ask-back-lead = Ils ne peuvent plus l’utiliser. L’accès se ferme dans la minute qui suit leur prochaine relève des messages. Ce que quelqu’un a déjà lu ne peut pas être effacé de sa mémoire.
ask-back-done = Vous avez retiré cet accord. Le message est en route vers eux.
