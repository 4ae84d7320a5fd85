# The code that is shown once.
receipt-title = Step 4
receipt-heading = It has been sent
receipt-lead = It is locked. The key is with: { $names }.
receipt-code-heading = Your code
receipt-code-caption = Your code, six groups of four numbers
receipt-code-lead = Write these numbers down. You see them only now. With them you can read the answer, add something, or stop.
receipt-code-hide = You can write them down as if they were phone numbers. Nothing in the numbers points to this page.
receipt-lost = If you lose the code, nobody can give it back. What you sent stays with those who read it.
receipt-retype = Type the last four numbers, so we know the code is right
receipt-retype-button = I have written it down
receipt-cannot = I cannot write it now
receipt-cannot-text = Then you cannot come back to this text. You can always write a new one.
receipt-error-group = These are not the last four numbers. Look at the code and try again.
receipt-kept-heading = How long it is kept here
receipt-kept = What you sent stays here, locked, for { $envelope-days ->
    [one] one day
   *[other] { $envelope-days } days
}, then it is deleted here. If you do not use the code for { $mailbox-days ->
    [one] one day
   *[other] { $mailbox-days } days
}, the place for answers is deleted.
receipt-unknown = Your message has arrived. Your phone made the code, and it stood only on your screen. We do not know it and cannot show it again.
receipt-unknown-then = Did you write it down? Then come back with it in a few days. If not, you can write a new text and note its code.
receipt-ended-title = Done
receipt-ended-heading = Thank you for saying it
receipt-ended-noted = Come back with your code in a few days. There may be an answer.
receipt-ended-lost = It has been sent. You cannot come back to it without the code. If you want to be reachable, write a new text and note the code.
receipt-ended-leave = You can leave this page now.
