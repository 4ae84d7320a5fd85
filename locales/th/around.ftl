# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = นี่คือสถานการณ์ของฉันไหม
rights-link = คุณมีสิทธิอะไรบ้าง
doing-link = ฉันเห็นบางอย่าง ฉันทำอะไรได้บ้าง
contacts-link = โทรหาใครได้บ้าง
access-link = การเข้าถึง

# Their titles say nothing of what they are about.
check-title = คำถาม
rights-title = ข้อมูล
doing-title = คำแนะนำ
contacts-title = หมายเลขโทรศัพท์
access-title = การเข้าถึง
choices-title = ทางเลือก

# Where a text of law or advice is not there in the reader’s language.
text-in = ข้อความนี้มีเพียงบางภาษา เลือกหนึ่งภาษา:
core-heading = ตอนนี้คุณทำอะไรได้บ้าง

# Whom to call, by what one needs.
need-danger = ถ้ามีอันตรายตอนนี้
need-help = ถ้ามีคนบังคับหรือเอาเปรียบคุณ
need-child = สำหรับเด็กและเยาวชน
need-report = เพื่อแจ้งสิ่งที่คุณเห็น
contact-always = ทั้งกลางวันและกลางคืน
contact-centre = ศูนย์ที่ได้รับการรับรองสำหรับผู้เสียหายจากการค้ามนุษย์
contact-young = ศูนย์สำหรับเยาวชนที่ถูกแสวงหาประโยชน์
contact-guardian = บริการผู้ปกครอง: ผู้ปกครองสำหรับเด็กที่อยู่ที่นี่โดยไม่มีพ่อแม่
contact-stale = ตรวจสอบครั้งสุดท้ายเมื่อ { $date } นานแล้ว หมายเลขอาจเปลี่ยนไป
contacts-write = คุณเขียนที่นี่ได้ด้วย คุณเลือกว่าใครจะอ่าน

# Ten questions. They end in choices, never in a verdict.
check-lead = สิบคำถาม สำหรับคุณเท่านั้น ทำเครื่องหมายข้อที่ตรงกับคุณ ข้ามทั้งหมดก็ได้
check-kept = เราไม่เก็บอะไรไว้ หน้านี้ไม่ตัดสิน เพียงแสดงสิ่งที่อาจช่วยคุณได้ไว้ก่อน
check-1 = คุณอยู่ในอันตราย บาดเจ็บ หรือป่วยไหม
check-2 = คุณอายุต่ำกว่า 18 ปีไหม
check-3 = มีคนเก็บเอกสาร โทรศัพท์ หรือบัตรธนาคารของคุณไว้ไหม
check-4 = คุณออกไปข้างนอกเมื่อต้องการหรือคนเดียวไม่ได้ใช่ไหม
check-5 = งานต่างจากที่สัญญาไว้ไหม
check-6 = คุณได้เงินน้อย ไม่ได้เลย หรือต้องส่งเงินให้คนอื่นไหม
check-7 = คุณต้องทำงานใช้หนี้ไหม
check-8 = คุณปฏิเสธงาน ลูกค้า หรือวันทำงานไม่ได้ใช่ไหม
check-9 = มีคนขู่คุณหรือครอบครัว หรือบังคับให้คุณสาบานไหม
check-10 = คุณกลัวที่จะขอความช่วยเหลือเพราะเรื่องเอกสารไหม
check-go = แสดงสิ่งที่ฉันทำได้

# What whoever answered can choose.
choices-heading = คุณเป็นคนตัดสินใจ
choices-lead = การถามไม่ใช่เรื่องผิด ตอนนี้คุณไม่ต้องทำอะไร เลือกสิ่งที่คุณต้องการ หรือปิดหน้านี้
choices-read = อ่านเรื่องนี้ก่อน
choices-more = อ่านเพิ่มเติม
choices-close = ปิดหน้านี้

# The names of the texts on rights.
right-help = ความช่วยเหลือโดยไม่ต้องแจ้งความ
right-time = เวลาสำหรับคิด
right-health = หมอและสุขภาพ
right-pay = ค่าจ้างของคุณ
right-child = ถ้าคุณอายุต่ำกว่า 18 ปี
right-eu = พลเมืองสหภาพยุโรปและชาวเบลเยียมด้วย
right-work = งานบริการทางเพศไม่ใช่ปัญหา
right-crime = ถูกขโมย ถูกตี หรือถูกรังควานในที่ทำงาน
right-told = พวกเขาต้องทำอะไรกับสิ่งที่คุณเล่า
right-safe = พวกเขาเขียนถึงคุณอย่างปลอดภัยอย่างไร

# Whom the advice is for.
who-citizen = เพื่อนบ้านหรือคนผ่านทาง
who-hotel = โรงแรม
who-landlord = เจ้าของบ้านเช่าหรือที่พักวันหยุด
who-employer = นายจ้าง
who-bank = ธนาคาร
who-transport = การขนส่งและแท็กซี่
who-health = บุคลากรสุขภาพ
who-school = โรงเรียน
who-public = หน่วยงานรัฐหรือเทศบาล
who-association = สมาคม
who-client = ลูกค้า

campaign-over-heading = หน้านี้สิ้นสุดแล้ว
campaign-over = สิ่งที่ติดไว้ที่นี่สิ้นสุดแล้ว หรือหมายเลขไม่ตรง คุณยังเขียนถึงเรา โทรหาใครสักคน หรืออ่านต่อได้
campaign-days = ตั้งแต่ { $from } ถึง { $to }
campaign-by = จาก { $name }
campaign-picture = ภาพ: { $owner }, { $licence }
campaign-counted = เรานับเพียงว่าหน้านี้ถูกเปิดรวมกันกี่ครั้งในหนึ่งสัปดาห์ ไม่มีใครรู้ว่าคุณเป็นใคร
paper-scan = สแกนหรือพิมพ์:
# Questions as people read them aloud, and languages that are only spoken here.
hear = ฟัง
hear-lead = ผู้ที่พูดภาษานี้เป็นคนพูด ใต้แต่ละเสียงมีข้อความเดียวกันในภาษาของหน้านี้
