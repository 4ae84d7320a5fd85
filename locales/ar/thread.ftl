# Coming back with the code.
return-title = الرمز
return-heading = العودة بالرمز
return-server-reads = في هذه الصفحة يستعمل الخادم رمزكم للحظة ليفتح الردود، ثم ينساه. الخادم، لا هاتفكم، هو الذي يتحقق من أن الردود حقيقية.
return-browser-opens = جهازكم يفتح الردود ويتحقق من أنها حقيقية. رمزكم لا يخرج منه.
return-label = رمزكم: 24 رقمًا
return-hint = الفراغات والشرطات لا تهم. والأرقام بالشكل ١٢٣ مقبولة أيضًا.
return-open = فتح
return-error-digits = استعملوا الأرقام فقط.
return-error-length = في الرمز 24 رقمًا. { $count ->
    [zero] لم تكتبوا أي رقم.
    [one] كتبتم رقمًا واحدًا.
    [two] كتبتم رقمين.
    [few] كتبتم { $count } أرقام.
    [many] كتبتم { $count } رقمًا.
   *[other] كتبتم { $count } رقم.
}
return-error-check = أحد الأرقام غير صحيح. انظروا إلى الرمز مرة أخرى.
return-error-unknown = لا يوجد شيء لهذا الرمز. ربما لم يُستعمل قط، أو مُحي، أو انتهت مدته.
return-error-cut = انقطع الاتصال. اضغطوا على الزر مرة أخرى. لا يحدث شيء مرتين.

thread-title = الرسائل
thread-heading = رسائلكم
thread-none-plain = لا يوجد رد بعد. يرجى العودة لاحقًا.
thread-from = من { $name }
thread-yours = ما كتبتموه
thread-yours-hidden = ما كتبتموه لا يظهر هنا، حتى لا يستطيع أحد غيركم أن يقرأه برمزكم.
thread-gap = تنقص هنا رسالة. ربما مُحيت لأنها قديمة، أو أزالها أحد.
thread-forged = لم نستطع التحقق من رسالة هنا. لذلك لا تظهر.
thread-newest-unknown = إذا لم تحتفظوا بشيء، فلا يمكنكم أن تعرفوا هل حُجبت عنكم أحدث رسالة.
thread-readers = هؤلاء يمكنهم قراءة ما تكتبونه: { $names }
thread-readers-none = لم يعد أحد يقرأ ما تكتبونه.
thread-write = كتابة المزيد
thread-change = تغيير من يقرأ
thread-stop = إيقاف
thread-delete = محو كل شيء
thread-close = إغلاق
thread-deletion-due = سيُمحى كل شيء في { $date }. حتى ذلك الحين يمكنكم منع ذلك.
thread-deletion-undo = لا تمحوا
thread-deletion-undone = لن يُمحى شيء.
thread-closed-elsewhere = أغلقتم هذه الصفحة، أو بقيت مفتوحة وقتًا طويلًا. اكتبوا رمزكم من جديد.

more-heading = كتابة المزيد
more-label = رسالتكم
more-readers = هذه الرسالة تصل إلى: { $names }
more-send = قفل الرسالة وإرسالها
more-sent = تم إرسال رسالتكم.
more-nobody = أوقفتم الجميع. اختاروا أولًا من يقرأ.

change-heading = من يقرأ من الآن فصاعدًا؟
change-lead = الجهة الجديدة تقرأ فقط ما تكتبونه من الآن فصاعدًا.
change-lead-copy = احتفظتم بنسخة من نصّكم الأول. يمكنكم إعطاؤها لجهة جديدة.
change-give-copy = إعطاء نصّي الأول أيضًا للجهة التي أضيفها
change-save = حفظ
change-saved = تم الحفظ.
change-none = إذا لم تختاروا أحدًا، فأنتم توقفون الجميع.

stop-heading = إيقاف
stop-lead = نخبر من يقرؤون نصّكم بأن يتوقفوا. تغلق الجمعية أو المركز الوصول إلى النص، ويُمحى ما يسمح القانون بمحوه. يحدث هذا خلال دقيقة بعد أن يجلبوا رسائلهم في المرة التالية.
stop-police = إذا أخبرتم الشرطة عن جريمة، فلا يمكن سحب ذلك. يمكنكم أن تتوقفوا عن الكلام معها.
stop-which = من يجب أن يتوقف؟
stop-button = إيقاف الآن
stop-done = تم إرسال طلبكم بالتوقف.
stop-error-none = اختاروا من يجب أن يتوقف.

delete-heading = محو كل شيء
delete-lead = تُمحى رسائلكم وهذا المكان المخصّص للردود بعد 72 ساعة. ونطلب من كل من يقرؤها أن يمحوها أيضًا. حتى ذلك الحين يمكنكم منع ذلك بالرمز.
delete-why = جُعلت هذه الأيام الثلاثة لأن رمزكم قد يكون عند شخص آخر.
delete-police = تحتفظ الشرطة بما يُلزمها القانون بالاحتفاظ به.
delete-button = المحو بعد 72 ساعة

# What an organisation asks somebody to agree to.
ask-question = هل يجوز أن يعرف { $who } هذا عنك: { $parts }؟ السبب: { $why }. حتى: { $date }.
ask-part-presence = أن هناك شخصًا قد يريد مساعدة
ask-part-age = إن كان عمرك 18 سنة أو أكثر
ask-part-languages = لغاتك
ask-part-needs = ما تحتاج إليه
ask-part-facts = ما حدث دون ذكر من أنت
ask-part-name = اسمك
ask-part-contact = كيف يمكن الوصول إليك بأمان
ask-part-wants = ما تريد
ask-part-children = أطفالك ومن معك
ask-part-documents = وثائقك
ask-for-call = للاتصال بك
ask-for-place = لإيجاد مكان تقيم فيه
ask-for-support = لمساندتك
ask-for-legal = لمساعدتك على إيجاد محامٍ
ask-for-medical = للرعاية الطبية
ask-for-statement = للإدلاء بإفادة لدى الشرطة
ask-for-wages = للمطالبة بأجرك غير المدفوع
ask-free = القرار لك. إذا قلت لا فلن يتغير شيء: يمكنك دائمًا الحصول على المساعدة.
ask-back-told = يمكنك التراجع عن «نعم» في أي وقت، هنا برمزك.
ask-which = جزء فقط؟ ضع علامة على ما يجوز أن يعرفوه.
ask-yes = نعم
ask-part = فقط ما وضعت عليه علامة
ask-no = لا
ask-later = اسألوني بعد أسبوع
ask-error-part = ضع علامة على ما يجوز أن يعرفوه: شيء واحد على الأقل، وليس كل شيء.
ask-error-closed = لم يعد ممكنًا الرد على هذا أو التراجع عنه. انظر إلى ما هو مكتوب الآن.
ask-answer = الرد
ask-said-yes = قلت نعم.
ask-said-part = قلت: فقط { $parts }.
ask-said-no = قلت لا.
ask-said-later = قلت: اسألوني مجددًا في { $date }.
ask-said-back = تراجعت عن هذا.
ask-over = انتهى هذا السؤال. لم يعد ساريًا هنا.
ask-back = التراجع عن هذا
ask-back-lead = لا يجوز لهم استعماله بعد الآن. يُغلق الوصول خلال دقيقة بعد أن يجلبوا رسائلهم من جديد. لكن ما قرأه أحدهم لا يمكن محوه من ذهنه.
ask-back-done = تراجعت عنه. الرسالة في طريقها إليهم.
