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
