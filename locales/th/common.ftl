# Words every public page shares.
# B1 or simpler. Short sentences. Polite second person (คุณ), without the polite endings that show whether a woman or a man speaks. Latin digits.

lang-choose = ภาษา
skip-to-text = ไปที่เนื้อหา
exit = ออกทันที
back = ย้อนกลับ
next = ต่อไป
help-now = ตอนนี้มีอันตรายไหม? โทร { $number }
help-more = ขอความช่วยเหลือทางโทรศัพท์
help-112 = รถพยาบาล ไฟไหม้ อันตรายถึงชีวิต
help-101 = ตำรวจ เรื่องด่วน
help-victims = สายด่วนช่วยเหลือผู้เสียหายจากการค้ามนุษย์ ทั้งกลางวันและกลางคืน
help-child = เด็กหาย หรือเด็กที่ถูกแสวงหาประโยชน์
help-site = เว็บไซต์ของประเทศ ที่ใครก็แจ้งเรื่องได้
help-checked = ตรวจสอบเมื่อ { $date }
help-outside = หมายเลขและเว็บไซต์เหล่านี้ไม่ใช่ของเรา

error-title-prefix = โปรดตรวจดู
error-summary = มีบางอย่างขาดไปหรือไม่ถูกต้อง
error-kept = สิ่งที่คุณเขียนยังอยู่ที่นี่
error-busy = ตอนนี้มีคนจำนวนมากกำลังเขียน ข้อความของคุณยังอยู่ที่นี่ โปรดกดปุ่มอีกครั้งในอีก { $seconds ->
   *[other] { $seconds } วินาที
}
error-budget = มีการลองจากการเชื่อมต่อนี้มากเกินไป ข้อความของคุณยังอยู่ที่นี่ โปรดลองใหม่ในอีก { $minutes ->
   *[other] { $minutes } นาที
}
error-later-title = ตอนนี้ยังไม่ได้
error-later = ตอนนี้เราบันทึกอะไรไม่ได้ สิ่งที่มีรหัสแล้วไม่หายไป โปรดลองใหม่ในอีกไม่กี่นาที
error-not-found-title = ไม่มีที่นี่
error-not-found = ที่อยู่เว็บนี้ไม่มีอะไร
error-too-big-title = ยาวเกินไป
error-too-big = สิ่งที่ส่งมาใหญ่เกินกว่าที่เรารับได้ ข้อความยาวได้ไม่เกิน 15,000 ตัวอักษร โปรดย้อนกลับ ข้อความของคุณยังอยู่ในเบราว์เซอร์
error-unreadable-title = อ่านไม่ได้
error-unreadable = สิ่งที่ส่งมาเสียหาย โปรดย้อนกลับแล้วกดปุ่มอีกครั้ง
error-method = ใช้หน้านี้แบบนั้นไม่ได้
error-home = ไปหน้าแรก

draft-notice = ข้อความเหล่านี้ยังไม่ได้ตรวจโดยคนที่พูดภาษาไทยเป็นภาษาแม่
demo-notice = นี่เป็นเพียงตัวอย่าง ทุกคนในนี้เป็นคนที่แต่งขึ้น ไม่มีใครทำอะไรกับสิ่งที่คุณเขียนที่นี่
