# The code that is shown once.
receipt-title = Bước 4
receipt-heading = Đã gửi
receipt-lead = Nội dung đã được khóa. Bên giữ chìa khóa: { $names }.
receipt-code-heading = Mã của quý vị
receipt-code-caption = Mã của quý vị, sáu nhóm, mỗi nhóm bốn chữ số
receipt-code-lead = Hãy ghi lại các số này. Quý vị chỉ thấy chúng lúc này. Với chúng, quý vị có thể đọc trả lời, viết thêm hoặc dừng lại.
receipt-code-hide = Quý vị có thể ghi như số điện thoại. Các số này không cho thấy gì về trang này.
receipt-lost = Nếu quý vị làm mất mã, không ai cấp lại được. Những gì đã gửi vẫn ở chỗ những bên đọc nó.
receipt-retype = Hãy gõ bốn số cuối để chúng tôi biết mã đúng
receipt-retype-button = Tôi đã ghi lại
receipt-cannot = Tôi không ghi được bây giờ
receipt-cannot-text = Vậy quý vị không quay lại nội dung này được. Quý vị luôn có thể viết nội dung mới.
receipt-error-group = Đây không phải bốn số cuối. Hãy xem mã và thử lại.
receipt-kept-heading = Được lưu ở đây bao lâu
receipt-kept = Những gì quý vị gửi được khóa và lưu ở đây { $envelope-days ->
   *[other] { $envelope-days } ngày
}, rồi bị xóa khỏi đây. Nếu quý vị không dùng mã trong { $mailbox-days ->
   *[other] { $mailbox-days } ngày
}, chỗ để thư trả lời sẽ bị xóa.
receipt-unknown = Tin nhắn của quý vị đã đến. Điện thoại của quý vị tạo ra mã. Mã chỉ hiện trên màn hình của quý vị. Chúng tôi không biết mã và không thể cho xem lại.
receipt-unknown-then = Quý vị đã ghi lại chưa? Nếu rồi, hãy quay lại với mã sau vài ngày. Nếu chưa, quý vị có thể viết nội dung mới và ghi lại mã mới.
receipt-ended-title = Xong
receipt-ended-heading = Cảm ơn quý vị đã nói ra
receipt-ended-noted = Hãy quay lại với mã sau vài ngày. Có thể sẽ có thư trả lời.
receipt-ended-lost = Nội dung đã được gửi. Không có mã, quý vị không quay lại được. Quý vị muốn họ liên lạc được với mình? Hãy viết nội dung mới và ghi lại mã.
receipt-ended-leave = Bây giờ quý vị có thể rời trang này.
