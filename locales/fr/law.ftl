# What people have a right to in Belgium, in short words. No article of law stands here: articles are dated data (data/rights.toml) and are
# shown only once a named person has checked them. Lengths of time are data too.
law-lead = Ces textes parlent de la Belgique. Ils sont généraux : un centre ou un avocat peut regarder votre propre situation.
law-can = Ce qui est possible
law-know = Bon à savoir
law-sources = D’où cela vient
law-read = Lu le { $date }.
law-checked = Article { $article }, vérifié le { $date }.
law-unchecked = Aucun juriste n’a encore signé ce texte. C’est pourquoi il ne cite aucun article de loi.
law-crime-write = Raconter ce qui s’est passé

law-help-lead = Vous pouvez recevoir de l’aide sans aller d’abord à la police.
law-help-can-1 = Vous pouvez appeler vous-même un centre reconnu. Quelqu’un d’autre peut le faire pour vous.
law-help-can-2 = Un centre peut aider : un lieu sûr, un médecin, quelqu’un à qui parler, des papiers, un avocat.
law-help-can-3 = Vous pouvez d’abord seulement parler. Chez Payoke, c’est possible sans donner votre nom.
law-help-know-1 = Au début, l’aide ne dépend pas d’une plainte.
law-help-know-2 = Pour rester plus longtemps en Belgique comme victime, il y a trois conditions. Vous quittez les personnes qui vous exploitent. Un centre vous accompagne. Vous faites une déclaration ; une plainte formelle n’est pas nécessaire.
law-help-know-3 = Refuser l’aide est normal aussi. Vous pouvez toujours revenir.
law-help-know-4 = Avez-vous commis une infraction parce que quelqu’un vous exploitait ? Dites-le au centre ou à un avocat. Peut-être ne pouvez-vous pas être puni(e) pour cela.

law-time-lead = Avez-vous été exploité(e), et n’avez-vous pas de papiers pour la Belgique ? Vous pouvez recevoir du temps pour réfléchir.
law-time-can-1 = Vous recevez { $days } jours. Pendant ce temps, vous pouvez rester en Belgique.
law-time-can-2 = Un centre le demande à l’Office des étrangers. La police n’en décide pas.
law-time-can-3 = Vous pouvez vous reposer et choisir : faire une déclaration, ou rentrer chez vous avec de l’aide.
law-time-know-1 = Pour cela, vous devez avoir quitté les personnes qui vous exploitent. Et un centre doit vous accompagner.
law-time-know-2 = Le papier ne dit pas pourquoi vous l’avez. C’est pour votre sécurité.
law-time-know-3 = Sans déclaration pendant ces jours, ce séjour prend fin. Demandez avant au centre ce que vous pourrez faire.
law-time-know-4 = Après une déclaration, vous pouvez recevoir { $first } mois, puis chaque fois { $later } mois. Avant chaque nouveau papier, on interroge le procureur sur le dossier. Vous pouvez alors travailler.
law-time-know-5 = Vous ne devez plus avoir de contact avec les personnes qui vous ont exploité(e).
law-time-know-6 = Avez-vous moins de 18 ans ? D’autres règles valent alors.

law-health-lead = Votre santé passe d’abord. Vous pouvez voir un médecin, même sans papiers.
law-health-can-1 = Danger de mort ? Appelez le 112.
law-health-can-2 = Vous n’avez ni papiers ni argent ? Vous pouvez demander « l’aide médicale urgente ». Le CPAS de la commune où vous séjournez la paie.
law-health-can-3 = Un médecin décide si c’est urgent. Cela peut être aussi une simple visite, des médicaments, ou des soins qui évitent pire.
law-health-can-4 = Un centre reconnu aide aussi pour les soins du corps et de l’esprit.
law-health-know-1 = Un médecin doit garder secret ce que vous dites.
law-health-know-2 = Le CPAS doit traiter vos données de manière confidentielle.
law-health-know-3 = Vous pouvez demander à parler seul(e) avec le médecin, et demander un interprète.
law-health-know-4 = Quelqu’un vous a blessé(e) ? Demandez un certificat au médecin. Il peut servir de preuve plus tard.

law-pay-lead = Le travail doit être payé. Même sans papiers et sans contrat.
law-pay-can-1 = Vous avez le même droit au salaire que toute personne qui travaille en Belgique.
law-pay-can-2 = Notez pour vous : où vous avez travaillé, pour qui, quels jours et heures, et ce que vous avez reçu.
law-pay-can-3 = Gardez ce qui montre que vous y avez travaillé : messages, photos, une plaque, les noms de personnes qui vous ont vu(e).
law-pay-can-4 = Un centre, un syndicat ou une association peut demander votre salaire avec vous. Même si vous avez quitté la Belgique.
law-pay-know-1 = Garder le salaire ou les papiers de quelqu’un pour qu’il reste est un signe d’exploitation.
law-pay-know-2 = L’inspection du travail surveille les salaires. Trouve-t-elle au travail des personnes sans papiers ? Alors elle doit le dire à la police et à l’Office des étrangers. Demandez d’abord conseil à un centre ou à un syndicat.
law-pay-know-3 = Vous pouvez aussi demander à un juge de l’argent pour le dommage. Un centre ou un avocat peut aider.

