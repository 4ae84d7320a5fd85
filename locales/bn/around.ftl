# The pages around the journey: whether it is about oneself, what one has a right to, what one can do, whom to call.
check-link = এটা কি আমার পরিস্থিতি?
rights-link = আপনার কী অধিকার আছে
doing-link = আমি কিছু দেখছি। কী করতে পারি?
contacts-link = কাকে ফোন করবেন
access-link = সহজে ব্যবহার

# Their titles say nothing of what they are about.
check-title = প্রশ্ন
rights-title = তথ্য
doing-title = পরামর্শ
contacts-title = নম্বর
access-title = সহজে ব্যবহার
choices-title = পছন্দ

# Where a text of law or advice is not there in the reader’s language.
text-in = এই লেখা এখানে শুধু কয়েকটি ভাষায় আছে। একটি বেছে নিন:
core-heading = এখন আপনি কী করতে পারেন

# Whom to call, by what one needs.
need-danger = এখন বিপদ থাকলে
need-help = কেউ আপনাকে জোর করলে বা শোষণ করলে
need-child = শিশু ও তরুণদের জন্য
need-report = যা দেখেছেন তা জানাতে
contact-always = দিন-রাত
contact-centre = মানব পাচারের (শোষণের) শিকার মানুষের স্বীকৃত কেন্দ্র
contact-young = শোষণের শিকার তরুণদের কেন্দ্র
contact-guardian = অভিভাবক সেবা: বাবা-মা ছাড়া এখানে থাকা শিশুদের জন্য অভিভাবক
contact-stale = শেষ যাচাই: { $date }। অনেক আগে: নম্বর বদলে থাকতে পারে।
contacts-write = আপনি এখানেও লিখতে পারেন। কে পড়বে তা আপনি বেছে নেন।

# Ten questions. They end in choices, never in a verdict.
check-lead = দশটি প্রশ্ন, শুধু আপনার জন্য। যা আপনার জন্য সত্য তাতে টিক দিন। সব বাদ দিতে পারেন।
check-kept = আমরা এর কিছুই রাখি না। এই পাতা বিচার করে না। যা সাহায্য করতে পারে তা শুধু আগে দেখায়।
check-1 = আপনি কি বিপদে, আহত বা অসুস্থ?
check-2 = আপনার বয়স কি ১৮ বছরের কম?
check-3 = কেউ কি আপনার কাগজ, ফোন বা ব্যাংক কার্ড রেখে দেয়?
check-4 = আপনি কি ইচ্ছামতো বা একা বাইরে যেতে পারেন না?
check-5 = কাজটি কি কথা দেওয়া কাজ থেকে আলাদা?
check-6 = আপনি কি কম টাকা পান, কিছুই পান না, বা দিয়ে দিতে হয়?
check-7 = ঋণ শোধ করতে কি আপনাকে কাজ করতে হয়?
check-8 = আপনি কি কোনো কাজ, খদ্দের বা কাজের দিনকে না বলতে পারেন না?
check-9 = কেউ কি আপনাকে বা পরিবারকে হুমকি দেয়, বা শপথ করতে হয়েছে?
check-10 = কাগজের কারণে কি আপনি সাহায্য চাইতে ভয় পান?
check-go = আমি কী করতে পারি দেখান

# What whoever answered can choose.
choices-heading = সিদ্ধান্ত আপনার
choices-lead = জিজ্ঞাসা করে আপনি ভুল কিছু করেননি। এখন কিছু করতে হবে না। যা চান বেছে নিন, বা এই পাতা বন্ধ করুন।
choices-read = আগে এটি পড়ুন
choices-more = এটিও পড়ুন
choices-close = এই পাতা বন্ধ করুন

# The names of the texts on rights.
right-help = অভিযোগ ছাড়াই সাহায্য
right-time = ভাবার সময়
right-health = ডাক্তার ও স্বাস্থ্য
right-pay = আপনার মজুরি
right-child = আপনার বয়স ১৮ বছরের কম হলে
right-eu = ইইউ নাগরিক ও বেলজিয়ানরাও
right-work = যৌনকর্ম সমস্যা নয়
right-crime = কাজে চুরি, মার বা হয়রানি
right-told = আপনি যা বলেন তা নিয়ে তাদের কী করতে হয়
right-safe = তারা কীভাবে নিরাপদে আপনাকে লেখে

# Whom the advice is for.
who-citizen = প্রতিবেশী বা পথচারী
who-hotel = হোটেল
who-landlord = বাড়িওয়ালা বা ছুটির ভাড়া
who-employer = নিয়োগদাতা
who-bank = ব্যাংক
who-transport = পরিবহন ও ট্যাক্সি
who-health = স্বাস্থ্যকর্মী
who-school = স্কুল
who-public = সরকারি সেবা বা পৌরসভা
who-association = সামাজিক সংগঠন
who-client = খদ্দের

campaign-over-heading = এই পৃষ্ঠার সময় শেষ
campaign-over = এখানে যা ছিল তা শেষ হয়েছে, অথবা নম্বরটি অন্য। আপনি এখনও আমাদের লিখতে, কাউকে ফোন করতে বা আরও পড়তে পারেন।
campaign-days = { $from } থেকে { $to } পর্যন্ত।
campaign-by = { $name } থেকে।
campaign-picture = ছবি: { $owner }, { $licence }।
campaign-counted = আমরা শুধু গুনি এই পৃষ্ঠা এক সপ্তাহে মোট কতবার খোলা হয়। আপনি কে তা কেউ জানে না।
paper-scan = স্ক্যান করুন বা লিখুন:
# Questions as people read them aloud, and languages that are only spoken here.
hear = শুনুন
hear-lead = এই ভাষায় কথা বলেন এমন মানুষ এটি বলছেন। প্রতিটি রেকর্ডিংয়ের নিচে একই কথা এই পাতার ভাষায় আছে।
