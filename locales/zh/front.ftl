# The first page.
front-title = 欢迎
front-heading = 您可以在这里说出来
front-lead = 您看到了让您担心的事吗？有人强迫您吗？有人扣住您的钱或证件吗？您想告诉别人吗？可以，不用说出您的名字。
front-choose = 谁可以看，由您选择：协会、接待中心或者警察。其他机构都收不到。
front-not-police = 只有您选择了警察，警察才能看到。
front-time = 大约需要两分钟。您会得到一个查询码。用查询码，您可以再回来看答复。
front-start = 开始写
front-return = 我有查询码
front-operator-heading = 谁管理这个页面
front-operator = { $operator }管理这个页面。您写的内容会上锁保存。管理页面的机构没有钥匙，打不开。
front-operator-police = { $operator }是警察部门。
front-operator-not-police = { $operator }不是警察部门。
front-legal-limit = 其他机构都不能看。但是法官可以命令某个机构打开它收到的内容。
front-no-trace = 我们不保存您设备的网络地址。我们不使用跟踪工具。
front-device = 您看过的网页记录会留在您的浏览器里。如果有人检查这部手机，请用另一部手机。
front-national = 您只想举报您看到的事吗？也可以用全国网站，有多种语言：

# What this server holds of the messages: a page of the demonstration.
held-title = 保存的数据
held-heading = 这里保存了什么
held-lead = 这台服务器保存的消息数据全在这里：都是上了锁的。服务器没有钥匙，打不开。
held-none = 现在这里没有保存任何内容。
held-col-what = 保存的内容，原样显示
held-col-size = 大小（字节）
held-col-day = 收到的日期
held-caption = 数量
held-envelopes = 给机构的上锁消息
held-mailboxes = 存放答复的地方
held-answers = 上锁的答复
held-drafts = 正在进行的访问

# Who answers for what is kept here.
responsible-title = 谁负责
responsible-link = 谁对此负责，您有哪些权利
responsible-heading = 谁对这个页面负责
responsible-nobody = 现在还没有人对此负责：这是演示。
responsible-controller = 谁决定怎样使用数据
responsible-contact = 怎样联系他们
responsible-officer = 谁替他们监督（数据保护官）
responsible-supervisor = 您可以去哪里投诉
responsible-rights-heading = 您的权利
responsible-rights = 用您的查询码，您可以补充内容、更改谁能看、让机构停止，或者删除。没有人会问您是谁。
responsible-code = 我们不知道您是谁。只有查询码能证明某条消息是您的。没有查询码，我们就不能替您找到或删除它。
responsible-readers = 您选择的机构对它们收到的内容负责。用您的查询码，您可以问它们保存了什么、谁看过。
responsible-assessment = 这个页面可能给人带来的风险已经过评估。评估于{ $date }签署（{ $reference }）。

orgkeys-title = 密钥
orgkeys-link = 核对密钥
orgkeys-heading = 各机构的密钥
orgkeys-lead = 您写的内容会用您选择的每个机构的密钥锁上。这真的是他们的密钥吗？请把这些词或数字与他们的海报对照，或打电话问他们。
orgkeys-trust = 请与不是来自本页的东西对照。谁控制了一个网站，谁就能在上面显示任何内容。
orgkeys-words = 用词表示
orgkeys-digits = 用数字表示
orgkeys-until = 这些密钥有效期至 { $date }。
orgkeys-log-heading = 密钥清单
orgkeys-log = 这里显示过的每个密钥都写在一份清单里，其中的内容永远不会被删除。行数：{ $size }。
orgkeys-seen = { $organisation } 于 { $date } 确认了这份清单。
orgkeys-seen-earlier = { $organisation } 于 { $date } 确认了当时较短的清单。
orgkeys-nobody = 还没有机构确认这份清单。
