//! Dates and times, so that no part of one is dialled. They are hidden before telephones are looked for.
use crate::clean::Clean;

/// Hides every date and time of a text: 24/11/2026, 24-11-26, 24.11.2026, 2026-11-24, 14:30, 14:30:05, 2h15, 2u15.
pub(crate) fn hide(clean: &mut Clean) {
    let mut dates = Vec::new();
    let mut from = 0;
    for place in clean.places(|c| c.is_ascii_digit()) {
        if place < from {
            continue;
        }
        match date(clean, place).or_else(|| time(clean, place)) {
            Some(end) => {
                dates.push(place..end);
                from = end;
            }
            None => from = clean.end_of(place, usize::MAX, |c| c.is_ascii_digit()),
        }
    }
    for date in dates {
        clean.take(date);
    }
}

/// Where the date that begins here ends.
fn date(clean: &Clean, start: usize) -> Option<usize> {
    let before = clean.before(start);
    if before.is_alphanumeric() || matches!(before, '/' | '-' | '.' | '+') {
        return None;
    }
    let (first, one) = number(clean, start)?;
    let separator = clean.at(one);
    let (second, two) = number(clean, one + 1).filter(|_| matches!(separator, '/' | '-' | '.'))?;
    let (third, end) = number(clean, two + 1).filter(|_| clean.at(two) == separator)?;
    let more = matches!(clean.at(end), '/' | '-' | '.') && clean.at(end + 1).is_ascii_digit();
    // "0470 12.11.22" may be a telephone.
    let dialled = before == ' ' && clean.before(start.saturating_sub(1)).is_ascii_digit();
    let month_or_day = |length: usize, value: usize| length <= 2 && (1..=31).contains(&value);
    let year = |length: usize, value: usize| length == 4 && (1_900..=2_099).contains(&value);
    let (a, b, c) = (one - start, two - one - 1, end - two - 1);
    let long = month_or_day(a, first) && month_or_day(b, second) && year(c, third);
    let short = month_or_day(a, first) && month_or_day(b, second) && c == 2 && !dialled;
    let iso = year(a, first) && month_or_day(b, second) && month_or_day(c, third);
    ((long || short || iso) && !more).then_some(end)
}

/// Where the time that begins here ends.
fn time(clean: &Clean, start: usize) -> Option<usize> {
    let before = clean.before(start);
    let (hour, one) =
        number(clean, start).filter(|_| !before.is_alphanumeric() && !matches!(before, ':' | '+'))?;
    let (minute, mut end) =
        number(clean, one + 1).filter(|_| matches!(clean.at(one), ':' | 'h' | 'H' | 'u' | 'U'))?;
    if clean.at(end) == ':'
        && let Some((_, seconds)) = number(clean, end + 1)
    {
        end = seconds;
    }
    (one - start <= 2 && hour < 25 && minute < 60 && !clean.at(end).is_alphanumeric()).then_some(end)
}

/// The number of at most four digits here, and where it ends.
fn number(clean: &Clean, start: usize) -> Option<(usize, usize)> {
    let end = clean.end_of(start, 5, |c| c.is_ascii_digit());
    let digits = clean.text(start..end);
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten().map(|value| (value, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_hidden_and_a_telephone_is_not() {
        for text in [
            "24/11/2026",
            "4-1-26",
            "24.11.2026",
            "2026-11-24",
            "(24/11/26)",
            "14:30",
            "2:15:59",
            "2h15",
            "02u15",
        ] {
            let mut clean = Clean::new(text);
            hide(&mut clean);
            assert!(clean.places(|c| c.is_ascii_digit()).next().is_none(), "{text}");
        }
        for text in
            ["0470/12.11.22", "0470 12.11.22", "02.12.11.22", "12.34.5678", "1.500.000", "56:30", "x2:15"]
        {
            let mut clean = Clean::new(text);
            hide(&mut clean);
            assert_eq!(clean.trimmed(), text);
        }
    }
}
