# The code that is shown once.
receipt-title = Adım 4
receipt-heading = Gönderildi
receipt-lead = Kilitlendi. Anahtar kimde: { $names }.
receipt-code-heading = Kodunuz
receipt-code-caption = Kodunuz, dörder rakamlı altı grup
receipt-code-lead = Bu rakamları bir yere yazın. Onları yalnızca şimdi görürsünüz. Onlarla cevabı okuyabilir, bir şey ekleyebilir veya metnin okunmasını durdurabilirsiniz.
receipt-code-hide = Onları telefon numarası gibi yazabilirsiniz. Rakamlarda bu sayfayı belli eden hiçbir şey yoktur.
receipt-lost = Kodu kaybederseniz kimse size geri veremez. Gönderdiğiniz şey, onu okuyanlarda kalır.
receipt-retype = Son dört rakamı buraya girin. Böylece kodun doğru olduğunu biliriz
receipt-retype-button = Kodu bir yere yazdım
receipt-cannot = Kodu şimdi bir yere yazamıyorum
receipt-cannot-text = O zaman bu metne geri gelemezsiniz. Her zaman yeni bir metin yazabilirsiniz.
receipt-error-group = Bunlar son dört rakam değil. Koda bakın ve tekrar deneyin.
receipt-kept-heading = Burada ne kadar kalır
receipt-kept = Gönderdiğiniz şey burada { $envelope-days ->
    [one] bir gün
   *[other] { $envelope-days } gün
} boyunca kilitli kalır. Sonra buradan silinir. Kodu { $mailbox-days ->
    [one] bir gün
   *[other] { $mailbox-days } gün
} boyunca kullanmazsanız cevapların yeri silinir.
receipt-unknown = Mesajınız ulaştı. Kodu telefonunuz oluşturdu. Kod yalnızca ekranınızda göründü. Onu bilmiyoruz ve tekrar gösteremeyiz.
receipt-unknown-then = Kodu bir yere yazdınız mı? O zaman birkaç gün sonra onunla geri gelin. Yazmadıysanız yeni bir metin yazıp onun kodunu not edebilirsiniz.
receipt-ended-title = Bitti
receipt-ended-heading = Anlattığınız için teşekkürler
receipt-ended-noted = Birkaç gün sonra kodunuzla geri gelin. Bir cevap olabilir.
receipt-ended-lost = Gönderildi. Kod olmadan ona geri gelemezsiniz. Size ulaşılmasını istiyor musunuz? O zaman yeni bir metin yazın ve kodu not edin.
receipt-ended-leave = Şimdi bu sayfadan çıkabilirsiniz.
