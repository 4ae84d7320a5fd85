# The first page.
front-title = Boas-vindas
front-heading = Aqui você pode contar
front-lead = Você viu algo que causa preocupação? Alguém obriga você a fazer algo, ou fica com seu dinheiro ou seus documentos? Quer contar para alguém? Você pode, sem dizer seu nome.
front-choose = Você escolhe quem pode ler: uma associação, um centro de acolhimento ou a polícia. Nenhuma outra organização recebe o texto.
front-not-police = A polícia só lê se você escolher a polícia.
front-time = Leva cerca de dois minutos. Você recebe um código. Com o código, você pode voltar e ler a resposta.
front-start = Escrever algo
front-return = Tenho um código
front-operator-heading = Quem cuida desta página
front-operator = { $operator } cuida desta página. O que você escreve fica guardado e trancado. Quem cuida da página não tem a chave para abrir.
front-operator-police = { $operator } é um serviço de polícia.
front-operator-not-police = { $operator } não é um serviço de polícia.
front-legal-limit = Nenhuma outra organização pode ler. A justiça pode mandar uma organização abrir o que recebeu.
front-no-trace = Não guardamos o endereço de internet do seu aparelho. Não usamos nada para rastrear você.
front-device = A lista das páginas que você visitou fica no seu navegador. Se alguém mexe neste celular, use outro.
front-national = Só quer avisar sobre algo que viu? Existe também o site nacional, em muitos idiomas:

# What this server holds of the messages: a page of the demonstration.
held-title = Armazenamento
held-heading = O que fica guardado aqui
held-lead = Isto é tudo o que este servidor guarda das mensagens: dados trancados. Ele não tem a chave para abrir.
held-none = Nada está guardado aqui neste momento.
held-col-what = O que está guardado, como está
held-col-size = Tamanho (bytes)
held-col-day = Dia em que chegou
held-caption = Em números
held-envelopes = Mensagens trancadas para organizações
held-mailboxes = Lugares para respostas
held-answers = Respostas trancadas
held-drafts = Visitas em andamento

# Who answers for what is kept here.
responsible-title = Responsáveis
responsible-link = Quem é responsável por isto, e seus direitos
responsible-heading = Quem é responsável por esta página
responsible-nobody = Ninguém é responsável por isto ainda: é uma demonstração.
responsible-controller = Quem decide sobre os dados
responsible-contact = Como entrar em contato
responsible-officer = Quem cuida disso internamente (encarregado ou encarregada da proteção de dados)
responsible-supervisor = Onde você pode reclamar
responsible-rights-heading = Seus direitos
responsible-rights = Com seu código você pode acrescentar algo, mudar quem lê, parar ou apagar. Ninguém pergunta quem você é.
responsible-code = Não sabemos quem você é. Só o código mostra que uma mensagem é sua. Sem ele, não podemos encontrar nem apagar a mensagem para você.
responsible-readers = As organizações que você escolhe são responsáveis pelo que recebem. Com seu código, você pode perguntar o que elas guardam e quem viu.
responsible-assessment = Os riscos desta página para as pessoas foram examinados. Isso foi assinado em { $date } ({ $reference }).

orgkeys-title = Chaves
orgkeys-link = Verificar as chaves
orgkeys-heading = As chaves das organizações
orgkeys-lead = O que você escreve é fechado com a chave de cada organização que você escolhe. É mesmo a chave dela? Compare estas palavras ou números com o cartaz dela, ou pergunte por telefone.
orgkeys-trust = Compare com algo que não venha desta página. Quem toma conta de um site pode mostrar nele o que quiser.
orgkeys-words = Em palavras
orgkeys-digits = Em números
orgkeys-until = Estas chaves valem até { $date }.
orgkeys-log-heading = A lista de chaves
orgkeys-log = Cada chave mostrada aqui está escrita em uma lista da qual nada é retirado. Linhas: { $size }.
orgkeys-seen = { $organisation } confirmou esta lista em { $date }.
orgkeys-seen-earlier = { $organisation } confirmou a lista quando era mais curta, em { $date }.
orgkeys-nobody = Nenhuma organização confirmou esta lista ainda.
