# What members of an organisation see at their desk.
desk-skip = إلى المحتوى
desk-inbox = الوارد
desk-audit = السجل
desk-health = حالة المكتب
desk-sign-out = تسجيل الخروج
desk-language = اللغة
desk-own-account = حسابي: { $name }
desk-demo = عرض تجريبي: كل الأشخاص والبلاغات من الخيال.
desk-menu = القائمة الرئيسية
desk-menu-fold = القائمة

signin-title = تسجيل الدخول
signin-heading = تسجيل الدخول
signin-user = اسم المستخدم
signin-password = كلمة المرور
signin-code = رمز من ستة أرقام من تطبيقكم
signin-button = دخول
signin-error = هذه البيانات الثلاثة غير متوافقة. تحققوا من اسم المستخدم وكلمة المرور والرمز.
signin-error-busy = محاولات كثيرة. انتظروا { $seconds ->
    [zero] لحظات
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
} ثم حاولوا من جديد.
signin-ended = انتهت جلستكم. سجّلوا الدخول من جديد. ما كتبتموه محفوظ.
signin-signed-out = تم تسجيل خروجكم.

role-lead = مسؤول المكتب
role-reader = متابعة الملفات
role-it = الإدارة التقنية

inbox-title = الوارد
inbox-heading = الوارد
inbox-empty = لا يوجد شيء هنا. تظهر البلاغات الجديدة تلقائيًا.
inbox-empty-filter = لا شيء يطابق هذا الاختيار.
inbox-all = الكل
inbox-pull = جلب الآن
inbox-pulled = { $count ->
    [0] تم الجلب: لا جديد.
    [zero] تم الجلب: لا جديد.
    [one] تم الجلب: رسالة جديدة واحدة.
    [two] تم الجلب: رسالتان جديدتان.
    [few] تم الجلب: { $count } رسائل جديدة.
    [many] تم الجلب: { $count } رسالة جديدة.
   *[other] تم الجلب: { $count } رسالة جديدة.
}
inbox-pull-failed = لا يمكن الوصول إلى الخادم الوسيط. آخر جلب: { $when }.
inbox-col-number = الرقم
inbox-col-state = الحالة
inbox-col-lang = اللغة
inbox-col-age = الوصول
inbox-col-others = من يستطيع قراءته أيضًا
inbox-col-waiting = في انتظار
inbox-only-us = نحن فقط
inbox-caption = البلاغات: المتأخرة أولًا، ثم العاجلة، ثم الأحدث
inbox-page = الصفحة { $page }
inbox-newer = الأحدث
inbox-older = الأقدم
inbox-show = عرض
state-new = جديد
state-closed = مغلق
waiting-us = ردّنا
waiting-writer = الشخص المُبلِّغ
waiting-none = لا شيء
flag-stopped = طلب الشخص المُبلِّغ أن نتوقف
flag-deletion = طُلب المحو
flag-pressure = ربما تحت الضغط
flag-about-police = عن الشرطة
flag-hidden = محفوظ ومغلق
flag-erased = تم المحو
age-today = اليوم
age-yesterday = أمس
age-days = { $count ->
    [zero] اليوم
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}

signal-title = البلاغ { $number }
signal-heading = البلاغ { $number }
signal-back = العودة إلى الوارد
signal-as-written = كما كُتب
signal-lang = لغة الصفحة عند الكتابة: { $lang }
signal-mode-server = أقفله الخادم الوسيط عند وصوله: كانت البرامج النصية (JavaScript) متوقفة عند الشخص المُبلِّغ.
signal-mode-js = أُقفل في متصفح الشخص المُبلِّغ.
signal-mode-wasm = أُقفل في متصفح الشخص المُبلِّغ.
signal-readers-only-us = لا تستطيع أي جهة أخرى قراءته.
signal-answers = أسئلة تمت الإجابة عنها
signal-thread = المحادثة
signal-from-writer = الشخص المُبلِّغ
signal-from-us = { $name }، باسمنا
signal-arrived = وصل في { $date }
signal-gap = تنقص رسالة قبل هذه الرسالة.
signal-forged = وصلت رسالة ليست من الشخص المُبلِّغ. وُضعت جانبًا وسُجّلت.
signal-unreadable = وصلت رسالة لا تستطيع هذه النسخة من المكتب قراءتها.
signal-readers-changed = اختار الشخص المُبلِّغ من جديد من يمكنه القراءة: { $names }
signal-event-stopped = طلب الشخص المُبلِّغ أن نتوقف، ثم كتب من جديد.
signal-event-deletion = طلب الشخص المُبلِّغ محو هذا في { $date }.
signal-event-undone = تراجع الشخص المُبلِّغ عن ذلك: لن يُمحى.
signal-stopped = طلب منا الشخص المُبلِّغ أن نتوقف. لم يعد بإمكانكم الرد.
signal-stopped-text = النص مغلق هنا. ما يُلزمنا القانون بحفظه يبقى محفوظًا ومغلقًا.
signal-erased = النص لم يعد موجودًا. أُتلف مفتاحه، ولا أحد يستطيع استعادته.
signal-deletion = طلب الشخص المُبلِّغ محو هذا. يحدث ذلك بعد انقضاء اليوم المذكور أدناه، إلا إذا تراجع عن طلبه. قد يكون الرمز عند شخص آخر: ربما تحت الضغط.
signal-about-police = يقول الشخص المُبلِّغ إن الأمر يتعلق بالشرطة.
signal-pressure = يقول الشخص المُبلِّغ: أنا تحت الضغط.
signal-about = عن هذا البلاغ
signal-ask-language = طلب زميل يتكلم هذه اللغة
signal-ask-language-note = ماذا تحتاجون؟
signal-ask-language-lead = لا يُرسل شيء خارج هذا المكتب. ولا تترجمه أي آلة. يقرؤه معكم هنا زميل يتكلم اللغة، أو مترجم شفوي ملزم بالسرية.
signal-ask-language-done = طُلب في { $date } من قِبل { $name }: { $note }
signal-ask-language-speakers = من يتكلم هذه اللغة هنا: { $names }
signal-ask-language-nobody = لم يسجّل أحد في هذا المكتب هذه اللغة.
signal-ask-language-send = طلب
signal-ask-language-asked = يرى زملاؤكم هذا الطلب الآن مع البلاغ.
signal-ask-language-empty = اكتبوا أولًا ما تحتاجون إليه.
signal-ask-language-long = في الملاحظة { $count ->
    [zero] 0 حرف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف
    [many] { $count } حرفًا
   *[other] { $count } حرف
}. الحد الأقصى { $limit }.
signal-close = إغلاق
signal-reopen = إعادة الفتح
signal-closed-note = أُغلق في { $date } من قِبل { $name }
signal-closed-done = أُغلق.
signal-reopened-done = أُعيد فتحه.
signal-changed = غيّر شخص آخر هذا في هذه الأثناء. انظروا أولًا، ثم حاولوا من جديد.

reply-heading = الرد
reply-label = ردّكم
reply-hint = يقرأ الشخص المُبلِّغ هذا بالرمز، وربما معه شخص آخر. ردّ قصير ولطيف ومن غير أسماء.
reply-limit = 14000 حرف على الأكثر، والحرف العربي يُحسب بحرفين.
reply-draft = هذا ما بدأتم بكتابته. أنتم وحدكم ترونه.
reply-keep = حفظ لوقت لاحق
reply-kept = حُفظ. أنتم وحدكم ترونه، ولم يُرسل.
reply-send = إرسال
reply-sent = تم الإرسال. يمكن للشخص المُبلِّغ قراءته عندما يصل إلى الخادم الوسيط.
reply-waiting = في انتظار الإرسال إلى الخادم الوسيط
reply-delivered = وصل إلى الخادم الوسيط
reply-undeliverable = لا يمكن تسليمه: صندوق الشخص المُبلِّغ لم يعد موجودًا.
reply-error-empty = اكتبوا ردًّا أولًا.
reply-error-long = في الرد { $count ->
    [zero] 0 حرف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف
    [many] { $count } حرفًا
   *[other] { $count } حرف
}. الحد الأقصى { $limit }.
reply-conflict = ردّ { $name } بعد أن فتحتم هذه الصفحة. اقرؤوا ذلك أولًا. نصّكم ما زال هنا. اضغطوا على «إرسال» مرة أخرى إذا كان يجب إرساله.
reply-not-possible = الرد غير ممكن الآن.

sessions-heading = الأجهزة التي سجّلتم الدخول منها
sessions-this = هذه الجلسة
sessions-end = إنهاء هذه الجلسة
sessions-end-others = إنهاء كل الجلسات الأخرى
sessions-ended = تم الإنهاء.
sessions-caption = جلساتكم المفتوحة
sessions-col-started = البداية
sessions-col-used = آخر استعمال
sessions-col-act = إنهاء

audit-title = السجل
audit-heading = السجل
audit-lead = كل سطر مربوط بالسطر الذي قبله. وإذا غُيّر سطر أو حُذف أو نُقل، يظهر ذلك هنا.
audit-whole = السجل سليم. { $count ->
    [zero] لا توجد أسطر بعد.
    [one] فُحص سطر واحد.
    [two] فُحص سطران.
    [few] فُحصت { $count } أسطر.
    [many] فُحص { $count } سطرًا.
   *[other] فُحص { $count } سطر.
}
audit-broken = السجل غير سليم. أول خطأ في السطر { $line }: { $fault }.
audit-verify = التحقق من السجل كله
audit-fault-altered = تغيير
audit-fault-missing = نقص
audit-fault-order = نقل
audit-fault-head = قُطعت النهاية
audit-caption = الأحدث أولًا
audit-newer = أسطر أحدث
audit-older = أسطر أقدم
audit-col-line = السطر
audit-col-time = الوقت
audit-col-who = من
audit-col-what = ماذا
audit-col-object = على ماذا
audit-system = المكتب
audit-session = الجلسة { $number }
audit-member = العضو { $number }
audit-others = كل الجلسات الأخرى
act-signed-in = تسجيل دخول
act-sign-in-refused = رفض تسجيل دخول
act-signed-out = تسجيل خروج
act-session-ended = إنهاء جلسة
act-signal-arrived = وصول بلاغ
act-message-arrived = وصول رسالة
act-signal-seen = اطّلاع
act-signal-closed = إغلاق
act-signal-reopened = إعادة فتح
act-reply-written = كتابة رد
act-reply-delivered = تسليم الرد
act-language-asked = طلب مساعدة في لغة
act-writer-stopped = طلب الشخص المُبلِّغ أن نتوقف
act-deletion-asked = طلب الشخص المُبلِّغ المحو
act-deletion-undone = تراجع الشخص المُبلِّغ عن المحو
act-erased = محو
act-message-refused = رفض رسالة
act-key-alarm = إنذار بشأن المفتاح
act-audit-checked = فحص السجل
act-access-refused = رفض الوصول
act-started = بدء تشغيل المكتب
act-pulled = جلب يدوي

health-title = الحالة
health-heading = حالة المكتب
health-relay-ok = يعرض الخادم الوسيط مفتاحنا نحن. آخر فحص: { $when }.
health-relay-key-wrong = إنذار: يعرض الخادم الوسيط لنا مفتاحًا ليس مفتاحنا. أبلغوا الشركاء بالهاتف. لا تستعملوا البوابة حتى يُحلّ الأمر.
health-relay-missing = لا يعرض الخادم الوسيط جهتنا.
health-relay-unreachable = لم يكن الوصول إلى الخادم الوسيط ممكنًا في آخر محاولة.
health-relay-not-yet = لم ننظر بعد في ما يعرضه الخادم الوسيط عنا.
health-keys = مفاتيحنا صالحة حتى { $date }.
health-keys-soon = تنتهي صلاحية مفاتيحنا في { $date }. جدّدوها بالمفتاح المحفوظ خارج الشبكة.
health-fingerprint = بصمة مفتاح هويتنا
health-refused = { $count ->
    [zero] لم توضع أي رسالة جانبًا.
    [one] وُضعت جانبًا رسالة واحدة لأنها غير أصلية.
    [two] وُضعت جانبًا رسالتان لأنهما غير أصليتين.
    [few] وُضعت جانبًا { $count } رسائل لأنها غير أصلية.
    [many] وُضعت جانبًا { $count } رسالة لأنها غير أصلية.
   *[other] وُضعت جانبًا { $count } رسالة لأنها غير أصلية.
}
health-pulled = آخر جلب: { $when }
health-never = أبدًا
health-waiting = { $count ->
    [0] لا يوجد رد ينتظر الإرسال.
    [zero] لا يوجد رد ينتظر الإرسال.
    [one] رد واحد ينتظر الإرسال إلى الخادم الوسيط.
    [two] ردان ينتظران الإرسال إلى الخادم الوسيط.
    [few] { $count } ردود تنتظر الإرسال إلى الخادم الوسيط.
    [many] { $count } ردًّا ينتظر الإرسال إلى الخادم الوسيط.
   *[other] { $count } رد ينتظر الإرسال إلى الخادم الوسيط.
}
health-engine = قاعدة البيانات: { $engine }
health-reasons = لماذا وُضعت رسائل جانبًا
reason-damaged = تضررت في الطريق
reason-not-sealed = غير مختومة
reason-padding = حشو غير صحيح
reason-content = ليست في شكلها الصحيح
reason-bad-signature = التوقيع لا يطابق
reason-key-not-of-report = مكتوبة تحت بلاغ شخص آخر
reason-unknown-author = كاتب غير معروف
reason-not-addressed = غير موجهة إلينا
reason-other-report = تخص بلاغًا آخر
reason-no-such-report = لا يوجد بلاغ تخصّه
reason-replayed = وصلت مرة ثانية
reason-two-in-one-place = رسالتان في مكان واحد
reason-not-kept = تعذّر حفظها هنا

desk-refused-title = الوصول غير مسموح
desk-refused = دوركم لا يسمح بفتح هذا. اسألوا مسؤول مكتبكم.
desk-error-title = ليس الآن
desk-error = حدث خطأ هنا. لا يضيع شيء مما كتبتموه إذا رجعتم إلى الخلف. أبلغوا الإدارة التقنية بهذا الوقت: { $when }.
desk-gone-title = لا شيء هنا
desk-gone = لا يوجد شيء هنا، أو لا يُسمح لكم برؤيته.
desk-form-old = بقيت هذه الصفحة مفتوحة وقتًا طويلًا. راجعوها من جديد واضغطوا على الزر مرة أخرى. نصّكم ما زال هنا.
signin-ended-plain = انتهت جلستكم. سجّلوا الدخول من جديد.
signal-contact-none = لا يريد الشخص المُبلِّغ أي أسئلة.

