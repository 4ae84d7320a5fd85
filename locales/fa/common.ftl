# Words every public page shares.
# B1 or simpler. Short sentences. Polite second person (شما); Persian has no gender. Latin digits, as in the code and the dates.
# Words that are read in Iran and in Afghanistan alike, where there is such a word.

lang-choose = زبان
skip-to-text = رفتن به متن
exit = خروج فوری
back = بازگشت
next = ادامه
help-now = الان خطر هست؟ با { $number } تماس بگیرید
help-more = کمک تلفنی
help-112 = آمبولانس، آتش‌سوزی، خطر جانی
help-101 = پلیس، فوری
help-victims = خط کمک به قربانیان قاچاق انسان (بهره‌کشی)، شبانه‌روزی
help-child = کودک گم‌شده یا کودکی که از او بهره‌کشی می‌شود
help-site = سایت ملی: هر کسی می‌تواند در آن گزارش بدهد
help-checked = بررسی‌شده در { $date }
help-outside = این شماره‌ها و این سایت مال ما نیستند.

error-title-prefix = لطفاً بررسی کنید
error-summary = چیزی کم است یا درست نیست
error-kept = نوشتهٔ شما هنوز اینجاست.
error-busy = الان افراد زیادی در حال نوشتن هستند. متن شما هنوز اینجاست. لطفاً بعد از { $seconds ->
    [one] { $seconds } ثانیه
   *[other] { $seconds } ثانیه
} دکمه را دوباره بزنید.
error-budget = از این اتصال بیش از حد تلاش شده است. متن شما هنوز اینجاست. لطفاً بعد از { $minutes ->
    [one] { $minutes } دقیقه
   *[other] { $minutes } دقیقه
} دوباره امتحان کنید.
error-later-title = فعلاً ممکن نیست
error-later = الان نمی‌توانیم چیزی را ذخیره کنیم. هر چه کد داشت، از بین نرفته است. لطفاً چند دقیقه بعد دوباره امتحان کنید.
error-not-found-title = اینجا نیست
error-not-found = در این نشانی چیزی نیست.
error-too-big-title = خیلی طولانی است
error-too-big = چیزی که فرستاده شد، بزرگ‌تر از آن است که بتوانیم بگیریم. متن می‌تواند حداکثر 15000 حرف داشته باشد. به عقب برگردید: متن شما هنوز در مرورگر است.
error-unreadable-title = خوانا نیست
error-unreadable = چیزی که به ما رسید، خراب است. به عقب برگردید و دکمه را دوباره بزنید.
error-method = این صفحه را نمی‌شود این‌طور استفاده کرد.
error-home = به صفحهٔ اول

draft-notice = این متن‌ها را هنوز کسی که زبان مادری‌اش فارسی باشد بررسی نکرده است.
demo-notice = این یک نمایش آزمایشی است. همهٔ افراد آن خیالی هستند. هیچ‌کس برای آنچه اینجا می‌نویسید کاری نمی‌کند.
