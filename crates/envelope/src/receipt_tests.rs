//! What goes wrong when a person copies, types or shows a receipt.
use super::*;
use crate::testing::FixedRng;
use alloc::{format, string::ToString, vec::Vec};
use proptest::prelude::*;

fn receipt(n: u8) -> Receipt {
    Receipt::mint(&mut FixedRng::new(n))
}

#[test]
fn a_receipt_read_back_from_paper_opens_the_same_mailbox() {
    for n in 0..=255 {
        let made = receipt(n);
        assert_eq!(*Receipt::parse(&made.digits()).ok().unwrap().digits(), *made.digits());
        assert_eq!(made.digits().len(), DIGITS);
        assert_eq!(made.groups().iter().map(|g| g.to_string()).collect::<String>(), *made.digits());
    }
}

#[test]
fn every_single_wrong_digit_is_caught_before_anything_is_derived() {
    let right = receipt(3).digits().to_string();
    for place in 0..DIGITS {
        for digit in '0'..='9' {
            let mut wrong: Vec<char> = right.chars().collect();
            if wrong[place] != digit {
                wrong[place] = digit;
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(Receipt::parse(&wrong).err(), Some(ReceiptError::CheckDigit));
            }
        }
    }
}

#[test]
fn two_digits_in_the_wrong_order_are_caught() {
    for n in 0..50 {
        let right = receipt(n).digits().to_string();
        for place in 0..DIGITS - 1 {
            let mut wrong: Vec<char> = right.chars().collect();
            wrong.swap(place, place + 1);
            let wrong: String = wrong.into_iter().collect();
            if wrong != right {
                assert_eq!(Receipt::parse(&wrong).err(), Some(ReceiptError::CheckDigit));
            }
        }
    }
}

#[test]
fn a_person_may_type_the_digits_of_their_own_script() {
    let made = receipt(9);
    for zero in ['\u{0660}', '\u{06F0}', '\u{0966}', '\u{09E6}', '\u{FF10}'] {
        let own = |c: char| char::from_u32(u32::from(zero) + c.to_digit(10).unwrap()).unwrap();
        let typed: String = made.groups().map(|g| g.chars().map(own).collect::<String>()).join("\u{00A0}– ");
        assert_eq!(*Receipt::parse(&typed).ok().unwrap().digits(), *made.digits());
        let last: String = made.groups()[5].chars().map(own).collect();
        assert!(made.last_group_matches(&format!("\u{2067}{last}\u{2069}")));
    }
}

#[test]
fn marks_that_a_messenger_adds_do_not_lock_a_person_out() {
    let made = receipt(9);
    let groups = made.groups().map(|g| g.to_string());
    for between in
        [" ", "-", ".", "\u{202F}", "\u{200E}", "\u{200F}", "\u{2066}", "\u{061C}", " · ", "\r\n", "\u{FEFF}"]
    {
        assert!(Receipt::parse(&groups.join(between)).is_ok(), "{between:?}");
    }
}

#[test]
fn each_mistake_has_its_own_answer() {
    assert_eq!(Receipt::parse("").err(), Some(ReceiptError::WrongLength { digits: 0 }));
    assert_eq!(Receipt::parse("12 34").err(), Some(ReceiptError::WrongLength { digits: 4 }));
    assert_eq!(Receipt::parse(&"1".repeat(25)).err(), Some(ReceiptError::WrongLength { digits: 25 }));
    assert_eq!(Receipt::parse("12 3O").err(), Some(ReceiptError::NotDigits));
    // 2^76 itself, with a check digit that fits: no receipt was ever made with it.
    let above = decimal(1 << 76);
    let typed: String = above.iter().chain([&damm(&above)]).map(|d| char::from(b'0' + d)).collect();
    assert_eq!(Receipt::parse(&typed).err(), Some(ReceiptError::OutOfRange));
    let highest = decimal((1 << 76) - 1);
    let typed: String = highest.iter().chain([&damm(&highest)]).map(|d| char::from(b'0' + d)).collect();
    assert!(Receipt::parse(&typed).is_ok());
}

#[test]
fn typing_another_group_back_does_not_count_as_having_written_it_down() {
    let made = receipt(9);
    assert!(made.last_group_matches(&made.groups()[5]));
    assert!(!made.last_group_matches(&made.groups()[0]));
    assert!(!made.last_group_matches(""));
    assert!(!made.last_group_matches(&format!("{}1", *made.groups()[5])));
    assert!(!made.last_group_matches("abcd"));
}

#[test]
fn the_published_example_of_the_check_digit_holds() {
    assert_eq!(damm(&[5, 7, 2]), 4, "Damm's own example");
}

#[test]
fn one_receipt_gives_unrelated_keys_at_two_deployments_and_the_same_twice() {
    let made = receipt(1);
    let (here, again, there) = (made.derive("a"), made.derive("a"), made.derive("b"));
    assert_eq!(here.root(), again.root());
    assert_ne!(here.root(), there.root());
    assert_ne!(here.lookup(), here.auth());
    assert_ne!(here.report_id(), there.report_id());
}

proptest! {
    #[test]
    fn nothing_that_can_be_typed_brings_the_page_down(typed in ".{0,60}") {
        if let Ok(receipt) = Receipt::parse(&typed) {
            prop_assert_eq!(receipt.digits().len(), DIGITS);
        }
    }

    #[test]
    fn no_secret_is_shown_with_fewer_digits(secret in 0_u128..1 << 76) {
        prop_assert_eq!(number(&decimal(secret)), secret);
    }
}