state-taken = قيد المعالجة
state-waiting = مؤجَّل
state-reopened = أُعيد فتحه
view-open = للمعالجة
view-mine = لديّ
view-nobodys = ليس لدى أحد
view-urgent = عاجل
view-answer = في انتظار ردّنا
view-second = نظرة ثانية
inbox-narrow = تضييق القائمة
work-heading = من يفعل ماذا
work-assignee = لدى
work-nobody = لا أحد
work-me = { $name } (أنتم)
work-take = أتولّى هذا
work-urgency = مدى الاستعجال
work-urgency-reason = سبب الاستعجال
urgency-normal = في دوره
urgency-soon = اليوم
urgency-now = قبل كل شيء
work-labels = الوسوم
work-new-label = وسم جديد
work-until = تأجيل إلى
work-until-reason = ما ننتظره
work-save = حفظ القرار
work-saved = تم الحفظ.
work-taken = أصبح هذا لديكم الآن.
work-not-possible = لا يمكن تغيير هذا الآن.
work-error-member = اختاروا زميلًا أو زميلة ممن يقرأ البلاغات.
work-error-label = طول الوسم من 1 إلى 40 حرفًا، ولا يذكر شارعًا ولا شخصًا ولا رقمًا. ولكل مكتب 60 وسمًا على الأكثر.
work-error-reason = اكتبوا السبب بجانبه.
work-error-reason-long = عدد أحرف السبب: { $length }، والحد الأقصى: { $limit }.
work-error-day = اختاروا يومًا بين الغد وسنة من الآن.
work-conflict-assignee = أسند أحد الزملاء هذا إلى شخص بعد أن فتحتم الصفحة. لم يتغير شيء. انظروا ثم احفظوا من جديد.
work-conflict-urgency = غيّر أحد الزملاء مدى الاستعجال بعد أن فتحتم الصفحة. لم يتغير شيء. انظروا ثم احفظوا من جديد.
work-conflict-until = غيّر أحد الزملاء موعد التأجيل بعد أن فتحتم الصفحة. لم يتغير شيء. انظروا ثم احفظوا من جديد.
outcome-advised = أُعطيت مشورة
outcome-information = حُفظ كمعلومة
outcome-referred = أُحيل إلى من يساعد
outcome-reported = حُرّر محضر رسمي
outcome-unfounded = لا أساس له
outcome-out-of-scope = ليس من اختصاصنا
outcome-abuse = كُتب للإيذاء أو السخرية
close-heading = إغلاق هذا البلاغ
close-outcome = النتيجة
close-choose = اختاروا
close-reason = السبب
close-reason-hint = مطلوب إذا لم يُصدَّق الشخص أو لم يُساعَد. نحن وحدنا نقرؤه.
close-police = لا يجوز ترك جريمة موصوفة دون متابعة. اكتبوا رقم المحضر، أو قولوا إنه لا توجد جريمة موصوفة؛ عندها ينظر شخص ثانٍ.
close-number = رقم المحضر أو تقرير المعلومات
close-number-is = رقم { $number }
close-no-offence = لا توجد جريمة موصوفة
close-error-outcome = اختاروا النتيجة.
close-error-number = اكتبوا رقم المحضر، أو قولوا مع السبب إنه لا توجد جريمة موصوفة.
close-error-both = يوجد رقم، وتقولون إنه لا توجد جريمة موصوفة. واحد منهما فقط ممكن.
close-error-number-long = عدد أحرف الرقم: { $length }، والحد الأقصى: { $limit }.
note-heading = فيما بيننا
note-lead = لا يرى الشخص المُبلِّغ هذا أبدًا.
note-label = ملاحظة للزملاء
note-keep = حفظ الملاحظة
note-kept = الملاحظة مع البلاغ الآن.
note-by = { $name }، { $date }
note-error-empty = اكتبوا ملاحظة أولًا.
note-error-long = عدد أحرف الملاحظة: { $length }، والحد الأقصى: { $limit }.
second-asked = يجب الآن أن ينظر شخص ثانٍ. حتى ذلك الحين يبقى البلاغ مفتوحًا.
second-asks = يطلب { $name } في { $date } إغلاق هذا: { $outcome }. لا توجد جريمة موصوفة، والسبب: { $reason } اقرؤوا البلاغ ثم قرروا.
second-yours = طلبتم في { $date } إغلاق هذا: { $outcome }. لا توجد جريمة موصوفة، والسبب: { $reason } يجب أن ينظر زميل أو زميلة.
second-agree = أوافق: أغلقوه
second-disagree = لا أوافق
second-disagreed = يبقى البلاغ مفتوحًا.
second-own = لا أحد يؤكد طلبه بنفسه.
second-flag = طُلبت نظرة ثانية
audit-given = البلاغ { $number }، إلى { $name }
act-signal-taken = تولّى
act-signal-given = أسند
act-signal-released = تخلّى عن
act-urgency-set = حدّد الاستعجال
act-signal-snoozed = أجّل
act-signal-woken = انتهى التأجيل
act-labels-set = غيّر الوسوم
act-note-written = كتب ملاحظة
act-second-look-asked = طلب نظرة ثانية
act-second-look-agreed = وافق بعد نظرة ثانية
act-second-look-refused = لم يوافق
act-second-look-ended = انتهت النظرة الثانية: كتب الشخص المُبلِّغ

enter-menu = تدوين
enter-title = تدوين
enter-heading = تدوين ما يرويه شخص
enter-lead = عند الشباك أو بالهاتف أو من ورقة. اكتبوا كلمات الشخص نفسه، وبلغته إن أمكن. هذه ليست جلسة استماع. هذا المكتب وحده يستطيع قراءته.
enter-origin = كيف وصل
origin-portal = عبر البوابة
origin-counter = عند الشباك
origin-phone = بالهاتف
origin-paper = على ورق
origin-partner = من شريك
enter-day = يوم الوصول
enter-lang = رُوي باللغة
enter-text = ما يقوله الشخص
enter-text-hint = كلماته هو، لا كلماتكم. أما رأيكم فمكانه الملاحظة.
enter-checked = كيف جرى التحقق
checked-read-back = قُرئ على الشخص فوافق
checked-own-hand = كتبه الشخص بنفسه
checked-not = لم يجرِ التحقق
enter-source = ممن وكيف وصل، للزملاء
enter-source-hint = لا أكثر مما يحتاجه الزملاء. المترجم برقمه لا باسمه.
enter-pressure = الشخص تحت الضغط، أو ربما يتنصّت أحد
enter-receipt = أعطوا الشخص رمزًا للعودة
enter-receipt-hint = فقط إذا كان الاحتفاظ به آمنًا له. به يقرأ ردودكم ويستطيع أن يكتب المزيد.
enter-save = حفظ هذا البلاغ
enter-done = تم الحفظ. هو في الوارد مثل أي بلاغ آخر.
enter-error-origin = اختاروا كيف وصل.
enter-error-day = اختاروا يومًا: اليوم، أو قبل سنة على الأكثر.
enter-error-told-in = اختاروا اللغة التي رُوي بها.
enter-error-text = اكتبوا ما يقوله الشخص.
enter-error-text-long = عدد أحرف النص: { $length }، والحد الأقصى: { $limit }.
enter-error-checked = اختاروا كيف جرى التحقق.
enter-error-source-long = عدد الأحرف هنا: { $length }، والحد الأقصى: { $limit }.
enter-error-receipt = لا يمكن إنشاء رمز الآن: لم يتم الوصول إلى الخادم الوسيط بعد. احفظوا البلاغ من دون رمز، أو حاولوا لاحقًا.
enter-error-later = تعذّر الحفظ الآن. كل شيء ما زال في النموذج؛ حاولوا بعد لحظة.
entered-heading = تم حفظ البلاغ { $number }
entered-lead = انسخوا هذا الرمز للشخص أو اطبعوه: لا يُطبع إلا ما في الإطار. لا يقول شيئًا عن الغرض منه.
entered-code = الرمز
entered-once = يظهر الآن ولن يظهر مرة أخرى. لا أحد هنا يستطيع البحث عنه.
entered-when = يعمل بمجرد الوصول إلى الخادم الوسيط، عادةً خلال ثوانٍ.
told-by = { $origin }، دوّنه { $name }.
told-lang = رُوي باللغة: { $lang }.
told-checked = { $how }.
looks-link = من اطّلع وما الذي جرى
looks-heading = من اطّلع على البلاغ { $number }
looks-lead = الأحدث أولًا. كل اطّلاع مسجَّل ولا يمكن حذفه؛ وهذا أيضًا.
act-signal-entered = دوّن
act-mailbox-opened = الرمز يعمل
act-looks-seen = رأى من اطّلع

# People of the desk, roles, teams, absence
desk-people = الأشخاص
desk-account = حسابي
people-title = الأشخاص
people-heading = الأشخاص
people-caption = كل من في هذا المكتب
people-back = كل الأشخاص
people-col-name = الاسم
people-col-role = الدور
people-col-teams = الفرق
people-col-languages = اللغات
people-col-state = الحالة
people-name = الاسم كما يراه الزملاء
people-languages = اللغات التي يتكلمها الشخص
people-saved = تم الحفظ.
people-left = لم يعد هذا الشخص يعمل هنا. تم تسجيل خروجه، ولم يعد ما كان لديه من بلاغات لدى أحد.
people-own = لا أحد يقرر بشأن نفسه: يجب أن يفعل ذلك زميل أو زميلة.
people-changed = سبقكم شخص آخر، أو لم يعد ذلك ممكنًا. هذا هو الوضع الآن.
people-away = غياب من { $from } إلى { $until }.
people-stands-in = من ينوب: { $name }.
people-back-asked = يطلب { $name } السماح لهذا الشخص بالدخول من جديد بعد فقدان جهاز. يجب أن يؤكد ذلك زميل ثانٍ أو زميلة ثانية.
people-back-given = فتح اثنان من الزملاء طريق العودة بعد فقدان جهاز. الرمز لم يُستعمل بعد.
people-teams = الفرق
people-teams-none = لا توجد فرق بعد.
people-team-new = اسم فريق جديد
people-team-make = إنشاء الفريق
people-team-made = أُنشئ الفريق. افتحوا صفحة أحد الزملاء لإضافته إلى الفريق.
people-error-name = طول الاسم من 1 إلى 100 حرف.
people-error-user = طول اسم المستخدم من 1 إلى 100 حرف، من دون مسافات.
people-error-user-taken = يسجّل شخص آخر الدخول باسم المستخدم هذا. اختاروا اسمًا آخر.
people-error-role = اختاروا دورًا.
people-error-language = اختاروا لغة واحدة على الأقل.
people-error-password = طول كلمة المرور 12 حرفًا على الأقل. الجملة القصيرة سهلة التذكر.
people-error-password-long = كلمة المرور هذه أطول من اللازم.
people-error-code = الأرقام الستة غير صحيحة. انتظروا الأرقام التالية في التطبيق واكتبوها.
people-error-days = اختاروا اليوم الأول واليوم الأخير، لا في الماضي ولا بعد أكثر من سنة.
people-error-substitute = لا يمكن لهذا الشخص أن ينوب: لم يعد هنا، أو هو غائب في تلك الأيام.
people-error-team = طول اسم الفريق من 1 إلى 40 حرفًا، ولا يحمله فريق آخر. وعدد الفرق 30 على الأكثر.
standing-invited = تمت الدعوة، لم يأتِ بعد
standing-active = يعمل هنا
standing-gone = لم يعد يعمل هنا

role-judicial = ضابط شرطة قضائية
role-helper = مساعد
role-lead-can = يدير المكتب. يقرأ كل بلاغ ويردّ عليه، ويقرر من يُسمح له بماذا، ويقرأ السجل. في مكتب للشرطة يكون هذا ضابط شرطة قضائية.
role-judicial-can = يقرأ كل بلاغ ويردّ عليه، ويؤكد كشخص ثانٍ أنه لا توجد جريمة موصوفة.
role-reader-can = يقرأ كل بلاغ ويردّ عليه.
role-helper-can = يقرأ فقط ما أُسند إليه أو إلى فريقه ويردّ عليه. للمترجمين الشفويين والمتطوعين ومن يعملون عند الشباك.
role-it-can = يُبقي النظام يعمل. لا يقرأ أي بلاغ.

rights-heading = من يُسمح له بماذا
rights-lead = ما يُسمح به لكل دور. من يدير المكتب هو من يعطي الأدوار. لا أحد يعطي نفسه دورًا.
rights-col = يُسمح له بـ
can-read-signals = رؤية البلاغات الموجودة
can-read-text = قراءة كلمات بلاغ
can-answer = الرد على الشخص المُبلِّغ
can-close = إغلاق بلاغ
can-reopen = إعادة فتح بلاغ مغلق
can-triage = تولّي بلاغ وإسناده ووضع وسوم له وتأجيله
can-note = كتابة ملاحظات بين الزملاء
can-second-look = التأكيد كشخص ثانٍ أنه لا توجد جريمة موصوفة
can-every-report = رؤية كل بلاغ، لا بلاغاته وبلاغات فريقه فقط
can-enter = تدوين ما يرويه شخص
can-see-looks = رؤية من اطّلع على بلاغ
can-ask-language = طلب زميل يتكلم لغة معينة
can-pull-now = جلب البلاغات الجديدة يدويًا
can-read-audit = قراءة السجل
can-verify-audit = التحقق من أن السجل سليم
can-see-health = رؤية حالة المكتب
can-own-sessions = إنهاء جلساته وتحديد أيام غيابه
can-see-people = رؤية من يعمل هنا ومن يُسمح له بماذا
can-manage-people = دعوة زملاء وتقرير ما يُسمح لهم به
can-help-back = المشاركة مع شخص ثانٍ في السماح لزميل بالدخول من جديد

person-rights = ما يُسمح به لهذا الشخص
person-change = تغيير الاسم والدور والفرق واللغات
invite-title = دعوة
invite-heading = دعوة شخص
invite-lead = تحصلون على رمز لتسليمه. به يختار الشخص كلمة مرور خاصة به، ولن تروها أبدًا.
invite-user-hint = به يسجّل الشخص الدخول. لا يمكن تغييره لاحقًا.
invite-button = دعوة
invite-again = إعطاء رمز جديد
invite-again-lead = ضاع الرمز الأول أو انتهت صلاحيته. الرمز الجديد يُبطل القديم.
pass-title = الرمز
pass-heading = الرمز الذي تسلّمونه
pass-lead = لا تعطوه لأي شخص آخر. باسم المستخدم وهذا الرمز يختار الشخص كلمة مرور. يصلح مرة واحدة، حتى { $date }.
pass-once = يظهر الآن ولن يظهر مرة أخرى. لا ترسلوه بالبريد الإلكتروني مع اسم المستخدم.
pass-done = سلّمتُ الرمز
back-heading = فقد هذا الشخص جهازه
back-lead = تقولون إنكم تحدثتم مع هذا الشخص. يجب أن يؤكد ذلك زميل ثانٍ أو زميلة ثانية. عندها يحصل من فقد جهازه على رمز لاختيار كلمة مرور جديدة، وتنتهي كل جلساته المفتوحة.
back-ask = طلب السماح له بالدخول من جديد
back-asked = تم الطلب. يجب أن يؤكد ذلك زميل ثانٍ أو زميلة ثانية في هذه الصفحة.
back-refused = تم الرفض. لم يتغير شيء.
back-confirm-heading = هل أنتم الشخص الثاني؟
back-confirm-lead = أكّدوا فقط إذا رأيتم هذا الشخص أو تحدثتم معه بأنفسكم. تحصلون على رمز لتسليمه.
back-agree = تحدثتُ معه: أعطوا الرمز
back-refuse = لا
gone-heading = لم يعد يعمل هنا
gone-lead = يُسجَّل خروج هذا الشخص فورًا ولا يستطيع العودة. ما كان لديه لم يعد لدى أحد؛ وما فعله يبقى باسمه.
gone-button = لم يعد هذا الشخص يعمل هنا

join-title = اختيار كلمة مرور
join-heading = اختيار كلمة مرور
join-lead = حصلتم على رمز، بعد دعوة أو لأن جهازكم ضاع.
join-code = الرمز
join-next = التالي
join-error = اسم المستخدم والرمز غير متوافقين، أو انتهت صلاحية الرمز. اطلبوا رمزًا جديدًا من زميلكم.
join-app = 1. تطبيق للرموز
join-app-lead = افتحوا على هاتفكم تطبيقًا يُنشئ رموزًا من ستة أرقام، وأضيفوا هذا المكتب. لا يرسل الهاتف شيئًا إلى أي مكان.
join-qr = صورة لمسحها بالتطبيق
join-secret = أو اكتبوا هذا في التطبيق:
join-digits = الأرقام الستة التي يعرضها التطبيق الآن
join-password = 2. كلمة مرور
join-password-hint = 12 حرفًا على الأقل. الجملة القصيرة سهلة التذكر.
join-button = حفظ وتسجيل الدخول
join-done = حُفظت كلمة مروركم وتم تسجيل دخولكم. يمكنكم في هذه الصفحة إضافة مفتاح مرور لهذا الجهاز.
signin-join = حصلتُ على رمز

