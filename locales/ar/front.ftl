# The first page.
front-title = أهلًا وسهلًا
front-heading = هنا يمكنكم أن تقولوا ما يحدث
front-lead = هل رأيتم شيئًا يقلقكم؟ هل يجبركم أحد على شيء؟ هل يحتجز أحد أموالكم أو أوراقكم؟ هل تريدون أن تخبروا أحدًا؟ هذا ممكن، من غير ذكر اسمكم.
front-choose = أنتم تختارون من يقرأ: جمعية، أو مركز استقبال ومساندة، أو الشرطة. لا تصل رسالتكم إلى أي جهة أخرى.
front-not-police = لا تقرأ الشرطة رسالتكم إلا إذا اخترتم الشرطة.
front-time = يحتاج الأمر إلى دقيقتين تقريبًا. تحصلون على رمز. بهذا الرمز يمكنكم أن تعودوا وتقرؤوا الرد.
front-start = أريد أن أكتب
front-return = عندي رمز
front-operator-heading = من يدير هذه الصفحة؟
front-operator = الجهة التي تدير هذه الصفحة: { $operator }. ما تكتبونه يُحفظ عندها مقفلًا. وليس عندها مفتاح لفتحه.
front-operator-police = { $operator }: هذه الجهة تابعة للشرطة.
front-operator-not-police = { $operator }: هذه الجهة ليست تابعة للشرطة.
front-legal-limit = لا تستطيع أي جهة أخرى قراءته. لكن القاضي يستطيع أن يأمر جهةً بفتح ما وصل إليها.
front-no-trace = لا نحفظ عنوان الإنترنت لجهازكم. ولا نستعمل أي وسيلة لتتبّعكم.
front-device = قائمة الصفحات التي زرتموها تبقى في المتصفح. إذا كان أحد يفتّش هذا الهاتف، فاستعملوا هاتفًا آخر.
front-national = تريدون فقط أن تبلّغوا عن شيء رأيتموه؟ هناك أيضًا الموقع الوطني، بلغات كثيرة:

# What this server holds of the messages: a page of the demonstration.
held-title = التخزين
held-heading = ما يُحفظ هنا
held-lead = هذا كل ما يحفظه هذا الخادم من الرسائل: بيانات مقفلة. وليس عنده مفتاح لفتحها.
held-none = لا يُحفظ هنا شيء الآن.
held-col-what = المحتوى كما هو محفوظ
held-col-size = الحجم (بايت)
held-col-day = يوم الوصول
held-caption = بالأرقام
held-envelopes = رسائل مقفلة إلى الجهات
held-mailboxes = أماكن للردود
held-answers = ردود مقفلة
held-drafts = زيارات جارية

# Who answers for what is kept here.
responsible-title = من المسؤول
responsible-link = من المسؤول عن هذا، وما هي حقوقكم
responsible-heading = من المسؤول عن هذه الصفحة
responsible-nobody = لا أحد مسؤول عن هذا بعد: هذا عرض تجريبي.
responsible-controller = من يقرر بشأن البيانات
responsible-contact = أين تجدونهم
responsible-officer = من يسهر على ذلك لديهم (مسؤول حماية البيانات)
responsible-supervisor = أين يمكنكم تقديم شكوى
responsible-rights-heading = حقوقكم
responsible-rights = بالرمز يمكنكم أن تضيفوا شيئًا، أو تغيّروا من يقرأ، أو تتوقفوا، أو تمحوا. لا أحد يسأل من أنتم.
responsible-code = نحن لا نعرف من أنتم. الرمز وحده يبيّن أن الرسالة لكم. من دونه لا نستطيع أن نجدها ولا أن نمحوها لكم.
responsible-readers = المنظمات التي تختارونها مسؤولة عمّا يصلها. بالرمز يمكنكم أن تسألوها ماذا تحفظ ومن رآه.
responsible-assessment = فُحصت مخاطر هذه الصفحة على الناس. وُقّع ذلك في { $date } ({ $reference }).

orgkeys-title = المفاتيح
orgkeys-link = التحقق من المفاتيح
orgkeys-heading = مفاتيح الجهات
orgkeys-lead = ما تكتبونه يُقفل بمفتاح كل جهة تختارونها. هل هو مفتاحها حقًا؟ قارنوا هذه الكلمات أو الأرقام بملصقها، أو اسألوها بالهاتف.
orgkeys-trust = قارنوا بشيء لا يأتي من هذه الصفحة. من يستولي على موقع يستطيع أن يعرض فيه ما يشاء.
orgkeys-words = بالكلمات
orgkeys-digits = بالأرقام
orgkeys-until = هذه المفاتيح صالحة حتى { $date }.
orgkeys-log-heading = قائمة المفاتيح
orgkeys-log = كل مفتاح يُعرض هنا مكتوب في قائمة لا يُحذف منها شيء أبدًا. عدد السطور: { $size }.
orgkeys-seen = أكدت { $organisation } هذه القائمة في { $date }.
orgkeys-seen-earlier = أكدت { $organisation } القائمة عندما كانت أقصر، في { $date }.
orgkeys-nobody = لم تؤكد أي جهة هذه القائمة بعد.
