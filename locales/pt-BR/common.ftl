# Words every public page shares.
# B1 or simpler. Short sentences. Polite second person (você), which addresses women and men alike.

lang-choose = Idioma
skip-to-text = Ir para o texto
exit = Sair agora
back = Voltar
next = Continuar
help-now = Perigo agora? Ligue para { $number }
help-more = Ajuda por telefone
help-112 = Ambulância, incêndio, risco de vida
help-101 = Polícia, urgente
help-victims = Linha de ajuda para vítimas de tráfico de pessoas, dia e noite
help-child = Criança desaparecida ou explorada
help-site = Site nacional onde qualquer pessoa pode avisar
help-checked = Verificado em { $date }
help-outside = Estes números e este site não são nossos.

error-title-prefix = Verifique
error-summary = Falta algo ou algo não está certo
error-kept = O que você escreveu ainda está aqui.
error-busy = Muitas pessoas estão escrevendo neste momento. Seu texto ainda está aqui. Por favor, aperte o botão de novo daqui a { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}.
error-budget = Muitas tentativas a partir desta conexão. Seu texto ainda está aqui. Por favor, tente de novo daqui a { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}.
error-later-title = Agora não
error-later = Não podemos salvar nada neste momento. O que já tinha um código não se perdeu. Por favor, tente de novo em alguns minutos.
error-not-found-title = Não está aqui
error-not-found = Não há nada neste endereço.
error-too-big-title = Longo demais
error-too-big = O que foi enviado é grande demais para nós. Um texto pode ter 15.000 caracteres. Volte: seu texto ainda está no seu navegador.
error-unreadable-title = Não dá para ler
error-unreadable = O que recebemos está danificado. Volte e aperte o botão de novo.
error-method = Esta página não pode ser usada dessa forma.
error-home = Para a primeira página

draft-notice = Estas palavras ainda não foram revisadas por uma pessoa de língua materna portuguesa.
demo-notice = Isto é uma demonstração. Todas as pessoas aqui são inventadas. Ninguém faz nada com o que você escreve aqui.
