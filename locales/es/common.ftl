# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person (usted), which addresses women and men alike. Spanish of Spain and of Latin America both.

lang-choose = Idioma
skip-to-text = Ir al texto
exit = Salir ahora
back = Volver
next = Continuar
help-now = ¿Hay peligro ahora? Llame al { $number }
help-more = Ayuda por teléfono
help-112 = Ambulancia, incendio, vida en peligro
help-101 = Policía, urgente
help-victims = Línea de ayuda para víctimas de la trata de personas, día y noche
help-child = Niña o niño desaparecido o explotado
help-site = Sitio nacional donde cualquier persona puede avisar
help-checked = Comprobado el { $date }
help-outside = Estos números y este sitio no son nuestros.

error-title-prefix = Revise
error-summary = Falta algo o hay un error
error-kept = Lo que escribió sigue aquí.
error-busy = Muchas personas escriben en este momento. Su texto sigue aquí. Por favor, pulse el botón de nuevo dentro de { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
}.
error-budget = Demasiados intentos desde esta conexión. Su texto sigue aquí. Por favor, inténtelo de nuevo dentro de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}.
error-later-title = Ahora no
error-later = No podemos guardar nada en este momento. Lo que ya tenía un código no se ha perdido. Por favor, inténtelo de nuevo en unos minutos.
error-not-found-title = Aquí no está
error-not-found = No hay nada en esta dirección.
error-too-big-title = Demasiado largo
error-too-big = Lo que se envió es demasiado grande para nosotros. Un texto puede tener 15 000 caracteres. Vuelva atrás: su texto sigue en su navegador.
error-unreadable-title = No se puede leer
error-unreadable = Lo que recibimos está dañado. Vuelva atrás y pulse el botón de nuevo.
error-method = Esta página no se puede usar de esa manera.
error-home = A la primera página

draft-notice = Ninguna persona de lengua materna española ha revisado todavía estas palabras.
demo-notice = Esto es una demostración. Todas las personas son inventadas. Nadie hace nada con lo que usted escribe aquí.
