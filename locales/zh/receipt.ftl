# The code that is shown once.
receipt-title = 第4步
receipt-heading = 已经发送
receipt-lead = 已经上锁。钥匙在：{ $names }。
receipt-code-heading = 您的查询码
receipt-code-caption = 您的查询码，六组，每组四个数字
receipt-code-lead = 请写下这些数字。只有现在能看到。用这些数字，您可以看答复、补充内容，或者让机构停止。
receipt-code-hide = 您可以把它们写得像电话号码一样。这些数字看不出和这个页面有关。
receipt-lost = 如果您丢了查询码，没有人能再给您。您发送的内容仍然留在能看的机构那里。
receipt-retype = 请输入最后四个数字，这样我们知道查询码是对的
receipt-retype-button = 我已经写下来了
receipt-cannot = 我现在不能写下来
receipt-cannot-text = 那么您以后不能再看到这段文字。您随时可以写新的。
receipt-error-group = 这不是最后四个数字。请看查询码，再试一次。
receipt-kept-heading = 在这里保存多久
receipt-kept = 您发送的内容会上锁，在这里保存{ $envelope-days ->
   *[other] { $envelope-days }天
}，然后在这里删除。如果您{ $mailbox-days ->
   *[other] { $mailbox-days }天
}不使用查询码，存放答复的地方就会删除。
receipt-unknown = 您的消息已经收到。查询码是您的手机生成的，只在您的屏幕上显示过。我们不知道查询码，也不能再显示。
receipt-unknown-then = 您写下来了吗？那么请过几天用它再来。如果没有，您可以写一段新的文字，并记下新的查询码。
receipt-ended-title = 完成
receipt-ended-heading = 谢谢您说出来
receipt-ended-noted = 请过几天用您的查询码再来。可能会有答复。
receipt-ended-lost = 已经发送。没有查询码，您不能再看到它。如果您希望别人能联系到您，请写一段新的文字，并记下查询码。
receipt-ended-leave = 您现在可以离开这个页面。
