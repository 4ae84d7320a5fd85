# The code that is shown once.
receipt-title = الخطوة 4
receipt-heading = تم الإرسال
receipt-lead = النص مقفل. والمفتاح عند: { $names }.
receipt-code-heading = رمزكم
receipt-code-caption = رمزكم، ست مجموعات من أربعة أرقام
receipt-code-lead = اكتبوا هذه الأرقام عندكم. لن تظهر لكم إلا الآن. بها يمكنكم قراءة الرد، أو إضافة شيء، أو التوقف.
receipt-code-hide = يمكنكم كتابتها كأنها أرقام هواتف. لا شيء في الأرقام يدل على هذه الصفحة.
receipt-lost = إذا ضاع الرمز، فلا أحد يستطيع أن يعيده إليكم. وما أرسلتموه يبقى عند من يقرؤه.
receipt-retype = اكتبوا آخر أربعة أرقام، لنتأكد أن الرمز صحيح
receipt-retype-button = كتبتُ الرمز عندي
receipt-cannot = لا أستطيع كتابته الآن
receipt-cannot-text = في هذه الحالة لا يمكنكم العودة إلى هذا النص. يمكنكم دائمًا كتابة نص جديد.
receipt-error-group = هذه ليست آخر أربعة أرقام. انظروا إلى الرمز وحاولوا من جديد.
receipt-kept-heading = كم من الوقت يبقى هنا؟
receipt-kept = ما أرسلتموه يبقى هنا مقفلًا لمدة { $envelope-days ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومين
    [few] { $envelope-days } أيام
    [many] { $envelope-days } يومًا
   *[other] { $envelope-days } يوم
}، ثم يُمحى من هنا. وإذا لم تستعملوا الرمز لمدة { $mailbox-days ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومين
    [few] { $mailbox-days } أيام
    [many] { $mailbox-days } يومًا
   *[other] { $mailbox-days } يوم
}، يُمحى المكان المخصّص للردود.
receipt-unknown = وصلت رسالتكم. جهازكم هو الذي صنع الرمز، ولم يظهر إلا على شاشتكم. نحن لا نعرفه ولا نستطيع عرضه مرة أخرى.
receipt-unknown-then = هل كتبتموه؟ عودوا به بعد بضعة أيام. وإلا فيمكنكم كتابة نص جديد وتدوين رمزه.
receipt-ended-title = انتهى
receipt-ended-heading = شكرًا لأنكم تكلمتم
receipt-ended-noted = عودوا بالرمز بعد بضعة أيام. قد تجدون ردًّا.
receipt-ended-lost = تم الإرسال. لا يمكنكم العودة إليه من غير الرمز. إذا أردتم أن نستطيع الرد عليكم، فاكتبوا نصًا جديدًا واحتفظوا بالرمز.
receipt-ended-leave = يمكنكم مغادرة هذه الصفحة الآن.
