# The code that is shown once.
receipt-title = Part 4
receipt-heading = E don go
receipt-lead = E dey under lock. Na dem get di key: { $names }.
receipt-code-heading = Na your code be dis
receipt-code-caption = Your code, six groups, each one get four numbers
receipt-code-lead = Write dis numbers down. Na only now you go see dem. With dem you fit read di answer, add something, or stop am.
receipt-code-hide = You fit write dem like say na phone number. Nothing for di numbers go show say e concern dis page.
receipt-lost = If you lose di code, nobody fit give you back. Wetin you send go still dey with dem wey dey read am.
receipt-retype = Type di last four numbers, make we know say di code correct
receipt-retype-button = I don write am down
receipt-cannot = I no fit write am down now
receipt-cannot-text = Den you no fit come back to dis message. You fit write new one any time.
receipt-error-group = Dis no be di last four numbers. Look di code, den try again.
receipt-kept-heading = How long e go dey here
receipt-kept = Wetin you send go dey here under lock for { $envelope-days ->
    [one] { $envelope-days } day
   *[other] { $envelope-days } days
}. After dat, we go delete am from here. If you no use di code for { $mailbox-days ->
    [one] { $mailbox-days } day
   *[other] { $mailbox-days } days
}, we go delete di place for answers.
receipt-unknown = Your message don reach. Na your phone make di code, and e dey only your screen. We no know am and we no fit show am again.
receipt-unknown-then = You write am down? Den come back with am for some days time. If you no write am, you fit write new message and keep di code.
receipt-ended-title = E don finish
receipt-ended-heading = Thank you say you talk am
receipt-ended-noted = Come back with your code for some days time. Answer fit dey.
receipt-ended-lost = E don go. You no fit come back to am without di code. You want make dem fit reach you? Write new message and write di code down.
receipt-ended-leave = You fit comot from dis page now.
