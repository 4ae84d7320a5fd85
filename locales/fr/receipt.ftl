# The code that is shown once.
receipt-title = Étape 4
receipt-heading = C’est envoyé
receipt-lead = C’est verrouillé. La clé est chez : { $names }.
receipt-code-heading = Votre code
receipt-code-caption = Votre code, six groupes de quatre chiffres
receipt-code-lead = Notez ces chiffres. Vous les voyez seulement maintenant. Avec ces chiffres, vous pouvez lire la réponse, ajouter quelque chose ou arrêter.
receipt-code-hide = Vous pouvez les noter comme des numéros de téléphone. Rien dans ces chiffres ne mène à cette page.
receipt-lost = Si vous perdez le code, personne ne peut vous le rendre. Ce que vous avez envoyé reste chez les organisations qui le lisent.
receipt-retype = Tapez les quatre derniers chiffres, pour vérifier que le code est juste
receipt-retype-button = J’ai noté le code
receipt-cannot = Je ne peux pas noter le code maintenant
receipt-cannot-text = Alors vous ne pourrez pas revenir à ce texte. Vous pouvez toujours en écrire un nouveau.
receipt-error-group = Ce ne sont pas les quatre derniers chiffres. Regardez le code et réessayez.
receipt-kept-heading = Combien de temps cela reste ici
receipt-kept = Ce que vous avez envoyé reste ici, verrouillé, pendant { $envelope-days ->
    [one] un jour
   *[other] { $envelope-days } jours
}. Ensuite, c’est effacé ici. Si vous n’utilisez pas le code pendant { $mailbox-days ->
    [one] un jour
   *[other] { $mailbox-days } jours
}, l’espace pour les réponses est effacé.
receipt-unknown = Votre message est arrivé. C’est votre appareil qui a fait le code, et il n’était que sur votre écran. Nous ne le connaissons pas et ne pouvons pas le montrer de nouveau.
receipt-unknown-then = L’avez-vous noté ? Revenez avec lui dans quelques jours. Sinon, vous pouvez écrire un nouveau texte et noter son code.
receipt-ended-title = Terminé
receipt-ended-heading = Merci d’en avoir parlé
receipt-ended-noted = Revenez avec votre code dans quelques jours. Il y aura peut-être une réponse.
receipt-ended-lost = C’est envoyé. Sans le code, vous ne pouvez pas y revenir. Vous voulez qu’on puisse vous répondre ? Écrivez un nouveau texte et notez le code.
receipt-ended-leave = Vous pouvez quitter cette page maintenant.
