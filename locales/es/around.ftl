# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = ¿Es esta mi situación?
rights-link = A qué tiene derecho
doing-link = Veo algo. ¿Qué puedo hacer?
contacts-link = A quién llamar
access-link = Accesibilidad

# Their titles say nothing of what they are about.
check-title = Preguntas
rights-title = Información
doing-title = Consejos
contacts-title = Números
access-title = Accesibilidad
choices-title = Opciones

# Where a text of law or advice is not there in the reader’s language.
text-in = Este texto solo está aquí en algunos idiomas. Elija uno:
core-heading = Qué puede hacer ahora

# Whom to call, by what one needs.
need-danger = Si hay peligro ahora
need-help = Si alguien le obliga o le explota
need-child = Para niños y jóvenes
need-report = Para avisar de lo que vio
contact-always = Día y noche
contact-centre = Centro reconocido para víctimas de la trata de personas
contact-young = Centro para jóvenes explotados
contact-guardian = Servicio de Tutelas: un tutor para niños que están aquí sin sus padres
contact-stale = Comprobado por última vez el { $date }. Hace mucho tiempo: el número puede haber cambiado.
contacts-write = También puede escribir aquí. Usted elige quién lo lee.

# Ten questions. They end in choices, never in a verdict.
check-lead = Diez preguntas, solo para usted. Marque lo que es verdad para usted. Puede saltarlas todas.
check-kept = No guardamos nada. Esta página no juzga. Solo pone primero lo que puede ayudarle.
check-1 = ¿Está en peligro, o tiene heridas o una enfermedad?
check-2 = ¿Tiene menos de 18 años?
check-3 = ¿Alguien guarda sus papeles, su teléfono o su tarjeta del banco?
check-4 = ¿No puede salir cuando quiere, o no a solas?
check-5 = ¿El trabajo es distinto de lo que le prometieron?
check-6 = ¿Recibe poco o ningún dinero, o tiene que entregarlo?
check-7 = ¿Tiene que trabajar para pagar una deuda?
check-8 = ¿No puede decir que no a una tarea, a un cliente o a un día de trabajo?
check-9 = ¿Alguien le amenaza a usted o a su familia, o tuvo que hacer un juramento?
check-10 = ¿Tiene miedo de pedir ayuda por sus papeles?
check-go = Ver qué puedo hacer

# What whoever answered can choose.
choices-heading = Usted decide
choices-lead = No hace nada malo por preguntar. No tiene que hacer nada ahora. Elija lo que quiera, o cierre esta página.
choices-read = Lea esto primero
choices-more = Lea también
choices-close = Cerrar esta página

# The names of the texts on rights.
right-help = Ayuda sin denuncia
right-time = Tiempo para pensar
right-health = Médico y salud
right-pay = Su salario
right-child = Si tiene menos de 18 años
right-eu = También ciudadanos de la UE y belgas
right-work = El trabajo sexual no es el problema
right-crime = Robo, golpes o acoso en el trabajo
right-told = Qué deben hacer con lo que usted cuenta
right-safe = Cómo le escriben sin peligro

# Whom the advice is for.
who-citizen = Vecino o transeúnte
who-hotel = Hotel
who-landlord = Propietario o alquiler turístico
who-employer = Empleador
who-bank = Banco
who-transport = Transporte y taxi
who-health = Personal de salud
who-school = Escuela
who-public = Servicio público o municipio
who-association = Asociación
who-client = Cliente

campaign-over-heading = Esta página ha terminado
campaign-over = Lo que estaba aquí ha terminado, o el número es otro. Todavía puede escribirnos, llamar a alguien o seguir leyendo.
campaign-days = Del { $from } al { $to }.
campaign-by = De { $name }.
campaign-picture = Imagen: { $owner }, { $licence }.
campaign-counted = Solo contamos cuántas veces se abre esta página en una semana, todas juntas. Nadie sabe quién es usted.
paper-scan = Escanee o escriba:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Escuchar
hear-lead = Lo dicen personas que hablan este idioma. Debajo de cada grabación está lo mismo en el idioma de esta página.
