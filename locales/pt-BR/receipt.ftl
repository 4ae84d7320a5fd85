# The code that is shown once.
receipt-title = Passo 4
receipt-heading = Foi enviado
receipt-lead = Está trancado. Quem tem a chave: { $names }.
receipt-code-heading = Seu código
receipt-code-caption = Seu código, seis grupos de quatro números
receipt-code-lead = Anote estes números. Você só os vê agora. Com eles, você pode ler a resposta, acrescentar algo ou parar.
receipt-code-hide = Você pode anotar como se fossem números de telefone. Nada nos números leva a esta página.
receipt-lost = Se você perder o código, ninguém pode devolvê-lo. O que você enviou continua com quem lê.
receipt-retype = Digite os quatro últimos números, para sabermos que o código está certo
receipt-retype-button = Já anotei
receipt-cannot = Não posso anotar agora
receipt-cannot-text = Então você não poderá voltar a este texto. Você sempre pode escrever um novo.
receipt-error-group = Estes não são os quatro últimos números. Olhe o código e tente de novo.
receipt-kept-heading = Por quanto tempo fica guardado aqui
receipt-kept = O que você enviou fica aqui, trancado, por { $envelope-days ->
    [one] { $envelope-days } dia
   *[other] { $envelope-days } dias
}. Depois é apagado aqui. Se você não usar o código por { $mailbox-days ->
    [one] { $mailbox-days } dia
   *[other] { $mailbox-days } dias
}, o lugar para respostas é apagado.
receipt-unknown = Sua mensagem chegou. Seu celular fez o código, e ele só apareceu na sua tela. Nós não conhecemos o código e não podemos mostrá-lo de novo.
receipt-unknown-then = Você anotou o código? Então volte com ele daqui a alguns dias. Se não, você pode escrever um texto novo e anotar o código dele.
receipt-ended-title = Pronto
receipt-ended-heading = Agradecemos por você ter contado
receipt-ended-noted = Volte com seu código daqui a alguns dias. Talvez haja uma resposta.
receipt-ended-lost = Foi enviado. Sem o código, você não pode voltar a este texto. Se quiser que possamos responder, escreva um texto novo e anote o código.
receipt-ended-leave = Você já pode sair desta página.
