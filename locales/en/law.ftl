# What people have a right to in Belgium, in short words. No article of law stands here: articles are dated data (data/rights.toml) and are
# shown only once a named person has checked them. Lengths of time are data too.
law-lead = These texts are about Belgium. They are general: a centre or a lawyer can look at your own situation.
law-can = What is possible
law-know = Good to know
law-sources = Where this comes from
law-read = Read on { $date }.
law-checked = Article { $article }, checked on { $date }.
law-unchecked = No lawyer has signed this text yet. That is why it names no articles of law.
law-crime-write = Tell what happened

law-help-lead = You can get help without going to the police first.
law-help-can-1 = You can call a recognised centre yourself. Somebody else can do it for you.
law-help-can-2 = A centre can help with a safe place, a doctor, papers and a lawyer. And with somebody to talk to.
law-help-can-3 = You can first only talk. At Payoke that is possible without giving your name.
law-help-know-1 = Help at the start does not depend on a complaint.
law-help-know-2 = A longer stay in Belgium as a victim has three conditions. You leave the people who exploit you. A centre guides you. You make a statement; a formal complaint is not needed.
law-help-know-3 = Saying no to help is normal too. You can always come back.
law-help-know-4 = Did you break the law because somebody exploited you? Tell the centre or a lawyer. Perhaps you cannot be punished for it.

law-time-lead = Were you exploited, and do you have no papers for Belgium? Then you can get time to think.
law-time-can-1 = You get { $days } days. In that time you may stay in Belgium.
law-time-can-2 = A centre asks the Immigration Office for it. The police do not decide this.
law-time-can-3 = You can rest and choose: make a statement, or go home with help.
law-time-know-1 = For this you must have left the people who exploit you. And a centre must guide you.
law-time-know-2 = The paper does not say why you have it. That is for your safety.
law-time-know-3 = If you make no statement in those days, this stay ends. Ask the centre before what you can do then.
law-time-know-4 = After a statement you can get { $first } months, and later { $later } months at a time. Before each new paper, the prosecutor is asked about the case. You may work then.
law-time-know-5 = You must have no contact any more with the people who exploited you.
law-time-know-6 = Are you younger than 18? Then other rules hold.

law-health-lead = Your health comes first. You can see a doctor, also without papers.
law-health-can-1 = Danger to life? Call 112.
law-health-can-2 = Have you no papers and no money? Then you can ask for “urgent medical help”. The social service of the municipality where you stay (OCMW, CPAS) pays for it.
law-health-can-3 = A doctor decides whether it is urgent. It can also be an ordinary visit, medicine, or care that prevents something worse.
law-health-can-4 = A recognised centre also helps with care for body and mind.
law-health-know-1 = A doctor must keep secret what you tell.
law-health-know-2 = The social service must treat your data as confidential.
law-health-know-3 = You may ask to speak with the doctor alone, and for an interpreter.
law-health-know-4 = Did somebody hurt you? Ask the doctor for a certificate. It can be proof later.

law-pay-lead = Work must be paid. Also without papers and without a contract.
law-pay-can-1 = You have the same right to pay as anybody who works in Belgium.
law-pay-can-2 = Write down for yourself where you worked and for whom. Write down which days and hours, and what you got.
law-pay-can-3 = Keep what shows that you worked there: messages, photos, a number plate, names of people who saw you.
law-pay-can-4 = A centre, a union or an association can ask for your pay with you. Also when you have left Belgium.
law-pay-know-1 = Keeping somebody’s pay or papers so that they stay is a sign of exploitation.
law-pay-know-2 = Labour inspectors watch over pay. Do they find people without papers at work? Then they must tell the police and the immigration service. Ask a centre or a union first.
law-pay-know-3 = You can also ask a judge for money for the harm done to you. A centre or a lawyer can help.

