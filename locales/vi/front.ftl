# The first page.
front-title = Xin chào
front-heading = Quý vị có thể nói ra ở đây
front-lead = Quý vị thấy điều gì đáng lo? Có ai ép buộc quý vị không? Có ai giữ tiền hay giấy tờ của quý vị không? Quý vị muốn nói với ai đó? Quý vị nói được mà không cần cho biết tên.
front-choose = Quý vị chọn ai được đọc: một hiệp hội, một trung tâm tiếp nhận hay cảnh sát. Không tổ chức nào khác nhận được.
front-not-police = Cảnh sát chỉ đọc nếu quý vị chọn cảnh sát.
front-time = Việc này mất khoảng hai phút. Quý vị sẽ nhận một mã. Với mã này, quý vị có thể quay lại đọc thư trả lời.
front-start = Bắt đầu viết
front-return = Tôi có mã
front-operator-heading = Ai điều hành trang này
front-operator = { $operator } điều hành trang này. Những gì quý vị viết được khóa lại. Bên điều hành không có chìa khóa để mở.
front-operator-police = { $operator } là một cơ quan cảnh sát.
front-operator-not-police = { $operator } không phải là cơ quan cảnh sát.
front-legal-limit = Không tổ chức nào khác đọc được. Nhưng thẩm phán có thể ra lệnh cho một tổ chức mở những gì họ đã nhận.
front-no-trace = Chúng tôi không lưu địa chỉ mạng của máy quý vị. Chúng tôi không dùng công cụ theo dõi.
front-device = Danh sách các trang đã xem vẫn còn trong trình duyệt. Nếu có người kiểm tra điện thoại này, hãy dùng máy khác.
front-national = Quý vị chỉ muốn báo điều mình đã thấy? Cũng có trang web quốc gia, bằng nhiều ngôn ngữ:

# What this server holds of the messages: a page of the demonstration.
held-title = Lưu trữ
held-heading = Những gì được lưu ở đây
held-lead = Đây là tất cả những gì máy chủ này lưu từ các tin nhắn: dữ liệu đã khóa. Máy chủ không có chìa khóa để mở.
held-none = Lúc này không có gì được lưu ở đây.
held-col-what = Những gì được lưu, để nguyên như vậy
held-col-size = Độ lớn (byte)
held-col-day = Ngày đến
held-caption = Bằng con số
held-envelopes = Tin nhắn đã khóa gửi các tổ chức
held-mailboxes = Chỗ để thư trả lời
held-answers = Thư trả lời đã khóa
held-drafts = Lượt truy cập đang diễn ra

# Who answers for what is kept here.
responsible-title = Ai chịu trách nhiệm
responsible-link = Ai chịu trách nhiệm, và quyền của quý vị
responsible-heading = Ai chịu trách nhiệm về trang này
responsible-nobody = Chưa có ai chịu trách nhiệm: đây là bản trình diễn.
responsible-controller = Ai quyết định về dữ liệu
responsible-contact = Liên lạc với họ ở đâu
responsible-officer = Ai giám sát việc này cho họ (nhân viên bảo vệ dữ liệu)
responsible-supervisor = Quý vị có thể khiếu nại ở đâu
responsible-rights-heading = Quyền của quý vị
responsible-rights = Với mã, quý vị có thể viết thêm, đổi người đọc, dừng lại hoặc xóa. Không ai hỏi quý vị là ai.
responsible-code = Chúng tôi không biết quý vị là ai. Chỉ có mã cho thấy một tin nhắn là của quý vị. Không có mã, chúng tôi không thể tìm hay xóa giúp quý vị.
responsible-readers = Các tổ chức quý vị chọn chịu trách nhiệm về những gì họ nhận. Với mã, quý vị có thể hỏi họ giữ những gì. Quý vị cũng có thể hỏi ai đã xem.
responsible-assessment = Các rủi ro của trang này cho con người đã được xem xét. Việc đó được ký ngày { $date } ({ $reference }).

orgkeys-title = Khóa
orgkeys-link = Kiểm tra khóa
orgkeys-heading = Khóa của các tổ chức
orgkeys-lead = Điều quý vị viết được khóa bằng khóa của từng tổ chức mà quý vị chọn. Đó có thật là khóa của họ không? Hãy so những từ hoặc con số này với áp phích của họ, hoặc gọi điện hỏi họ.
orgkeys-trust = Hãy so với thứ không đến từ trang này. Ai chiếm được một trang web thì có thể cho hiện bất cứ điều gì trên đó.
orgkeys-words = Bằng từ
orgkeys-digits = Bằng số
orgkeys-until = Các khóa này có giá trị đến { $date }.
orgkeys-log-heading = Danh sách khóa
orgkeys-log = Mỗi khóa hiện ở đây được ghi vào một danh sách không bao giờ bị xóa gì. Số dòng: { $size }.
orgkeys-seen = { $organisation } đã xác nhận danh sách này ngày { $date }.
orgkeys-seen-earlier = { $organisation } đã xác nhận danh sách khi còn ngắn hơn, ngày { $date }.
orgkeys-nobody = Chưa có tổ chức nào xác nhận danh sách này.
