# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = کیا یہ میری صورت حال ہے؟
rights-link = آپ کا کیا حق ہے
doing-link = میں کچھ دیکھ رہا ہوں۔ میں کیا کر سکتا ہوں؟
contacts-link = کس کو فون کریں
access-link = رسائی

# Their titles say nothing of what they are about.
check-title = سوالات
rights-title = معلومات
doing-title = مشورے
contacts-title = نمبر
access-title = رسائی
choices-title = انتخاب

# Where a text of law or advice is not there in the reader’s language.
text-in = یہ متن یہاں صرف چند زبانوں میں ہے۔ ایک چنیں:
core-heading = آپ ابھی کیا کر سکتے ہیں

# Whom to call, by what one needs.
need-danger = اگر ابھی خطرہ ہے
need-help = اگر کوئی آپ کو مجبور کرتا ہے یا آپ کا استحصال کرتا ہے
need-child = بچوں اور نوجوانوں کے لیے
need-report = جو دیکھا وہ بتانے کے لیے
contact-always = دن رات
contact-centre = انسانوں کی خرید و فروخت اور استحصال کے متاثرین کے لیے تسلیم شدہ مرکز
contact-young = استحصال کا شکار نوجوانوں کے لیے مرکز
contact-guardian = سرپرستی کی خدمت: والدین کے بغیر یہاں موجود بچوں کے لیے سرپرست
contact-stale = آخری بار { $date } کو جانچا گیا۔ یہ بہت پہلے تھا: نمبر بدل گیا ہو سکتا ہے۔
contacts-write = آپ یہاں بھی لکھ سکتے ہیں۔ کون پڑھے، یہ آپ چنتے ہیں۔

# Ten questions. They end in choices, never in a verdict.
check-lead = دس سوال، صرف آپ کے لیے۔ جو آپ کے لیے سچ ہے اس پر نشان لگائیں۔ آپ سب چھوڑ سکتے ہیں۔
check-kept = ہم اس میں سے کچھ نہیں رکھتے۔ یہ صفحہ فیصلہ نہیں کرتا۔ یہ صرف وہ پہلے دکھاتا ہے جو شاید آپ کی مدد کرے۔
check-1 = کیا آپ خطرے میں، زخمی یا بیمار ہیں؟
check-2 = کیا آپ 18 سال سے چھوٹے ہیں؟
check-3 = کیا کوئی آپ کے کاغذات، فون یا بینک کارڈ اپنے پاس رکھتا ہے؟
check-4 = کیا آپ جب چاہیں یا اکیلے باہر نہیں جا سکتے؟
check-5 = کیا کام وعدے سے مختلف ہے؟
check-6 = کیا آپ کو کم یا کوئی پیسے نہیں ملتے، یا آپ کو دینے پڑتے ہیں؟
check-7 = کیا آپ کو قرض اتارنے کے لیے کام کرنا پڑتا ہے؟
check-8 = کیا آپ کسی کام، گاہک یا کام کے دن سے انکار نہیں کر سکتے؟
check-9 = کیا کوئی آپ کو یا آپ کے خاندان کو دھمکاتا ہے، یا آپ سے قسم لی گئی؟
check-10 = کیا آپ اپنے کاغذات کی وجہ سے مدد مانگنے سے ڈرتے ہیں؟
check-go = دکھائیں کہ میں کیا کر سکتا ہوں

# What whoever answered can choose.
choices-heading = فیصلہ آپ کا ہے
choices-lead = آپ نے پوچھ کر کچھ غلط نہیں کیا۔ ابھی کچھ کرنا ضروری نہیں۔ جو چاہیں چنیں، یا یہ صفحہ بند کریں۔
choices-read = پہلے یہ پڑھیں
choices-more = یہ بھی پڑھیں
choices-close = یہ صفحہ بند کریں

# The names of the texts on rights.
right-help = شکایت کے بغیر مدد
right-time = سوچنے کا وقت
right-health = ڈاکٹر اور صحت
right-pay = آپ کی اجرت
right-child = اگر آپ 18 سال سے چھوٹے ہیں
right-eu = یورپی یونین کے شہری اور بیلجیئن بھی
right-work = سیکس ورک مسئلہ نہیں ہے
right-crime = کام پر چوری، مار یا ہراسانی
right-told = آپ کی بات کا وہ کیا کرنے کے پابند ہیں
right-safe = وہ آپ کو محفوظ طریقے سے کیسے لکھتے ہیں

# Whom the advice is for.
who-citizen = پڑوسی یا راہ گیر
who-hotel = ہوٹل
who-landlord = مالک مکان یا چھٹیوں کا کرایہ
who-employer = آجر
who-bank = بینک
who-transport = ٹرانسپورٹ اور ٹیکسی
who-health = صحت کا کارکن
who-school = اسکول
who-public = سرکاری ادارہ یا بلدیہ
who-association = فلاحی تنظیم
who-client = گاہک

campaign-over-heading = یہ صفحہ ختم ہو چکا ہے
campaign-over = جو یہاں لگا تھا وہ ختم ہو چکا ہے، یا نمبر کوئی اور ہے۔ آپ اب بھی ہمیں لکھ سکتے ہیں، کسی کو فون کر سکتے ہیں یا آگے پڑھ سکتے ہیں۔
campaign-days = { $from } سے { $to } تک۔
campaign-by = { $name } کی طرف سے۔
campaign-picture = تصویر: { $owner }، { $licence }۔
campaign-counted = ہم صرف یہ گنتے ہیں کہ یہ صفحہ ایک ہفتے میں کل کتنی بار کھولا گیا۔ کوئی نہیں جانتا کہ آپ کون ہیں۔
paper-scan = اسکین کریں یا لکھیں:
# Questions as people read them aloud, and languages that are only spoken here.
hear = سنیں
hear-lead = یہ زبان بولنے والے لوگ یہ کہتے ہیں۔ ہر آواز کے نیچے یہی بات اس صفحے کی زبان میں لکھی ہے۔
