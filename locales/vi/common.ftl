# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = Ngôn ngữ
skip-to-text = Đến phần chữ
exit = Thoát ngay
back = Quay lại
next = Tiếp tục
help-now = Đang gặp nguy hiểm? Hãy gọi { $number }
help-more = Giúp đỡ qua điện thoại
help-112 = Xe cứu thương, cứu hỏa, nguy hiểm tính mạng
help-101 = Cảnh sát, khẩn cấp
help-victims = Đường dây giúp nạn nhân mua bán người, ngày và đêm
help-child = Trẻ em mất tích hoặc bị bóc lột
help-site = Trang web quốc gia, ai cũng có thể báo tin
help-checked = Ngày kiểm tra: { $date }
help-outside = Các số này và trang web này không phải của chúng tôi.

error-title-prefix = Xin kiểm tra lại
error-summary = Có chỗ còn thiếu hoặc chưa đúng
error-kept = Những gì quý vị viết vẫn còn đây.
error-busy = Lúc này có nhiều người đang viết. Nội dung của quý vị vẫn còn đây. Xin bấm lại nút sau { $seconds ->
   *[other] { $seconds } giây
}.
error-budget = Kết nối này đã thử quá nhiều lần. Nội dung của quý vị vẫn còn đây. Xin thử lại sau { $minutes ->
   *[other] { $minutes } phút
}.
error-later-title = Bây giờ chưa được
error-later = Lúc này chúng tôi không lưu được gì. Những gì đã có mã thì không bị mất. Xin thử lại sau vài phút.
error-not-found-title = Không có ở đây
error-not-found = Không có gì ở địa chỉ này.
error-too-big-title = Quá dài
error-too-big = Nội dung gửi đến quá lớn, chúng tôi không nhận được. Chỉ được viết tối đa 15.000 ký tự. Xin quay lại: nội dung vẫn còn trong trình duyệt của quý vị.
error-unreadable-title = Không đọc được
error-unreadable = Nội dung gửi đến đã bị hỏng. Xin quay lại và bấm nút lần nữa.
error-method = Không thể dùng trang này theo cách đó.
error-home = Về trang đầu

draft-notice = Chưa có người bản ngữ nào kiểm tra lời văn này.
demo-notice = Đây là bản trình diễn. Mọi người trong này đều không có thật. Sẽ không ai xử lý những gì quý vị viết ở đây.
