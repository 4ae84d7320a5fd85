# Words every public page shares.
# B1 or simpler. Short sentences. Polite second person (آپ), in forms that fit women and men where there are such forms. Latin digits.

lang-choose = زبان
skip-to-text = متن پر جائیں
exit = ابھی نکلیں
back = واپس
next = آگے
help-now = ابھی خطرہ ہے؟ { $number } پر فون کریں
help-more = فون پر مدد
help-112 = ایمبولینس، آگ، جان کا خطرہ
help-101 = پولیس، فوری
help-victims = انسانوں کی خرید و فروخت اور استحصال کے متاثرین کے لیے ہیلپ لائن، دن رات
help-child = لاپتہ بچہ یا استحصال کا شکار بچہ
help-site = قومی ویب سائٹ جہاں کوئی بھی اطلاع دے سکتا ہے
help-checked = { $date } کو جانچا گیا
help-outside = یہ نمبر اور یہ ویب سائٹ ہمارے نہیں ہیں۔

error-title-prefix = براہِ کرم دیکھیں
error-summary = کچھ رہ گیا ہے یا درست نہیں ہے
error-kept = آپ کا لکھا ہوا ابھی یہیں ہے۔
error-busy = اس وقت بہت سے لوگ لکھ رہے ہیں۔ آپ کی تحریر ابھی یہیں ہے۔ براہِ کرم { $seconds ->
    [one] ایک سیکنڈ
   *[other] { $seconds } سیکنڈ
} بعد بٹن دوبارہ دبائیں۔
error-budget = اس کنکشن سے بہت زیادہ کوششیں ہوئی ہیں۔ آپ کی تحریر ابھی یہیں ہے۔ براہِ کرم { $minutes ->
    [one] ایک منٹ
   *[other] { $minutes } منٹ
} بعد دوبارہ کوشش کریں۔
error-later-title = ابھی نہیں
error-later = اس وقت ہم کچھ محفوظ نہیں کر سکتے۔ جس چیز کا کوڈ مل چکا تھا، وہ ضائع نہیں ہوئی۔ براہِ کرم چند منٹ بعد دوبارہ کوشش کریں۔
error-not-found-title = یہاں نہیں ہے
error-not-found = اس پتے پر کچھ نہیں ہے۔
error-too-big-title = بہت لمبی تحریر
error-too-big = جو بھیجا گیا، وہ اتنا بڑا ہے کہ ہم وصول نہیں کر سکتے۔ تحریر میں زیادہ سے زیادہ 15,000 حروف ہو سکتے ہیں۔ واپس جائیں: آپ کی تحریر ابھی براؤزر میں ہے۔
error-unreadable-title = پڑھا نہیں جا سکتا
error-unreadable = جو ہمیں ملا، وہ خراب ہے۔ واپس جائیں اور بٹن دوبارہ دبائیں۔
error-method = یہ صفحہ اس طرح استعمال نہیں ہو سکتا۔
error-home = پہلے صفحے پر

draft-notice = یہ الفاظ ابھی کسی ایسے شخص نے نہیں جانچے جس کی مادری زبان اردو ہو۔
demo-notice = یہ صرف ایک نمونہ ہے۔ اس میں سب لوگ فرضی ہیں۔ یہاں جو لکھا جائے، اس پر کوئی کچھ نہیں کرے گا۔
