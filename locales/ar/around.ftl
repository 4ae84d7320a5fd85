# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = هل هذه حالتي؟
rights-link = ما لكم حق فيه
doing-link = أرى شيئًا. ماذا أفعل؟
contacts-link = بمن يمكنكم الاتصال
access-link = سهولة الاستخدام

# Their titles say nothing of what they are about.
check-title = أسئلة
rights-title = معلومات
doing-title = نصائح
contacts-title = أرقام
access-title = سهولة الاستخدام
choices-title = خيارات

# Where a text of law or advice is not there in the reader’s language.
text-in = هذا النص موجود هنا ببعض اللغات فقط. اختاروا واحدة:
core-heading = ما يمكنكم فعله الآن

# Whom to call, by what one needs.
need-danger = إذا كان هناك خطر الآن
need-help = إذا كان أحد يُجبركم أو يستغلّكم
need-child = للأطفال والشباب
need-report = للإبلاغ عمّا رأيتم
contact-always = ليلًا ونهارًا
contact-centre = مركز معترف به لضحايا الاتجار بالبشر
contact-young = مركز للشباب الذين يتعرضون للاستغلال
contact-guardian = خدمة الوصاية: وصيّ للأطفال الموجودين هنا من غير والديهم
contact-stale = آخر تحقّق كان في { $date }. هذا منذ زمن طويل: ربما تغيّر الرقم.
contacts-write = يمكنكم أيضًا أن تكتبوا هنا. أنتم تختارون من يقرأ.

# Ten questions. They end in choices, never in a verdict.
check-lead = عشرة أسئلة، لكم وحدكم. ضعوا علامة على ما يصحّ عندكم. يمكنكم تخطّي كل شيء.
check-kept = لا نحتفظ بشيء منها. هذه الصفحة لا تحكم. إنها تضع أولًا ما قد يساعدكم.
check-1 = هل أنتم في خطر، أو مصابون، أو مرضى؟
check-2 = هل عمركم أقل من 18 سنة؟
check-3 = هل يحتفظ أحد بأوراقكم أو هاتفكم أو بطاقتكم المصرفية؟
check-4 = هل لا تستطيعون الخروج متى شئتم، أو لا تخرجون وحدكم؟
check-5 = هل العمل مختلف عمّا وُعدتم به؟
check-6 = هل تتقاضون مالًا قليلًا أو لا شيء، أو عليكم أن تسلّموه؟
check-7 = هل عليكم أن تعملوا لتسديد دَين؟
check-8 = هل لا تستطيعون رفض مهمة أو زبون أو يوم عمل؟
check-9 = هل يهدّدكم أحد أو يهدّد عائلتكم، أو أُجبرتم على أداء قسَم؟
check-10 = هل تخافون من طلب المساعدة بسبب أوراقكم؟
check-go = أروني ما يمكنني فعله

# What whoever answered can choose.
choices-heading = القرار لكم
choices-lead = لم تفعلوا شيئًا خاطئًا بالسؤال. لستم مضطرين إلى فعل شيء الآن. اختاروا ما تريدون، أو أغلقوا هذه الصفحة.
choices-read = اقرؤوا هذا أولًا
choices-more = اقرؤوا أيضًا
choices-close = إغلاق هذه الصفحة

# The names of the texts on rights.
right-help = مساعدة من غير شكوى
right-time = وقت للتفكير
right-health = الطبيب والصحة
right-pay = أجركم
right-child = إذا كان عمركم أقل من 18 سنة
right-eu = مواطنو الاتحاد الأوروبي والبلجيكيون أيضًا
right-work = العمل الجنسي ليس هو المشكلة
right-crime = سرقة أو ضرب أو مضايقة في العمل
right-told = ما عليهم فعله بما تقولون
right-safe = كيف يكتبون إليكم بأمان

# Whom the advice is for.
who-citizen = جار أو عابر طريق
who-hotel = فندق
who-landlord = مؤجّر سكن أو مسكن عطلات
who-employer = صاحب عمل
who-bank = مصرف
who-transport = النقل وسيارات الأجرة
who-health = العاملون في الصحة
who-school = مدرسة
who-public = خدمة عامة أو بلدية
who-association = جمعية
who-client = زبون

campaign-over-heading = انتهت هذه الصفحة
campaign-over = ما كان معلقًا هنا انتهى، أو الرقم مختلف. لا يزال بإمكانكم الكتابة إلينا أو الاتصال بشخص أو متابعة القراءة.
campaign-days = من { $from } إلى { $to }.
campaign-by = من { $name }.
campaign-picture = الصورة: { $owner }، { $licence }.
campaign-counted = نعدّ فقط كم مرة تُفتح هذه الصفحة في الأسبوع، الجميع معًا. لا أحد يعرف من أنتم.
paper-scan = امسحوا الرمز أو اكتبوا:
# Questions as people read them aloud, and languages that are only spoken here.
hear = استمع
hear-lead = يقول هذا أشخاص يتكلمون هذه اللغة. وتحت كل تسجيل الكلام نفسه بلغة هذه الصفحة.
