# The code that is shown once.
receipt-title = Hakbang 4
receipt-heading = Naipadala na
receipt-lead = Naka-lock na ito. Ang may hawak ng susi: { $names }.
receipt-code-heading = Ang code ninyo
receipt-code-caption = Ang code ninyo, anim na grupo ng apat na numero
receipt-code-lead = Isulat ang mga numerong ito. Ngayon lang ninyo ito makikita. Gamit ang mga ito, puwede ninyong basahin ang sagot, magdagdag, o magpahinto.
receipt-code-hide = Puwede ninyo itong isulat na parang mga numero ng telepono. Walang anuman sa mga numero na tumuturo sa pahinang ito.
receipt-lost = Kung mawala ang code, walang makapagbabalik nito. Ang ipinadala ninyo ay mananatili sa mga nagbabasa nito.
receipt-retype = I-type ang huling apat na numero, para malaman nating tama ang code
receipt-retype-button = Naisulat ko na
receipt-cannot = Hindi ko ito maisulat ngayon
receipt-cannot-text = Kung ganoon, hindi na ninyo ito mababalikan. Puwede pa rin kayong sumulat ng bago.
receipt-error-group = Hindi ito ang huling apat na numero. Tingnan ang code at subukan muli.
receipt-kept-heading = Gaano ito katagal na naka-save dito
receipt-kept = Naka-lock dito ang ipinadala ninyo sa loob ng { $envelope-days ->
    [one] { $envelope-days } araw
   *[other] { $envelope-days } na araw
}, saka ito buburahin dito. Kung hindi ninyo gagamitin ang code sa loob ng { $mailbox-days ->
    [one] { $mailbox-days } araw
   *[other] { $mailbox-days } na araw
}, buburahin ang lugar para sa mga sagot.
receipt-unknown = Dumating na ang mensahe ninyo. Ang telepono ninyo ang gumawa ng code, at sa screen lang ninyo ito lumabas. Hindi namin ito alam at hindi na namin maipapakita muli.
receipt-unknown-then = Naisulat ba ninyo ito? Kung oo, bumalik gamit ito pagkalipas ng ilang araw. Kung hindi, puwede kayong sumulat ng bago at isulat ang code nito.
receipt-ended-title = Tapos na
receipt-ended-heading = Salamat sa pagsasabi
receipt-ended-noted = Bumalik gamit ang code ninyo pagkalipas ng ilang araw. Baka may sagot na.
receipt-ended-lost = Naipadala na ito. Hindi ninyo ito mababalikan nang walang code. Kung gusto ninyong masagot kayo, sumulat ng bago at isulat ang code.
receipt-ended-leave = Puwede na kayong umalis sa pahinang ito.
