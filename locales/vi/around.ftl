# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = Đây có phải hoàn cảnh của tôi không?
rights-link = Quý vị có quyền gì
doing-link = Tôi thấy điều gì đó. Tôi có thể làm gì?
contacts-link = Gọi cho ai
access-link = Dễ tiếp cận

# Their titles say nothing of what they are about.
check-title = Câu hỏi
rights-title = Thông tin
doing-title = Lời khuyên
contacts-title = Số điện thoại
access-title = Dễ tiếp cận
choices-title = Lựa chọn

# Where a text of law or advice is not there in the reader’s language.
text-in = Bài này ở đây chỉ có một số ngôn ngữ. Hãy chọn một:
core-heading = Quý vị có thể làm gì bây giờ

# Whom to call, by what one needs.
need-danger = Nếu đang có nguy hiểm
need-help = Nếu ai đó ép buộc hoặc bóc lột quý vị
need-child = Cho trẻ em và người trẻ
need-report = Để báo điều quý vị đã thấy
contact-always = Ngày và đêm
contact-centre = Trung tâm được công nhận cho nạn nhân mua bán người
contact-young = Trung tâm cho người trẻ bị bóc lột
contact-guardian = Dịch vụ Giám hộ: người giám hộ cho trẻ em ở đây không có cha mẹ
contact-stale = Kiểm tra lần cuối ngày { $date }. Đã lâu rồi: số có thể đã đổi.
contacts-write = Quý vị cũng có thể viết ở đây. Quý vị chọn ai đọc.

# Ten questions. They end in choices, never in a verdict.
check-lead = Mười câu hỏi, chỉ cho quý vị. Hãy đánh dấu điều đúng với quý vị. Có thể bỏ qua tất cả.
check-kept = Chúng tôi không giữ lại gì. Trang này không phán xét. Nó chỉ đưa lên trước điều có thể giúp quý vị.
check-1 = Quý vị có đang gặp nguy hiểm, bị thương hoặc bị bệnh không?
check-2 = Quý vị chưa đủ 18 tuổi phải không?
check-3 = Có ai giữ giấy tờ, điện thoại hoặc thẻ ngân hàng của quý vị không?
check-4 = Quý vị không được ra ngoài khi muốn, hoặc không được đi một mình?
check-5 = Công việc có khác với lời hứa không?
check-6 = Quý vị nhận ít tiền, không có tiền, hoặc phải đưa tiền cho người khác?
check-7 = Quý vị có phải làm việc để trả nợ không?
check-8 = Quý vị không thể từ chối một việc, một khách hoặc một ngày làm?
check-9 = Có ai đe dọa quý vị hoặc gia đình, hoặc bắt quý vị thề không?
check-10 = Quý vị có sợ xin giúp đỡ vì giấy tờ không?
check-go = Cho xem tôi có thể làm gì

# What whoever answered can choose.
choices-heading = Quý vị quyết định
choices-lead = Hỏi như vậy không có gì sai. Bây giờ quý vị không phải làm gì cả. Hãy chọn điều quý vị muốn, hoặc đóng trang này.
choices-read = Hãy đọc trước
choices-more = Đọc thêm
choices-close = Đóng trang này

# The names of the texts on rights.
right-help = Được giúp mà không cần tố cáo
right-time = Thời gian suy nghĩ
right-health = Bác sĩ và sức khỏe
right-pay = Tiền công của quý vị
right-child = Nếu quý vị chưa đủ 18 tuổi
right-eu = Cả công dân EU và người Bỉ
right-work = Công việc tình dục không phải là vấn đề
right-crime = Bị trộm, bị đánh hoặc quấy rối khi làm việc
right-told = Họ phải làm gì với lời quý vị kể
right-safe = Họ viết cho quý vị an toàn thế nào

# Whom the advice is for.
who-citizen = Hàng xóm hoặc người qua đường
who-hotel = Khách sạn
who-landlord = Chủ nhà hoặc nhà nghỉ cho thuê
who-employer = Người sử dụng lao động
who-bank = Ngân hàng
who-transport = Vận chuyển và taxi
who-health = Nhân viên y tế
who-school = Trường học
who-public = Cơ quan công hoặc xã phường
who-association = Hiệp hội
who-client = Khách hàng

campaign-over-heading = Trang này đã kết thúc
campaign-over = Nội dung treo ở đây đã kết thúc, hoặc số khác. Bạn vẫn có thể viết cho chúng tôi, gọi cho ai đó hoặc đọc tiếp.
campaign-days = Từ { $from } đến { $to }.
campaign-by = Từ { $name }.
campaign-picture = Hình ảnh: { $owner }, { $licence }.
campaign-counted = Chúng tôi chỉ đếm trang này được mở tổng cộng bao nhiêu lần trong một tuần. Không ai biết bạn là ai.
paper-scan = Quét hoặc gõ:
# Questions as people read them aloud, and languages that are only spoken here.
hear = Nghe
hear-lead = Những người nói ngôn ngữ này nói điều này. Dưới mỗi bản ghi là cùng nội dung bằng ngôn ngữ của trang này.
