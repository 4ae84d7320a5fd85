//! Where telephone numbers stand in a text, and what only looks like one: dates, enterprise numbers, structured
//! communications, receipts, amounts, parts of longer things.
use super::{
    NATIONAL_NUMBER_DIGITS,
    around::{enterprise, stands_alone},
    canonical,
};
use crate::{clean::Clean, identifier::Kind, reading::Finds};

/// The most groups a number is written in.
const GROUPS_MAX: usize = 9;
/// The longest gap inside a number, as in "0470 / 12", in characters.
const GAP_MAX: usize = 3;

/// Digits that stand together.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Group {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// Groups of digits with short gaps: perhaps a number, perhaps two.
pub(super) struct Run {
    pub(super) plus: bool,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) groups: Vec<Group>,
}

pub(crate) fn find(clean: &Clean, finds: &mut Finds) {
    let mut from = 0;
    for place in clean.places(|c| c.is_ascii_digit() || c == '+') {
        if place < from {
            continue;
        }
        if finds.full() {
            return;
        }
        let run = run(clean, place);
        from = run.end.max(place + 1);
        if run.groups.is_empty() || run.groups.len() > GROUPS_MAX || !stands_alone(clean, &run) {
            continue;
        }
        if !push(clean, &run, finds) {
            // "0470 12 34 56 / 02 555 01 23" is two.
            for part in halves(clean, &run) {
                push(clean, &part, finds);
            }
        }
    }
}

/// All digits from here on that only short gaps part. The groups beyond the most are not kept: it is no number then.
fn run(clean: &Clean, place: usize) -> Run {
    let plus = clean.at(place) == '+';
    let mut run = Run { plus, start: place, end: place, groups: Vec::new() };
    let mut start = if plus { clean.end_of(place + 1, 1, |c| c == ' ') } else { place };
    if plus && start == place {
        start = place + 1;
    }
    while clean.at(start).is_ascii_digit() {
        let end = clean.end_of(start, usize::MAX, |c| c.is_ascii_digit());
        run.end = end;
        if run.groups.len() <= GROUPS_MAX {
            run.groups.push(Group { start, end });
        }
        start = clean.end_of(end, GAP_MAX, |c| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')'));
        if start == end {
            break;
        }
    }
    run
}

/// The parts of a run between gaps of three.
fn halves(clean: &Clean, run: &Run) -> Vec<Run> {
    let mut parts: Vec<Run> = Vec::new();
    for group in &run.groups {
        let wide = parts.last().is_none_or(|last| {
            group.start - last.end == GAP_MAX && clean.at(last.end) == ' ' && clean.before(group.start) == ' '
        });
        match parts.last_mut() {
            Some(last) if !wide => {
                last.end = group.end;
                last.groups.push(*group);
            }
            _ => {
                let plus = run.plus && parts.is_empty();
                let start = if plus { run.start } else { group.start };
                parts.push(Run { plus, start, end: group.end, groups: vec![*group] });
            }
        }
    }
    if parts.len() > 1 { parts } else { Vec::new() }
}

fn push(clean: &Clean, run: &Run, finds: &mut Finds) -> bool {
    let digits: String = run.groups.iter().map(|group| clean.text(group.start..group.end)).collect();
    let abroad = run.plus || digits.starts_with("00");
    let plausible = if abroad { plausible_abroad(run, &digits) } else { plausible_here(clean, run, &digits) };
    if !plausible {
        return false;
    }
    let digits = without_inner_zero(clean, run, &digits, abroad);
    let number = canonical(run.plus, &digits, false);
    number.map(|number| finds.push(Kind::Phone, number, run.start..run.end)).is_ok()
}

/// "+32 (0)470" dials +32470.
fn without_inner_zero(clean: &Clean, run: &Run, digits: &str, abroad: bool) -> String {
    let zero = |group: &Group| {
        group.start > run.start
            && group.len() == 1
            && clean.at(group.start) == '0'
            && clean.before(group.start) == '('
            && clean.at(group.end) == ')'
    };
    if !abroad || !run.groups.iter().any(zero) {
        return digits.to_owned();
    }
    run.groups.iter().filter(|group| !zero(group)).map(|group| clean.text(group.start..group.end)).collect()
}

