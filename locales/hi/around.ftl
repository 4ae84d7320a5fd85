# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = क्या यह मेरी स्थिति है?
rights-link = आपका क्या हक़ है
doing-link = मैं कुछ देखता हूँ। मैं क्या कर सकता हूँ?
contacts-link = किसे फ़ोन करें
access-link = सुगमता

# Their titles say nothing of what they are about.
check-title = सवाल
rights-title = जानकारी
doing-title = सलाह
contacts-title = नंबर
access-title = सुगमता
choices-title = विकल्प

# Where a text of law or advice is not there in the reader’s language.
text-in = यह पाठ यहाँ केवल कुछ भाषाओं में है। एक चुनें:
core-heading = आप अभी क्या कर सकते हैं

# Whom to call, by what one needs.
need-danger = अगर अभी ख़तरा है
need-help = अगर कोई आपको मजबूर करता है या शोषण करता है
need-child = बच्चों और युवाओं के लिए
need-report = जो देखा वह बताने के लिए
contact-always = दिन-रात
contact-centre = मानव दुर्व्यापार (लोगों का शोषण) के पीड़ितों के लिए मान्य केंद्र
contact-young = शोषित युवाओं के लिए केंद्र
contact-guardian = संरक्षण सेवा: यहाँ बिना माता-पिता के बच्चों के लिए संरक्षक
contact-stale = आख़िरी जाँच: { $date }। यह बहुत पहले था: नंबर बदल गया हो सकता है।
contacts-write = आप यहाँ भी लिख सकते हैं। कौन पढ़े, यह आप चुनते हैं।

# Ten questions. They end in choices, never in a verdict.
check-lead = दस सवाल, केवल आपके लिए। जो आपके लिए सच है उस पर निशान लगाएँ। आप सब छोड़ सकते हैं।
check-kept = हम इसमें से कुछ नहीं रखते। यह पन्ना फ़ैसला नहीं करता। यह केवल वह पहले दिखाता है जो शायद मदद करे।
check-1 = क्या आप ख़तरे में, घायल या बीमार हैं?
check-2 = क्या आप 18 साल से छोटे हैं?
check-3 = क्या कोई आपके काग़ज़ात, फ़ोन या बैंक कार्ड अपने पास रखता है?
check-4 = क्या आप जब चाहें या अकेले बाहर नहीं जा सकते?
check-5 = क्या काम वादे से अलग है?
check-6 = क्या आपको कम या कोई पैसा नहीं मिलता, या देना पड़ता है?
check-7 = क्या आपको क़र्ज़ चुकाने के लिए काम करना पड़ता है?
check-8 = क्या आप किसी काम, ग्राहक या काम के दिन को मना नहीं कर सकते?
check-9 = क्या कोई आपको या परिवार को धमकाता है, या आपसे क़सम ली गई?
check-10 = क्या आप अपने काग़ज़ात के कारण मदद माँगने से डरते हैं?
check-go = दिखाएँ कि मैं क्या कर सकता हूँ

# What whoever answered can choose.
choices-heading = फ़ैसला आपका है
choices-lead = आपने पूछकर कुछ ग़लत नहीं किया। अभी कुछ करना ज़रूरी नहीं है। जो चाहें चुनें, या यह पन्ना बंद करें।
choices-read = पहले यह पढ़ें
choices-more = यह भी पढ़ें
choices-close = यह पन्ना बंद करें

# The names of the texts on rights.
right-help = शिकायत के बिना मदद
right-time = सोचने का समय
right-health = डॉक्टर और सेहत
right-pay = आपका वेतन
right-child = अगर आप 18 साल से छोटे हैं
right-eu = यूरोपीय संघ के नागरिक और बेल्जियन भी
right-work = सेक्स वर्क समस्या नहीं है
right-crime = काम पर चोरी, मार या उत्पीड़न
right-told = आपकी बात का उन्हें क्या करना होता है
right-safe = वे आपको सुरक्षित कैसे लिखते हैं

# Whom the advice is for.
who-citizen = पड़ोसी या राहगीर
who-hotel = होटल
who-landlord = मकान मालिक या छुट्टियों का किराया
who-employer = नियोक्ता
who-bank = बैंक
who-transport = परिवहन और टैक्सी
who-health = स्वास्थ्य कर्मी
who-school = स्कूल
who-public = सरकारी सेवा या नगरपालिका
who-association = सामाजिक संस्था
who-client = ग्राहक

campaign-over-heading = यह पृष्ठ समाप्त हो गया है
campaign-over = जो यहाँ लगा था वह समाप्त हो गया है, या नंबर कोई और है। आप अब भी हमें लिख सकते हैं, किसी को फ़ोन कर सकते हैं या आगे पढ़ सकते हैं।
campaign-days = { $from } से { $to } तक।
campaign-by = { $name } की ओर से।
campaign-picture = चित्र: { $owner }, { $licence }।
campaign-counted = हम केवल यह गिनते हैं कि यह पृष्ठ एक सप्ताह में कुल कितनी बार खोला गया। कोई नहीं जानता कि आप कौन हैं।
paper-scan = स्कैन करें या लिखें:
# Questions as people read them aloud, and languages that are only spoken here.
hear = सुनें
hear-lead = यह भाषा बोलने वाले लोग यह कहते हैं। हर आवाज़ के नीचे वही बात इस पृष्ठ की भाषा में लिखी है।
