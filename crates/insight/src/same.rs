//! The one form in which two texts are the same: their letters and digits in order, without case, marks, spaces and what cannot be
//! seen. Digits stay: two texts that name another telephone are not the same.
use crate::fold::invisible;
use unicode_normalization::UnicodeNormalization;

/// A text in that form, and how many characters of it there are.
#[must_use]
pub fn same_form(text: &str) -> (String, usize) {
    let mut form = String::with_capacity(text.len());
    let mut count = 0;
    for letter in text.nfkc().filter(|letter| !invisible(*letter)).flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            form.push(letter);
            count += 1;
        } else if !form.is_empty() && !form.ends_with(' ') {
            form.push(' ');
        }
    }
    form.truncate(form.trim_end().len());
    (form, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        same_form(one) == same_form(other)
    }

    #[test]
    fn case_spaces_marks_and_what_cannot_be_seen_make_no_difference() {
        assert!(same("Buy   CHEAP pills!!", " buy cheap\npills"));
        assert!(same("buy cheap pi\u{200b}lls", "buy cheap pills"));
        assert!(same("ﬁne № 5", "fine no 5"));
        assert_eq!(same_form("«…»"), (String::new(), 0));
        assert_eq!(same_form("été 2"), ("été 2".into(), 4));
    }

    #[test]
    fn one_other_digit_letter_or_order_makes_another_text() {
        assert!(!same("call 0470 12 34 56", "call 0470 12 34 57"));
        assert!(!same("she is locked in", "he is locked in"));
        assert!(!same("in locked", "locked in"));
        assert!(!same("ab c", "a bc"), "words stay apart");
    }
}
