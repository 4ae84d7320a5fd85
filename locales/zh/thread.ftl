# Coming back with the code.
return-title = 查询码
return-heading = 用您的查询码回来
return-server-reads = 在这个页面，服务器会短暂使用您的查询码打开答复，然后忘掉它。检查答复是不是真的，由服务器来做，不是您的手机。
return-browser-opens = 您的手机打开答复，并检查答复是不是真的。查询码不会离开您的手机。
return-label = 您的查询码：24个数字
return-hint = 有空格和横线也没关系。用您自己文字里的数字也可以。
return-open = 打开
return-error-digits = 请只用数字。
return-error-length = 查询码有24个数字。{ $count ->
    [0] 您没有输入数字。
   *[other] 您输入了{ $count }个。
}
return-error-check = 有一个数字不对。请再看看查询码。
return-error-unknown = 这个查询码没有可以显示的内容。可能从来没有用过，或者已经删除，或者已经过期。
return-error-cut = 网络连接断了。请再按一次按钮。什么都不会重复做。

thread-title = 消息
thread-heading = 您的消息
thread-none-plain = 还没有答复。请以后再来。
thread-from = 来自{ $name }
thread-yours = 您写的内容
thread-yours-hidden = 这里不显示您写的内容，这样别人就不能用您的查询码看到。
thread-gap = 这里少了一条消息。可能因为太旧已经删除，也可能有人把它拿掉了。
thread-forged = 这里有一条消息不能确认真假，所以不显示。
thread-newest-unknown = 如果您自己什么都不保存，您就看不出最新的消息是不是被扣住了。
thread-readers = 可以看您写的内容的是：{ $names }
thread-readers-none = 现在没有人看您写的内容了。
thread-write = 再写一些
thread-change = 更改谁可以看
thread-stop = 停止
thread-delete = 全部删除
thread-close = 关闭
thread-deletion-due = 全部内容将在{ $date }删除。在那以前，您还可以取消。
thread-deletion-undo = 不删除
thread-deletion-undone = 不会删除了。
thread-closed-elsewhere = 您关闭了这个页面，或者页面打开的时间太长。请再输入查询码。

more-heading = 再写一些
more-label = 您的消息
more-readers = 会发给：{ $names }
more-send = 上锁并发送
more-sent = 您的消息已经发送。
more-nobody = 您已经让所有机构停止。请先选择谁可以看。

change-heading = 从现在起谁可以看？
change-lead = 新增加的机构只能看您从现在起写的内容。
change-lead-copy = 您留了一份第一次写的内容。您可以把它给新增加的机构。
change-give-copy = 把我第一次写的内容也给我新增加的机构
change-save = 保存
change-saved = 已保存。
change-none = 如果您一个都不选，就是让所有机构停止。

stop-heading = 停止
stop-lead = 能看您内容的机构会收到通知，要它们停止。协会或中心会关闭查看权限，并删除法律允许删除的内容。它们下一次接收消息后，一分钟之内就会这样做。
stop-police = 如果您告诉了警察有违法的事，就不能收回。您可以不再和警察说话。
stop-which = 让谁停止？
stop-button = 现在停止
stop-done = 您的停止要求已经发送。
stop-error-none = 请选择让谁停止。

delete-heading = 全部删除
delete-lead = 72小时以后，您的消息和这个存放答复的地方会被删除。所有能看的机构也会收到通知，要它们删除。在那以前，您可以用查询码取消。
delete-why = 等三天，是因为您的查询码可能在别人手里。
delete-police = 法律要求警察保留的内容，警察会保留。
delete-button = 72小时后删除

# What an organisation asks somebody to agree to.
ask-question = { $who }可以知道您的这些情况吗：{ $parts }？为了：{ $why }。到这一天为止：{ $date }。
ask-part-presence = 有一个人可能需要帮助
ask-part-age = 您是否年满18岁
ask-part-languages = 您会的语言
ask-part-needs = 您需要什么
ask-part-facts = 发生了什么，不说您是谁
ask-part-name = 您的姓名
ask-part-contact = 怎样安全地联系您
ask-part-wants = 您想要什么
ask-part-children = 您的孩子和与您在一起的人
ask-part-documents = 您的证件
ask-for-call = 给您打电话
ask-for-place = 为您找住处
ask-for-support = 陪伴和支持您
ask-for-legal = 帮您找律师
ask-for-medical = 为您提供医疗
ask-for-statement = 向警察做陈述
ask-for-wages = 追讨没有付给您的工资
ask-free = 由您决定。您说不，什么都不会改变：您仍然可以得到帮助。
ask-back-told = 您可以随时在这里用您的代码收回同意。
ask-which = 只同意一部分？请勾选他们可以知道的。
ask-yes = 同意
ask-part = 只同意我勾选的
ask-no = 不同意
ask-later = 一周后再问我
ask-error-part = 请勾选他们可以知道的：至少一项，但不是全部。
ask-error-closed = 这已经不能再回答或收回。请看现在写的是什么。
ask-answer = 回答
ask-said-yes = 您说了同意。
ask-said-part = 您说了：只同意{ $parts }。
ask-said-no = 您说了不同意。
ask-said-later = 您说了：请在{ $date }再问我。
ask-said-back = 您收回了同意。
ask-over = 这个问题已经结束。在这里不再有效。
ask-back = 收回同意
ask-back-lead = 他们不可以再使用。他们下次收取信息后一分钟内，访问就会关闭。别人已经读过的内容无法抹去。
ask-back-done = 您已收回。信息正在送达他们。
