# Words every public page shares.
# B1 or simpler. Short sentences. Formal second person in languages that have one (u, vous, أنتِ/أنتم → polite neutral).

lang-choose = 语言
skip-to-text = 跳到正文
exit = 立即离开
back = 返回
next = 继续
help-now = 现在有危险？请打{ $number }
help-more = 电话求助
help-112 = 救护车、火警、生命危险
help-101 = 警察，紧急情况
help-victims = 人口贩运受害者求助热线，日夜开通
help-child = 儿童失踪或受到剥削
help-site = 任何人都可以举报的全国网站
help-checked = 核对日期：{ $date }
help-outside = 这些号码和这个网站不是我们的。

error-title-prefix = 请检查
error-summary = 有内容缺少或不正确
error-kept = 您写的内容还在这里。
error-busy = 现在写的人很多。您写的内容还在这里。请在{ $seconds ->
   *[other] { $seconds }秒
}后再按一次按钮。
error-budget = 这个网络连接试的次数太多。您写的内容还在这里。请在{ $minutes ->
   *[other] { $minutes }分钟
}后再试。
error-later-title = 现在不行
error-later = 我们现在不能保存任何内容。已经有查询码的内容没有丢失。请过几分钟再试。
error-not-found-title = 这里没有
error-not-found = 这个网址没有内容。
error-too-big-title = 太长
error-too-big = 您发送的内容太大，我们收不了。一段文字最多15000个字。请返回：您的文字还在浏览器里。
error-unreadable-title = 无法读取
error-unreadable = 我们收到的内容已损坏。请返回，再按一次按钮。
error-method = 这个页面不能这样使用。
error-home = 回到首页

draft-notice = 这些文字还没有请母语是中文的人检查过。
demo-notice = 这是演示。里面的人都是虚构的。没有人会处理您在这里写的内容。