fn plausible_abroad(run: &Run, digits: &str) -> bool {
    let fours = run.groups.len() > 2 && run.groups.iter().all(|group| group.len() == 4);
    let lengths: Vec<usize> = run.groups.iter().map(|group| group.len()).collect();
    // A receipt, a national number of somebody born in 2000.
    let other = !run.plus && (fours || lengths == [2, 2, 2, 3, 2] || digits.len() == NATIONAL_NUMBER_DIGITS);
    (8..=17).contains(&digits.len()) && !other
}

/// A Belgian number: nine digits, ten for a mobile one, in groups that people make.
fn plausible_here(clean: &Clean, run: &Run, digits: &str) -> bool {
    let Some((first, rest)) = run.groups.split_first() else { return false };
    let mobile = digits.len() == 10 && digits.starts_with("04");
    let whole = rest.is_empty();
    let first_fits = match first.len() {
        2 => !mobile || rest.iter().all(|group| group.len() == 2),
        3 => !mobile,
        4 => mobile || digits.starts_with("0800") || digits.starts_with("090"),
        _ => whole,
    };
    (mobile || digits.len() == 9)
        && digits.starts_with('0')
        && first_fits
        && rest.iter().all(|group| (2..=7).contains(&group.len()))
        && !enterprise(clean, run, digits)
}

#[cfg(test)]
mod tests {
    use crate::Kind;
    use crate::reading::tests::{all, one};

    #[test]
    fn a_number_in_a_sentence_is_found_in_every_language() {
        for text in [
            "Bel hem op 0470 12 34 56, ’s avonds.",
            "Son numéro: 0470/12.34.56.",
            "رقمه هو ٠٤٧٠١٢٣٤٥٦ في المساء",
            "ስልክ ቁጥሩ +32 470 12 34 56 ነው።",
            "他的电话是+32470123456，晚上打",
            "Sună la 0032 470 12 34 56!",
            "Обадете се на +32 (0)470 12 34 56.",
            "gsm:0470123456",
            "(0470) 12 34 56",
            "tel. 0470-123456",
            "0470 123 456",
            "op 24/11/2026 0470 12 34 56 gebeld",
            "om 14:30 0470 12 34 56",
            "2h15 0470 12 34 56",
            "04 70 12 34 56",
            "0470 - 12 34 56",
        ] {
            assert_eq!(one(text, Kind::Phone), "+32470123456", "{text}");
        }
        assert_eq!(one("vast: 02 555 01 23", Kind::Phone), "+3225550123");
        assert_eq!(one("fix 09/255.01.23", Kind::Phone), "+3292550123");
        assert_eq!(one("gratis 0800 12 345", Kind::Phone), "+3280012345");
    }

    #[test]
    fn two_numbers_beside_each_other_are_two() {
        for text in [
            "0470 12 34 56 / 02 555 01 23",
            "0470 12 34 56, 02 555 01 23",
            "0470123456\n025550123",
            "0470 12 34 56 en 02 555 01 23",
            "+32470123456 +3225550123",
        ] {
            let found = all(text);
            let wanted = [(Kind::Phone, "+32470123456".to_owned()), (Kind::Phone, "+3225550123".to_owned())];
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn dates_times_prices_and_house_numbers_call_nobody() {
        for text in [
            "24/11/2026",
            "01/11/2026 9",
            "01.11.2026 10:30",
            "2026-11-24 02:15:09",
            "01-11-26 100",
            "om 02:15",
            "1.500 EUR",
            "0.470.123,45",
            "04.701.234 EUR",
            "EUR 0470123456",
            "€ 0470123456",
            "0470123456 euro",
            "2000 Antwerpen",
            "Kerkstraat 12-14 bus 0301",
            "1000-1040",
            "0-12-34",
            "tussen 02 en 04 12",
            "100.000.000",
            "0470123456%",
            "art. 433quinquies",
            "n° 0470123456x",
            "a0470123456",
            "12,0470123456",
            "0470 12 34 56:30",
        ] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }

    #[test]
    fn national_numbers_receipts_and_payments_are_no_telephones() {
        for text in [
            "85.07.30-033.28",
            "85073003328",
            "00.32.10-123.45",
            "00321012345",
            "RRN 00.01.02-123.45",
            "17073003384",
            "0470 1234 5678 9012 3456 7890",
            "0032 1234 5678",
            "+++090/9337/55493+++",
            "dossier 025550123",
            "réf.: 0470123456",
            "ref 0470 12 34 56",
            "***470/1234/56789***",
            "BE 0472.456.789",
            "BE0472456789",
            "btw 0472456789",
            "0428.759.497",
            "0412 3456 7890 1234",
            "4111 1111 1111 1111",
        ] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }
}
