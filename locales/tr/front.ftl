# The first page.
front-title = Hoş geldiniz
front-heading = Burada anlatabilirsiniz
front-lead = Sizi endişelendiren bir şey mi gördünüz? Biri sizi zorluyor mu? Biri paranızı veya belgelerinizi elinde mi tutuyor? Bunu birine anlatmak ister misiniz? Adınızı söylemeden anlatabilirsiniz.
front-choose = Kimin okuyabileceğini siz seçersiniz: bir dernek, bir kabul ve destek merkezi veya polis. Başka hiçbir kuruluşa gitmez.
front-not-police = Polis, yalnızca siz polisi seçerseniz okur.
front-time = Yaklaşık iki dakika sürer. Bir kod alırsınız. Bu kodla geri gelip cevabı okuyabilirsiniz.
front-start = Bir şey yaz
front-return = Bir kodum var
front-operator-heading = Bu sayfayı kim işletiyor
front-operator = Bu sayfayı { $operator } işletiyor. Yazdıklarınız burada kilitli durur. Sayfayı işletenin onu açacak anahtarı yoktur.
front-operator-police = { $operator } bir polis birimidir.
front-operator-not-police = { $operator } bir polis birimi değildir.
front-legal-limit = Başka hiçbir kuruluş okuyamaz. Ama bir hâkim, bir kuruluşa aldığı mesajı açmasını emredebilir.
front-no-trace = Cihazınızın internet adresini saklamıyoruz. Sizi izleyen hiçbir şey kullanmıyoruz.
front-device = Baktığınız sayfaların listesi tarayıcınızda kalır. Biri bu telefonu kontrol ediyorsa başka bir telefon kullanın.
front-national = Yalnızca gördüğünüz bir şeyi mi bildirmek istiyorsunuz? Birçok dilde ulusal bir site de var:

# What this server holds of the messages: a page of the demonstration.
held-title = Saklananlar
held-heading = Burada neler saklanıyor
held-lead = Bu sunucunun mesajlardan sakladığı her şey budur: kilitli veriler. Sunucunun bunları açacak anahtarı yoktur.
held-none = Şu anda burada hiçbir şey saklanmıyor.
held-col-what = Saklanan şey, olduğu gibi
held-col-size = Boyut (bayt)
held-col-day = Geldiği gün
held-caption = Sayılarla
held-envelopes = Kuruluşlara giden kilitli mesajlar
held-mailboxes = Cevaplar için yerler
held-answers = Kilitli cevaplar
held-drafts = Süren ziyaretler

# Who answers for what is kept here.
responsible-title = Kim sorumlu
responsible-link = Bundan kim sorumlu ve haklarınız neler
responsible-heading = Bu sayfadan kim sorumlu
responsible-nobody = Bundan henüz kimse sorumlu değil: Bu bir tanıtımdır.
responsible-controller = Veriler hakkında kim karar veriyor
responsible-contact = Onlara nereden ulaşılır
responsible-officer = Bunu onlar adına kim denetliyor (veri koruma görevlisi)
responsible-supervisor = Nereye şikâyet edebilirsiniz
responsible-rights-heading = Haklarınız
responsible-rights = Kodunuzla bir şey ekleyebilir veya kimin okuyacağını değiştirebilirsiniz. Okunmasını durdurabilir veya her şeyi silebilirsiniz. Kimse kim olduğunuzu sormaz.
responsible-code = Kim olduğunuzu bilmiyoruz. Bir mesajın sizin olduğunu yalnızca kod gösterir. Kod olmadan mesajı sizin için bulamayız veya silemeyiz.
responsible-readers = Seçtiğiniz kuruluşlar, aldıkları şeyden kendileri sorumludur. Kodunuzla onlara neyi sakladıklarını ve kimin gördüğünü sorabilirsiniz.
responsible-assessment = Bu sayfanın insanlar için riskleri incelendi. Bu, { $date } tarihinde imzalandı ({ $reference }).

orgkeys-title = Anahtarlar
orgkeys-link = Anahtarları kontrol et
orgkeys-heading = Kuruluşların anahtarları
orgkeys-lead = Yazdıklarınız, seçtiğiniz her kuruluşun anahtarıyla kilitlenir. Bu gerçekten onların anahtarı mı? Bu kelimeleri veya sayıları afişleriyle karşılaştırın ya da telefonla sorun.
orgkeys-trust = Bu sayfadan gelmeyen bir şeyle karşılaştırın. Bir siteyi ele geçiren, orada istediğini gösterebilir.
orgkeys-words = Kelimelerle
orgkeys-digits = Sayılarla
orgkeys-until = Bu anahtarlar { $date } tarihine kadar geçerlidir.
orgkeys-log-heading = Anahtar listesi
orgkeys-log = Burada gösterilen her anahtar, içinden hiçbir şeyin silinmediği bir listeye yazılır. Satır sayısı: { $size }.
orgkeys-seen = { $organisation } bu listeyi { $date } tarihinde onayladı.
orgkeys-seen-earlier = { $organisation } listeyi daha kısayken, { $date } tarihinde onayladı.
orgkeys-nobody = Bu listeyi henüz hiçbir kuruluş onaylamadı.
