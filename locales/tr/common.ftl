# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = Dil
skip-to-text = Metne git
exit = Hemen çık
back = Geri
next = Devam
help-now = Şu an tehlike mi var? { $number } numarasını arayın
help-more = Telefonla yardım
help-112 = Ambulans, itfaiye, hayati tehlike
help-101 = Polis, acil
help-victims = İnsan ticareti mağdurları için yardım hattı, gece gündüz
help-child = Kayıp veya sömürülen çocuk
help-site = Herkesin bildirim yapabildiği ulusal site
help-checked = Kontrol tarihi: { $date }
help-outside = Bu numaralar ve bu site bize ait değil.

error-title-prefix = Lütfen kontrol edin
error-summary = Bir şey eksik veya doğru değil
error-kept = Yazdıklarınız hâlâ burada.
error-busy = Şu anda çok kişi yazıyor. Metniniz hâlâ burada. Lütfen { $seconds ->
    [one] bir saniye
   *[other] { $seconds } saniye
} sonra düğmeye tekrar basın.
error-budget = Bu bağlantıdan çok fazla deneme yapıldı. Metniniz hâlâ burada. Lütfen { $minutes ->
    [one] bir dakika
   *[other] { $minutes } dakika
} sonra tekrar deneyin.
error-later-title = Şimdi olmuyor
error-later = Şu anda hiçbir şey kaydedemiyoruz. Kodu olan hiçbir şey kaybolmadı. Lütfen birkaç dakika sonra tekrar deneyin.
error-not-found-title = Burada yok
error-not-found = Bu adreste hiçbir şey yok.
error-too-big-title = Çok uzun
error-too-big = Gönderilen şey bizim için çok büyük. Bir metin en fazla 15.000 karakter olabilir. Geri dönün: Metniniz hâlâ tarayıcınızda.
error-unreadable-title = Okunamıyor
error-unreadable = Gönderilen şey bozuk geldi. Geri dönün ve düğmeye tekrar basın.
error-method = Bu sayfa bu şekilde kullanılamaz.
error-home = İlk sayfaya git

draft-notice = Bu metinleri ana dili Türkçe olan biri henüz kontrol etmedi.
demo-notice = Bu bir tanıtımdır. Buradaki herkes uydurmadır. Burada yazdıklarınız için kimse bir şey yapmaz.