account-title = حسابي
account-heading = حسابي
away-heading = عندما تغيبون
away-lead = من ينوب عنكم يرى في تلك الأيام ما لديكم بين بلاغاته.
away-from = اليوم الأول
away-until = اليوم الأخير
away-substitute = من ينوب عنكم
away-save = حفظ
away-back = لستُ غائبًا
away-kept = تم الحفظ. يراه الزملاء بجانب اسمكم.
away-over = لستم غائبين.
work-away = { $name }، غياب حتى { $date }.
work-team = لدى الفريق { $name }.
view-team = فريقي
inbox-given = تم. البلاغ لدى شخص آخر الآن، ولم يعد بين بلاغاتكم.

export-heading = أخذ نسخة
export-people-lead = من يُسمح له بماذا، في جدول لبرنامج جداول. يبقى في السجل أن الجدول أُخذ، ولماذا.
export-purpose = ما الغرض منه؟

audit-team = الفريق { $number }
audit-export = التصدير { $number }
act-signal-given-team = أسند بلاغًا إلى فريق
act-team-made = أنشأ فريقًا
act-member-invited = دعا عضوًا
act-member-joined = اختار أول كلمة مرور
act-member-changed = غيّر اسم عضو أو فرقه أو لغاته
act-member-role = غيّر ما يُسمح به لعضو
act-member-left = سجّل أن عضوًا لم يعد يعمل هنا
act-member-back = اختار كلمة مرور جديدة بعد فقدان جهاز
act-back-asked = طلب السماح لعضو بالدخول من جديد
act-back-agreed = أكّد السماح لعضو بالدخول من جديد
act-back-refused = رفض السماح لعضو بالدخول من جديد
act-away-set = حدّد أيام غيابه
act-away-ended = ليس غائبًا
act-people-exported = أخذ جدول من يُسمح له بماذا

# Reports that belong together, searching, what one is told
together-heading = بلاغات مترابطة
together-none = لا يذكر أي بلاغ آخر رقم الهاتف نفسه أو اللوحة نفسها أو الحساب نفسه أو العنوان نفسه أو الاسم نفسه.
together-both = في كلا البلاغين الشيء نفسه: { $kind } { $what }
together-is-linked = ربط بينهما شخص منكم.
together-into = يُتابَع هذا البلاغ في البلاغ الآخر.
together-here = يُتابَع البلاغ الآخر في هذا البلاغ.
together-link = هما مترابطان
together-unlink = ليسا مترابطين
together-merge = المتابعة في البلاغ { $number } وإغلاق هذا البلاغ
together-unmerge = الفصل بينهما: إعادة فتح هذا البلاغ
together-other = رقم بلاغ آخر
together-linked = تم الربط. يظهر ذلك في البلاغين.
together-unlinked = لم يعد هناك ربط بينهما.
together-merged = أُغلق هذا البلاغ ويُتابَع في البلاغ الآخر. يمكنكم الفصل بينهما من جديد.
together-unmerged = تم الفصل: أُعيد فتح هذا البلاغ.
together-error-none = لا يوجد بلاغ آخر بهذا الرقم.
together-not-possible = هذا غير ممكن: البلاغ الآخر مغلق، أو نص أحد البلاغين لم يعد موجودًا، أو لا يُسمح لكم بإغلاق هذا البلاغ.
identifier-phone = رقم هاتف
identifier-plate = لوحة سيارة
identifier-email = عنوان بريد إلكتروني
identifier-account = حساب مصرفي
identifier-web-address = عنوان موقع إلكتروني
identifier-handle = اسم في خدمة إلكترونية
outcome-merged = يُتابَع في بلاغ آخر

search-menu = البحث
search-title = البحث
search-heading = البحث
search-question = عن ماذا تبحثون؟
search-hint = كلمات، أو اسم بأي أبجدية، أو رقم هاتف أو لوحة أو حساب. لا تهم طريقة الكتابة. يجب أن توجد كل كلمة، أما الكلمة الأخيرة فيكفي أولها.
search-reason = لماذا؟ السبب مطلوب لشارع أو رقم هاتف أو لوحة أو حساب أو عنوان أو اسم في خدمة إلكترونية
search-reason-hint = ما بحثتم عنه ولماذا يبقى محفوظًا ومختومًا لمدة سنة، لأي أسئلة عن إساءة الاستعمال.
search-button = بحث
search-found = النتائج
search-none = لم يُعثر على شيء.
search-more = هناك المزيد. أضيفوا كلمة للعثور عليه. ولا يُعرض لأي شارع أكثر من خمسة.
search-error-reason = هذا يدل على شخص واحد أو شيء واحد أو مكان. اذكروا لماذا تبحثون عنه.
search-error-long = الحد الأقصى لعدد الأحرف: { $limit }، وللسبب: 1000.
search-error-places = بحثتم عن أماكن { $limit } مرة اليوم. يمكنكم ذلك مجددًا غدًا. لا يمكن هنا إعداد قائمة بمن يعمل في شارع ما.
search-not-yet = بدأ تشغيل المكتب قبل قليل وما زال يقرأ. حاولوا من جديد بعد لحظة.

notices-menu = الإشعارات
notices-menu-new = الإشعارات (الجديدة: { $number })
notices-title = الإشعارات
notices-heading = الإشعارات
notices-lead = ما حدث لبلاغاتكم. يبقى محفوظًا 30 يومًا.
notices-none = لا شيء بعد.
notices-seen = اطّلعتُ عليها كلها
notice-given = أُسند البلاغ { $number } إليكم.
notice-given-team = أُسند البلاغ { $number } إلى فريقكم.
notice-wrote = كتب الشخص المُبلِّغ من جديد في البلاغ { $number }.
notice-stopped = في البلاغ { $number } طلب الشخص المُبلِّغ أن نتوقف أو طلب المحو.
notice-woken = كان البلاغ { $number } مؤجَّلًا، وقد عاد الآن.
notice-second-asked = البلاغ { $number } في انتظار نظرة ثانية.
notice-second-agreed = وافق أحد الزملاء بعد نظرة ثانية: البلاغ { $number } مغلق الآن.
notice-second-refused = رفض أحد الزملاء الإغلاق بعد نظرة ثانية: يبقى البلاغ { $number } مفتوحًا.
notice-merged = يُتابَع بلاغ آخر في البلاغ { $number }.
notice-blind-hit = بحث أحد الزملاء عن شيء موجود في البلاغ { $number }، ولا يُسمح له برؤية هذا البلاغ.
notice-places-searched = بحث أحدهم عن أماكن عشر مرات اليوم. السجل يذكر من هو.
notice-escalated = البلاغ { $number } عاجل ولم يتولّه أحد.
notice-back-asked = يطلب أحد الزملاء السماح لشخص بالدخول من جديد بعد فقدان جهاز.

audit-search = البحث { $number }
act-signals-linked = ربط بين بلاغات
act-signals-unlinked = أزال الربط بين بلاغات
act-signal-merged = تابع بلاغًا في بلاغ آخر
act-signal-unmerged = فصل بين بلاغات من جديد
act-searched = بحث
act-searched-place = بحث عن مكان
act-search-refused = بحث عن أماكن أكثر من المسموح ولم يُعرض له شيء
act-blind-hit = بحث عن شيء موجود في بلاغ لا يُسمح له برؤيته
act-escalated = نبّه إلى بلاغ عاجل ليس لدى أحد

# Cases
cases-menu = الملفات
cases-title = الملفات
cases-heading = الملفات
cases-back = كل الملفات
cases-none = لا توجد ملفات هنا. يُفتح الملف من صفحة بلاغ.
cases-open = مفتوحة
cases-mine = لديّ
cases-team = فريقي
cases-nobodys = لا أحد يتولاها
cases-review = للمراجعة من جديد
cases-late = فيها مهمة متأخرة
cases-closed = مغلقة
cases-any = مفتوحة ومغلقة
cases-from = فُتح ابتداءً من
cases-until = فُتح حتى
cases-from-day = فُتح ابتداءً من { $date }
cases-until-day = فُتح حتى { $date }
cases-empty-filter = لا ملف يوافق ما اخترته.
cases-found = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفًا
   *[other] { $count } ملف
}
cases-col-case = الملف
cases-col-opened = تاريخ الفتح
tasks-mine = مهامي
case-title = الملف { $number }
case-heading = الملف { $number }
case-looks = من اطّلع على الملف { $number }
case-back = العودة إلى الملف
case-state-open = مفتوح
case-state-closed = مغلق
case-review-due = هل ما زال لازمًا؟
case-review-since = هل ما زال هذا الملف لازمًا؟ راجعوه، ثم أغلقوه أو اختاروا يومًا جديدًا.
case-edit = تغيير
case-write = الكتابة في هذا الملف
case-timeline = بالترتيب الزمني
case-nothing = لا شيء هنا.
case-show-all = الكل
case-show-messages = المحادثات
case-show-fact = الوقائع
case-show-assessment = التقييمات
case-show-task = المهام
case-show-person = الأشخاص
case-show-thing = الأشياء
case-show-reference = الأرقام
case-tasks = ما يجب فعله
case-tasks-none = لا يوجد ما يجب فعله.
case-people = الأشخاص
case-things = أماكن وهواتف وأشياء أخرى
case-references = الأرقام
case-signals = البلاغات
case-attach = إضافة هذا البلاغ
case-detach = إخراج من الملف
case-detach-lead = يبقى البلاغ كما هو. لكنه لا يعود جزءًا من هذا الملف.
case-like = هذه تذكر شيئًا مذكورًا في هذا الملف:
case-about = عن هذا الملف
case-review = يوم المراجعة
case-review-hint = في هذا اليوم يسأل المكتب هل ما زال الملف لازمًا.
case-name = اسم الملف
case-name-hint = اسم قصير، من دون أسماء أشخاص. لا يقرؤه إلا من يُسمح له برؤية الملف.
case-transfer = من كان الملف لديه يبقى قادرًا على رؤيته إذا كان دوره يسمح برؤية كل الملفات، أو إذا كان هو من فتحه.
case-opened-by = فتحه { $name } في { $date }.
case-close = إغلاق هذا الملف
case-close-lead = لا أحد يكتب في ملف مغلق. يمكن فتحه من جديد.
case-close-police = يجب أن يكون في الملف رقم محضر، أو أن يُغلق كل بلاغ من بلاغاته على حدة.
case-reopen = فتح هذا الملف من جديد
case-of-signal = الملف
case-of-none = ليس في أي ملف.
case-names-same = هذه الملفات تذكر شيئًا مذكورًا في هذا البلاغ:
case-open-or = فتح ملف أو الإضافة إلى ملف
case-open = فتح ملف
case-number = رقم الملف
case-attach-to = إضافة إلى هذا الملف
case-opened-done = فُتح الملف، والبلاغ فيه.
case-task-done = تم التسجيل.
case-attached-done = البلاغ في الملف الآن.
case-detached-done = لم يعد البلاغ في الملف.
case-closed-done = أُغلق الملف.
case-reopened-done = أُعيد فتح الملف.
case-changed = غيّره شخص آخر في هذه الأثناء، أو لم يعد ذلك ممكنًا. هذا هو الوضع الآن.
case-not-possible = الملف مغلق، أو لا يُسمح لكم بالكتابة فيه. ما كتبتموه ما زال هنا.
case-item-attached = أُضيف البلاغ { $number } إلى الملف.
case-error-none = لا يوجد ملف كهذا.
case-error-empty = يجب أن تكتبوا شيئًا هنا.
case-error-long = هذا أطول من اللازم.
case-error-source = اكتبوا من أين جاء هذا: بلاغ من هذا الملف، أو شخص أو شيء بالكلمات.
case-error-role = اختاروا صفة هذا الشخص هنا.
case-error-report-number = يجب أولًا كتابة رقم محضر.
case-error-doubt = اكتبوا سبب الشك في العمر.
case-error-not-one = هذا ليس في الشكل الصحيح. انظروا كيف كُتب.
case-error-national = لا يُحفظ أي رقم وطني في أي مكان هنا.
case-error-day = اختاروا يومًا ابتداءً من اليوم، وليس بعيدًا جدًا.
case-error-future = ما حدث لا يمكن أن يكون في المستقبل.
case-error-choice = اختاروا واحدًا.
close-error-case = لا يُتابَع البلاغ في ملف إلا إذا كان في ملف مفتوح. أضيفوه إلى ملف أولًا.
outcome-case-opened = يُتابَع في ملف

