# Words every public page shares.
# B1 or simpler. Short sentences. Polite plural (kayo, ninyo); Tagalog has no gender here. Latin digits.

lang-choose = Wika
skip-to-text = Pumunta sa teksto
exit = Umalis agad
back = Bumalik
next = Magpatuloy
help-now = May panganib ngayon? Tumawag sa { $number }
help-more = Tulong sa telepono
help-112 = Ambulansiya, sunog, panganib sa buhay
help-101 = Pulis, apurahan
help-victims = Helpline para sa mga biktima ng human trafficking (pagsasamantala sa tao), araw at gabi
help-child = Batang nawawala o pinagsasamantalahan
help-site = Pambansang website kung saan puwedeng mag-ulat ang kahit sino
help-checked = Sinuri noong { $date }
help-outside = Hindi sa amin ang mga numero at website na ito.

error-title-prefix = Pakitingnan
error-summary = May kulang o hindi tama
error-kept = Narito pa ang isinulat ninyo.
error-busy = Maraming nagsusulat ngayon. Narito pa ang isinulat ninyo. Pakipindot muli ang button pagkalipas ng { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } na segundo
}.
error-budget = Masyadong maraming pagsubok mula sa koneksiyong ito. Narito pa ang isinulat ninyo. Pakisubukan muli pagkalipas ng { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } na minuto
}.
error-later-title = Hindi puwede ngayon
error-later = Hindi kami makapag-save ng anuman ngayon. Hindi nawala ang anumang may code na. Pakisubukan muli pagkalipas ng ilang minuto.
error-not-found-title = Wala rito
error-not-found = Walang anuman sa address na ito.
error-too-big-title = Masyadong mahaba
error-too-big = Masyadong malaki ang ipinadala para matanggap namin. Hanggang 15,000 karakter lang ang puwedeng isulat. Bumalik: nasa browser pa ninyo ang isinulat ninyo.
error-unreadable-title = Hindi mabasa
error-unreadable = Sira ang ipinadala. Bumalik at pindutin muli ang button.
error-method = Hindi puwedeng gamitin nang ganoon ang pahinang ito.
error-home = Sa unang pahina

draft-notice = Hindi pa nasusuri ang mga salitang ito ng taong Tagalog ang unang wika.
demo-notice = Halimbawa lamang ito. Gawa-gawa ang lahat ng tao rito. Walang kikilos batay sa isusulat ninyo rito.
