# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Это моя ситуация?
rights-link = На что вы имеете право
doing-link = Я что-то вижу. Что я могу сделать?
contacts-link = Кому звонить
access-link = Доступность

# Their titles say nothing of what they are about.
check-title = Вопросы
rights-title = Информация
doing-title = Советы
contacts-title = Номера
access-title = Доступность
choices-title = Выбор

# Where a text of law or advice is not there in the reader’s language.
text-in = Этот текст есть здесь только на нескольких языках. Выберите один:
core-heading = Что вы можете сделать сейчас

# Whom to call, by what one needs.
need-danger = Если сейчас есть опасность
need-help = Если кто-то вас заставляет или эксплуатирует
need-child = Для детей и молодёжи
need-report = Чтобы сообщить об увиденном
contact-always = Днём и ночью
contact-centre = Признанный центр для жертв торговли людьми
contact-young = Центр для молодёжи, которую эксплуатируют
contact-guardian = Служба опеки: опекун для детей, которые здесь без родителей
contact-stale = Последняя проверка: { $date }. Это было давно: номер мог измениться.
contacts-write = Вы также можете написать здесь. Вы выбираете, кто это читает.

# Ten questions. They end in choices, never in a verdict.
check-lead = Десять вопросов, только для вас. Отметьте то, что для вас верно. Можно пропустить всё.
check-kept = Мы ничего из этого не храним. Эта страница не судит. Она только ставит первым то, что может помочь.
check-1 = Вы в опасности, ранены или больны?
check-2 = Вам меньше 18 лет?
check-3 = Кто-то держит ваши документы, телефон или банковскую карту?
check-4 = Вы не можете выходить, когда хотите, или выходить одни?
check-5 = Работа не такая, как вам обещали?
check-6 = Вы получаете мало денег или ничего, или должны их отдавать?
check-7 = Вы должны работать, чтобы вернуть долг?
check-8 = Вы не можете отказаться от задания, клиента или рабочего дня?
check-9 = Кто-то угрожает вам или вашей семье, или вас заставили дать клятву?
check-10 = Вы боитесь просить о помощи из-за документов?
check-go = Показать, что я могу сделать

# What whoever answered can choose.
choices-heading = Решаете вы
choices-lead = Вы не сделали ничего плохого, когда спросили. Сейчас ничего делать не нужно. Выберите, что хотите, или закройте эту страницу.
choices-read = Сначала прочитайте это
choices-more = Прочитайте также
choices-close = Закрыть эту страницу

# The names of the texts on rights.
right-help = Помощь без жалобы
right-time = Время подумать
right-health = Врач и здоровье
right-pay = Ваша зарплата
right-child = Если вам меньше 18 лет
right-eu = Также для граждан ЕС и бельгийцев
right-work = Секс-работа — не проблема
right-crime = Кража, побои или домогательства на работе
right-told = Что они должны сделать с вашими словами
right-safe = Как вам безопасно пишут

# Whom the advice is for.
who-citizen = Сосед или прохожий
who-hotel = Гостиница
who-landlord = Арендодатель или жильё для отдыха
who-employer = Работодатель
who-bank = Банк
who-transport = Транспорт и такси
who-health = Медицинский работник
who-school = Школа
who-public = Госслужба или муниципалитет
who-association = Общественная организация
who-client = Клиент

campaign-over-heading = Эта страница закрыта
campaign-over = То, что здесь висело, закончилось, или номер другой. Вы по-прежнему можете написать нам, позвонить кому-нибудь или читать дальше.
campaign-days = С { $from } по { $to }.
campaign-by = От { $name }.
campaign-picture = Изображение: { $owner }, { $licence }.
campaign-counted = Мы считаем только, сколько раз за неделю открыли эту страницу, всех вместе. Никто не знает, кто вы.
paper-scan = Сканируйте или введите:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Слушать
hear-lead = Это говорят люди, которые знают этот язык. Под каждой записью то же самое на языке этой страницы.
