# Words every public page shares.
# B1 or simpler. Short sentences. Polite plural (أنتم), which addresses women and men alike. Latin digits.

lang-choose = اللغة
skip-to-text = إلى النص
exit = خروج الآن
back = رجوع
next = متابعة
help-now = خطر الآن؟ اتصلوا بالرقم { $number }
help-more = مساعدة بالهاتف
help-112 = إسعاف، حريق، خطر على الحياة
help-101 = الشرطة، حالة عاجلة
help-victims = خط مساعدة لضحايا الاتجار بالبشر، ليلًا ونهارًا
help-child = طفل مفقود أو يتعرّض للاستغلال
help-site = الموقع الوطني: يمكن لأي شخص أن يبلّغ فيه
help-checked = تمت المراجعة في { $date }
help-outside = هذه الأرقام وهذا الموقع ليست تابعة لنا.

error-title-prefix = يرجى التحقق
error-summary = هناك شيء ناقص أو غير صحيح
error-kept = ما كتبتموه ما زال هنا.
error-busy = كثير من الناس يكتبون الآن. نصّكم ما زال هنا. يرجى الضغط على الزر من جديد بعد { $seconds ->
    [zero] لحظات
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
}.
error-budget = محاولات كثيرة من هذا الاتصال. نصّكم ما زال هنا. يرجى المحاولة من جديد بعد { $minutes ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}.
error-later-title = ليس الآن
error-later = لا نستطيع حفظ أي شيء الآن. كل ما أُعطي له رمز لم يضِع. يرجى المحاولة بعد بضع دقائق.
error-not-found-title = لا شيء هنا
error-not-found = لا يوجد شيء في هذا العنوان.
error-too-big-title = طويل جدًا
error-too-big = ما أُرسل أكبر مما نستطيع استلامه. الحد الأقصى للنص 15000 حرف. ارجعوا إلى الخلف: نصّكم ما زال في المتصفح.
error-unreadable-title = غير مقروء
error-unreadable = ما وصل إلينا تالف. ارجعوا إلى الخلف واضغطوا على الزر من جديد.
error-method = لا يمكن استعمال هذه الصفحة بهذه الطريقة.
error-home = إلى الصفحة الأولى

draft-notice = لم يراجع هذه الكلمات بعدُ شخصٌ لغته الأم العربية.
demo-notice = هذا عرض تجريبي. كل الأشخاص فيه من الخيال. لا أحد يتصرّف بناءً على ما تكتبونه هنا.
