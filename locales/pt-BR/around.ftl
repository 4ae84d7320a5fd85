# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Esta é a minha situação?
rights-link = A que você tem direito
doing-link = Vejo alguma coisa. O que posso fazer?
contacts-link = Para quem ligar
access-link = Acessibilidade

# Their titles say nothing of what they are about.
check-title = Perguntas
rights-title = Informações
doing-title = Conselhos
contacts-title = Números
access-title = Acessibilidade
choices-title = Escolhas

# Where a text of law or advice is not there in the reader’s language.
text-in = Este texto existe aqui só em alguns idiomas. Escolha um:
core-heading = O que você pode fazer agora

# Whom to call, by what one needs.
need-danger = Se há perigo agora
need-help = Se alguém obriga ou explora você
need-child = Para crianças e jovens
need-report = Para avisar o que você viu
contact-always = Dia e noite
contact-centre = Centro reconhecido para vítimas de tráfico de pessoas
contact-young = Centro para jovens explorados
contact-guardian = Serviço de Tutelas: um tutor para crianças que estão aqui sem os pais
contact-stale = Verificado pela última vez em { $date }. Faz muito tempo: o número pode ter mudado.
contacts-write = Você também pode escrever aqui. Você escolhe quem lê.

# Ten questions. They end in choices, never in a verdict.
check-lead = Dez perguntas, só para você. Marque o que é verdade para você. Pode pular todas.
check-kept = Não guardamos nada. Esta página não julga. Ela só põe primeiro o que pode ajudar.
check-1 = Você está em perigo, com ferimentos ou doente?
check-2 = Você tem menos de 18 anos?
check-3 = Alguém fica com seus documentos, seu celular ou seu cartão do banco?
check-4 = Você não pode sair quando quer, ou não sem companhia?
check-5 = O trabalho é diferente do que prometeram?
check-6 = Você recebe pouco ou nenhum dinheiro, ou tem que entregá-lo?
check-7 = Você tem que trabalhar para pagar uma dívida?
check-8 = Você não pode dizer não a uma tarefa, a um cliente ou a um dia de trabalho?
check-9 = Alguém ameaça você ou sua família, ou você teve que fazer um juramento?
check-10 = Você tem medo de pedir ajuda por causa dos documentos?
check-go = Ver o que posso fazer

# What whoever answered can choose.
choices-heading = Você decide
choices-lead = Você não fez nada de errado ao perguntar. Não precisa fazer nada agora. Escolha o que quiser, ou feche esta página.
choices-read = Leia primeiro
choices-more = Leia também
choices-close = Fechar esta página

# The names of the texts on rights.
right-help = Ajuda sem queixa
right-time = Tempo para pensar
right-health = Médico e saúde
right-pay = Seu salário
right-child = Se você tem menos de 18 anos
right-eu = Também cidadãos da UE e belgas
right-work = O trabalho sexual não é o problema
right-crime = Roubo, golpes ou assédio no trabalho
right-told = O que devem fazer com o que você conta
right-safe = Como escrevem para você com segurança

# Whom the advice is for.
who-citizen = Vizinho ou quem passa
who-hotel = Hotel
who-landlord = Proprietário ou aluguel de temporada
who-employer = Empregador
who-bank = Banco
who-transport = Transporte e táxi
who-health = Profissional de saúde
who-school = Escola
who-public = Serviço público ou município
who-association = Associação
who-client = Cliente

campaign-over-heading = Esta página terminou
campaign-over = O que estava aqui terminou, ou o número é outro. Você ainda pode nos escrever, ligar para alguém ou continuar lendo.
campaign-days = De { $from } a { $to }.
campaign-by = De { $name }.
campaign-picture = Imagem: { $owner }, { $licence }.
campaign-counted = Só contamos quantas vezes esta página é aberta em uma semana, todas juntas. Ninguém sabe quem você é.
paper-scan = Escaneie ou digite:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Ouvir
hear-lead = Pessoas que falam esta língua dizem isto. Abaixo de cada gravação está o mesmo na língua desta página.