entry-fact = واقعة
entry-assessment = تقييم
entry-task = مهمة
entry-person = شخص
entry-thing = شيء
entry-reference = رقم
entry-new-fact = واقعة جديدة
entry-new-assessment = تقييم جديد
entry-new-task = مهمة جديدة
entry-new-person = شخص جديد
entry-new-thing = مكان أو هاتف أو شيء آخر
entry-new-reference = رقم جديد
entry-lead-fact = ما رآه شخص أو قيل له أو قرأه. أما رأيكم فيه فهو تقييم.
entry-lead-assessment = رأيكم في الأمر. يبقى منفصلًا عن الوقائع.
entry-lead-task = ما يجب فعله، ومن يفعله، وحتى متى.
entry-lead-person = فقط من له أهمية في هذا الملف. يكفي الاسم الأول أو اسم مستعار.
entry-lead-thing = تُكتب الهواتف واللوحات والحسابات بطريقة واحدة، حتى يُعثر على البلاغات التي تذكر الشيء نفسه.
entry-lead-reference = الرقم فقط: المحضر نفسه يبقى في مكانه.
entry-text-fact = الواقعة
entry-text-assessment = التقييم
entry-text-task = ما يجب فعله
entry-text-person = الاسم أو الاسم المستعار
entry-text-thing = ما هو، بأدق ما تعرفون
entry-text-reference = الرقم
entry-what-person = صفة هذا الشخص هنا
entry-what-thing = النوع
entry-what-reference = رقم ماذا
entry-happened = في أي يوم حدث، إذا كنتم تعرفون
entry-written = كُتب في { $date }
entry-source = من أين جاء
entry-from = بالكلمات: ممن، أو من أي وثيقة
entry-kept = حُفظ في الملف.
entry-correct = تصحيح
entry-correct-lead = ما كُتب من قبل يبقى ظاهرًا، مع علامة أنه صُحّح.
entry-is-corrected = صُحّح لاحقًا
entry-corrects = تصحيح لما سبق
source-signal = من بلاغ
source-told = رواه شخص
source-seen = رآه واحد منا
source-document = من وثيقة
person-presumed-victim = ضحية مفترضة
person-witness = شاهد
person-suspect = مشتبه به في محضر
person-mentioned = مذكور، لم يجرِ التحقق
person-companion = مرافق
person-professional = مهني
person-aliases = أسماء أخرى
person-age = العمر
person-doubt = سبب الشك في العمر
person-report-number = رقم المحضر، لمشتبه به
age-band-not-asked = لم يُسأل عن العمر
age-band-adult = 18 سنة أو أكثر
age-band-sixteen = 16 أو 17 سنة
age-band-twelve = من 12 إلى 15 سنة
age-band-child = أقل من 12 سنة
age-band-doubt = العمر مشكوك فيه
age-band-minor = يُعامَل كقاصر.
thing-place = مكان أو عنوان
thing-organisation = شركة أو منظمة
thing-vehicle = مركبة، برقم لوحتها
thing-phone = هاتف
thing-email = عنوان بريد إلكتروني
thing-account = حساب مصرفي
thing-web-address = صفحة إلكترونية
thing-handle = اسم في خدمة إلكترونية
thing-more = تفاصيل أخرى
reference-report = محضر
reference-prosecutor = رقم القضية لدى النيابة العامة
task-owner = من يفعل ذلك
task-due = حتى { $date }
task-due-label = حتى أي يوم
task-waits = في انتظار: { $what }
task-waits-label = ما تنتظره المهمة
task-is-done = تمت
task-done-at = تمت في { $date }
due-today = اليوم ({ $date })
due-tomorrow = غدًا ({ $date })
due-in = الأيام الباقية: { $days } ({ $date })
due-yesterday = متأخر يومًا واحدًا ({ $date })
due-over = أيام التأخير: { $days } ({ $date })
due-rule-task = اليوم المختار لهذه المهمة
due-rule-review-set = حُدد عند فتح الملف، بعدد من الأيام: { $days }
due-rule-review-chosen = اليوم المختار في الملف
due-rule-put-off = اليوم الذي اختاره من أجّله
due-rule-request = شهر بعد الاستلام (اللائحة العامة لحماية البيانات، المادة 12(3))
due-rule-request-more = تمديد شهرين مع ذكر السبب (اللائحة العامة لحماية البيانات، المادة 12(3))
due-rule-request-police = شهر بعد الاستلام، كما يحسب هذا المكتب
due-rule-request-police-more = تمديد شهرين مع ذكر السبب
due-rule-kept = قرر هذا المكتب الاحتفاظ به مدة أطول
due-rule-told = أقل عدد من الأيام بعد الإبلاغ به: { $days }
due-rule-deletion = طلبه الشخص المُبلِّغ، ويمكنه التراجع بعد
due-rule-after = اتُّفق عليه عند تسليم الملف
due-rule-taken-now = المهلة بالدقائق بعد أن صار عاجلًا جدًا: { $number }
due-rule-taken-soon = المهلة بالساعات بعد أن صار عاجلًا: { $number }
can-read-cases = قراءة الملفات
can-work-cases = إنشاء ملفات والكتابة فيها
can-close-cases = إغلاق ملف
can-reopen-cases = إعادة فتح ملف مغلق
notice-case-given = أُسند الملف { $number } إليكم.
notice-case-given-team = أُسند الملف { $number } إلى فريقكم.
notice-task-given = لديكم مهمة في الملف { $number }.
act-case-opened = فتح ملفًا جديدًا
act-case-seen = فتح صفحة ملف
act-case-changed = غيّر ملفًا
act-case-given = أسند ملفًا
act-case-closed = أغلق ملفًا
act-case-reopened = أعاد فتح ملف مغلق
act-case-attached = أضاف بلاغًا إلى ملف
act-case-detached = أخرج بلاغًا من ملف
act-case-entry = كتب في ملف
act-case-corrected = صحّح ما كُتب في ملف
act-task-done = سجّل أن مهمة تمت
act-task-open = سجّل أن مهمة لم تتم
notice-blind-hit-case = بحث أحد الزملاء عن شيء موجود في الملف { $number }، ولا يُسمح له برؤية هذا الملف.

# Ready-made sentences
phrases-title = جمل جاهزة
phrases-heading = جمل جاهزة
phrases-lead = ما تقولونه كثيرًا، بكل لغة. لا وقائع في الجملة ولا أسماء.
phrases-police = قد يكون من يسأل هو من يسبب الأذى، والتحقيقات سرية. يجب أن يعتمد شخص ثانٍ كل جملة قبل أن يمكن إرسالها.
phrases-none = لا توجد جمل بعد.
phrases-examples = البدء بأمثلة
phrases-kept = تم الحفظ.
phrases-released = تم الاعتماد. يمكن إرسالها.
phrases-retired = تمت الإزالة.
phrases-ready = جمل جاهزة
phrases-link = كل الجمل الجاهزة
phrase-by = كتبها { $name }
phrase-proposed = في انتظار شخص ثانٍ
phrase-released = يمكن إرسالها
phrase-release = اعتماد
phrase-retire = إزالة
phrase-new = جملة جديدة
phrase-name = اسم الجملة
phrase-texts = النص، بكل لغة تحتاجونها
phrase-send = إرسال هذه الجملة
phrase-insert = إدراج في ردّي
phrase-error-name = طول الاسم من 1 إلى 40 حرفًا.
phrase-error-text = اكتبوها بلغة واحدة على الأقل.
phrase-error-long = الحد الأقصى لعدد الأحرف في كل لغة: 1000.
phrase-error-many = عدد الجمل 100. أزيلوا واحدة أولًا.
can-write-phrases = كتابة جمل جاهزة
can-release-phrases = اعتماد الجمل الجاهزة في مكتب للشرطة
audit-phrase = الجملة { $number }
act-phrase-written = كتب جملة جاهزة
act-phrase-released = اعتمد جملة جاهزة
act-phrase-retired = أزال جملة جاهزة
act-case-released = أصبح الملف دون مسؤول لأن من كان يتولاه لم يعد يعمل هنا
can-end-records = تقرير متى تنتهي البلاغات والملفات: حفظ لمدة أطول، وحجز قانوني، ومحو مع شخص ثانٍ
notice-ends-soon = يُمحى البلاغ { $number } قريبًا لأن مدته تنتهي.
notice-ends-soon-case = يُمحى الملف { $number } قريبًا لأن مدته تنتهي.
notice-erase-asked = يطلب أحد الزملاء محو البلاغ { $number }. يقرر ذلك شخص ثانٍ.
notice-erase-asked-case = يطلب أحد الزملاء محو الملف { $number }. يقرر ذلك شخص ثانٍ.
act-end-extended = مدّد حفظ شيء
act-hold-set = وضع حجزًا قانونيًا
act-hold-lifted = رفع حجزًا قانونيًا
act-erase-asked = طلب محو شيء
act-erase-refused = لم يوافق على محو شيء
act-case-erased = محا ملفًا
act-log-cut = أزال أقدم أسطر السجل
audit-line = السطر { $number }
end-title-signal = نهاية بلاغ
end-title-case = نهاية ملف
end-heading = متى ينتهي هذا
end-link = متى ينتهي هذا
end-label = محفوظ حتى
end-held = حجز قانوني
end-last-day = اليوم الأخير:
end-not-closed = غير مغلق
end-not-closed-lead = هذا غير مغلق. تبدأ مدته يوم إغلاقه.
end-in-case = هذا البلاغ جزء من ملف، ويُحفظ ما دام الملف محفوظًا.
end-rule-signal = قاعدة هذا المكتب: { $days ->
    [zero] 0 يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} بعد إغلاق البلاغ.
end-rule-case = قاعدة هذا المكتب: { $days ->
    [zero] 0 يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} بعد إغلاق الملف.
