# Coming back with the code.
return-title = Código
return-heading = Volver con su código
return-server-reads = En esta página, el servidor usa su código un momento para abrir las respuestas. Después lo olvida. El servidor, y no su teléfono, comprueba que las respuestas son auténticas.
return-browser-opens = Su teléfono abre las respuestas y comprueba que son auténticas. Su código no sale de él.
return-label = Su código: 24 números
return-hint = Los espacios y los guiones no importan. También sirven los números de su propia escritura.
return-open = Abrir
return-error-digits = Use solo números.
return-error-length = Un código tiene 24 números. { $count ->
    [0] No escribió ninguno.
    [one] Escribió uno.
   *[other] Escribió { $count }.
}
return-error-check = Uno de los números no es correcto. Mire el código de nuevo.
return-error-unknown = No hay nada que mostrar para este código. Nunca se usó, o se ha borrado, o su tiempo ha terminado.
return-error-cut = Se cortó la conexión. Por favor, pulse el botón de nuevo. Nada se hace dos veces.

thread-title = Mensajes
thread-heading = Sus mensajes
thread-none-plain = Todavía no hay respuesta. Por favor, vuelva más tarde.
thread-from = De { $name }
thread-yours = Lo que usted escribió
thread-yours-hidden = Lo que escribió no se muestra aquí. Así nadie más puede leerlo con su código.
thread-gap = Aquí falta un mensaje. Quizá se borró porque era antiguo, o alguien lo quitó.
thread-forged = No se pudo comprobar un mensaje. Por eso no se muestra.
thread-newest-unknown = Si usted no guarda nada, no puede saber si alguien retuvo el mensaje más nuevo.
thread-readers = Quién puede leer lo que usted escribe: { $names }
thread-readers-none = Ya nadie lee lo que usted escribe.
thread-write = Escribir más
thread-change = Cambiar quién puede leer
thread-stop = Parar
thread-delete = Borrarlo todo
thread-close = Cerrar
thread-deletion-due = Todo se borrará el { $date }. Hasta entonces todavía puede impedirlo.
thread-deletion-undo = No borrar
thread-deletion-undone = No se borrará nada.
thread-closed-elsewhere = Usted cerró esta página, o estuvo abierta demasiado tiempo. Escriba su código de nuevo.

more-heading = Escribir más
more-label = Su mensaje
more-readers = Esto llega a: { $names }
more-send = Cerrar con llave y enviar
more-sent = Su mensaje se ha enviado.
more-nobody = Pidió a todas las organizaciones que pararan. Elija primero quién puede leer.

change-heading = ¿Quién puede leer desde ahora?
change-lead = Una organización nueva lee solo lo que usted escriba desde ahora.
change-lead-copy = Guardó una copia de su primer texto. Puede dársela a una organización nueva.
change-give-copy = Dar también mi primer texto a quien yo añada
change-save = Guardar
change-saved = Guardado.
change-none = Si no elige a nadie, pide a todas que paren.

stop-heading = Parar
stop-lead = Quienes leen su texto reciben el aviso de parar. Una asociación o un centro deja de tener acceso y borra lo que la ley permite. Eso pasa menos de un minuto después de que vuelvan a recoger sus mensajes.
stop-police = Si le contó un delito a la policía, eso no se puede retirar. Sí puede dejar de hablar con ella.
stop-which = ¿Quién tiene que parar?
stop-button = Parar ahora
stop-done = Se ha enviado su petición de parar.
stop-error-none = Elija quién tiene que parar.

delete-heading = Borrarlo todo
delete-lead = Sus mensajes y este lugar para las respuestas se borran después de 72 horas. Quienes los leen reciben el aviso de borrarlos también. Hasta entonces puede impedirlo con su código.
delete-why = Esos tres días existen porque otra persona puede tener su código.
delete-police = La policía guarda lo que la ley le obliga a guardar.
delete-button = Borrar después de 72 horas

# What an organisation asks somebody to agree to.
ask-question = ¿Puede { $who } saber esto de usted: { $parts }? Para qué: { $why }. Hasta: { $date }.
ask-part-presence = que hay alguien que quizá quiere ayuda
ask-part-age = si tiene 18 años o más
ask-part-languages = sus idiomas
ask-part-needs = lo que necesita
ask-part-facts = lo que pasó, sin decir quién es
ask-part-name = su nombre
ask-part-contact = cómo contactar con usted de forma segura
ask-part-wants = lo que quiere
ask-part-children = sus hijos y quién está con usted
ask-part-documents = sus documentos
ask-for-call = para llamarle
ask-for-place = para encontrarle un lugar donde quedarse
ask-for-support = para acompañarle
ask-for-legal = para ayudarle a tener un abogado
ask-for-medical = para atención médica
ask-for-statement = para una declaración ante la policía
ask-for-wages = para reclamar el salario que no le pagaron
ask-free = Usted decide. Si dice que no, nada cambia: puede seguir recibiendo ayuda.
ask-back-told = Puede retirar un sí en cualquier momento, aquí con su código.
ask-which = ¿Solo una parte? Marque lo que pueden saber.
ask-yes = Sí
ask-part = Solo lo que marqué
ask-no = No
ask-later = Pregúnteme en una semana
ask-error-part = Marque lo que pueden saber: al menos una cosa, y no todo.
ask-error-closed = Ya no se puede responder ni retirar. Mire lo que pone ahora.
ask-answer = Responder
ask-said-yes = Usted dijo que sí.
ask-said-part = Usted dijo: solo { $parts }.
ask-said-no = Usted dijo que no.
ask-said-later = Usted dijo: pregúnteme de nuevo el { $date }.
ask-said-back = Usted retiró esto.
ask-over = Esta pregunta ha terminado. Aquí ya no vale.
ask-back = Retirar esto
ask-back-lead = Ya no pueden usarlo. El acceso se cierra en un minuto después de que vuelvan a recoger sus mensajes. Lo que alguien ya leyó no se puede deshacer.
ask-back-done = Usted lo retiró. El mensaje está en camino.
