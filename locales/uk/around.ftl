# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Чи це моя ситуація?
rights-link = На що ви маєте право
doing-link = Я щось бачу. Що я можу зробити?
contacts-link = Кому дзвонити
access-link = Доступність

# Their titles say nothing of what they are about.
check-title = Запитання
rights-title = Інформація
doing-title = Поради
contacts-title = Номери
access-title = Доступність
choices-title = Вибір

# Where a text of law or advice is not there in the reader’s language.
text-in = Цей текст є тут лише кількома мовами. Оберіть одну:
core-heading = Що ви можете зробити зараз

# Whom to call, by what one needs.
need-danger = Якщо зараз є небезпека
need-help = Якщо хтось вас змушує або експлуатує
need-child = Для дітей і молоді
need-report = Щоб повідомити про побачене
contact-always = Удень і вночі
contact-centre = Визнаний центр для постраждалих від торгівлі людьми
contact-young = Центр для молоді, яку експлуатують
contact-guardian = Служба опіки: опікун для дітей, які тут без батьків
contact-stale = Востаннє перевірено { $date }. Це було давно: номер міг змінитися.
contacts-write = Ви також можете написати тут. Ви обираєте, хто це читає.

# Ten questions. They end in choices, never in a verdict.
check-lead = Десять запитань, лише для вас. Позначте те, що для вас правда. Можна пропустити все.
check-kept = Ми нічого з цього не зберігаємо. Ця сторінка не судить. Вона лише ставить першим те, що може допомогти.
check-1 = Ви в небезпеці, поранені чи хворі?
check-2 = Вам менше 18 років?
check-3 = Хтось тримає ваші документи, телефон або банківську картку?
check-4 = Ви не можете виходити, коли хочете, або виходити самі?
check-5 = Робота інша, ніж вам обіцяли?
check-6 = Ви отримуєте мало грошей або нічого, чи мусите їх віддавати?
check-7 = Ви мусите працювати, щоб повернути борг?
check-8 = Ви не можете відмовитися від завдання, клієнта або робочого дня?
check-9 = Хтось погрожує вам або родині, чи вас змусили дати клятву?
check-10 = Ви боїтеся просити допомоги через документи?
check-go = Показати, що я можу зробити

# What whoever answered can choose.
choices-heading = Вирішуєте ви
choices-lead = Ви не зробили нічого поганого, коли запитали. Зараз нічого не треба робити. Оберіть, що хочете, або закрийте цю сторінку.
choices-read = Спочатку прочитайте це
choices-more = Прочитайте також
choices-close = Закрити цю сторінку

# The names of the texts on rights.
right-help = Допомога без скарги
right-time = Час подумати
right-health = Лікар і здоров’я
right-pay = Ваша зарплата
right-child = Якщо вам менше 18 років
right-eu = Також для громадян ЄС і бельгійців
right-work = Секс-робота — не проблема
right-crime = Крадіжка, побої чи домагання на роботі
right-told = Що вони мусять зробити з вашими словами
right-safe = Як вам безпечно пишуть

# Whom the advice is for.
who-citizen = Сусід або перехожий
who-hotel = Готель
who-landlord = Орендодавець або оренда для відпочинку
who-employer = Роботодавець
who-bank = Банк
who-transport = Транспорт і таксі
who-health = Медичний працівник
who-school = Школа
who-public = Державна служба або муніципалітет
who-association = Громадська організація
who-client = Клієнт

campaign-over-heading = Ця сторінка завершена
campaign-over = Те, що тут висіло, завершилося, або номер інший. Ви все ще можете написати нам, подзвонити комусь або читати далі.
campaign-days = Від { $from } до { $to }.
campaign-by = Від { $name }.
campaign-picture = Зображення: { $owner }, { $licence }.
campaign-counted = Ми рахуємо лише, скільки разів за тиждень відкрили цю сторінку, усіх разом. Ніхто не знає, хто ви.
paper-scan = Скануйте або введіть:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Слухати
hear-lead = Це кажуть люди, які розмовляють цією мовою. Під кожним записом те саме мовою цієї сторінки.
