# Coming back with the code.
return-title = Mã
return-heading = Quay lại với mã của quý vị
return-server-reads = Ở trang này, máy chủ dùng mã của quý vị trong chốc lát để mở thư trả lời. Sau đó nó quên mã. Máy chủ kiểm tra thư trả lời có thật không. Điện thoại của quý vị không làm việc đó.
return-browser-opens = Điện thoại của quý vị mở thư trả lời và kiểm tra thư có thật không. Mã không rời khỏi điện thoại.
return-label = Mã của quý vị: 24 chữ số
return-hint = Dấu cách và dấu gạch không quan trọng. Chữ số theo chữ viết riêng của quý vị cũng được.
return-open = Mở
return-error-digits = Chỉ dùng chữ số.
return-error-length = Một mã có 24 chữ số. { $count ->
    [0] Quý vị chưa gõ số nào.
   *[other] Quý vị đã gõ { $count } số.
}
return-error-check = Có một số không đúng. Hãy xem lại mã.
return-error-unknown = Không có gì để hiện với mã này. Có thể mã chưa từng được dùng, đã bị xóa, hoặc đã hết hạn.
return-error-cut = Kết nối bị ngắt. Xin bấm lại nút. Không có gì bị làm hai lần.

thread-title = Tin nhắn
thread-heading = Tin nhắn của quý vị
thread-none-plain = Chưa có thư trả lời. Xin quay lại sau.
thread-from = Từ { $name }
thread-yours = Những gì quý vị đã viết
thread-yours-hidden = Những gì quý vị đã viết không hiện ở đây. Như vậy người khác không đọc được bằng mã của quý vị.
thread-gap = Ở đây thiếu một tin nhắn. Có thể tin đã bị xóa vì cũ. Hoặc có người đã lấy đi.
thread-forged = Có một tin nhắn ở đây không kiểm tra được. Tin đó không được hiện.
thread-newest-unknown = Nếu tự mình không lưu gì, quý vị không biết được tin mới nhất có bị giấu đi hay không.
thread-readers = Những bên được đọc điều quý vị viết: { $names }
thread-readers-none = Không còn ai đọc những gì quý vị viết.
thread-write = Viết thêm
thread-change = Đổi ai được đọc
thread-stop = Dừng
thread-delete = Xóa tất cả
thread-close = Đóng
thread-deletion-due = Tất cả sẽ bị xóa ngày { $date }. Trước lúc đó, quý vị vẫn dừng được việc xóa.
thread-deletion-undo = Không xóa
thread-deletion-undone = Sẽ không bị xóa.
thread-closed-elsewhere = Quý vị đã đóng trang này, hoặc trang đã mở quá lâu. Xin gõ lại mã.

more-heading = Viết thêm
more-label = Tin nhắn của quý vị
more-readers = Tin này gửi đến: { $names }
more-send = Khóa và gửi
more-sent = Tin nhắn của quý vị đã được gửi.
more-nobody = Quý vị đã dừng tất cả. Trước hết hãy chọn ai được đọc.

change-heading = Từ nay ai được đọc?
change-lead = Bên mới thêm chỉ đọc những gì quý vị viết từ nay.
change-lead-copy = Quý vị đã giữ một bản sao nội dung đầu tiên. Quý vị có thể đưa nó cho bên mới.
change-give-copy = Đưa cả nội dung đầu tiên của tôi cho bên tôi thêm
change-save = Lưu
change-saved = Đã lưu.
change-none = Nếu không chọn ai, quý vị dừng tất cả.

stop-heading = Dừng
stop-lead = Những bên đọc nội dung của quý vị được báo là phải dừng. Hiệp hội hoặc trung tâm sẽ đóng quyền đọc. Họ xóa những gì luật cho phép. Việc này xảy ra trong vòng một phút sau lần tới họ lấy tin nhắn.
stop-police = Nếu quý vị đã kể với cảnh sát về một tội, quý vị không rút lại được. Quý vị có thể thôi nói chuyện với họ.
stop-which = Ai phải dừng?
stop-button = Dừng ngay
stop-done = Yêu cầu dừng của quý vị đã được gửi.
stop-error-none = Hãy chọn ai phải dừng.

delete-heading = Xóa tất cả
delete-lead = Tin nhắn của quý vị và chỗ để thư trả lời này sẽ bị xóa sau 72 giờ. Tất cả những bên đọc cũng được báo là phải xóa. Trước lúc đó, quý vị có thể dùng mã để dừng việc xóa.
delete-why = Có ba ngày này vì có thể người khác đang có mã của quý vị.
delete-police = Cảnh sát giữ những gì luật bắt họ giữ.
delete-button = Xóa sau 72 giờ

# What an organisation asks somebody to agree to.
ask-question = { $who } có được biết điều này về bạn không: { $parts }? Để làm gì: { $why }. Đến hết ngày: { $date }.
ask-part-presence = rằng có một người có thể cần giúp đỡ
ask-part-age = bạn đã đủ 18 tuổi hay chưa
ask-part-languages = các ngôn ngữ của bạn
ask-part-needs = bạn cần gì
ask-part-facts = chuyện đã xảy ra, không nói bạn là ai
ask-part-name = tên của bạn
ask-part-contact = cách liên lạc an toàn với bạn
ask-part-wants = bạn muốn gì
ask-part-children = con của bạn và ai đang ở cùng bạn
ask-part-documents = giấy tờ của bạn
ask-for-call = để gọi điện cho bạn
ask-for-place = để tìm chỗ ở cho bạn
ask-for-support = để hỗ trợ bạn
ask-for-legal = để giúp bạn có luật sư
ask-for-medical = để chăm sóc y tế
ask-for-statement = để khai báo với cảnh sát
ask-for-wages = để đòi tiền lương bạn chưa được trả
ask-free = Bạn quyết định. Nếu bạn nói không, không có gì thay đổi: bạn vẫn có thể được giúp đỡ.
ask-back-told = Bạn có thể rút lại lời đồng ý bất cứ lúc nào, tại đây bằng mã của bạn.
ask-which = Chỉ một phần? Hãy chọn điều họ được biết.
ask-yes = Có
ask-part = Chỉ những gì tôi chọn
ask-no = Không
ask-later = Hỏi lại tôi sau một tuần
ask-error-part = Hãy chọn điều họ được biết: ít nhất một điều, và không phải tất cả.
ask-error-closed = Không thể trả lời hay rút lại điều này nữa. Hãy xem bây giờ viết gì.
ask-answer = Trả lời
ask-said-yes = Bạn đã nói có.
ask-said-part = Bạn đã nói: chỉ { $parts }.
ask-said-no = Bạn đã nói không.
ask-said-later = Bạn đã nói: hỏi lại tôi vào ngày { $date }.
ask-said-back = Bạn đã rút lại điều này.
ask-over = Câu hỏi này đã kết thúc. Ở đây nó không còn hiệu lực.
ask-back = Rút lại điều này
ask-back-lead = Họ không được dùng nữa. Quyền truy cập đóng trong vòng một phút sau khi họ nhận tin nhắn lần tới. Điều ai đó đã đọc thì không thể xóa khỏi trí nhớ.
ask-back-done = Bạn đã rút lại. Tin nhắn đang được gửi đến họ.
