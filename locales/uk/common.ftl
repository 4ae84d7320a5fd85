# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = Мова
skip-to-text = До тексту
exit = Вийти зараз
back = Назад
next = Далі
help-now = Небезпека зараз? Телефонуйте { $number }
help-more = Допомога телефоном
help-112 = Швидка, пожежа, загроза життю
help-101 = Поліція, терміново
help-victims = Лінія допомоги для постраждалих від торгівлі людьми, вдень і вночі
help-child = Дитина зникла або її експлуатують
help-site = Національний сайт, де кожен може повідомити
help-checked = Перевірено { $date }
help-outside = Ці номери й цей сайт не наші.

error-title-prefix = Перевірте
error-summary = Чогось бракує або щось не так
error-kept = Те, що ви написали, досі тут.
error-busy = Зараз пише багато людей. Ваш текст досі тут. Будь ласка, натисніть кнопку ще раз через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунди
    [many] { $seconds } секунд
   *[other] { $seconds } секунди
}.
error-budget = Забагато спроб із цього з’єднання. Ваш текст досі тут. Будь ласка, спробуйте ще раз через { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
    [many] { $minutes } хвилин
   *[other] { $minutes } хвилини
}.
error-later-title = Не зараз
error-later = Зараз ми не можемо нічого зберегти. Те, що вже мало код, не втрачено. Будь ласка, спробуйте ще раз за кілька хвилин.
error-not-found-title = Тут нічого немає
error-not-found = За цією адресою нічого немає.
error-too-big-title = Текст задовгий
error-too-big = Надіслане завелике для нас. Текст може мати 15 000 знаків. Поверніться назад: ваш текст досі у вашому браузері.
error-unreadable-title = Не прочитати
error-unreadable = Те, що до нас надійшло, пошкоджене. Поверніться назад і натисніть кнопку ще раз.
error-method = Цією сторінкою не можна так користуватися.
error-home = На першу сторінку

draft-notice = Ці слова ще не перевіряла людина, для якої українська мова рідна.
demo-notice = Це демонстрація. Усі люди в ній вигадані. Ніхто не реагує на те, що ви тут пишете.