law-child-lead = Avez-vous moins de 18 ans ? Vous avez plus de protection, pas moins.
law-child-can-1 = Vous pouvez appeler Child Focus gratuitement. Le numéro est plus bas.
law-child-can-2 = Êtes-vous ici sans vos parents ? Le Service des Tutelles vous donne un tuteur, qui est à vos côtés. On peut le joindre jour et nuit.
law-child-can-3 = Il y a des centres pour les jeunes seulement. Leur adresse est secrète.
law-child-can-4 = Êtes-vous ici sans parents et sans papiers ? Vous pouvez recevoir tout de suite un papier de { $first } mois, sans délai de réflexion.
law-child-know-1 = Un enfant ne peut jamais accepter d’être exploité. Ce n’est pas votre faute.
law-child-know-2 = Quelqu’un vous a dit de donner un autre âge ? Vous pouvez dire votre vrai âge.
law-child-know-3 = Êtes-vous belge, de l’UE, ou ici avec vos parents ? L’aide à la jeunesse peut vous aider.
law-child-know-4 = Vous pouvez demander de l’aide vous-même.

law-eu-lead = Tout le monde peut être exploité. Les citoyens de l’UE et les Belges aussi.
law-eu-can-1 = Les mêmes centres vous aident.
law-eu-can-2 = Vous n’avez pas besoin d’un séjour spécial pour cela.
law-eu-can-3 = Un centre peut aussi vous aider à préparer un retour chez vous, si vous le voulez.
law-eu-know-1 = Peu importe que vous soyez venu(e) de vous-même, ou que vous ayez d’abord dit oui.
law-eu-know-2 = Personne ne doit avoir passé une frontière. L’exploitation dans votre propre ville compte aussi.
law-eu-know-3 = Vous avez les mêmes droits que les autres : un salaire, un médecin, un avocat.

law-work-lead = Le travail du sexe n’est pas un délit en Belgique. Forcer quelqu’un, oui.
law-work-can-1 = Adulte, vous pouvez faire du travail du sexe pour vous-même. La loi a changé en 2022.
law-work-can-2 = Depuis le 1er décembre 2024, c’est possible aussi avec un contrat. Seuls des employeurs agréés peuvent en donner un.
law-work-can-3 = Avec ce contrat, vous pouvez refuser un client ou un acte, et arrêter. On ne peut pas vous licencier pour cela.
law-work-can-4 = Cet employeur doit aussi vous donner un bouton d’urgence et une personne à qui parler.
law-work-know-1 = Personne ne peut vous demander un avantage anormal, comme un loyer beaucoup trop élevé.
law-work-know-2 = Personne ne peut vous empêcher de quitter ce travail.
law-work-know-3 = Ici, le travail du sexe, votre origine et les préservatifs ne sont jamais un signe d’exploitation.
law-work-know-4 = Vous n’avez pas de papiers ? Parlez d’abord à une association. Elle peut vous dire ce que la police doit faire des papiers.

law-crime-lead = Au travail, vous a-t-on volé, frappé, menacé ou harcelé ? Vous pouvez le dire. On vous pose des questions sur cela seulement.
law-crime-can-1 = Vous choisissez qui le lit : une association, un centre ou la police.
law-crime-can-2 = Vous pouvez faire une déclaration à la police. Demandez si c’est possible dans une association. Au nord de Bruxelles, cela se peut depuis 2021.
law-crime-can-3 = Vous pouvez venir avec une personne de confiance, et demander un interprète.
law-crime-can-4 = Gardez ce que vous avez : messages, photos de blessures, une plaque. Voyez un médecin.
law-crime-know-1 = Si la police lit une infraction, elle doit écrire un procès-verbal. Vous pouvez arrêter de parler, mais vous ne pouvez pas la retirer.
law-crime-know-2 = Ce qu’une association doit faire est écrit sur sa carte, avant que vous écriviez.
law-crime-know-3 = Vous n’avez pas de papiers ? Écrivez d’abord à une association, et demandez ce que la police doit faire.

law-told-lead = Chaque organisation a ses propres devoirs. Vous les lisez ici avant de dire quoi que ce soit.
law-told-heading = Ce qu’ils doivent faire
law-told-can-1 = Police : si elle apprend une infraction, elle doit écrire un procès-verbal pour le procureur.
law-told-can-2 = Centre ou association : leurs travailleurs ont souvent un secret professionnel. Il y a des exceptions. La carte dit lesquelles.
law-told-can-3 = Un juge peut obliger une organisation à ouvrir ce qu’elle a reçu.
law-told-know-1 = Vous pouvez arrêter, ou demander d’effacer. Ce que la police a écrit dans un procès-verbal reste.
law-told-know-2 = Ce site porte votre message fermé à clé. Chaque organisation a signé sa propre carte.
law-told-cards = Les organisations à qui vous pouvez écrire ici

law-safe-lead = Personne ne vous appelle, et rien n’arrive sur votre téléphone. Les réponses attendent ici, derrière votre code.
law-safe-can-1 = Vous regardez quand c’est sûr pour vous, sur n’importe quel appareil.
law-safe-can-2 = Écrivez dans votre texte quand vous pouvez regarder, et ce qu’il vaut mieux ne pas écrire.
law-safe-can-3 = Voulez-vous un appel ? Écrivez quand, à quel numéro, et qui peut répondre. Choisissez un mot que seuls vous et eux connaissez.
law-safe-can-4 = Écrivez aussi quoi faire si quelqu’un d’autre répond : ne rien dire, et ne plus appeler.
law-safe-know-1 = Ne gardez pas le code près de l’adresse de ce site. Écrivez-le comme des numéros de téléphone.
law-safe-know-2 = Quelqu’un contrôle votre téléphone ? Prenez-en un autre : la liste des pages visitées reste dans le navigateur.
law-safe-know-3 = Quelqu’un d’autre a votre code ? Il peut lire les réponses. Recommencez avec un nouveau code.
law-safe-know-4 = Quand vous revenez, vos propres mots ne s’affichent pas, sauf si vous l’avez demandé.