law-child-lead = Are you younger than 18? Then you have more protection, not less.
law-child-can-1 = You can call Child Focus for free. The number is below.
law-child-can-2 = Are you here without your parents? Then the Guardianship Service gives you a guardian, who stands beside you. It can be reached day and night.
law-child-can-3 = There are centres for young people only. Their address is secret.
law-child-can-4 = Are you here without parents and without papers? Then you can get a paper for { $first } months at once, without the time to think.
law-child-know-1 = A child can never agree to be exploited. It is not your fault.
law-child-know-2 = Did somebody tell you to say another age? You can say your real age.
law-child-know-3 = Are you Belgian, from the EU, or here with your parents? Then the youth services can help you.
law-child-know-4 = You may ask for help by yourself.

law-eu-lead = Everybody can be exploited. EU citizens and Belgians too.
law-eu-can-1 = The same centres help you.
law-eu-can-2 = You need no special stay for it.
law-eu-can-3 = A centre can also help you prepare a return home, if you want that.
law-eu-know-1 = It does not matter that you came by yourself, or said yes at first.
law-eu-know-2 = Nobody needs to have crossed a border. Exploitation in your own town counts too.
law-eu-know-3 = You have the same rights to pay, to a doctor and to a lawyer as others.

law-work-lead = Sex work is not a crime in Belgium. Forcing somebody is.
law-work-can-1 = As an adult you may do sex work for yourself. The law changed in 2022.
law-work-can-2 = Since 1 December 2024 you may also do it with a contract. Only recognised employers may give one.
law-work-can-3 = With such a contract you may refuse a client or an act, and stop. You may not be dismissed for that.
law-work-can-4 = That employer must also give you an emergency button and a person you can turn to.
law-work-know-1 = Nobody may ask an abnormal benefit from you, such as a far too high rent.
law-work-know-2 = Nobody may stop you from leaving this work.
law-work-know-3 = Here, sex work, where you come from and condoms are never signs of exploitation.
law-work-know-4 = Have you no papers? Talk to an association first. It can tell you what the police must do about papers.

law-crime-lead = Were you robbed, hit, threatened or harassed at work? You can tell it. You are asked about that alone.
law-crime-can-1 = You choose who reads it: an association, a centre or the police.
law-crime-can-2 = You can make a statement to the police. Ask whether you can make it at an association. In the north of Brussels that became possible in 2021.
law-crime-can-3 = You may bring somebody you trust, and ask for an interpreter.
law-crime-can-4 = Keep what you have: messages, photos of injuries, a number plate. See a doctor.
law-crime-know-1 = If the police read about an offence, they must write an official report. You can stop talking, but you cannot take it back.
law-crime-know-2 = What an association must do stands on its card, before you write.
law-crime-know-3 = Have you no papers? Write to an association first, and ask what the police must do.

law-told-lead = Each organisation has its own duties. You read them here before you tell anything.
law-told-heading = What they must do
law-told-can-1 = Police: if they learn of an offence, they must write an official report for the prosecutor.
law-told-can-2 = Centre or association: their workers are often bound by professional secrecy. There are exceptions. The card says which.
law-told-can-3 = A judge can order an organisation to open what it has received.
law-told-know-1 = You can stop, or ask to delete. What the police wrote in a report stays.
law-told-know-2 = This site carries your message locked. The card of each organisation was signed by that organisation.
law-told-cards = The organisations you can write to here

law-safe-lead = Nobody calls you, and nothing arrives on your phone. Answers wait here, behind your code.
law-safe-can-1 = You look when it is safe for you, on any phone.
law-safe-can-2 = Write in your text when you can look, and what they had better not write.
law-safe-can-3 = Do you want to be called? Write when, on which number, and who may answer. Choose a word that only you and they know.
law-safe-can-4 = Write also what they must do when somebody else answers: say nothing, and not call again.
law-safe-know-1 = Do not keep the code beside the address of this site. Write it as if it were telephone numbers.
law-safe-know-2 = Does somebody check your phone? Use another one: the list of visited pages stays in the browser.
law-safe-know-3 = Does somebody else have your code? They can read the answers. Begin again with a new code.
law-safe-know-4 = Your own words are not shown when you come back, unless you asked for that.
