# Coming back with the code.
return-title = Ang code
return-heading = Bumalik gamit ang code ninyo
return-server-reads = Sa pahinang ito, sandaling ginagamit ng server ang code ninyo para buksan ang mga sagot, saka ito kinakalimutan. Ang server, hindi ang telepono ninyo, ang sumusuri kung tunay ang mga sagot.
return-browser-opens = Ang telepono ninyo ang nagbubukas ng mga sagot at sumusuri kung tunay ang mga ito. Hindi lumalabas dito ang code ninyo.
return-label = Ang code ninyo: 24 na numero
return-hint = Ayos lang kung may puwang o gitling. Puwede rin ang mga numero sa ibang sulat.
return-open = Buksan
return-error-digits = Mga numero lang ang gamitin.
return-error-length = May 24 na numero ang code. { $count ->
    [0] Wala kayong na-type.
    [one] { $count } numero ang na-type ninyo.
   *[other] { $count } na numero ang na-type ninyo.
}
return-error-check = May isang numerong mali. Tingnan muli ang code.
return-error-unknown = Walang maipapakita para sa code na ito. Hindi pa ito nagamit, o nabura na, o tapos na ang panahon nito.
return-error-cut = Naputol ang koneksiyon. Pakipindot muli ang button. Walang mangyayari nang dalawang beses.

thread-title = Mga mensahe
thread-heading = Ang mga mensahe ninyo
thread-none-plain = Wala pang sagot. Bumalik na lang mamaya.
thread-from = Mula sa { $name }
thread-yours = Ang isinulat ninyo
thread-yours-hidden = Hindi ipinapakita rito ang isinulat ninyo, para walang ibang makabasa nito gamit ang code ninyo.
thread-gap = May nawawalang mensahe rito. Baka nabura ito dahil luma na, o may nag-alis nito.
thread-forged = May mensahe rito na hindi nasuri. Hindi ito ipinapakita.
thread-newest-unknown = Kung wala kayong itinatabi, hindi ninyo malalaman kung may pumigil sa pinakabagong mensahe.
thread-readers = Sila ang puwedeng magbasa ng isinusulat ninyo: { $names }
thread-readers-none = Wala nang nagbabasa ng isinusulat ninyo.
thread-write = Sumulat pa
thread-change = Palitan ang mambabasa
thread-stop = Ihinto
thread-delete = Burahin ang lahat
thread-close = Isara
thread-deletion-due = Buburahin ang lahat sa { $date }. Bago iyon, mapipigilan pa ninyo ito.
thread-deletion-undo = Huwag burahin
thread-deletion-undone = Hindi na ito buburahin.
thread-closed-elsewhere = Isinara ninyo ang pahinang ito, o masyado itong matagal na nakabukas. I-type muli ang code ninyo.

more-heading = Sumulat pa
more-label = Ang mensahe ninyo
more-readers = Mapupunta ito sa: { $names }
more-send = I-lock at ipadala
more-sent = Naipadala na ang mensahe ninyo.
more-nobody = Pinahinto na ninyo ang lahat. Piliin muna kung sino ang puwedeng magbasa.

change-heading = Sino ang puwedeng magbasa mula ngayon?
change-lead = Mababasa lang ng bagong mambabasa ang isusulat ninyo mula ngayon.
change-lead-copy = May itinabi kayong kopya ng una ninyong isinulat. Puwede ninyo itong ibigay sa bagong mambabasa.
change-give-copy = Ibigay din ang una kong isinulat sa idadagdag ko
change-save = I-save
change-saved = Na-save na.
change-none = Kung wala kayong pipiliin, pahihintuin ninyo ang lahat.

stop-heading = Ihinto
stop-lead = Sasabihan ang mga nagbabasa ng isinulat ninyo na huminto. Isasara ng samahan o sentro ang kanilang akses at buburahin ang pinapayagan ng batas. Mangyayari iyon sa loob ng isang minuto pagkatapos nilang kunin muli ang mga mensahe nila.
stop-police = Kung may sinabi kayo sa pulis tungkol sa isang krimen, hindi na iyon mababawi. Puwede kayong tumigil makipag-usap sa kanila.
stop-which = Sino ang dapat huminto?
stop-button = Ihinto ngayon
stop-done = Naipadala na ang hiling ninyong ihinto ito.
stop-error-none = Piliin kung sino ang dapat huminto.

delete-heading = Burahin ang lahat
delete-lead = Buburahin pagkalipas ng 72 oras ang mga mensahe ninyo at ang lugar na ito para sa mga sagot. Sasabihan ang lahat ng nagbabasa na burahin din ang mga iyon. Bago iyon, mapipigilan pa ninyo ito gamit ang code ninyo.
delete-why = May tatlong araw dahil baka nasa iba ang code ninyo.
delete-police = Iniingatan ng pulis ang ipinag-uutos ng batas na ingatan nila.
delete-button = Burahin pagkalipas ng 72 oras

# What an organisation asks somebody to agree to.
ask-question = Puwede bang malaman ni/ng { $who } ito tungkol sa iyo: { $parts }? Bakit: { $why }. Hanggang: { $date }.
ask-part-presence = na may taong baka gusto ng tulong
ask-part-age = kung 18 taong gulang ka na o higit pa
ask-part-languages = mga wika mo
ask-part-needs = kung ano ang kailangan mo
ask-part-facts = kung ano ang nangyari, nang hindi sinasabi kung sino ka
ask-part-name = pangalan mo
ask-part-contact = kung paano ka makakausap nang ligtas
ask-part-wants = kung ano ang gusto mo
ask-part-children = mga anak mo at kung sino ang kasama mo
ask-part-documents = mga dokumento mo
ask-for-call = para tawagan ka
ask-for-place = para mahanapan ka ng matutuluyan
ask-for-support = para samahan at suportahan ka
ask-for-legal = para matulungan kang magkaroon ng abogado
ask-for-medical = para sa gamutan
ask-for-statement = para sa salaysay sa pulis
ask-for-wages = para singilin ang sahod na hindi mo nakuha
ask-free = Ikaw ang magpapasya. Kapag sinabi mong hindi, walang magbabago: makakakuha ka pa rin ng tulong.
ask-back-told = Mababawi mo ang oo kahit kailan, dito gamit ang code mo.
ask-which = Ilan lang? Tsekan kung ano ang puwede nilang malaman.
ask-yes = Oo
ask-part = Ang tsinekan ko lang
ask-no = Hindi
ask-later = Tanungin ako sa isang linggo
ask-error-part = Tsekan kung ano ang puwede nilang malaman: kahit isa, pero hindi lahat.
ask-error-closed = Hindi na ito masasagot o mababawi. Tingnan kung ano ang nakasulat ngayon.
ask-answer = Sumagot
ask-said-yes = Sinabi mong oo.
ask-said-part = Sinabi mo: { $parts } lang.
ask-said-no = Sinabi mong hindi.
ask-said-later = Sinabi mo: tanungin ako ulit sa { $date }.
ask-said-back = Binawi mo ito.
ask-over = Tapos na ang tanong na ito. Wala na itong bisa rito.
ask-back = Bawiin ito
ask-back-lead = Hindi na nila ito puwedeng gamitin. Magsasara ang access sa loob ng isang minuto pagkatapos nilang kunin ulit ang mga mensahe. Ang nabasa na ng iba ay hindi na mabubura sa isip nila.
ask-back-done = Binawi mo na. Papunta na sa kanila ang mensahe.
