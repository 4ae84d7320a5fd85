# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Ito ba ang kalagayan ko?
rights-link = Ano ang karapatan ninyo
doing-link = May nakikita ako. Ano ang magagawa ko?
contacts-link = Sino ang tatawagan
access-link = Pagiging madaling gamitin

# Their titles say nothing of what they are about.
check-title = Mga tanong
rights-title = Impormasyon
doing-title = Payo
contacts-title = Mga numero
access-title = Madaling gamitin
choices-title = Mga pagpipilian

# Where a text of law or advice is not there in the reader’s language.
text-in = Nasa ilang wika lamang ang tekstong ito. Pumili ng isa:
core-heading = Ano ang magagawa ninyo ngayon

# Whom to call, by what one needs.
need-danger = Kung may panganib ngayon
need-help = Kung may pumipilit o nagsasamantala sa inyo
need-child = Para sa mga bata at kabataan
need-report = Para iulat ang nakita ninyo
contact-always = Araw at gabi
contact-centre = Kinikilalang sentro para sa mga biktima ng human trafficking (pagsasamantala sa tao)
contact-young = Sentro para sa kabataang pinagsasamantalahan
contact-guardian = Serbisyo ng tagapangalaga: tagapangalaga para sa mga batang narito nang walang magulang
contact-stale = Huling tiningnan noong { $date }. Matagal na iyon: maaaring nagbago ang numero.
contacts-write = Puwede rin kayong sumulat dito. Kayo ang pipili kung sino ang magbabasa.

# Ten questions. They end in choices, never in a verdict.
check-lead = Sampung tanong, para sa inyo lamang. Lagyan ng tsek ang totoo sa inyo. Puwedeng laktawan lahat.
check-kept = Wala kaming itinatago rito. Hindi humuhusga ang pahinang ito. Inuuna lang nito ang maaaring makatulong.
check-1 = Nasa panganib ba kayo, sugatan, o may sakit?
check-2 = Wala pa ba kayong 18 taong gulang?
check-3 = May nagtatago ba ng papeles, telepono, o bank card ninyo?
check-4 = Hindi ba kayo makalabas kung kailan ninyo gusto, o nang mag-isa?
check-5 = Iba ba ang trabaho sa ipinangako?
check-6 = Kaunti o wala ba kayong natatanggap na pera, o kailangan ninyo itong ibigay?
check-7 = Kailangan ba ninyong magtrabaho para bayaran ang utang?
check-8 = Hindi ba kayo makatanggi sa gawain, kliyente, o araw ng trabaho?
check-9 = May nagbabanta ba sa inyo o sa pamilya ninyo, o pinanumpa ba kayo?
check-10 = Natatakot ba kayong humingi ng tulong dahil sa papeles ninyo?
check-go = Ipakita ang magagawa ko

# What whoever answered can choose.
choices-heading = Kayo ang magpapasya
choices-lead = Wala kayong ginawang masama sa pagtatanong. Wala kayong kailangang gawin ngayon. Pumili ng gusto ninyo, o isara ang pahinang ito.
choices-read = Basahin muna ito
choices-more = Basahin din
choices-close = Isara ang pahinang ito

# The names of the texts on rights.
right-help = Tulong kahit walang reklamo
right-time = Panahon para mag-isip
right-health = Doktor at kalusugan
right-pay = Ang sahod ninyo
right-child = Kung wala pa kayong 18 taong gulang
right-eu = Pati mga mamamayan ng EU at Belgian
right-work = Hindi ang sex work ang problema
right-crime = Pagnanakaw, pananakit, o panliligalig sa trabaho
right-told = Ano ang dapat nilang gawin sa sasabihin ninyo
right-safe = Paano sila ligtas na sumusulat sa inyo

# Whom the advice is for.
who-citizen = Kapitbahay o dumadaan
who-hotel = Otel
who-landlord = May-ari ng paupahan o bakasyunan
who-employer = Amo
who-bank = Bangko
who-transport = Transportasyon at taksi
who-health = Manggagawa sa kalusugan
who-school = Paaralan
who-public = Serbisyong publiko o munisipyo
who-association = Samahan
who-client = Kliyente

campaign-over-heading = Tapos na ang pahinang ito
campaign-over = Tapos na ang nakapaskil dito, o iba ang numero. Maaari ka pa ring sumulat sa amin, tumawag sa iba o magbasa pa.
campaign-days = Mula { $from } hanggang { $to }.
campaign-by = Mula sa { $name }.
campaign-picture = Larawan: { $owner }, { $licence }.
campaign-counted = Binibilang lang namin kung ilang beses binuksan ang pahinang ito sa isang linggo, lahat-lahat. Walang nakakaalam kung sino ka.
paper-scan = I-scan o i-type:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Pakinggan
hear-lead = Mga taong nagsasalita ng wikang ito ang nagsabi nito. Sa ilalim ng bawat isa ay pareho ring sinabi sa wika ng pahinang ito.