end-is-held = حجز قانوني وضعه { $name }: لا يُمحى شيء من هذا.
end-is-asked = يطلب { $name } محو هذا. يقرر ذلك شخص ثانٍ.
end-asked-own = أنتم من طلب ذلك. يوافق شخص آخر أو لا يوافق، ويمكنكم التراجع عن الطلب أدناه.
end-second = أنتم الشخص الثاني
end-agree = أوافق: امحوه الآن
end-extend = حفظه لمدة أطول
end-until = حتى
end-why = السبب
end-extend-do = حفظه لمدة أطول
end-hold = حجز قانوني
end-hold-lead = من أجل الأدلة، ومنها أدلة الدفاع، أو بسبب أمر بالحفظ. ما دام الحجز قائمًا لا يُمحى شيء من هذا: لا عند انتهاء المدة، ولا إذا طلب الشخص المُبلِّغ ذلك. وما طلب الشخص المُبلِّغ محوه يكون مخفيًا في هذه الأثناء.
end-hold-own = أنتم من وضع هذا الحجز. يرفعه شخص آخر.
end-hold-why = على ماذا يستند: من طلبه، والمرجع
end-hold-do = وضع حجز قانوني
end-lift-do = رفع الحجز
end-erase = محوه الآن
end-erase-means = يُتلف مفتاحه. ولا يستطيع أحد قراءته بعد ذلك: لا أنتم، ولا قاضٍ، ولا من نسخة بعد زوال نسخ المفاتيح. لا يبقى إلا رقمه واليوم وهذا القرار في السجل.
end-erase-do = طلب المحو من شخص ثانٍ
end-refuse = عدم المحو
end-before = ما تقرر
end-act-extended = تمديد الحفظ
end-act-held = وضع حجز قانوني
end-act-lifted = رفع الحجز القانوني
end-act-erase-asked = طلب المحو
end-act-erase-refused = رفض المحو
end-done = تم.
end-erased = تم المحو.
end-changed = قرر شخص آخر شيئًا في هذه الأثناء. انظروا من جديد. ما كتبتموه ما زال هنا.
end-error-empty = اكتبوا السبب.
end-error-long = الحد الأقصى لعدد الأحرف: 1000.
end-error-day = اختاروا يومًا بعد موعد الانتهاء الحالي، وخلال سنتين من اليوم على الأكثر.
end-error-held = يوجد حجز قانوني.
end-error-open = أغلقوه أولًا.
end-error-in-case = هذا البلاغ جزء من ملف. أخرجوه من الملف أولًا.
end-error-merged = تُتابَع فيه بلاغات أخرى. افصلوا بينها أولًا.
end-error-own = يجب أن يقوم بهذا شخص آخر.
erased-title = تم المحو
erased-back = العودة
erased-lead = كان هنا شيء. مُحي، ولا يستطيع أحد قراءته بعد الآن.
erased-writer = طلب ذلك الشخص المُبلِّغ.
erased-time = انتهت مدته.
erased-asked = قرر ذلك عضوان.
ending-title = ما ينتهي
ending-heading = ما ينتهي
ending-link = ما ينتهي، والقواعد
ending-lead = كل شيء ينتهي. يُعلَن عمّا هو مغلق قبل محوه بأسبوعين على الأقل.
ending-soon = ينتهي قريبًا
ending-held = تحت حجز قانوني
ending-asked = مطلوب محوه
ending-erased = مُحي
ending-rules = القواعد
ending-nothing = لا شيء.
ending-what = ماذا
ending-when = آخر يوم
ending-when-erased = متى
ending-who = من قِبل
rules-lead = مدة حفظ كل نوع من البيانات في هذا المكتب، وعلى ماذا يستند ذلك. من يشغّل المكتب يغيّر ذلك في إعداداته، مع مسؤول حماية البيانات.
rules-record = البيانات
rules-days = مدة الحفظ
rules-owner = المسؤول عنها
rules-basis = على ماذا تستند
rules-checked = المراجعة
rule-days = { $days ->
    [zero] 0 يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
rule-checked = { $name }، { $date }
rule-unchecked = لم تُراجَع بعد: اقتراح
record-signal = بلاغ مغلق وليس في أي ملف
record-case = ملف مغلق
record-log = سطر من السجل
record-search = بحث
record-export = ما أُخذ من المكتب
record-notice = إشعار
case-state-erased = مُحي

# مفاتيح المرور
passkey-title = مفتاح المرور
passkey-heading = مفتاح المرور
passkey-button = الدخول بمفتاح مرور
passkey-or = أو بكلمة مروركم:
passkey-scripts = تحتاج مفاتيح المرور إلى نصوص برمجية لا تعمل في هذا المتصفح. كلمة مروركم تعمل من دونها.
passkey-elsewhere = تعمل مفاتيح المرور على العنوان { $address }.
passkey-asking = يطلب جهازكم الآن إصبعكم أو وجهكم أو رمزه. يبقى ذلك على الجهاز.
passkey-again = اطلبوا من جهازي
passkey-failed = لم يعطِ الجهاز مفتاح مرور. اطلبوا منه من جديد أو ارجعوا.
passkey-back = رجوع
passkey-error = مفتاح المرور هذا لا يفتح شيئًا هنا. استعملوا غيره أو كلمة مروركم.
passkey-error-expired = استغرق ذلك وقتًا طويلًا أو أُرسل مرتين. ابدؤوا من جديد.
passkey-error-copied = عدّ مفتاح المرور هذا إلى الوراء: قد تكون لدى أحدهم نسخة منه. سجّلوا الدخول بكلمة مروركم، وأزيلوه، وأخبروا المسؤول.
passkey-error-needed = يطلب هذا المكتب مفتاح مروركم. كلمة المرور وحدها لا تكفي.
passkeys-heading = مفاتيح المرور
passkeys-lead = بمفتاح المرور تسجّلون الدخول بإصبعكم أو وجهكم أو رمز جهازكم، من دون كلمة مرور. ولا يمكن لصفحة تقلّد هذه أن تأخذه منكم. أنشئوا مفتاحًا على كل جهاز من أجهزتكم.
passkeys-none = ليس لديكم أي مفتاح بعد.
passkeys-caption = مفاتيح مروركم
passkeys-col-name = الجهاز
passkeys-col-added = أُضيف في
passkeys-col-act = تغيير
passkey-never = ليس بعد
passkey-travels = أيضًا على أجهزتكم الأخرى
passkey-name = اسم الجهاز
passkey-name-hint = مثلًا: هاتف العمل.
passkey-add = إضافة مفتاح مرور
passkey-change = تغيير { $name }
passkey-rename = حفظ الاسم
passkey-remove = إزالة
passkey-remove-hint = بعد الإزالة لا يفتح مفتاح المرور هذا شيئًا. تبقى الجلسات المفتوحة مفتوحة، ويمكنكم إنهاؤها في هذه الصفحة.
passkey-added = أُضيف مفتاح المرور.
passkey-named = حُفظ الاسم.
passkey-gone = أُزيل مفتاح المرور.
passkey-needed = يطلب هذا المكتب مفتاح مرور. أضيفوا مفتاحًا لهذا الجهاز، وبعدها يُفتح لكم كل شيء آخر.
passkey-error-name = أعطوه اسمًا من حرف إلى 40 حرفًا.
passkey-error-many = لديكم ثمانية مفاتيح مرور. أزيلوا واحدًا أولًا.
passkey-error-failed = لم يُضف أي مفتاح مرور: رفض الجهاز أو استغرق الأمر وقتًا طويلًا. حاولوا من جديد.
passkey-error-known = مفتاح المرور هذا موجود هنا من قبل.
notice-passkey-added = أُضيف مفتاح مرور إلى حسابكم. إن لم تكونوا أنتم من أضافه، فأزيلوه وأخبروا المسؤول.
notice-passkey-removed = أُزيل مفتاح مرور من حسابكم. إن لم تكونوا أنتم من أزاله، فأخبروا المسؤول.
notice-passkey-copied = رُفض أحد مفاتيح مروركم: قد تكون لدى أحدهم نسخة منه. أزيلوه وأخبروا المسؤول.
act-passkey-added = إضافة مفتاح مرور
act-passkey-removed = إزالة مفتاح مرور
act-passkey-copied = رُفض: عدّ مفتاح مرور إلى الوراء
lock-title = مقفل
lock-heading = مقفل
lock-lead = أُقفلت الجلسة لأن أحدًا لم يستعملها. أثبتوا هويتكم للمتابعة.
lock-kept = أُقفلت الجلسة لأن أحدًا لم يستعملها. أثبتوا هويتكم. ما كتبتموه محفوظ.
lock-open = متابعة
lock-now = إقفال

## من يرى ماذا، وحالات الطوارئ

apart-link = من يرى هذا
apart-title = من يرى بلاغًا
apart-title-case = من يرى ملفًا
apart-heading = من يرى هذا، ولماذا
apart-col-why = لماذا
why-has = لديه
why-stands-in = ينوب عمّن لديه
why-team = في الفريق الذي لديه
why-wrote = هو من دوّنه
why-role = { $role }: هذا الدور يرى كل ما لم يُفصل
why-emergency = فتحه في حالة طارئة
apart-inner = أصحابه فقط
apart-inner-lead = من لديه، وفريقه، ومن ينوب عنه. لا يجده أحد غيرهم في قائمة أو عدّ أو بحث، مهما كان دوره. ويمكن فتحه في حالة طارئة، وعندها يُبلَّغ عن ذلك.
apart-inner-is = لا يراه إلا أصحابه.
apart-inner-case = هو ضمن ملف لا يراه إلا أصحابه.
apart-inner-do = إظهاره لأصحابه فقط
apart-open-do = إظهاره لكل من يسمح دوره بذلك
apart-kept = محجوب عن زميل
apart-kept-lead = لأنه مذكور فيه أو يعرف شخصًا مذكورًا فيه. لا شيء يفتحه له: لا دوره، ولا فريقه، ولا حالة طارئة. ولا يُخبَر بذلك. أما بقية من يقودون هذا المكتب فيُخبَرون.
apart-kept-none = ليس محجوبًا عن أحد.
apart-kept-by = { $name }، { $date }
apart-release-do = عدم حجبه عن { $name } بعد الآن
apart-from = حجبه عن
apart-choose = اختر
apart-why-hint = لماذا. يقرؤه كل من يرى هذه الصفحة.
apart-keep-do = حجبه
apart-done = تمّ.
apart-changed = كان أحدهم أسرع: انظر مرة أخرى.
apart-error-empty = اذكر السبب.
apart-error-long = هذا طويل جدًا: 1000 حرف على الأكثر.
apart-error-member = اختر شخصًا يعمل هنا.
apart-error-holder = هو نفسه من لديه. أعطه لغيره أولًا.
apart-error-nobodys = ليس لدى أحد. أعطه لشخص أو لفريق أولًا، وإلا لن يراه أحد.
apart-error-choice = اختر المدة.
apart-error-too-many = لديك ثلاثة أشياء مفتوحة في حالة طارئة. أنهِ واحدًا منها أولًا.
inbox-apart = تمّ. لم تعد تراه.
emergency-link = حالة طارئة؟ افتح ما ليس لك
emergency-title = حالة طارئة
emergency-heading = الفتح في حالة طارئة
emergency-lead = هناك شخص في خطر، ومن لديه هذا لا يمكن الوصول إليه. يمكنك قراءته وكتابة ملاحظات والرد. يُخبَر فورًا من يقود هذا المكتب ومن لديه هذا.
emergency-what = ماذا
emergency-of-signal = بلاغ
emergency-of-case = ملف
emergency-number = رقمه
emergency-why = لماذا الآن
emergency-why-hint = ما الذي يحدث، ومن لم تتمكن من الوصول إليه.
emergency-hours = لأي مدة
emergency-hours-choice = { $hours ->
    [one] ساعة واحدة
    [few] { $hours } ساعات
   *[other] { $hours } ساعة
  }
emergency-open-do = فتحه
emergency-no-such = لا شيء بهذا الرقم يمكن فتحه.
emergency-all = ما فُتح في حالات طارئة
emergency-own = ما فتحتَه في حالات طارئة
emergency-none = لا شيء بعد.
emergency-by = { $name }، { $from }، حتى { $until }
emergency-lasts = مفتوح الآن
emergency-not-seen = لم ينظر فيه أحد بعد.
emergency-seen = نظر فيه { $name }، { $date }
emergency-seen-do = نظرتُ في هذا
emergency-seen-done = سُجّل أنك نظرت فيه.
emergency-end-do = إنهاؤه الآن
emergency-ended-done = أُغلق من جديد.
notice-kept-from = البلاغ { $number } محجوب عن زميل.
notice-kept-from-case = الملف { $number } محجوب عن زميل.
notice-emergency = فتح أحدهم شيئًا في حالة طارئة. انظر لماذا.
notice-emergency-yours = فتح أحدهم البلاغ { $number } في حالة طارئة.
notice-emergency-yours-case = فتح أحدهم الملف { $number } في حالة طارئة.
can-keep-apart = قصر بلاغ أو ملف على أصحابه، أو حجبه عن شخص
can-break-glass = فتح ما ليس لهم في حالة طارئة
can-supervise = النظر في ما فتحه الآخرون في حالات طارئة
can-data-requests = تسجيل ما يطلبه الناس بشأن بياناتهم
can-self-audit = رؤية ما يقوله المكتب عن نفسه كل ثلاثة أشهر
act-signal-seen-role = رأى، بحكم دوره
act-signal-seen-emergency = رأى، في حالة طارئة
act-case-seen-role = فتح صفحة ملف، بحكم دوره
act-case-seen-emergency = فتح صفحة ملف، في حالة طارئة
act-inner-set = أظهره لأصحابه فقط
act-inner-lifted = أظهره من جديد لكل من يسمح دوره بذلك
act-kept-from = حجبه عن زميل
act-kept-no-longer = لم يعد يحجبه عن زميل
act-emergency-opened = فتحه في حالة طارئة
act-emergency-reviewed = نظر في حالة طارئة
act-emergency-ended = أنهى حالة طارئة
act-not-yours = شيء محجوب عنك
people-more = المزيد عن عمل هذا المكتب
## النسخ: ما يغادر المكتب على الورق أو كملف

copy-title = أخذ نسخة
copy-heading = أخذ نسخة
copy-link = أخذ نسخة
copy-list-link = أخذ هذه القائمة
copy-lead = ترون أولًا ما سيخرج، ثم تأخذونه. على كل صفحة يُكتب لمن هي. ويبقى في السجل أنكم أخذتموها ولمن ولماذا.
copy-lead-list = أرقام وحالات وأيام: لا اسم ولا كلمة لأحد. ويبقى في السجل أنكم أخذتم القائمة ولمن ولماذا.
copy-look-first = انظروا أولًا إلى ما سيخرج، ثم خذوه.
copy-changed = تغيّر شيء فيها في هذه الأثناء. انظروا إليها مرة أخرى، ثم خذوها.
copy-choose = اختاروا
copy-reader = لمن هي؟
copy-reader-magistrate = القاضي المختص
copy-reader-own = هذه المنظمة نفسها
copy-reader-subject = شخص تتعلق به، أو من يتكلم باسمه
copy-reader-supervisor = هيئة رقابة
copy-reader-other = منظمة أخرى
copy-whom = الاسم والجهة
copy-whom-hint = يُكتب على كل صفحة، وعبرها أيضًا.
copy-purpose-justice = تحقيق أو محاكمة
copy-purpose-access = سأل شخص عمّا هو محفوظ عنه
copy-purpose-meeting = اجتماع حولها
copy-purpose-hand-over = تتابعها منظمة أخرى
copy-purpose-oversight = رقابة أو شكوى
copy-purpose-else = شيء آخر
copy-words = الغرض بكلماتكم
copy-from = من هذا اليوم
copy-until = حتى هذا اليوم ضمنًا
copy-parts = ما يدخل فيها
part-named = أشخاص وأماكن وهواتف وأرقام
part-fact = وقائع
part-message = ما قيل في البلاغات
part-answer = إجابات اختيرت من قوائم
part-assessment = ما نراه نحن
part-task = مهام
part-note = ملاحظات بين الزملاء
part-document = الوثائق نفسها كما هي (مع الأسماء وفي ملف ZIP فقط)
copy-people = الأشخاص فيها
copy-is-hidden = مخفيّون
copy-hidden-hint = تُستبدل الأسماء التي يعرفها الملف، وكل هاتف ولوحة وحساب وعنوان ورقم. الشخص نفسه له الحرف نفسه في كل مكان.
copy-is-whole = بأسمائهم
copy-whole-hint = فقط للقاضي المختص ولهذه المنظمة نفسها.
copy-stays = من يبقى باسمه
copy-stays-hint = فقط في نسخة لشخص تتعلق به: يقرأ اسمه هو.
copy-hide = كلمات تُخفى أيضًا
copy-hide-hint = واحدة في كل سطر: اسم لا يرد إلا في نص، شارع، مدرسة.
copy-form = بأي شكل
copy-form-pdf = مستند للطباعة (PDF)
copy-form-zip = المستند وجدوله في ملف واحد (ZIP)، مع بصمة كل منهما
copy-form-csv = جدول لبرنامج جداول (CSV)
copy-form-hint = الصورة أو العلامة النادرة التي لا خط لها تُكتب برقمها، مثل [U+1F600].
copy-look = النظر إلى ما سيخرج
copy-look-again = النظر مرة أخرى
copy-goes-out = هذا ما سيخرج
copy-more-rows = { $count ->
    [zero] لا صفوف أخرى.
    [one] صف آخر مماثل.
    [two] صفان آخران مماثلان.
    [few] { $count } صفوف أخرى مماثلة.
    [many] { $count } صفًا آخر مماثلًا.
   *[other] { $count } صف آخر مماثل.
}
copy-check = اقرؤوها بأنفسكم
copy-check-lead = تُخفي الآلة ما يعرفه الملف وما يشبه رقمًا. أما اسم لا يرد إلا في نص، أو شارع، أو قصة يُعرف بها شخص، فيبقى. وفي العربية والصينية والكتابات الأخرى التي لا أحرف كبيرة فيها لا تستطيع حتى الإشارة إلى الأسماء.
copy-maybe = هل هذه أسماء؟ ضعوا علامة على ما يجب إخفاؤه
copy-hide-these = إخفاء هذه والنظر مرة أخرى
copy-take = أخذ النسخة
copy-take-hint = ما خرج لا يمكن استرجاعه.
copy-taken-heading = ما خرج من قبل
copy-taken-none = لم يخرج شيء بعد.
copy-hash = بصمة الملف SHA-256
copy-taken-by = { $date }، أخذها { $name }
copy-taken-for = لـ { $whom } ({ $reader })
copy-taken-mark = العلامة { $mark }
copy-error-for = اكتبوا لمن هي، من 1 إلى 80 حرفًا.
copy-error-reader = اختاروا لمن هي.
copy-error-purpose = اختاروا الغرض منها.
copy-error-words = اكتبوا الغرض منها، من 1 إلى 1000 حرف.
copy-error-form = اختاروا بأي شكل تخرج.
copy-error-whole = بالأسماء فقط للقاضي المختص أو لهذه المنظمة نفسها. أخفوا الأشخاص فيها.
copy-error-parts = اختاروا شيئًا واحدًا على الأقل يدخل فيها.
copy-error-documents = لا تخرج الوثائق إلا مع الأسماء وفي ملف واحد (ZIP): فالآلة لا تُخفي شيئًا في صورة أو رسالة.
copy-error-heavy = هذا عدد كبير من الوثائق: { $most } على الأكثر، ومجموعها { $gigabytes } غيغابايت. أعطوها منفردة.
copy-error-damaged = إحدى الوثائق لم تعد كما كانت عند وصولها. انظروا في الوثائق أيّها، واتركوها جانبًا الآن.
copy-error-hide = 100 سطر على الأكثر، في كل منها 120 حرفًا على الأكثر.
copy-error-days = اختاروا يومين، الأول أولًا.
copy-error-font = فيها حروف لا يمكن طباعتها: الخطوط غير موجودة على هذا الجهاز. اطلبوا ممن يديره تثبيت { $package }، أو خذوها كجدول.
copy-error-long = هي أطول من أن تكون مستندًا واحدًا. ليدخل فيها أقل.
copy-error-failed = لم يمكن إعداد المستند. خذوها كجدول، وأخبروا من يدير هذا المكتب.
copy-error-many = تُطبع { $most } صف على الأكثر. اختاروا أيامًا أقل، أو خذوها كجدول.
copy-page = صفحة { $page } من { $pages }
copy-mark = لـ { $whom } · { $date } · { $mark }
copy-note = هذه نسخة. ما شُطب صُحّح لاحقًا. ويحفظ المكتب الذي جاءت منه لمن أُعدّت ولماذا.
copy-note-hidden = الأشخاص والأرقام مخفيّون: بين قوسين مربعين ما كان هناك. الحرف نفسه هو الشخص نفسه.
copy-named = من وما يرد فيها
copy-nothing = لا شيء.
copy-said = ما قيل
copy-arrived = جاء في
copy-how = كيف جاء
copy-way = بأي طريق
copy-outcome = ما آل إليه
copy-closed = أُغلق في
copy-of-signals = البلاغات
copy-of-cases = الملفات
copy-of-people = من يُسمح له بماذا
copy-span = من { $from } حتى { $until } ضمنًا.
copy-col-part = القسم
copy-col-kind = النوع
copy-col-when = متى
copy-col-who = من
copy-col-what = ماذا
copy-col-more = المزيد
hidden-person = الشخص
hidden-member = العضو
hidden-number = رقم
hidden-word = مخفي
can-take-copies = أخذ نسخة من بلاغ أو ملف أو قائمة
act-copy-taken = أخذ نسخة
desk-printed = طبعها { $name }، { $date }

# الإبلاغ خارج المكتب
told-title = كيف تُبلَّغون
told-heading = كيف تُبلَّغون
told-lead = كل شيء موجود في المكتب:
told-mail = بالبريد الإلكتروني
told-mail-lead = لا يقول البريد إلا أن هناك جديدًا: لا اسم ولا رقم ولا رابط، والموضوع نفسه دائمًا. رسالة واحدة على الأكثر كل ربع ساعة. وما رأيتموه في المكتب في هذه الأثناء لا يُرسَل.
told-no-mail = هذا المكتب لا يرسل بريدًا إلكترونيًا.
told-address = عنوان بريدكم
told-address-hint = عنوان لا يقرؤه سواكم. من دون عنوان لا يصلكم بريد. يُحفظ مختومًا ويُمحى عند مغادرتكم.
topic-urgent = لم يتولَّ أحد بلاغًا عاجلًا في وقته، أو وقعت حالة طارئة
topic-given = أُسند شيء إليكم أو إلى فريقكم
topic-writers = كتب صاحب بلاغ من جديد أو توقف أو يطلب المحو
topic-asked = زميل ينتظر جوابكم أو أجاب
topic-days = حلّ يوم: ما أُجّل حتى الآن أو ما ينتهي قريبًا
topic-changes = فعل أحدهم شيئًا بما لديكم
topic-account = حسابكم
told-at-once = فورًا
told-digest = عند بدء نوبتي
told-not = ليس بالبريد
told-shifts = متى تبدأ نوباتكم
told-shifts-lead = بتوقيت بلجيكا. اتركوا اليوم فارغًا إن كنتم لا تعملون فيه. لا يرى هذا أحد غيركم.
told-day-1 = الاثنين
told-day-2 = الثلاثاء
told-day-3 = الأربعاء
told-day-4 = الخميس
told-day-5 = الجمعة
told-day-6 = السبت
told-day-7 = الأحد
told-keep = حفظ
told-kept = حُفظ.
told-tried = حُفظ. رسالة أولى في طريقها إلى عنوانكم. إن لم تصل فراجعوا العنوان.
told-error-address = هذا ليس عنوان بريد. مثال: name@example.org
told-error-hour = تُكتب الساعة هكذا: 07:30.
told-error-no-shift = تريدون بعضه عند بدء نوبتكم: اذكروا ليوم واحد على الأقل متى تبدأ.
mail-subject = Info
mail-news = هناك جديد لكم في مكتبكم.
mail-first = من الآن تعلمون هنا أن في مكتبكم جديدًا.
mail-digest = جديد لكم في مكتبكم: { $new }. حان موعده: { $due }.
mail-why = سجّلوا الدخول كما تفعلون دائمًا. لا رابط أبدًا في هذا البريد. تختارون في المكتب متى يصلكم البريد.
notice-mail-refused = رُفض عنوان بريدكم. راجعوه.
notice-mail-failed = تعذّر إرسال رسالة وتُركت. راجعوا إعدادات البريد.
act-told-changed = غيّر كيف يُبلَّغ
act-mail-given-up = ترك رسالة بريد تعذّر إرسالها
health-mail-sent = آخر بريد أُرسل: { $when }.
health-mail-waiting = { $count ->
    [zero] لا رسائل تنتظر ({ $when }).
    [one] رسالة واحدة تنتظر منذ { $when }.
    [two] رسالتان تنتظران منذ { $when }.
    [few] { $count } رسائل تنتظر، أولاها منذ { $when }.
    [many] { $count } رسالة تنتظر، أولاها منذ { $when }.
   *[other] { $count } رسالة تنتظر، أولاها منذ { $when }.
}
health-mail-none = لا بريد ينتظر.
health-mail-away = لا يمكن الوصول إلى خادم البريد، أو أنه لا يقبل تسجيل دخولنا.
filter-any = الكل
filter-gone = لم يعد موجودًا
filter-time = الوقت
filter-due = الوقت يمضي
filter-over = لم يُؤخذ في الوقت
filter-changed = غيّره آخرون منذ أن اطّلعت عليه
view-changed = غيّره آخرون
filter-from = وصل ابتداءً من
filter-until = وصل حتى
filter-from-day = وصل ابتداءً من { $date }
filter-until-day = وصل حتى { $date }
filter-error-day = اكتب اليوم هكذا: 2026-11-24.
filter-chosen = المختار
filter-without = إزالة
filter-found = { $count ->
    [zero] لا بلاغات
    [one] بلاغ واحد
    [two] بلاغان
    [few] { $count } بلاغات
    [many] { $count } بلاغًا
   *[other] { $count } بلاغ
}
kept-title = المرشّحات المحفوظة
kept-heading = المرشّحات المحفوظة
kept-lead = المرشّح المحفوظ عنوان له اسم. من يفتحه يرى ما تتيحه له صلاحياته؛ و«لديّ» تعني من ينظر.
kept-hint = الاسم لك ولفريقك. لا تذكر فيه شخصًا.
kept-none = لا مرشّح محفوظ. ضيّق صندوق الوارد أو قائمة الملفات واحفظ اختيارك باسم.
kept-new = احفظ هذا المرشّح
kept-look = ما يعرضه
kept-name = اسم المرشّح
kept-share = من يراه
kept-only-me = أنا فقط
kept-by = فريق { $team }؛ من { $name }
kept-keep = احفظ
kept-link = تعديلها
kept-change = تعديل «{ $name }»
kept-remove = إزالته
kept-remove-hint = يختفي لكل من يراه. لا يتغيّر أي بلاغ ولا أي ملف.
kept-done = حُفظ المرشّح.
kept-changed = عُدّل المرشّح.
kept-removed = أُزيل المرشّح.
kept-error-name = أعطه اسمًا من 1 إلى 40 حرفًا.
kept-error-team = لست في هذا الفريق. اختر فريقًا من فرقك، أو لا أحد.
kept-error-many = لديك 20 مرشّحًا محفوظًا. أزل واحدًا أولًا.
act-view-kept = حفظ مرشّحًا
act-view-changed = عدّل مرشّحًا محفوظًا
act-view-removed = أزال مرشّحًا محفوظًا
audit-view = المرشّح { $number }
bulk-title = عدّة بلاغات معًا
bulk-heading = عدّة بلاغات معًا
bulk-lead = بالبلاغات المختارة:
bulk-all = اختيار كل ما في هذه الصفحة
bulk-none = عدم اختيار أي منها
bulk-choose = اختيار
bulk-choose-one = اختيار البلاغ { $number }
bulk-give = إسنادها إلى شخص
bulk-label = وسمها
bulk-close = إغلاقها
bulk-close-lead = كلها للسبب نفسه. يُغلق كل بلاغ على حدة وفق القواعد نفسها المتّبعة في صفحته.
bulk-put = إضافة هذا الوسم
bulk-take = إزالة هذا الوسم
bulk-no-label = لا شيء
bulk-look = عرض ما سيحدث
bulk-do = نفّذ
bulk-ready = سيتغيّر { $some } من { $all }. لم يحدث شيء بعد.
bulk-caption = البلاغات وما يحدث لكل منها
bulk-col-came = ما يحدث
bulk-done = نُفّذ على { $some } من { $all }.
bulk-until = يمكنك التراجع عن هذا حتى { $until }.
bulk-left = الثواني المتبقية:
bulk-undo = تراجع
bulk-undone = تم التراجع. ما غيّره شخص في الأثناء بقي على حاله.
bulk-late = لم يعد التراجع ممكنًا. يمكن تعديل كل بلاغ في صفحته.
bulk-error-none = اختر أولًا بلاغًا واحدًا على الأقل من القائمة.
bulk-error-label = اختر وسمًا لإضافته أو إزالته، أو اكتب وسمًا جديدًا.
came-will = سيتغيّر
came-done = نُفّذ
came-second = يجب أن ينظر شخص ثانٍ
came-same = مستثنى: هو كذلك أصلًا
came-gone = مستثنى: لا شيء هنا، أو لا يحقّ لك رؤيته
came-not-possible = مستثنى: مغلق أو بلا نص أو ليس القرار لك
came-pending = مستثنى: إغلاقه ينتظر نظر شخص ثانٍ
came-no-case = مستثنى: ليس في أي ملف مفتوح
came-changed = مستثنى: غيّره شخص في الأثناء
came-undone = تم التراجع عنه
came-kept = لم يُتراجع عنه: غيّره شخص في الأثناء
act-undone = تراجع عمّا نُفّذ على عدّة بلاغات معًا
keys-link = المفاتيح
keys-title = المفاتيح
keys-heading = مفاتيح مفردة
keys-lead = تعمل حيث لا يُكتب نص، ومع البرامج النصية فقط. كل ما تفعله تتيحه الصفحة أيضًا.
keys-col-key = المفتاح
keys-col-does = ما يفعله
keys-rows = الصف التالي والسابق؛ وبجانب بلاغ، البلاغ التالي والسابق
keys-open = فتح الصف، أو الأول إن لم يُختر صف
keys-back = العودة إلى الصف في القائمة
keys-mark = اختيار الصف أو إلغاء اختياره
keys-take = أخذ البلاغ؛ وفي القائمة إسناد المختار إلى شخص
keys-label = إلى الوسوم
keys-reply = إلى الرد
keys-note = إلى الملاحظة للزملاء
keys-close = إلى الإغلاق
keys-search = بحث
keys-help = هذه الصفحة
keys-send = داخل حقل: ضغط زرّه
keys-are-on = المفاتيح المفردة مفعّلة لك.
keys-are-off = المفاتيح المفردة معطّلة لك.
keys-on = تفعيلها
keys-off = تعطيلها
beside-heading = بجانبه في القائمة

# وثائق الملف
case-show-documents = الوثائق
case-all = عرض الكل
case-item-document = وثيقة
documents-title = الوثائق
documents-heading = الوثائق
documents-none = لا توجد وثائق.
documents-back = كل وثائق هذا الملف
documents-all = كل الوثائق ({ $number })
documents-col-what = الوثيقة
documents-col-kind = النوع
documents-col-came = كيف وصلت
documents-col-by = أُدرجت في الملف
document-title = الوثيقة { $number }
document-heading = الوثيقة { $number }
document-add = إضافة وثيقة
document-lead = تُختم الوثيقة بمفتاح هذا الملف. يبقى الأصل كما وصل، ويُسجَّل كل فتح لها.
document-what = ما هي
document-what-hint = إن تُرك فارغًا يؤخذ اسم الملف الإلكتروني.
document-how = كيف وصلت
document-from = ممّن أو من أين
document-from-hint = من أحضرها، أو العنوان، أو الهاتف الذي نُسخت منه.
document-on = في أي يوم استلمناها
document-more = المزيد عنها
document-file = الملف الإلكتروني
document-file-hint = حتى 100 ميغابايت: PDF، صور، صوت، فيديو، مستندات مكتبية، نص عادي، أرشيف. لا برامج ولا صفحات ويب؛ اطبع الصفحة بصيغة PDF.
document-choose-again = اختر الملف الإلكتروني من جديد: لا يمكن للصفحة أن تحتفظ به.
document-name = اسم الملف الإلكتروني
document-about = عن هذه الوثيقة
document-hash-hint = من لديه الملف نفسه يحصل على الرقم نفسه من أي برنامج يحسب SHA-256.
document-open = فتح: حفظ نسخة هنا
document-open-lead = يُحفظ الملف على هذا الجهاز ويُسجَّل ذلك. لا يُعرض في المتصفح. احذف النسخة عندما تنتهي.
document-check = التحقق من أنها لم تتغير
document-look = إلى الوثيقة
document-by = { $name }، { $date }
document-came = { $how }: { $from }، { $date }
document-kb = { $number } كيلوبايت
document-mb = { $number } ميغابايت
document-kind-size = { $kind }، { $size }
document-pdf = ملف PDF
document-picture = صورة
document-sound = صوت
document-film = فيديو
document-office = مستند مكتبي
document-text = نص
document-archive = أرشيف
document-printed = طبعها { $name } في { $date }.
document-kept = الوثيقة في الملف.
document-is-same = لم تتغير: بياناتها هي التي وصلت.
document-differs = لم تعد بياناتها هي التي وصلت. لا تعتمد عليها، وأخبر من يقود ومن يعتني بالجهاز.
document-error-no-file = اختر ملفًا إلكترونيًا.
document-error-empty-file = لا شيء في هذا الملف.
document-error-too-large = هذا الملف أكبر من 100 ميغابايت. صغّره أو قسّمه.
document-error-cut-off = لم يصل الملف كاملًا. حاول من جديد.
document-error-kind = هذا النوع من الملفات لا يُحفظ هنا. انظر أدناه ما الذي يُحفظ.
document-error-name = الملف شيء آخر غير ما يقوله اسمه. انظر إليه قبل إضافته.
document-error-no-room = قرص المكتب ممتلئ. لم يُحفظ شيء؛ أخبر من يعتني بالجهاز.
document-error-busy = تصل عدة وثائق في هذه اللحظة. حاول من جديد بعد دقيقة.
# النسخ المنقّاة
clean-title = الوثيقة { $number }، نسخة منقّاة
clean-heading = الوثيقة { $number }، نسخة منقّاة
clean-back = العودة إلى الوثيقة
clean-title-file = البلاغ { $number }: ملف مرفق، نسخة منقّاة
clean-heading-file = ملف مرفق، نسخة منقّاة
clean-back-report = العودة إلى البلاغ
clean-copy = نسخة منقّاة
clean-what = مصنوعة مما يُرى وحده: لا يأتي معها مكان ولا جهاز ولا اسم كاتب ولا مرفق كان مخفيًا في الملف. يبقى الأصل مختومًا.
clean-look = عرض النسخة المنقّاة
clean-lead = ما تراه مصنوع من نقاط صورة الملف ولا يُحفظ في أي مكان. يبقى مشوّشًا إلى أن تفتحه، ويُسجَّل فتحه.
clean-show = عرضها بوضوح
clean-veil = تشويشها من جديد
clean-veiled = الوثيقة، مشوّشة.
clean-alt = الوثيقة كصورة. لا يوجد وصف لما فيها.
clean-pages = الصفحات
clean-page = الصفحة { $number } من { $of }
clean-earlier = الصفحة السابقة
clean-later = الصفحة التالية
clean-paper = نسخة منقّاة؛ الأصل مختوم لدى المكتب.
clean-none = لا توجد نسخة منقّاة.
clean-none-then = الأصل مختوم كما وصل. لا تفتحه إلا عند الضرورة، ويُفضَّل على جهاز لا يُستعمل لأي شيء آخر.
clean-no-kind = هذه ليست صورة وليست ملف PDF.
clean-no-heic = هذه صورة كما تحفظها بعض الهواتف (HEIC أو AVIF)، ولا تُفتح هنا. اطلبها بصيغة JPEG، أو التقط صورة للشاشة.
clean-no-large = حجم الملف أكبر من 100 ميغابايت.
clean-no-pixels = في الصورة نقاط أكثر مما يُفتح هنا. اطلب صورة أصغر.
clean-no-cut = يتوقف الملف في منتصفه: نهايته ناقصة. اطلبه مرة أخرى.
clean-no-damaged = الملف تالف، أو ليس ما يبدو عليه.
clean-no-locked = يحتاج الملف إلى كلمة سر.
clean-no-much = تطلّب فتح الملف وقتًا أو ذاكرة أكثر مما يتطلبه ملف عادي. يحدث ذلك مع المخططات الكبيرة جدًا، ومع الملفات المصنوعة لإلحاق الضرر.
clean-no-busy = تُفتح ملفات أخرى في هذه اللحظة. حاول مرة أخرى بعد دقيقة.
clean-no-off = لا يستطيع هذا المكتب فتح الملفات بأمان في هذه اللحظة. أخبر من يهتم بتشغيل الجهاز.
clean-never-film = لا يمكن تنقية فيديو: قد يحتوي على مكان تصويره والجهاز الذي صُوّر به، وقد يصعب تحمّل ما يظهر فيه. لا تفتحه إلا عند الضرورة، ولا تفتحه وحدك، ويُفضَّل على جهاز لا يُستعمل لأي شيء آخر.
clean-never-sound = لا يمكن تنقية تسجيل صوتي هنا: يمكن التعرف على الصوت، وقد يحتوي الملف على مكان التسجيل.
clean-never-office = لا تُنقّى المستندات المكتبية هنا: قد تحتوي على أسماء ونسخ سابقة وبرامج. اطلب ملف PDF، أو افتحها دون تشغيل أي شيء فيها.
clean-never-archive = لا يُنقّى ما في داخل ملف مضغوط. فكّ ضغطه على جهاز لا يُستعمل لأي شيء آخر.
received-hand = سُلّمت باليد
received-post = بالبريد
received-message = بالبريد الإلكتروني أو برسالة أخرى
received-device = نُسخت من هاتف أو جهاز آخر
received-page = من صفحة ويب
received-made = صنعها أحدنا
received-other = بطريقة أخرى
custody-heading = من كانت عنده
custody-lead = يُسجَّل هنا كل فتح من تلقاء نفسه. أما النسخ والتسليم فيسجّلها من يقوم بها.
custody-received = دخلت الملف
custody-opened = فُتحت
custody-same = فُحصت: لم تتغير
custody-differs = فُحصت: ليست ما وصل
custody-copied = حصل شخص على نسخة
custody-given = سُلّم الأصل
custody-returned = عاد الأصل
custody-note-copied = حصل شخص على نسخة
custody-note-given = سُلّم الأصل
custody-note-returned = عاد الأصل
custody-to = إلى من أو ممّن
custody-write = تسجيل نسخة أو تسليم
custody-write-do = تسجيل
custody-kept = تم التسجيل.
custody-earlier = الأقدم
custody-later = الأحدث
act-documents-seen = فتح قائمة وثائق ملف
act-document-seen = فتح صفحة وثيقة
act-document-added = أضاف وثيقة إلى ملف
act-document-opened = فتح وثيقة
act-document-copy-seen = فتح صفحة نسخة منقّاة
act-document-copy-opened = نظر إلى نسخة منقّاة
act-document-same = فحص وثيقة: لم تتغير
act-document-differs = فحص وثيقة: ليست ما وصل
act-custody-written = سجّل من حصل على وثيقة
looks-somebody = شخص من هذه المنظمة
looks-give-lead = ليُعطى للشخص المعني. أسماء العاملين هنا غير مذكورة؛ أما متى اطّلع أحدهم ولماذا أمكنه ذلك فمذكور.
looks-give-link = الشيء نفسه ليُعطى للشخص المعني، بلا أسماء
audit-request = الطلب { $number } بشأن بيانات شخص
requests-title = طلبات بشأن البيانات
requests-heading = ما يطلبه الناس بشأن بياناتهم
requests-lead = ماذا لدينا، ومن اطّلع، وما الخطأ، وما يجب أن يزول. يُجاب خلال شهر (اللائحة العامة لحماية البيانات، المادة 12(3))؛ ويمكن تمديده مرة واحدة شهرين آخرين إذا أُخبر الشخص بالسبب.
requests-lead-police = ما لدى الشرطة يُطلب عن طريق سلطة الرقابة. سجّل ما تطلبه، وحتى متى، وما أعطيتها.
requests-open = تنتظر الجواب
requests-closed = أُجيب عنها
requests-none = لا شيء هنا.
request-title = طلب بشأن البيانات
request-new = تسجيل طلب
request-kind = ما المطلوب
request-kind-access = ماذا لدينا
request-kind-who-looked = من اطّلع
request-kind-rectify = هناك خطأ
request-kind-erase = يجب أن يزول
request-kind-restrict = ألا يُستخدم في الأثناء
request-kind-object = ألا نستخدمه
request-way = كيف وصل
request-way-counter = عند الشباك
request-way-phone = بالهاتف
request-way-letter = على ورق
request-way-mail = بالبريد الإلكتروني
request-way-thread = في محادثة بلاغ
request-way-lawyer = عن طريق محامٍ أو شخص يثق به
request-way-authority = عن طريق سلطة الرقابة
request-received = وصل في
request-who = من يطلب
request-who-hint = كما تسمّيه. يكفي اسم مستعار.
request-when = متى
request-asked = ما المطلوب، في كلمات قليلة
request-checked = كيف تأكدت أنه هو
request-checked-hint = يمكن أن يأتي لاحقًا؛ ولا بد منه قبل إعطاء أي شيء.
request-unchecked = ليس بعد
request-about = يتعلق بـ
request-save = تسجيله
request-noted-by = سجّله
request-last-day = موعد الجواب
request-outcome = ما آل إليه
request-outcome-given = أُعطي أو نُفّذ
request-outcome-given-redacted = أُعطي من دون ما يخص غيره
request-outcome-part-refused = رُفض جزئيًا مع ذكر السبب
request-outcome-refused = رُفض مع ذكر السبب
request-outcome-nothing = ليس لدينا شيء
request-outcome-passed-on = تجيب سلطة الرقابة
request-outcome-withdrawn = سحبه صاحبه
request-steps = ما الذي جرى
request-words = ما تفعله، في كلمات قليلة
request-words-hint = يبقى مع الطلب. عند الرفض أو التأجيل: السبب الذي أُعطي للشخص.
request-note-do = تدوينه
request-check-do = هكذا تأكدتُ ممن يطلب
request-extend-do = تأجيل شهرين
request-close-do = أُجيب عنه
request-noted-done = سُجّل الطلب.
request-done = تمّ.
request-error-choice = اختر واحدًا.
request-error-empty = اكتب بضع كلمات.
request-error-long = هذا طويل جدًا: 1000 حرف على الأكثر.
request-error-day = اختر يومًا مضى، منذ سنتين على الأكثر.
request-error-no-such = لا يوجد لك بلاغ أو ملف كهذا.
request-error-extended = أُجّل مرة من قبل.
request-error-unchecked = سجّل أولًا كيف تأكدت أنه هو.
notice-request-due = طلب بشأن بيانات شخص يجب الجواب عنه خلال أسبوع.
act-request-noted = سجّل طلبًا بشأن بيانات شخص
act-request-seen = رأى طلبًا بشأن بيانات شخص
act-request-worked = عمل على طلب بشأن بيانات شخص
act-request-extended = أجّل طلبًا بشأن بيانات شخص
act-request-answered = أجاب عن طلب بشأن بيانات شخص
act-looks-given = أخذ معه من اطّلع، ليُعطى للشخص المعني
record-request = طلب بشأن بيانات شخص
self-audit-title = المكتب عن نفسه
self-audit-heading = ما يقوله هذا المكتب عن نفسه
self-audit-lead = مجاميع من سجله، لمن يسهر عليه. لا شيء هنا عن عضو واحد أو بلاغ واحد أو شخص واحد.
self-audit-quarter = الربع { $number } من { $year }
self-audit-runs = لم ينتهِ بعد
self-audit-unseen = { $count ->
    [zero] فُتحت أشياء في حالات طارئة ولم ينظر فيها أحد بعد: { $count }.
    [one] فُتح شيء واحد في حالة طارئة ولم ينظر فيه أحد بعد.
    [two] فُتح شيئان في حالة طارئة ولم ينظر فيهما أحد بعد.
    [few] فُتحت { $count } أشياء في حالات طارئة ولم ينظر فيها أحد بعد.
    [many] فُتح { $count } شيئًا في حالات طارئة ولم ينظر فيه أحد بعد.
   *[other] فُتح { $count } شيء في حالات طارئة ولم ينظر فيه أحد بعد.
  }
self-audit-refused = رُفض
self-audit-exception = استثناءات
self-audit-export = أُخذ
self-audit-erased = مُحي
self-audit-looked = اطّلاع وبحث
self-audit-asked = ما طلبه الناس بشأن بياناتهم
self-audit-none = لا شيء، في هذا الربع ولا في سابقه.
self-audit-work = كل ما عدا ذلك: { $now } مرة، وفي الربع السابق { $before } مرة.
self-audit-earlier = الربع السابق
self-audit-later = الربع التالي
# ما ينتظر اليوم
today-menu = اليوم
today-title = اليوم
today-heading = اليوم
today-since = الجديد منذ { $when }.
today-no-shifts = اذكروا متى تبدأ نوباتكم، فيظهر هنا ما حدث منذ آخر نوبة.
today-nothing = لا شيء ينتظركم.
today-urgent = عاجل
today-waiting = ينتظر جوابكم
today-tasks = متأخر أو مستحق خلال أسبوع
today-news = ما أُبلغتم به
today-more-news = كل الإشعارات
today-changes = ما فعله الآخرون بما لديكم
today-change = { $what }: { $name } { $act }
today-all = الكل
today-escalates = يُبلَّغ من يقود المكتب ببلاغ عاجل لم يتولَّه أحد: بعد { $now } دقيقة من صيرورته عاجلًا جدًا، وبعد { $soon } ساعات من صيرورته عاجلًا.
today-reviews = ملفات تُراجَع من جديد: { $number }
today-second = ينتظر نظرة ثانية: { $number }

# تقويم خاص
feeds-heading = في تقويمكم
feeds-lead = أيام مهامكم وما أجّلتموه والملفات التي تُراجَع وغيابكم، في تقويم هاتفكم. أيام فقط: لا عنوان ولا اسم ولا مكان. يعمل حيث يمكن الوصول إلى المكتب. اثنان على الأكثر.
feeds-none = ليس لديكم أي تقويم.
feeds-made = أُنشئ في { $date }. آخر قراءة: { $used }.
feeds-never = أبدًا
feeds-end = إنهاء هذا التقويم
feeds-make = إنشاء تقويم
feeds-ended = انتهى. لم يعد لعنوانه وجود من الآن.
feeds-many = لديكم اثنان. أنهوا أحدهما أولًا.
feed-title = تقويم
feed-heading = عنوان تقويمكم
feed-lead = أعطوا هذا العنوان لبرنامج التقويم لديكم، كتقويم للاشتراك.
feed-path = ضعوا قبله عنوان مكتبكم كما تفتحونه في المتصفح.
feed-once = لا يُعرض إلا الآن. من يملكه يرى أيامكم من دون تسجيل دخول: لا ترسلوه إلى أحد. إن رآه أحد فأنهوا التقويم وأنشئوا غيره.
feed-done = نسخته
act-feed-made = أنشأ تقويمًا
act-feed-ended = أنهى تقويمًا

responsible-desk-title = من المسؤول
responsible-desk-heading = من المسؤول عن هذا المكتب
responsible-desk-lead = من يسأل عمّا يُحفظ عنه، أو عمّن اطّلع عليه، يُحال إلى هؤلاء.
responsible-unnamed = لم يُذكر بعد
responsible-mend = ما ينقص يُكتب في إعدادات هذا المكتب، تحت [responsible]. من دونه لا يبدأ مكتب للاستعمال الحقيقي.
papers-heading = على أي وثائق يستند
papers-col-paper = الوثيقة
papers-col-by = من طرف
papers-col-on = في
papers-col-reference = المرجع
papers-col-again = للمراجعة مجددًا
paper-impact-assessment = تقييم الأثر على حماية البيانات، موقّعًا
paper-register = القيد في سجل أنشطة المعالجة
paper-special-database = التصريح بقاعدة البيانات الخاصة
paper-staff-notice = إشعار لكل من يعمل هنا
paper-missing = ليست موجودة بعد
paper-overdue = { $date }: فات الموعد
responsible-relay-heading = الخادم الوسيط
responsible-relay = البلاغات والأجوبة تمر عبر { $address }، وهو لا يستطيع قراءتها. من المسؤول عنه مذكور في صفحة خاصة به.
responsible-relay-link = من المسؤول عن الخادم الوسيط
responsible-rules = مدة حفظ كل نوع من البيانات

health-backups = النسخ الاحتياطية
health-backup-none = لا تُصنع نسخ احتياطية. إذا تعطّل هذا الجهاز ضاع كل شيء.
health-backup-made = آخر نسخة احتياطية: { $when }.
health-backup-never = لم تُصنع أي نسخة احتياطية بعد.
health-drill = آخر تجربة: { $when }، بنسخة { $of }. انفتح كل شيء.
health-drill-never = لم يجرّب أحد بعد هل تعمل نسخة احتياطية.
rules-backups = ما يُمحى تمكن قراءته من النسخ الاحتياطية بعد ذلك، وعدد الأيام: { $keys }. وما ليس له مفتاح خاص به، فعدد أيامه: { $days }.
rules-no-backups = لا تُصنع نسخ احتياطية: ما يُمحى هنا لا يبقى منه شيء.
rules-forgotten = يزول من النسخ الاحتياطية أيضًا بعد
act-backup-made = صنع نسخة احتياطية
act-drill-passed = تجربة نسخة احتياطية: انفتح كل شيء
act-restored = إعادة نسخة احتياطية
audit-backup = نسخة { $moment }
erased-again = كان ممحوًّا قبل إعادة نسخة احتياطية أقدم.

recovery-sheet = ورقة الاستعادة { $number } من { $of }
recovery-holder = تحفظها
recovery-made = صُنعت في
recovery-set = المجموعة
recovery-what = بثلاث من الأوراق الخمس في هذه المجموعة تعود مفاتيح هذه المنظمة إذا ضاعت. ورقة أو ورقتان لا تقولان شيئًا.
recovery-keep = احفظوا هذه الورقة في مكان مقفل. لا تُروها لأحد، ولا تصوّروها، وسلّموها لغيركم عندما تغادرون.
recovery-code = رمز مربع فيه الأرقام نفسها
recovery-how = عندما يحين الوقت، اكتبوا الأرقام سطرًا سطرًا. السطر الخاطئ يُذكر. الأمر:
health-recovery = أوراق الاستعادة
health-recovery-none = لا توجد أوراق استعادة. من يعرف عبارة مرور المفاتيح لا يمكن الاستغناء عنه.
health-recovery-made = صُنعت المجموعة { $set } في { $when }.
health-recovery-tried = آخر تجربة لثلاث أوراق من هذه المجموعة: { $when }. وقد عملت.
health-recovery-never = لم يجرّب أحد بعد هل تعمل هذه الأوراق.
act-recovery-made = صنع أوراق استعادة
act-recovery-tried = تجربة أوراق الاستعادة: تعمل
act-recovery-used = استعمال أوراق الاستعادة
audit-recovery = المجموعة { $set }
act-desk-left = أخذ كل ما في هذا المكتب مع مفاتيحه
act-entry-changed = بدأ ببيانات أخرى عن المنظمة: الاسم أو البطاقة أو الجهة المسؤولة
act-head-shown = عرض على مكتب آخر أين ينتهي السجل
act-head-witnessed = رأى أين ينتهي سجل مكتب آخر
notice-conflict = انظر هل يقف أشخاص من ملفين في مواجهة بعضهم.
notice-transfer-asked = يريد شخص أن يسلّمك ملفًا.
notice-transfer-accepted = قُبل ملف سلّمته.
notice-transfer-declined = لم يُقبل ملف أردت تسليمه.
notice-case-went-on = استمر العمل في الملف { $number } الذي سلّمته.

act-conflict-raised = لاحظ أن أشخاصًا من ملفين قد يقفون في مواجهة بعضهم
act-conflict-seen = نظر في ملفين قد يقف أشخاصهما في مواجهة بعضهم
act-conflict-settled = قرر في شأن ملفين قد يقف أشخاصهما في مواجهة بعضهم
act-transfer-asked = عرض تسليم ملف
act-transfer-accepted = قبل ملفًا
act-transfer-declined = لم يقبل ملفًا
act-transfer-withdrawn = انتهى عرض تسليم ملف
act-after-ended = أنهى ما يمكن لمن سلّم ملفًا أن يراه منه
act-after-lifted = سمح لمن سلّم ملفًا أن يراه من جديد كما يسمح دوره
act-case-seen-after = فتح صفحة ملف بعد تسليمه
act-signal-seen-after = فتح بلاغًا من ملف بعد تسليم الملف
audit-conflict = فحص { $number }

conflicts-title = هل هم في مواجهة؟
conflicts-heading = ملفات قد يقف أشخاصها في مواجهة بعضهم
conflicts-lead = شخص يُساعَد في ملف ويُذكر في ملف آخر لما قد يكون فعله. من يعمل للطرفين لا يحسن مساعدة أي منهما. المساعدة لا تنتظر هذا القرار أبدًا.
conflicts-open = للنظر فيها
conflicts-settled = تقرر فيها
conflicts-none = لا شيء.
conflicts-col-cases = الملفات
conflicts-col-when = لوحظ في
conflict-two = الملفان { $one } و{ $other }
conflict-open = لم يتقرر بعد
conflict-title = ملفان
conflict-heading = هل يقف أشخاص هذين الملفين في مواجهة بعضهم؟
conflict-lead = انظر بنفسك وقرر. حتى ذلك الحين يبقى كل شيء كما هو، ومن يحتاج إلى مساعدة يحصل عليها.
conflict-raised = لوحظ في { $date }
conflict-same-holder = الزميل نفسه أو الفريق نفسه يتولى الملفين.
conflict-hidden = لا ترى هذا الملف.
conflict-not-both = لا تقرر إلا إذا كنت ترى الملفين. اسأل من يتولاهما.
conflict-not-yours = يمكنك قراءة هذا. والقرار لمن يعمل على الملفين.
conflict-rests = على ماذا يستند هذا
conflict-rests-none = صُحّح ما كان مكتوبًا في هذه الأثناء.
conflict-by-name = الاسم نفسه
conflict-only-name = اسم فقط: وهذا قليل. كثير من الناس يحملون الاسم نفسه.
conflict-outcome = القرار
conflict-outcome-ask = ماذا تقرر؟
conflict-outcome-none = ليسوا في مواجهة
conflict-outcome-colleague = يتولى زميل آخر أحد الملفين
conflict-outcome-organisation = تتولى منظمة أخرى الأمر
conflict-why-hint = لماذا. لا يقرأ هذا إلا من يرى الملفين.
conflict-settle-do = قرر
conflict-then = ثم سلّم أحد الملفين:
conflict-done = تقرر.
conflict-error-empty = قل لماذا.
conflict-error-long = هذا طويل جدًا: 1000 حرف على الأكثر.
conflict-error-choice = اختر ما تقرره.
conflict-error-own = أنت تتولى الملفين. زميل آخر يقول هل هناك مواجهة.
conflict-with = الملف { $number }
conflict-waits = قد يقف أشخاص من هذين الملفين في مواجهة بعضهم. على أحد أن ينظر في الأمر.
conflict-decided-colleague = تقرر: على زميل آخر أن ينظر هل يتولى أحد هذا الملف.
conflict-decided-organisation = تقرر: على أحد أن ينظر هل تتولى منظمة أخرى هذا الملف.

transfer-link = تسليم الملف
transfer-of = تسليم الملف { $number }
transfer-lead = لا يتغير شيء حتى يقبل الآخر. تنتقل معه البلاغات المفتوحة في الملف التي لديك.
transfer-waits = ينتظر الرد
transfer-whom = إلى من
transfer-after = ماذا يرى بعد ذلك من يتولاه الآن؟
transfer-after-hint = هذا يسبق ما يسمح به الدور. يمكن تغييره في «من يرى هذا».
transfer-until = حتى (غير لازم عند «لا شيء»)
transfer-why = لماذا
transfer-by = عرضه
transfer-earlier = من يسلّمه
transfer-answer = الرد
transfer-why-hint = يقرأ الآخر هذا قبل القبول. لا تكتب أسماء أشخاص من الملف.
transfer-offer-do = اعرضه
transfer-offered = عُرض. ستُبلَّغ عند وصول الرد.
transfers-title = تسليم الملفات
transfers-heading = ملفات للتسليم
transfers-lead = ما يُعرض عليك، وما عرضته أنت.
transfers-none = لا شيء.
transfer-state-asked = ينتظر الرد
transfer-state-accepted = مقبول
transfer-state-declined = غير مقبول
transfer-state-withdrawn = لم يعد معروضًا
transfer-accept-do = أقبله
transfer-decline-do = لا أقبله
transfer-decline-why = لماذا لا؟ فقط إذا لم تقبله.
transfer-withdraw-do = اسحب العرض
transfer-accepted = أصبح الملف لديك.
transfer-declined = حُفظ ردك.
transfer-withdrawn = سُحب العرض.
transfer-changed = لم يعد هذا العرض قائمًا: رُد عليه أو ذهب الملف إلى غيرك.
transfer-error-empty = قل لماذا.
transfer-error-long = هذا طويل جدًا: 1000 حرف على الأكثر.
transfer-error-receiver = اختر شخصًا أو فريقًا يمكنه أن يتولاه.
transfer-error-same = هو لديهم بالفعل.
transfer-error-waiting = الملف معروض بالفعل. يمكن عرضه من جديد بعد الرد، أو إذا سحب صاحب العرض عرضه.
transfer-error-choice = اختر ما يمكن رؤيته بعد ذلك.
transfer-error-day = اختر يومًا من اليوم وحتى سنة على الأكثر.
transfer-error-own = هذا عرضك أنت: يقبله شخص آخر.

after-nothing = لا شيء، مهما كان الدور
after-read = القراءة، حتى يوم محدد
after-told = القراءة حتى يوم محدد، والإبلاغ عندما يستمر العمل فيه
after-read-until = يقرأ حتى { $date }
after-told-until = يقرأ حتى { $date } ويُبلَّغ عندما يستمر العمل
after-is-over = لم يعد يرى منه شيئًا
after-heading = من سلّمه
after-lead = ما يرونه بعد حُدد عند التسليم. وينتهي من تلقاء نفسه في يومه.
after-end-do = لا يرى { $name } منه شيئًا من الآن
after-lift-do = يراه { $name } من جديد كما يسمح دوره
why-after = سلّمه ويقرؤه حتى { $date }
case-error-number = اكتب الرقم في سطر واحد وفيه أرقام.

provider-title = تسجيل الدخول في موقع آخر
provider-going = ستنتقل إلى { $name } لتثبت من أنت.
provider-back = أنت تعود إلى هذا المكتب.
provider-go-on = تابع
provider-button = سجّل الدخول عبر { $name }
provider-hint = فقط لمن ربط ذلك الحساب في صفحته الخاصة.
provider-or = أو بحساب في مكان آخر:
provider-error = لم ينجح ذلك. حاول مرة أخرى أو سجّل الدخول بكلمة المرور.
provider-error-expired = استغرق وقتًا طويلًا، أو استُعمل من قبل، أو بدأ في متصفح آخر. ابدأ من جديد.
provider-error-away = الخدمة الأخرى لا تستجيب. سجّل الدخول بكلمة المرور والرمز، أو حاول لاحقًا.
provider-error-refused = لم تسمح لك الخدمة الأخرى بالمرور.
provider-error-unlinked = هذا الحساب غير مرتبط بأحد هنا. سجّل الدخول بكلمة المرور واربطه في صفحتك.
provider-lead = اربط { $name } وسجّل الدخول عبره من الآن. ستثبت هناك أولًا من أنت.
provider-connect = اربط { $name }
provider-remove = ألغِ الربط
provider-since = رُبط في { $added }. آخر استعمال: { $used }.
provider-linked = تم الربط. يمكنك من الآن تسجيل الدخول عبره.
provider-unlinked = لم يعد مرتبطًا.
provider-taken = هذا الحساب مرتبط بشخص آخر بالفعل.
provider-has = لقد ربطت حسابًا من قبل. ألغِ ربطه أولًا.
provider-failed = لم ينجح الربط. ابدأ من جديد.
notice-provider-linked = حساب في موقع آخر يفتح الآن هذا المكتب لك. إن لم تكن أنت فألغِ ربطه وأخبر من يدير المكتب.
notice-provider-unlinked = لم يعد حساب في موقع آخر يفتح هذا المكتب لك. إن لم تكن أنت فأخبر من يدير المكتب.
act-signed-in-passkey = سجّل الدخول بمفتاح مرور
act-signed-in-provider = سجّل الدخول بحساب في موقع آخر
act-provider-refused = رفض تسجيل دخول بحساب في موقع آخر
act-provider-linked = ربط حسابًا في موقع آخر
act-provider-unlinked = ألغى ربط حساب في موقع آخر

notice-escalated-again = البلاغ { $number } عاجل ولم يتولّه أحد حتى الآن.
act-escalated-again = ذكّر مرة أخرى بأن بلاغًا عاجلًا ليس لدى أحد
flag-overdue = لم يتولّه أحد في الوقت: متأخر منذ { $when }
today-escalates-hours = تُحسب ساعات عمل المكتب فقط.
today-escalates-hours-soon = لأحدهما تُحسب ساعات عمل المكتب فقط.

# Files that came with a report.
file-heading = ملفات
file-lead = وصلت مع هذا البلاغ. قد يحمل الأصل مكان صنعه ووقته، أو يضر بجهازك: افتحه فقط عند الحاجة. كل فتح يُسجَّل.
file-col-name = الاسم
file-col-what = ما هو
file-col-day = وصل
file-col-open = الأصل
file-open = حفظ نسخة هنا
file-unknown = نوع غير معروف
file-waiting = يجري جلبه
file-gone = لم يعد لدى الخادم الوسيط
file-differs = ليس ما أُرسل: أُتلف
act-file-arrived = جلب ملفًا لبلاغ
act-file-differs = أتلف ملفًا لم يكن ما أُرسل
act-file-gone = لم يعد يجد ملفًا لدى الخادم الوسيط
act-file-opened = حفظ أصل ملف
health-log = سجل المفاتيح لدى الخادم الوسيط
health-log-ok = فيه مفاتيحنا وكل ما رأيناه من قبل، وليس فيه مفتاح باسمنا لم نصنعه نحن. عدد السطور: { $size }. آخر تحقق: { $when }.
health-log-confirmed = وقّعت جهة أخرى على السجل نفسه آخر مرة في { $when }.
health-log-alone = منذ يوم لم توقّع أي جهة أخرى على هذا السجل. اتصلوا بإحداها: هل يعمل مكتبها ويصل إلى الخادم الوسيط؟
health-log-unreachable = تعذّرت قراءة السجل في آخر محاولة.
health-log-not-yet = لم ننظر في السجل بعد.
health-log-foreign = إنذار: في سجل المفاتيح مفتاح باسمنا لم نصنعه نحن. ربما يقرأ أحد ما هو موجَّه إلينا. اتصلوا بصاحب الخادم الوسيط وبالشركاء. لا تستخدموا البوابة حتى يُحلّ ذلك.
health-log-without-us = إنذار: يعرض الخادم الوسيط مفاتيحنا ولا يدوّنها في سجله، فلا يستطيع أحد التحقق منها. اتصلوا بصاحبه.
health-log-rewritten = إنذار: سجل المفاتيح ليس هو الذي رأيناه من قبل. إما أُعيد من نسخة احتياطية وإما غيّره أحد. اتصلوا بصاحب الخادم الوسيط وبأحد الشركاء قبل أن يكتب أحد عبر البوابة.
health-log-split = إنذار: عُرض على جهة أخرى سجل مفاتيح غير الذي عُرض علينا. اتصلوا بها وقارنوا كلمات مفاتيحكم. لا تستخدموا البوابة حتى يُحلّ ذلك.
health-log-anew = المتابعة بالسجل كما يعرضه الخادم الوسيط الآن
health-log-anew-why = فقط إذا عرفتم ما حدث: أُعيد الخادم الوسيط من نسخة احتياطية، أو اتضح أمر مفتاح خاطئ. يُحفظ اسمكم مع ذلك.
health-log-spoken = تحدثتُ بالهاتف مع صاحب الخادم الوسيط ومع جهة أخرى
health-log-anew-first = قولوا أولًا إنكم تحدثتم مع الاثنين.
health-log-anew-done = نتمسك بالسجل كما يعرضه الخادم الوسيط الآن.
notice-key-alarm = إنذار بشأن المفاتيح لدى الخادم الوسيط. انظروا في حالة المكتب واتصلوا بالشركاء.
act-key-log-anew = تابع بسجل المفاتيح كما يُعرض الآن
reason-log-foreign = مفتاح باسمنا لم نصنعه نحن
reason-log-without-us = مفاتيحنا ليست في السجل
reason-log-rewritten = ليس السجل الذي رأيناه من قبل
reason-log-split = رأت جهة أخرى سجلًا آخر
act-file-copy-seen = فتح صفحة نسخة منقّاة من ملف مرفق
act-file-copy-opened = نظر إلى نسخة منقّاة من ملف مرفق
state-aside = موضوع جانبًا
aside-do = وضعه جانبًا
aside-back = إعادته إلى القائمة
aside-lead = الوضع جانبًا لا يُغلق شيئًا ولا يمحو شيئًا. بعد { $days } يومًا يعود البلاغ إلى القائمة.
aside-done = وُضع جانبًا. تجدونه تحت «موضوع جانبًا»، ويمكن لكل من يقرّر في البلاغات إعادته.
aside-back-done = عاد إلى القائمة.
aside-urgent = ما هو عاجل، أو ما سيُمحى قريبًا بطلب كاتبه، يبقى في القائمة.
due-rule-aside = موضوع جانبًا لمدة { $days } يومًا
came-urgent = مستثنى: عاجل، أو سيُمحى قريبًا بطلب كاتبه
inbox-alike = { $count ->
    [zero] النص نفسه خلال ساعة.
    [one] النص نفسه مرة واحدة خلال ساعة.
    [two] النص نفسه مرتين خلال ساعة.
    [few] النص نفسه { $count } مرات خلال ساعة.
    [many] النص نفسه { $count } مرة خلال ساعة.
   *[other] النص نفسه { $count } مرة خلال ساعة.
}
inbox-alike-more = { $count ->
    [zero] لا مزيد مثله
    [one] بلاغ آخر مثله
    [two] بلاغان آخران مثله
    [few] { $count } بلاغات أخرى مثله
    [many] { $count } بلاغًا آخر مثله
   *[other] { $count } بلاغ آخر مثله
}
inbox-alike-aside = وضع هذه جانبًا
inbox-abuse = { $count ->
    [zero] لا بلاغ كُتب للإيذاء أو السخرية خارج هذه القائمة
    [one] بلاغ واحد كُتب للإيذاء أو السخرية ليس في هذه القائمة: إظهاره
    [two] بلاغان كُتبا للإيذاء أو السخرية ليسا في هذه القائمة: إظهارهما
    [few] { $count } بلاغات كُتبت للإيذاء أو السخرية ليست في هذه القائمة: إظهارها
    [many] { $count } بلاغًا كُتبت للإيذاء أو السخرية ليست في هذه القائمة: إظهارها
   *[other] { $count } بلاغ كُتبت للإيذاء أو السخرية ليست في هذه القائمة: إظهارها
}
filter-alike = النص نفسه كما في البلاغ { $number }
hard-heading = كلمات تصعب قراءتها
hard-lead = من يفتح هذا البلاغ يرى أولًا ما اختير هنا، ولا يرى الكلمات إلا إذا طلبها. لا يُحذف شيء.
hard-save = حفظ ما تصعب قراءته
hard-note = تصعب قراءته: { $what }. إظهار الكلمات
hard-done = حُفظ. من يفتح هذا البلاغ يرى ذلك أولًا.
hard-violence = عنف
hard-sexual = عنف جنسي
hard-child = أذى يلحق بطفل
hard-death = موت أو انتحار
hard-hate = كراهية أو شتائم أو تهديدات
act-signal-set-aside = وضع جانبًا
act-signal-brought-back = أعاد إلى القائمة
act-words-folded = دوّن أن كلمات تصعب قراءتها
act-words-unfolded = دوّن أن الكلمات لا تُطوى بعد الآن
health-numbers = أرقام الاتصال في الصفحة العامة كلها متحقَّق منها؛ وأقدمها جرى التحقق منه في { $date }.
health-numbers-old = { $count ->
    [zero] لا خدمة في الصفحة العامة «بمن يمكنكم الاتصال» تنتظر التحقق منذ { $date }.
    [one] خدمة واحدة في الصفحة العامة «بمن يمكنكم الاتصال» لم يُتحقق منها منذ نصف سنة، وآخر مرة كانت في { $date }. على من يدير الخادم الوسيط أن يقرأ مصدرها من جديد ويتصل بالرقم ويدوّن اليوم الجديد.
    [two] خدمتان في الصفحة العامة «بمن يمكنكم الاتصال» لم يُتحقق منهما منذ نصف سنة، وأقدمهما آخر مرة في { $date }. على من يدير الخادم الوسيط أن يقرأ المصدرين من جديد ويتصل بالرقمين ويدوّن اليومين الجديدين.
    [few] { $count } خدمات في الصفحة العامة «بمن يمكنكم الاتصال» لم يُتحقق منها منذ نصف سنة، وأقدمها آخر مرة في { $date }. على من يدير الخادم الوسيط أن يقرأ مصادرها من جديد ويتصل بالأرقام ويدوّن الأيام الجديدة.
    [many] { $count } خدمة في الصفحة العامة «بمن يمكنكم الاتصال» لم يُتحقق منها منذ نصف سنة، وأقدمها آخر مرة في { $date }. على من يدير الخادم الوسيط أن يقرأ مصادرها من جديد ويتصل بالأرقام ويدوّن الأيام الجديدة.
   *[other] { $count } خدمة في الصفحة العامة «بمن يمكنكم الاتصال» لم يُتحقق منها منذ نصف سنة، وأقدمها آخر مرة في { $date }. على من يدير الخادم الوسيط أن يقرأ مصادرها من جديد ويتصل بالأرقام ويدوّن الأيام الجديدة.
}
notice-numbers-old = رقم في الصفحة العامة «بمن يمكنكم الاتصال» لم يُتحقق منه منذ نصف سنة. انظروا في حالة المكتب وأخبروا من يدير الخادم الوسيط.
