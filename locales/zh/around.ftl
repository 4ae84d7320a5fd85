# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = 这是我的情况吗？
rights-link = 您有什么权利
doing-link = 我看到了一些事，我能做什么？
contacts-link = 可以给谁打电话
access-link = 无障碍

# Their titles say nothing of what they are about.
check-title = 问题
rights-title = 信息
doing-title = 建议
contacts-title = 电话号码
access-title = 无障碍
choices-title = 选择

# Where a text of law or advice is not there in the reader’s language.
text-in = 这段文字在这里只有几种语言。请选择一种：
core-heading = 您现在可以做什么

# Whom to call, by what one needs.
need-danger = 如果现在有危险
need-help = 如果有人强迫或剥削您
need-child = 给儿童和年轻人
need-report = 报告您看到的事
contact-always = 日夜开通
contact-centre = 为人口贩运受害者设立的认可中心
contact-young = 帮助受剥削年轻人的中心
contact-guardian = 监护服务处：为没有父母在身边的儿童找监护人
contact-stale = 上次核对日期：{ $date }。已经很久了，号码可能变了。
contacts-write = 您也可以在这里写。由您选择谁能看。

# Ten questions. They end in choices, never in a verdict.
check-lead = 十个问题，只给您自己看。符合的请打勾。可以全部跳过。
check-kept = 我们什么都不保留。这个页面不作判断，只把可能对您有帮助的放在前面。
check-1 = 您有危险、受伤或生病吗？
check-2 = 您不满18岁吗？
check-3 = 有人扣着您的证件、手机或银行卡吗？
check-4 = 您不能随时出门，或不能单独出门吗？
check-5 = 工作和当初说好的不一样吗？
check-6 = 您的钱很少、没有钱，或者必须把钱交出去吗？
check-7 = 您必须工作来还债吗？
check-8 = 您不能拒绝某件事、某个客人或某天的工作吗？
check-9 = 有人威胁您或您的家人，或逼您发过誓吗？
check-10 = 您因为证件问题不敢求助吗？
check-go = 看看我能做什么

# What whoever answered can choose.
choices-heading = 由您决定
choices-lead = 您来问并没有做错什么。您现在什么都不必做。请选择您想要的，或关闭这个页面。
choices-read = 请先读这个
choices-more = 还可以读
choices-close = 关闭这个页面

# The names of the texts on rights.
right-help = 不报案也能得到帮助
right-time = 考虑的时间
right-health = 看病和健康
right-pay = 您的工资
right-child = 如果您不满18岁
right-eu = 欧盟公民和比利时人也一样
right-work = 性工作不是问题
right-crime = 工作时被偷、被打或被骚扰
right-told = 他们听到后必须做什么
right-safe = 他们怎样安全地给您写信

# Whom the advice is for.
who-citizen = 邻居或路人
who-hotel = 酒店
who-landlord = 房东或度假出租
who-employer = 雇主
who-bank = 银行
who-transport = 交通和出租车
who-health = 医护人员
who-school = 学校
who-public = 公共服务或市政府
who-association = 协会
who-client = 顾客

campaign-over-heading = 此页面已结束
campaign-over = 这里张贴的内容已结束，或者号码不对。您仍然可以写信给我们、打电话给别人或继续阅读。
campaign-days = { $from } 至 { $to }。
campaign-by = 来自 { $name }。
campaign-picture = 图片：{ $owner }，{ $licence }。
campaign-counted = 我们只统计此页面一周内总共被打开多少次。没有人知道您是谁。
paper-scan = 扫码或输入：
# Questions as people read them aloud, and languages that are only spoken here.
hear = 收听
hear-lead = 说这种语言的人讲了这些话。每段录音下面是同样的内容，用本页的语言写成。
