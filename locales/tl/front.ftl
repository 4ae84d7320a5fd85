# The first page.
front-title = Maligayang pagdating
front-heading = Puwede ninyong sabihin dito
front-lead = May nakita ba kayong ikinababahala ninyo? May namimilit ba sa inyo? May humahawak ba sa pera o mga papeles ninyo? Gusto ba ninyong sabihin ito sa iba? Puwede, at hindi kailangang ibigay ang pangalan ninyo.
front-choose = Kayo ang pipili kung sino ang puwedeng magbasa: isang samahan, isang sentro ng pagkalinga, o ang pulis. Wala nang ibang organisasyong makakatanggap nito.
front-not-police = Mababasa lang ito ng pulis kung pipiliin ninyo ang pulis.
front-time = Mga dalawang minuto lang ito. Bibigyan kayo ng code. Gamit ang code, puwede kayong bumalik at basahin ang sagot.
front-start = Magsulat
front-return = May code ako
front-operator-heading = Sino ang namamahala sa pahinang ito
front-operator = Pinamamahalaan ng { $operator } ang pahinang ito. Nananatiling naka-lock doon ang isinusulat ninyo. Wala itong susi para buksan iyon.
front-operator-police = Ang { $operator } ay bahagi ng pulisya.
front-operator-not-police = Ang { $operator } ay hindi bahagi ng pulisya.
front-legal-limit = Walang ibang organisasyong makakabasa nito. Puwedeng utusan ng hukom ang isang organisasyon na buksan ang natanggap nito.
front-no-trace = Hindi namin sine-save ang internet address ng device ninyo. Wala kaming ginagamit na pansubaybay.
front-device = Nananatili sa browser ninyo ang listahan ng mga pahinang binuksan ninyo. Kung may tumitingin sa teleponong ito, gumamit ng ibang telepono.
front-national = Gusto lang ba ninyong iulat ang nakita ninyo? May pambansang website din, sa maraming wika:

# What this server holds of the messages: a page of the demonstration.
held-title = Mga naka-save
held-heading = Ano ang naka-save dito
held-lead = Ito lang ang naka-save sa server na ito mula sa mga mensahe: naka-lock na data. Wala itong susi para buksan ang mga iyon.
held-none = Walang naka-save dito ngayon.
held-col-what = Ang naka-save, kung ano mismo ito
held-col-size = Laki (sa bytes)
held-col-day = Araw ng pagdating
held-caption = Sa bilang
held-envelopes = Mga naka-lock na mensahe para sa mga organisasyon
held-mailboxes = Mga lugar para sa sagot
held-answers = Mga naka-lock na sagot
held-drafts = Mga pagbisitang hindi pa tapos

# Who answers for what is kept here.
responsible-title = Sino ang mananagot
responsible-link = Sino ang mananagot dito, at ang mga karapatan ninyo
responsible-heading = Sino ang mananagot sa pahinang ito
responsible-nobody = Wala pang mananagot dito: halimbawa lamang ito.
responsible-controller = Sino ang nagpapasya tungkol sa data
responsible-contact = Kung saan sila makakausap
responsible-officer = Sino ang nagbabantay nito para sa kanila (data protection officer)
responsible-supervisor = Kung saan kayo puwedeng magreklamo
responsible-rights-heading = Ang mga karapatan ninyo
responsible-rights = Gamit ang code ninyo, puwede kayong magdagdag, magpalit ng mambabasa, magpahinto, o magbura. Walang magtatanong kung sino kayo.
responsible-code = Hindi namin alam kung sino kayo. Ang code lang ang nagpapakita na sa inyo ang isang mensahe. Kung wala ang code, hindi namin ito mahahanap o mabubura para sa inyo.
responsible-readers = Ang mga organisasyong pipiliin ninyo ang mananagot sa natatanggap nila. Gamit ang code ninyo, puwede ninyong itanong kung ano ang iniingatan nila at sino ang nakakita nito.
responsible-assessment = Sinuri na ang mga panganib ng pahinang ito sa mga tao. Pinirmahan iyon noong { $date } ({ $reference }).

orgkeys-title = Mga susi
orgkeys-link = Tingnan ang mga susi
orgkeys-heading = Ang mga susi ng mga organisasyon
orgkeys-lead = Ang isinusulat mo ay isinasara gamit ang susi ng bawat organisasyong pinili mo. Susi ba talaga nila ito? Ihambing ang mga salita o numerong ito sa poster nila, o itanong sa kanila sa telepono.
orgkeys-trust = Ihambing sa bagay na hindi galing sa pahinang ito. Ang umagaw ng isang site ay makapagpapakita roon ng kahit ano.
orgkeys-words = Sa salita
orgkeys-digits = Sa numero
orgkeys-until = May bisa ang mga susing ito hanggang { $date }.
orgkeys-log-heading = Ang listahan ng mga susi
orgkeys-log = Bawat susing ipinakita rito ay nakasulat sa listahang hindi kailanman binabawasan. Mga linya: { $size }.
orgkeys-seen = Kinumpirma ng { $organisation } ang listahang ito noong { $date }.
orgkeys-seen-earlier = Kinumpirma ng { $organisation } ang listahan noong mas maikli pa ito, noong { $date }.
orgkeys-nobody = Wala pang organisasyong nagkumpirma ng listahang ito.
