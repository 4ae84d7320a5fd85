# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Това ли е моето положение?
rights-link = На какво имате право
doing-link = Виждам нещо. Какво мога да направя?
contacts-link = На кого да се обадите
access-link = Достъпност

# Their titles say nothing of what they are about.
check-title = Въпроси
rights-title = Информация
doing-title = Съвети
contacts-title = Номера
access-title = Достъпност
choices-title = Възможности

# Where a text of law or advice is not there in the reader’s language.
text-in = Този текст е тук само на някои езици. Изберете един:
core-heading = Какво можете да направите сега

# Whom to call, by what one needs.
need-danger = Ако сега има опасност
need-help = Ако някой Ви принуждава или експлоатира
need-child = За деца и млади хора
need-report = За да съобщите какво сте видели
contact-always = Денем и нощем
contact-centre = Признат център за жертви на трафик на хора
contact-young = Център за експлоатирани млади хора
contact-guardian = Служба за настойничество: настойник за деца, които са тук без родителите си
contact-stale = Последна проверка на { $date }. Това е отдавна: номерът може да е друг.
contacts-write = Можете да пишете и тук. Вие избирате кой чете.

# Ten questions. They end in choices, never in a verdict.
check-lead = Десет въпроса, само за Вас. Отбележете това, което е вярно за Вас. Можете да пропуснете всички.
check-kept = Не пазим нищо от това. Тази страница не съди. Тя само поставя първо това, което може да Ви помогне.
check-1 = В опасност ли сте, ранени или болни ли сте?
check-2 = На по-малко от 18 години ли сте?
check-3 = Държи ли някой документите, телефона или банковата Ви карта?
check-4 = Не можете ли да излизате, когато искате, или сами?
check-5 = Различна ли е работата от това, което са Ви обещали?
check-6 = Малко или никакви пари ли получавате, или трябва да ги давате?
check-7 = Трябва ли да работите, за да върнете дълг?
check-8 = Не можете ли да откажете задача, клиент или работен ден?
check-9 = Заплашва ли някой Вас или семейството Ви, или трябваше да дадете клетва?
check-10 = Страх ли Ви е да потърсите помощ заради документите си?
check-go = Покажи какво мога да направя

# What whoever answered can choose.
choices-heading = Вие решавате
choices-lead = Не правите нищо лошо, като питате. Не е нужно да правите нищо сега. Изберете какво искате или затворете страницата.
choices-read = Прочетете първо това
choices-more = Прочетете още
choices-close = Затваряне на страницата

# The names of the texts on rights.
right-help = Помощ без жалба
right-time = Време за размисъл
right-health = Лекар и здраве
right-pay = Вашата заплата
right-child = Ако сте на по-малко от 18 години
right-eu = Също за граждани на ЕС и белгийци
right-work = Сексуалната работа не е проблемът
right-crime = Кражба, побой или тормоз на работа
right-told = Какво трябва да направят с казаното от Вас
right-safe = Как Ви пишат безопасно

# Whom the advice is for.
who-citizen = Съсед или минувач
who-hotel = Хотел
who-landlord = Наемодател или ваканционно жилище
who-employer = Работодател
who-bank = Банка
who-transport = Транспорт и такси
who-health = Здравен работник
who-school = Училище
who-public = Държавна служба или община
who-association = Сдружение
who-client = Клиент

campaign-over-heading = Тази страница приключи
campaign-over = Това, което висеше тук, приключи или номерът е друг. Все още можете да ни пишете, да се обадите на някого или да четете нататък.
campaign-days = От { $from } до { $to }.
campaign-by = От { $name }.
campaign-picture = Изображение: { $owner }, { $licence }.
campaign-counted = Броим само колко пъти тази страница е отворена за една седмица, всички заедно. Никой не знае кой сте.
paper-scan = Сканирайте или напишете:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Чуйте
hear-lead = Това го казват хора, които говорят този език. Под всеки запис стои същото на езика на тази страница.
