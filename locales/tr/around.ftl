# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Bu benim durumum mu?
rights-link = Neye hakkınız var
doing-link = Bir şey görüyorum. Ne yapabilirim?
contacts-link = Kimi arayabilirsiniz
access-link = Erişilebilirlik

# Their titles say nothing of what they are about.
check-title = Sorular
rights-title = Bilgi
doing-title = Öneriler
contacts-title = Numaralar
access-title = Erişilebilirlik
choices-title = Seçenekler

# Where a text of law or advice is not there in the reader’s language.
text-in = Bu metin burada yalnızca bazı dillerde var. Birini seçin:
core-heading = Şimdi ne yapabilirsiniz

# Whom to call, by what one needs.
need-danger = Şu anda tehlike varsa
need-help = Biri sizi zorluyor veya sömürüyorsa
need-child = Çocuklar ve gençler için
need-report = Gördüğünüzü bildirmek için
contact-always = Gece gündüz
contact-centre = İnsan ticareti mağdurları için tanınmış merkez
contact-young = Sömürülen gençler için merkez
contact-guardian = Vasilik Servisi: burada anne babası olmayan çocuklar için bir vasi
contact-stale = Son kontrol: { $date }. Üzerinden çok zaman geçti: numara değişmiş olabilir.
contacts-write = Buraya da yazabilirsiniz. Kimin okuyacağını siz seçersiniz.

# Ten questions. They end in choices, never in a verdict.
check-lead = On soru, yalnızca sizin için. Sizin için doğru olanı işaretleyin. Hepsini atlayabilirsiniz.
check-kept = Hiçbirini saklamıyoruz. Bu sayfa yargılamaz. Yalnızca size yardımcı olabilecek şeyi başa koyar.
check-1 = Tehlikede, yaralı veya hasta mısınız?
check-2 = 18 yaşından küçük müsünüz?
check-3 = Biri belgelerinizi, telefonunuzu veya banka kartınızı elinde tutuyor mu?
check-4 = İstediğiniz zaman ya da yalnız dışarı çıkamıyor musunuz?
check-5 = İş size söz verilenden farklı mı?
check-6 = Az para mı alıyorsunuz, hiç almıyor musunuz, yoksa vermek zorunda mısınız?
check-7 = Bir borcu ödemek için çalışmak zorunda mısınız?
check-8 = Bir işe, bir müşteriye veya bir iş gününe hayır diyemiyor musunuz?
check-9 = Biri sizi veya ailenizi tehdit ediyor mu ya da yemin etmek zorunda kaldınız mı?
check-10 = Belgeleriniz yüzünden yardım istemekten korkuyor musunuz?
check-go = Ne yapabileceğimi göster

# What whoever answered can choose.
choices-heading = Kararı siz verirsiniz
choices-lead = Sormakla yanlış bir şey yapmadınız. Şimdi bir şey yapmanız gerekmez. İstediğinizi seçin ya da bu sayfayı kapatın.
choices-read = Önce bunu okuyun
choices-more = Bunu da okuyun
choices-close = Bu sayfayı kapat

# The names of the texts on rights.
right-help = Şikâyet etmeden yardım
right-time = Düşünmek için zaman
right-health = Doktor ve sağlık
right-pay = Ücretiniz
right-child = 18 yaşından küçükseniz
right-eu = AB vatandaşları ve Belçikalılar da
right-work = Sorun seks işçiliği değil
right-crime = İşte hırsızlık, dayak veya taciz
right-told = Anlattıklarınızla ne yapmak zorundalar
right-safe = Size nasıl güvenle yazarlar

# Whom the advice is for.
who-citizen = Komşu veya yoldan geçen
who-hotel = Otel
who-landlord = Ev sahibi veya tatil kiralaması
who-employer = İşveren
who-bank = Banka
who-transport = Ulaşım ve taksi
who-health = Sağlık çalışanı
who-school = Okul
who-public = Kamu hizmeti veya belediye
who-association = Dernek
who-client = Müşteri

campaign-over-heading = Bu sayfa sona erdi
campaign-over = Burada asılı olan şey sona erdi ya da numara başka. Bize yine yazabilir, birini arayabilir veya okumaya devam edebilirsiniz.
campaign-days = { $from } – { $to }.
campaign-by = Gönderen: { $name }.
campaign-picture = Görsel: { $owner }, { $licence }.
campaign-counted = Yalnızca bu sayfanın bir haftada toplam kaç kez açıldığını sayarız. Kim olduğunuzu kimse bilmez.
paper-scan = Tarayın veya yazın:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Dinle
hear-lead = Bunu bu dili konuşan insanlar söylüyor. Her kaydın altında aynısı bu sayfanın dilinde yazıyor.
