# Coming back with the code.
return-title = Código
return-heading = Voltar com seu código
return-server-reads = Nesta página, o servidor usa seu código por um momento para abrir as respostas. Depois ele esquece o código. O servidor, e não seu celular, verifica se as respostas são verdadeiras.
return-browser-opens = Seu celular abre as respostas e verifica se são verdadeiras. Seu código não sai dele.
return-label = Seu código: 24 números
return-hint = Espaços e traços não importam. Números da sua própria escrita também servem.
return-open = Abrir
return-error-digits = Use só números.
return-error-length = Um código tem 24 números. { $count ->
    [0] Você não digitou nenhum.
    [one] Você digitou { $count }.
   *[other] Você digitou { $count }.
}
return-error-check = Um dos números não está certo. Olhe o código de novo.
return-error-unknown = Não há nada para mostrar com este código. Ele nunca foi usado, ou foi apagado, ou o prazo acabou.
return-error-cut = A conexão caiu. Por favor, aperte o botão de novo. Nada é feito duas vezes.

thread-title = Mensagens
thread-heading = Suas mensagens
thread-none-plain = Ainda não há resposta. Por favor, volte mais tarde.
thread-from = De { $name }
thread-yours = O que você escreveu
thread-yours-hidden = O que você escreveu não aparece aqui. Assim ninguém mais pode ler com seu código.
thread-gap = Falta uma mensagem aqui. Talvez tenha sido apagada porque era antiga, ou alguém a retirou.
thread-forged = Não foi possível verificar uma mensagem aqui. Por isso ela não aparece.
thread-newest-unknown = Se você não guarda nada, não tem como saber se a mensagem mais nova foi retida.
thread-readers = Quem pode ler o que você escreve: { $names }
thread-readers-none = Agora ninguém lê o que você escreve.
thread-write = Escrever mais
thread-change = Mudar quem pode ler
thread-stop = Parar
thread-delete = Apagar tudo
thread-close = Fechar
thread-deletion-due = Tudo será apagado em { $date }. Até lá, você ainda pode impedir isso.
thread-deletion-undo = Não apagar
thread-deletion-undone = Nada será apagado.
thread-closed-elsewhere = Você fechou esta página, ou ela ficou aberta tempo demais. Digite seu código de novo.

more-heading = Escrever mais
more-label = Sua mensagem
more-readers = Isto vai para: { $names }
more-send = Trancar e enviar
more-sent = Sua mensagem foi enviada.
more-nobody = Você pediu que todas as organizações parassem. Escolha primeiro quem pode ler.

change-heading = Quem pode ler a partir de agora?
change-lead = Uma organização nova lê só o que você escrever a partir de agora.
change-lead-copy = Você guardou uma cópia do seu primeiro texto. Você pode dar essa cópia a uma organização nova.
change-give-copy = Dar também meu primeiro texto a quem eu acrescentar
change-save = Salvar
change-saved = Salvo.
change-none = Se você não escolher ninguém, pede que todas parem.

stop-heading = Parar
stop-lead = Quem lê seu texto recebe o aviso de parar. Uma associação ou um centro deixa de ter acesso e apaga o que a lei permite. Isso acontece menos de um minuto depois que buscarem as mensagens de novo.
stop-police = Se você contou um crime à polícia, isso não pode ser retirado. Você pode parar de falar com ela.
stop-which = Quem precisa parar?
stop-button = Parar agora
stop-done = Seu pedido para parar foi enviado.
stop-error-none = Escolha quem precisa parar.

delete-heading = Apagar tudo
delete-lead = Suas mensagens e este lugar para respostas são apagados depois de 72 horas. Quem lê as mensagens recebe o aviso de apagá-las também. Até lá, você pode impedir isso com seu código.
delete-why = Os três dias existem porque outra pessoa pode ter seu código.
delete-police = A polícia guarda o que a lei a obriga a guardar.
delete-button = Apagar depois de 72 horas

# What an organisation asks somebody to agree to.
ask-question = { $who } pode saber isto sobre você: { $parts }? Para quê: { $why }. Até: { $date }.
ask-part-presence = que há alguém que talvez queira ajuda
ask-part-age = se você tem 18 anos ou mais
ask-part-languages = seus idiomas
ask-part-needs = do que você precisa
ask-part-facts = o que aconteceu, sem dizer quem você é
ask-part-name = seu nome
ask-part-contact = como falar com você em segurança
ask-part-wants = o que você quer
ask-part-children = seus filhos e quem está com você
ask-part-documents = seus documentos
ask-for-call = para ligar para você
ask-for-place = para encontrar um lugar para você ficar
ask-for-support = para acompanhar você
ask-for-legal = para ajudar você a ter um advogado
ask-for-medical = para atendimento médico
ask-for-statement = para um depoimento à polícia
ask-for-wages = para cobrar o salário que não pagaram a você
ask-free = Você decide. Se disser não, nada muda: você ainda pode receber ajuda.
ask-back-told = Você pode retirar um sim a qualquer momento, aqui com seu código.
ask-which = Só uma parte? Marque o que podem saber.
ask-yes = Sim
ask-part = Só o que marquei
ask-no = Não
ask-later = Pergunte daqui a uma semana
ask-error-part = Marque o que podem saber: pelo menos uma coisa, e não tudo.
ask-error-closed = Isto não pode mais ser respondido nem retirado. Veja o que está escrito agora.
ask-answer = Responder
ask-said-yes = Você disse sim.
ask-said-part = Você disse: só { $parts }.
ask-said-no = Você disse não.
ask-said-later = Você disse: pergunte de novo em { $date }.
ask-said-back = Você retirou isto.
ask-over = Esta pergunta terminou. Ela não vale mais aqui.
ask-back = Retirar isto
ask-back-lead = Eles não podem mais usar. O acesso fecha em um minuto depois que buscarem de novo as mensagens. O que alguém já leu não pode ser desfeito.
ask-back-done = Você retirou. A mensagem está a caminho.
