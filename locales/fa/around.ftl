# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = آیا این وضعیت من است؟
rights-link = حق شما چیست
doing-link = چیزی می‌بینم. چه کار کنم؟
contacts-link = با چه کسی تماس بگیرید
access-link = دسترس‌پذیری

# Their titles say nothing of what they are about.
check-title = پرسش‌ها
rights-title = اطلاعات
doing-title = راهنمایی
contacts-title = شماره‌ها
access-title = دسترس‌پذیری
choices-title = انتخاب‌ها

# Where a text of law or advice is not there in the reader’s language.
text-in = این متن اینجا فقط به چند زبان هست. یکی را انتخاب کنید:
core-heading = اکنون چه می‌توانید بکنید

# Whom to call, by what one needs.
need-danger = اگر اکنون خطری هست
need-help = اگر کسی شما را مجبور می‌کند یا از شما بهره‌کشی می‌کند
need-child = برای کودکان و جوانان
need-report = برای گزارش آنچه دیدید
contact-always = شبانه‌روزی
contact-centre = مرکز رسمی برای قربانیان قاچاق انسان (بهره‌کشی)
contact-young = مرکز برای جوانانی که از آنها بهره‌کشی می‌شود
contact-guardian = خدمات سرپرستی: سرپرست برای کودکانی که بدون پدر و مادر اینجا هستند
contact-stale = آخرین بررسی: { $date }. زمان زیادی گذشته است: شاید شماره عوض شده باشد.
contacts-write = می‌توانید اینجا هم بنویسید. شما انتخاب می‌کنید چه کسی بخواند.

# Ten questions. They end in choices, never in a verdict.
check-lead = ده پرسش، فقط برای شما. آنچه درباره شما درست است علامت بزنید. می‌توانید از همه بگذرید.
check-kept = ما هیچ چیزی از آن نگه نمی‌داریم. این صفحه قضاوت نمی‌کند. فقط آنچه شاید به شما کمک کند اول می‌آید.
check-1 = آیا در خطر هستید، زخمی یا بیمارید؟
check-2 = آیا کمتر از ۱۸ سال دارید؟
check-3 = آیا کسی مدارک، تلفن یا کارت بانکی شما را نگه می‌دارد؟
check-4 = آیا نمی‌توانید هر وقت بخواهید یا تنها بیرون بروید؟
check-5 = آیا کار با آنچه به شما قول دادند فرق دارد؟
check-6 = آیا پول کم می‌گیرید یا هیچ نمی‌گیرید، یا باید آن را بدهید؟
check-7 = آیا باید کار کنید تا بدهی را پس بدهید؟
check-8 = آیا نمی‌توانید به یک کار، یک مشتری یا یک روز کاری نه بگویید؟
check-9 = آیا کسی شما یا خانواده‌تان را تهدید می‌کند، یا مجبور شدید سوگند بخورید؟
check-10 = آیا به خاطر مدارکتان از کمک خواستن می‌ترسید؟
check-go = نشان بده چه می‌توانم بکنم

# What whoever answered can choose.
choices-heading = تصمیم با شماست
choices-lead = با پرسیدن کار بدی نکردید. لازم نیست اکنون کاری بکنید. آنچه می‌خواهید انتخاب کنید یا این صفحه را ببندید.
choices-read = اول این را بخوانید
choices-more = این را هم بخوانید
choices-close = بستن این صفحه

# The names of the texts on rights.
right-help = کمک بدون شکایت
right-time = زمان برای فکر کردن
right-health = پزشک و سلامت
right-pay = دستمزد شما
right-child = اگر کمتر از ۱۸ سال دارید
right-eu = شهروندان اتحادیه اروپا و بلژیکی‌ها هم
right-work = کار جنسی مشکل نیست
right-crime = دزدی، کتک یا آزار در کار
right-told = با آنچه می‌گویید چه باید بکنند
right-safe = چگونه با امنیت به شما می‌نویسند

# Whom the advice is for.
who-citizen = همسایه یا رهگذر
who-hotel = هتل
who-landlord = صاحب‌خانه یا اجاره تعطیلات
who-employer = کارفرما
who-bank = بانک
who-transport = حمل و نقل و تاکسی
who-health = کارکنان سلامت
who-school = مدرسه
who-public = اداره دولتی یا شهرداری
who-association = انجمن
who-client = مشتری

campaign-over-heading = این صفحه پایان یافته است
campaign-over = آنچه اینجا بود پایان یافته یا شماره چیز دیگری است. هنوز می‌توانید برای ما بنویسید، به کسی زنگ بزنید یا ادامه دهید.
campaign-days = از { $from } تا { $to }.
campaign-by = از { $name }.
campaign-picture = تصویر: { $owner }، { $licence }.
campaign-counted = فقط می‌شماریم که این صفحه در یک هفته روی هم چند بار باز می‌شود. هیچ‌کس نمی‌داند شما که هستید.
paper-scan = اسکن کنید یا بنویسید:
# Questions as people read them aloud, and languages that are only spoken here.
hear = گوش کنید
hear-lead = کسانی که به این زبان حرف می‌زنند این را می‌گویند. زیر هر صدا همان سخن به زبان این صفحه هست.
