# The code that is shown once.
receipt-title = Paso 4
receipt-heading = Se ha enviado
receipt-lead = Está cerrado con llave. Quién tiene la llave: { $names }.
receipt-code-heading = Su código
receipt-code-caption = Su código, seis grupos de cuatro números
receipt-code-lead = Anote estos números. Solo los verá ahora. Con ellos puede leer la respuesta, añadir algo o parar.
receipt-code-hide = Puede anotarlos como si fueran números de teléfono. Nada en los números lleva a esta página.
receipt-lost = Si pierde el código, nadie puede devolvérselo. Lo que envió se queda con quienes lo leen.
receipt-retype = Escriba los cuatro últimos números, para saber que el código es correcto
receipt-retype-button = Ya lo anoté
receipt-cannot = No puedo anotarlo ahora
receipt-cannot-text = Entonces no podrá volver a este texto. Siempre puede escribir uno nuevo.
receipt-error-group = Estos no son los cuatro últimos números. Mire el código e inténtelo de nuevo.
receipt-kept-heading = Cuánto tiempo se guarda aquí
receipt-kept = Lo que envió se queda aquí, cerrado con llave, durante { $envelope-days ->
    [one] un día
   *[other] { $envelope-days } días
}. Después se borra aquí. Si no usa el código durante { $mailbox-days ->
    [one] un día
   *[other] { $mailbox-days } días
}, se borra el lugar para las respuestas.
receipt-unknown = Su mensaje ha llegado. Su teléfono hizo el código, y solo estuvo en su pantalla. Nosotros no lo conocemos y no podemos mostrarlo otra vez.
receipt-unknown-then = ¿Lo anotó? Entonces vuelva con él dentro de unos días. Si no, puede escribir un texto nuevo y anotar su código.
receipt-ended-title = Listo
receipt-ended-heading = Gracias por contarlo
receipt-ended-noted = Vuelva con su código dentro de unos días. Puede que haya una respuesta.
receipt-ended-lost = Se ha enviado. Sin el código no puede volver a ese texto. Si quiere que podamos responderle, escriba un texto nuevo y anote el código.
receipt-ended-leave = Ya puede salir de esta página.
