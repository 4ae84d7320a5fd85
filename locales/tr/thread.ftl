# Coming back with the code.
return-title = Kod
return-heading = Kodunuzla geri gelin
return-server-reads = Bu sayfada sunucu, cevapları açmak için kodunuzu kısa bir an kullanır. Sonra kodu unutur. Cevapların gerçek olduğunu telefonunuz değil, sunucu kontrol eder.
return-browser-opens = Telefonunuz cevapları açar ve gerçek olduklarını kontrol eder. Kodunuz telefondan çıkmaz.
return-label = Kodunuz: 24 rakam
return-hint = Boşluklar ve çizgiler önemli değil. Kendi yazınızın rakamları da olur.
return-open = Aç
return-error-digits = Yalnızca rakam kullanın.
return-error-length = Bir kodda 24 rakam vardır. { $count ->
    [0] Hiç rakam yazmadınız.
    [one] Bir rakam yazdınız.
   *[other] { $count } rakam yazdınız.
}
return-error-check = Rakamlardan biri doğru değil. Koda bir daha bakın.
return-error-unknown = Bu kodla gösterilecek bir şey yok. Ya hiç kullanılmadı ya silindi ya da süresi doldu.
return-error-cut = Bağlantı koptu. Lütfen düğmeye tekrar basın. Hiçbir şey iki kez yapılmaz.

thread-title = Mesajlar
thread-heading = Mesajlarınız
thread-none-plain = Henüz cevap yok. Lütfen sonra yine gelin.
thread-from = Gönderen: { $name }
thread-yours = Yazdıklarınız
thread-yours-hidden = Yazdıklarınız burada gösterilmiyor. Böylece başka biri onları kodunuzla okuyamaz.
thread-gap = Burada bir mesaj eksik. Eski olduğu için silinmiş olabilir. Ya da biri onu kaldırdı.
thread-forged = Buradaki bir mesaj kontrol edilemedi. Gösterilmiyor.
thread-newest-unknown = Kendiniz hiçbir şey saklamazsanız, en yeni mesajın sizden gizlenip gizlenmediğini göremezsiniz.
thread-readers = Yazdıklarınızı okuyabilenler: { $names }
thread-readers-none = Yazdıklarınızı artık kimse okumuyor.
thread-write = Daha fazla yaz
thread-change = Kimin okuyabileceğini değiştir
thread-stop = Durdur
thread-delete = Her şeyi sil
thread-close = Kapat
thread-deletion-due = Her şey { $date } tarihinde silinecek. O zamana kadar bunu durdurabilirsiniz.
thread-deletion-undo = Silmekten vazgeç
thread-deletion-undone = Silinmeyecek.
thread-closed-elsewhere = Bu sayfayı kapattınız veya sayfa çok uzun süre açık kaldı. Kodunuzu tekrar yazın.

more-heading = Daha fazla yaz
more-label = Mesajınız
more-readers = Bunu alacak olan: { $names }
more-send = Kilitle ve gönder
more-sent = Mesajınız gönderildi.
more-nobody = Herkesi durdurdunuz. Önce kimin okuyabileceğini seçin.

change-heading = Bundan sonra kim okuyabilir?
change-lead = Yeni eklenen, yalnızca bundan sonra yazdıklarınızı okur.
change-lead-copy = İlk metninizin bir kopyasını sakladınız. Onu yeni eklediğiniz birine verebilirsiniz.
change-give-copy = İlk metnimi yeni eklediklerime de ver
change-save = Kaydet
change-saved = Kaydedildi.
change-none = Kimseyi seçmezseniz herkesi durdurursunuz.

stop-heading = Durdur
stop-lead = Metninizi okuyanlara durmaları söylenir. Bir dernek veya merkez, metne erişimini kapatır. Yasanın izin verdiği şeyleri siler. Bu, mesajlarını bir sonraki alışlarından sonra bir dakika içinde olur.
stop-police = Polise bir suç anlattıysanız bu geri alınamaz. Polisle konuşmayı bırakabilirsiniz.
stop-which = Kim dursun?
stop-button = Şimdi durdur
stop-done = Durdurma isteğiniz gönderildi.
stop-error-none = Kimin duracağını seçin.

delete-heading = Her şeyi sil
delete-lead = Mesajlarınız ve cevapların bu yeri 72 saat sonra silinir. Onları okuyan herkese de silmeleri söylenir. O zamana kadar bunu kodunuzla durdurabilirsiniz.
delete-why = Bu üç gün, kodunuz başka birinin elinde olabileceği için vardır.
delete-police = Polis, yasaya göre saklamak zorunda olduğu şeyleri saklar.
delete-button = 72 saat sonra sil

# What an organisation asks somebody to agree to.
ask-question = { $who } sizin hakkınızda bunu bilebilir mi: { $parts }? Neden: { $why }. Ne zamana kadar: { $date }.
ask-part-presence = belki yardım isteyen birinin olduğunu
ask-part-age = 18 yaşında veya daha büyük olup olmadığınızı
ask-part-languages = dillerinizi
ask-part-needs = neye ihtiyacınız olduğunu
ask-part-facts = kim olduğunuzu söylemeden ne olduğunu
ask-part-name = adınızı
ask-part-contact = size güvenle nasıl ulaşılacağını
ask-part-wants = ne istediğinizi
ask-part-children = çocuklarınızı ve yanınızda kimin olduğunu
ask-part-documents = belgelerinizi
ask-for-call = sizi aramak için
ask-for-place = size kalacak yer bulmak için
ask-for-support = sizi desteklemek için
ask-for-legal = avukat bulmanıza yardım etmek için
ask-for-medical = tıbbi bakım için
ask-for-statement = polise ifade vermek için
ask-for-wages = alamadığınız ücreti istemek için
ask-free = Siz karar verirsiniz. Hayır derseniz hiçbir şey değişmez: yine de yardım alabilirsiniz.
ask-back-told = Bir eveti istediğiniz zaman geri alabilirsiniz, burada kodunuzla.
ask-which = Yalnızca bir kısmı mı? Bilebileceklerini işaretleyin.
ask-yes = Evet
ask-part = Yalnızca işaretlediklerim
ask-no = Hayır
ask-later = Bana bir hafta sonra sorun
ask-error-part = Bilebileceklerini işaretleyin: en az birini, ama hepsini değil.
ask-error-closed = Buna artık yanıt verilemez ve bu geri alınamaz. Şimdi ne yazdığına bakın.
ask-answer = Yanıtla
ask-said-yes = Evet dediniz.
ask-said-part = Şöyle dediniz: yalnızca { $parts }.
ask-said-no = Hayır dediniz.
ask-said-later = Şöyle dediniz: bana yeniden sorun, { $date }.
ask-said-back = Bunu geri aldınız.
ask-over = Bu soru bitti. Burada artık geçerli değil.
ask-back = Bunu geri al
ask-back-lead = Artık kullanamazlar. Mesajlarını yeniden aldıktan sonra bir dakika içinde erişim kapanır. Birinin önceden okuduğu şey geri alınamaz.
ask-back-done = Geri aldınız. Mesaj onlara gidiyor.
