# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person (आप), without verb forms that tell whether the reader is a man or a woman.

lang-choose = भाषा
skip-to-text = मुख्य हिस्से पर जाएँ
exit = तुरंत बाहर निकलें
back = वापस
next = आगे बढ़ें
help-now = अभी ख़तरा है? { $number } पर फ़ोन करें
help-more = फ़ोन पर मदद
help-112 = एम्बुलेंस, आग, जान का ख़तरा
help-101 = पुलिस, तुरंत ज़रूरत
help-victims = मानव दुर्व्यापार (लोगों का शोषण) के पीड़ितों के लिए हेल्पलाइन, दिन-रात
help-child = बच्चा लापता है या उसका शोषण हो रहा है
help-site = राष्ट्रीय वेबसाइट, जहाँ कोई भी सूचना दे सकता है
help-checked = जाँच की तारीख़: { $date }
help-outside = ये नंबर और यह वेबसाइट हमारी नहीं हैं।

error-title-prefix = कृपया जाँचें
error-summary = कुछ छूट गया है या सही नहीं है
error-kept = आपका लिखा हुआ अब भी यहाँ है।
error-busy = इस समय बहुत लोग लिख रहे हैं। आपका संदेश अब भी यहाँ है। कृपया { $seconds ->
    [one] { $seconds } सेकंड
   *[other] { $seconds } सेकंड
} बाद बटन फिर से दबाएँ।
error-budget = इस कनेक्शन से बहुत बार कोशिश हुई है। आपका संदेश अब भी यहाँ है। कृपया { $minutes ->
    [one] { $minutes } मिनट
   *[other] { $minutes } मिनट
} बाद फिर से कोशिश करें।
error-later-title = अभी नहीं
error-later = हम इस समय कुछ भी सेव नहीं कर सकते। जिस संदेश का कोड मिल चुका था, वह खोया नहीं है। कृपया कुछ मिनट बाद फिर से कोशिश करें।
error-not-found-title = यहाँ नहीं है
error-not-found = इस पते पर कुछ नहीं है।
error-too-big-title = बहुत लंबा है
error-too-big = जो भेजा गया, वह हमारे लिए बहुत बड़ा है। एक संदेश में 15,000 अक्षर हो सकते हैं। वापस जाएँ: आपका संदेश अब भी आपके ब्राउज़र में है।
error-unreadable-title = पढ़ा नहीं जा सका
error-unreadable = जो भेजा गया, वह रास्ते में ख़राब हो गया। वापस जाएँ और बटन फिर से दबाएँ।
error-method = इस पेज का इस्तेमाल इस तरह नहीं हो सकता।
error-home = पहले पेज पर जाएँ

draft-notice = हिंदी जिनकी मातृभाषा है, ऐसे किसी व्यक्ति ने ये शब्द अभी नहीं जाँचे हैं।
demo-notice = यह केवल एक नमूना है। इसमें सभी लोग काल्पनिक हैं। यहाँ लिखी बात पर कोई कुछ नहीं करता।
