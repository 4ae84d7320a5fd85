# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person (vous).

lang-choose = Langue
skip-to-text = Aller au texte
exit = Quitter maintenant
back = Retour
next = Continuer
help-now = Danger maintenant ? Appelez le { $number }
help-more = Aide par téléphone
help-112 = Ambulance, incendie, vie en danger
help-101 = Police, urgence
help-victims = Ligne d’aide pour les victimes de la traite des êtres humains, jour et nuit
help-child = Enfant disparu ou exploité
help-site = Site national où tout le monde peut signaler
help-checked = Vérifié le { $date }
help-outside = Ces numéros et ce site ne sont pas à nous.

error-title-prefix = À vérifier
error-summary = Il manque quelque chose, ou il y a une erreur
error-kept = Ce que vous avez écrit est toujours là.
error-busy = Beaucoup de personnes écrivent en ce moment. Votre texte est toujours là. Appuyez de nouveau sur le bouton dans { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
}.
error-budget = Trop d’essais depuis cette connexion. Votre texte est toujours là. Réessayez dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}.
error-later-title = Pas maintenant
error-later = Nous ne pouvons rien enregistrer en ce moment. Ce qui avait déjà un code n’est pas perdu. Réessayez dans quelques minutes.
error-not-found-title = Pas ici
error-not-found = Il n’y a rien à cette adresse.
error-too-big-title = Trop long
error-too-big = Votre envoi est trop grand pour nous. Un texte peut avoir 15 000 caractères. Revenez en arrière : votre texte est encore dans votre navigateur.
error-unreadable-title = Illisible
error-unreadable = Ce que nous avons reçu est abîmé. Revenez en arrière et appuyez de nouveau sur le bouton.
error-method = Cette page ne s’utilise pas de cette façon.
error-home = Vers la première page

draft-notice = Ces mots n’ont pas encore été relus par une personne de langue maternelle française.
demo-notice = Ceci est une démonstration. Toutes les personnes sont inventées. Personne ne réagit à ce que vous écrivez ici.
