# Conditions of use: the accessibility statement, from the last test (data/accessibility.toml), and what is kept, from the settings.
access-lead = هذه الصفحات للجميع: مع قارئ شاشة، من غير فأرة، على هاتف صغير أو قديم، من غير برامج نصية.
access-day = آخر اختبار في:
access-tool = بالبرنامج:
access-standard = وفق معيار:
access-pages = صفحات جرى النظر فيها:
access-languages = باللغات:
access-width = أضيق شاشة:
access-faults = أخطاء وُجدت:
access-limits-heading = ما ينقص بعد
access-limits = البرنامج يجد جزءًا من الأخطاء فقط. لم يختبر أشخاص ذوو إعاقة هذه الصفحات بعد.
access-drafts = ترجمات كثيرة لم يقرأها بعد من هي لغته الأم. كل صفحة تقول ذلك.
access-tell-heading = هل هناك شيء لا يعمل عندكم؟
access-tell = أخبروا { $contact }. قولوا أي صفحة وما المشكلة. لا تكتبوا هناك ما هو موجّه إلى منظمة.
access-body = لم يُفد ذلك؟ في بلجيكا تراقب الخدمة الاتحادية BOSA المواقع العامة (accessibility.belgium.be).

privacy-heading = ما يُحفظ، ولماذا، وكم من الوقت
privacy-lead = هذه المدد تأتي من إعدادات هذا الموقع.
privacy-why = لماذا:
privacy-long = كم من الوقت:
privacy-message = رسالتكم، مقفلة
privacy-message-why = لإيصالها إلى المنظمات التي اخترتم
privacy-mailbox = مكان الأجوبة، مقفل
privacy-mailbox-why = كي تستطيعوا العودة برمزكم
privacy-mailbox-long = { $long } بعد آخر استعمال
privacy-visit = ما أنتم بصدد فعله، مقفل، وملف ارتباط واحد
privacy-visit-why = كي لا يضيع شيء بين صفحتين
privacy-visit-long = { $long } بعد آخر صفحة، أو حتى تغادروا
privacy-address = عنوان الإنترنت لجهازكم
privacy-address-why = في الذاكرة فقط، لإبطاء الهجمات
privacy-address-long = لا يُحفظ
privacy-questions = ما تضعون عليه علامة تحت «{ $page }»
privacy-questions-why = لوضع ما قد يساعد أولًا
privacy-questions-long = لا يُحفظ
privacy-delete = هل طلبتم المحو؟ يتم بعد { $long }. وحتى ذلك الحين يمكنكم التراجع.
privacy-readers = المنظمات التي تختارونها تحفظ ما يصلها وفق قواعدها. وهي المسؤولة عن ذلك.
privacy-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
privacy-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
