# The first page.
front-title = Inicio
front-heading = Aquí puede contarlo
front-lead = ¿Ha visto algo que le preocupa? ¿Alguien le obliga a algo, o se queda con su dinero o sus papeles? ¿Quiere contárselo a alguien? Puede hacerlo sin dar su nombre.
front-choose = Usted elige quién puede leerlo: una asociación, un centro de acogida o la policía. Ninguna otra organización lo recibe.
front-not-police = La policía lo lee solo si usted elige a la policía.
front-time = Tarda unos dos minutos. Usted recibe un código. Con el código puede volver y leer la respuesta.
front-start = Escribir algo
front-return = Tengo un código
front-operator-heading = Quién gestiona esta página
front-operator = { $operator } gestiona esta página. Lo que usted escribe se guarda cerrado con llave. Quien gestiona la página no tiene la llave para abrirlo.
front-operator-police = { $operator } es un servicio de policía.
front-operator-not-police = { $operator } no es un servicio de policía.
front-legal-limit = Ninguna otra organización puede leerlo. Un juez puede ordenar a una organización que abra lo que ha recibido.
front-no-trace = No guardamos la dirección de internet de su aparato. No usamos nada para seguirle.
front-device = La lista de las páginas que visitó se queda en su navegador. Si alguien revisa este teléfono, use otro.
front-national = ¿Solo quiere avisar de algo que ha visto? También existe el sitio nacional, en muchos idiomas:

# What this server holds of the messages: a page of the demonstration.
held-title = Almacenamiento
held-heading = Lo que se guarda aquí
held-lead = Esto es todo lo que este servidor guarda de los mensajes: datos cerrados con llave. No tiene la llave para abrirlos.
held-none = No se guarda nada aquí en este momento.
held-col-what = Lo que se guarda, tal como está
held-col-size = Tamaño (bytes)
held-col-day = Día en que llegó
held-caption = En números
held-envelopes = Mensajes cerrados con llave para organizaciones
held-mailboxes = Lugares para respuestas
held-answers = Respuestas cerradas con llave
held-drafts = Visitas en curso

# Who answers for what is kept here.
responsible-title = Responsables
responsible-link = Quién es responsable de esto, y sus derechos
responsible-heading = Quién es responsable de esta página
responsible-nobody = Nadie es responsable de esto todavía: es una demostración.
responsible-controller = Quién decide sobre los datos
responsible-contact = Cómo ponerse en contacto
responsible-officer = Quién los vigila en su nombre (delegado o delegada de protección de datos)
responsible-supervisor = Dónde puede presentar una queja
responsible-rights-heading = Sus derechos
responsible-rights = Con su código puede añadir algo, cambiar quién lee, parar o borrar. Nadie le pregunta quién es.
responsible-code = No sabemos quién es usted. Solo el código muestra que un mensaje es suyo. Sin él no podemos encontrarlo ni borrarlo por usted.
responsible-readers = Las organizaciones que usted elige son responsables de lo que reciben. Con su código puede preguntarles qué guardan y quién lo ha visto.
responsible-assessment = Se han examinado los riesgos de esta página para las personas. Se firmó el { $date } ({ $reference }).

orgkeys-title = Claves
orgkeys-link = Comprobar las claves
orgkeys-heading = Las claves de las organizaciones
orgkeys-lead = Lo que usted escribe se cierra con la clave de cada organización que elija. ¿Es de verdad su clave? Compare estas palabras o números con su cartel, o pregúnteles por teléfono.
orgkeys-trust = Compare con algo que no venga de esta página. Quien se apodera de un sitio puede mostrar en él lo que quiera.
orgkeys-words = En palabras
orgkeys-digits = En números
orgkeys-until = Estas claves valen hasta el { $date }.
orgkeys-log-heading = La lista de claves
orgkeys-log = Cada clave que se muestra aquí está escrita en una lista de la que nunca se quita nada. Líneas: { $size }.
orgkeys-seen = { $organisation } confirmó esta lista el { $date }.
orgkeys-seen-earlier = { $organisation } confirmó la lista cuando era más corta, el { $date }.
orgkeys-nobody = Ninguna organización ha confirmado todavía esta lista.
