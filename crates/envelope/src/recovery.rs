//! A key in five sheets of paper of which any three bring it back: what is on a sheet, how it is read again, which row was mistyped.
//! The mathematics are `vsss-rs`; here is only how its bytes become digits. Exact bytes: `spec/recovery.md`.
use crate::{
    age::{Identity, Recipient},
    receipt::read_digits,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use vsss_rs::Gf256;
use zeroize::Zeroizing;

/// Sheets in a set.
pub const SHEETS: u8 = 5;
/// Sheets that bring the key back.
pub const NEEDED: usize = 3;
/// Rows of digits on a sheet.
pub const ROWS: usize = 10;
/// Digits in a row, the two check digits included.
pub const ROW_DIGITS: usize = 12;
/// How a scanned sheet begins.
pub const SCANNED: &str = "ZICHTBAAR-RECOVERY-1";

const SET_LABEL: &[u8] = b"zichtbaar recovery set v1";
const SHEET_LABEL: &[u8] = b"zichtbaar recovery sheet v1";
const SHARE: usize = 32;
/// Digits of a row before its check digits: four bytes as a number.
const DATA_DIGITS: usize = ROW_DIGITS - 2;

/// Which set a sheet belongs to: four bytes of the hash of the public key. It says nothing of the private one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetMark(pub u32);

impl SetMark {
    /// The mark of the set that brings back the private half of a key.
    #[must_use]
    pub fn of(key: &Recipient) -> Self {
        let hash = Sha256::new().chain_update(SET_LABEL).chain_update(key.as_bytes()).finalize();
        Self(word(&hash))
    }
}

/// Why what was typed is not a sheet. Rows are counted from 1, as they stand on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// A sheet has a number from 1 to 5.
    #[error("a sheet is one of 1 to 5")]
    Number,
    /// Too few or too many rows.
    #[error("{0} rows were given, a sheet has 10")]
    Rows(usize),
    /// Something that is neither a digit nor a separator.
    #[error("row {0}: something other than digits")]
    NotDigits(usize),
    /// Too few or too many digits.
    #[error("row {row}: {digits} digits, a row has 12")]
    Length {
        /// Which row.
        row: usize,
        /// How many were typed.
        digits: usize,
    },
    /// A digit is wrong, two changed places, or the row stands elsewhere or on another sheet.
    #[error("row {0} is not as it is printed, or stands in another place")]
    Row(usize),
    /// Every row is that of another sheet.
    #[error("these are the rows of sheet {0}")]
    OtherNumber(u8),
    /// Each row fits, and not all of them together: rows of two sets, or two mistakes in one row that cancel out.
    #[error("each row fits, but not all of them together: are they all from one sheet?")]
    Whole,
    /// Not what the square code of a sheet says.
    #[error("this is not the text of a sheet's square code")]
    Scan,
}

/// Why sheets do not bring a key back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CombineError {
    /// Three are needed.
    #[error("three sheets are needed")]
    TooFew,
    /// The same sheet twice.
    #[error("sheet {0} was given twice")]
    Twice(u8),
    /// Sheets of two sets.
    #[error("these sheets are of different sets: {0:010} and {1:010}")]
    OtherSet(u32, u32),
    /// What they bring back is not the key of their set.
    #[error("these sheets do not bring back the key of their set")]
    Wrong,
}

/// One of the five; wiped when dropped, and with no way to be printed by accident.
pub struct Sheet {
    number: u8,
    set: SetMark,
    share: Zeroizing<[u8; SHARE]>,
}

/// A new key, and the five sheets of which three bring it back.
///
/// # Errors
/// [`CombineError::Wrong`] never happens with these numbers; it stands for whatever the mathematics refuse.
pub fn make(rng: &mut impl CryptoRng) -> Result<(Identity, Vec<Sheet>), CombineError> {
    let mut seed = Zeroizing::new([0; SHARE]);
    rng.fill_bytes(&mut *seed);
    let identity = Identity::from_seed(*seed);
    let set = SetMark::of(&identity.recipient());
    let shares = Gf256::split_bytes(NEEDED, SHEETS.into(), *seed, rng).map_err(|_| CombineError::Wrong)?;
    let sheet = |bytes: Vec<u8>| {
        let bytes = Zeroizing::new(bytes);
        let (number, share) = bytes.split_first()?;
        Some(Sheet { number: *number, set, share: Zeroizing::new(share.try_into().ok()?) })
    };
    let sheets: Option<Vec<Sheet>> = shares.into_iter().map(sheet).collect();
    Ok((identity, sheets.ok_or(CombineError::Wrong)?))
}

/// The key that three or more sheets of one set bring back.
///
/// # Errors
/// [`CombineError`].
pub fn combine(sheets: &[Sheet]) -> Result<Identity, CombineError> {
    let (first, rest) = sheets.split_first().ok_or(CombineError::TooFew)?;
    for (place, sheet) in rest.iter().enumerate() {
        if sheet.set != first.set {
            return Err(CombineError::OtherSet(first.set.0, sheet.set.0));
        }
        if sheets.iter().take(place + 1).any(|other| other.number == sheet.number) {
            return Err(CombineError::Twice(sheet.number));
        }
    }
    if sheets.len() < NEEDED {
        return Err(CombineError::TooFew);
    }
    let shares = Zeroizing::new(sheets.iter().map(Sheet::bytes).collect::<Vec<_>>());
    let combined = Zeroizing::new(Gf256::combine_bytes(&*shares).map_err(|_| CombineError::Wrong)?);
    let seed: [u8; SHARE] = combined.as_slice().try_into().map_err(|_| CombineError::Wrong)?;
    let identity = Identity::from_seed(*Zeroizing::new(seed));
    if SetMark::of(&identity.recipient()) == first.set { Ok(identity) } else { Err(CombineError::Wrong) }
}

impl Sheet {
    /// Which of the five.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.number
    }

    /// Which set.
    #[must_use]
    pub fn set(&self) -> SetMark {
        self.set
    }

    /// The ten rows of twelve digits, as they are printed: the set, eight rows of the share, and what holds them together.
    #[must_use]
    pub fn rows(&self) -> Vec<Zeroizing<String>> {
        let share = self.share.chunks(4).map(word);
        let words = core::iter::once(self.set.0).chain(share).chain([self.together()]);
        words.enumerate().map(|(row, word)| written(self.number, row, word)).collect()
    }

    /// What the square code says: the rows in one line.
    #[must_use]
    pub fn scanned(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SCANNED.len() + 2 + ROWS * (ROW_DIGITS + 1)));
        text.push_str(SCANNED);
        text.push(' ');
        text.push_str(&self.number.to_string());
        for row in self.rows() {
            text.push(' ');
            text.push_str(&row);
        }
        text
    }

    /// Reads a sheet from its number and its rows, as somebody typed them: any digits, any separators ([`crate::receipt::digit_value`]).
    ///
    /// # Errors
    /// [`SheetError`]: the first row that is wrong.
    pub fn parse(number: u8, rows: &[&str]) -> Result<Self, SheetError> {
        if !(1..=SHEETS).contains(&number) {
            return Err(SheetError::Number);
        }
        if rows.len() != ROWS {
            return Err(SheetError::Rows(rows.len()));
        }
        let digits = rows.iter().enumerate().map(|(row, typed)| digits_of(row, typed));
        let digits = digits.collect::<Result<Vec<_>, _>>()?;
        let fits =
            |number: u8| digits.iter().enumerate().map(move |(row, digits)| value(number, row, digits));
        let words = fits(number).collect::<Option<Vec<u32>>>().map(Zeroizing::new);
        let Some(words) = words else {
            let other = (1..=SHEETS).find(|other| fits(*other).all(|word| word.is_some()));
            let wrong = fits(number).position(|word| word.is_none()).unwrap_or(0);
            return Err(other.map_or(SheetError::Row(wrong + 1), SheetError::OtherNumber));
        };
        let (set, rest) = words.split_first().ok_or(SheetError::Whole)?;
        let (together, share) = rest.split_last().ok_or(SheetError::Whole)?;
        let mut sheet = Self { number, set: SetMark(*set), share: Zeroizing::new([0; SHARE]) };
        for (to, word) in sheet.share.chunks_mut(4).zip(share) {
            to.copy_from_slice(&word.to_be_bytes());
        }
        if sheet.together() == *together { Ok(sheet) } else { Err(SheetError::Whole) }
    }

    /// Looks at one row as soon as it is typed; `row` counts from 0. For the first row: whether it is that of another sheet.
    ///
    /// # Errors
    /// [`SheetError`].
    pub fn check_row(number: u8, row: usize, typed: &str) -> Result<(), SheetError> {
        let digits = digits_of(row, typed)?;
        if value(number, row, &digits).is_some() {
            return Ok(());
        }
        let other = (1..=SHEETS).find(|other| row == 0 && value(*other, row, &digits).is_some());
        Err(other.map_or(SheetError::Row(row + 1), SheetError::OtherNumber))
    }

    /// Reads the text of a square code.
    ///
    /// # Errors
    /// [`SheetError`].
    pub fn parse_scanned(text: &str) -> Result<Self, SheetError> {
        let mut words = text.split_whitespace();
        if words.next() != Some(SCANNED) {
            return Err(SheetError::Scan);
        }
        let number = words.next().and_then(|number| number.parse().ok()).ok_or(SheetError::Number)?;
        Self::parse(number, &words.collect::<Vec<_>>())
    }

    /// Four bytes of a hash over the whole sheet: finds what the check of a single row does not.
    fn together(&self) -> u32 {
        let hash = Sha256::new()
            .chain_update(SHEET_LABEL)
            .chain_update([self.number])
            .chain_update(self.set.0.to_be_bytes())
            .chain_update(*self.share)
            .finalize();
        word(&hash)
    }

    /// As the mathematics know it: x, then a y for each byte.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(1 + SHARE);
        bytes.push(self.number);
        bytes.extend_from_slice(&*self.share);
        bytes
    }
}

/// The first four bytes as a number, big-endian.
fn word(bytes: &[u8]) -> u32 {
    bytes.first_chunk().map_or(0, |first| u32::from_be_bytes(*first))
}

/// Ten digits and two check digits.
fn written(number: u8, row: usize, word: u32) -> Zeroizing<String> {
    Zeroizing::new(format!("{word:010}{:02}", check(number, row, word.into())))
}

/// ISO/IEC 7064, MOD 97-10, over the sheet's number, the row's place and its ten digits: finds every single wrong digit, every swap
/// of two digits, and a row of another place or sheet.
fn check(number: u8, row: usize, data: u64) -> u64 {
    let place = (u64::from(number) * 10 + row as u64) * 10_u64.pow(DATA_DIGITS as u32);
    98 - (place + data) % 97 * 100 % 97
}

fn digits_of(row: usize, typed: &str) -> Result<Zeroizing<[u8; ROW_DIGITS]>, SheetError> {
    let (digits, count) = read_digits::<ROW_DIGITS>(typed).map_err(|_| SheetError::NotDigits(row + 1))?;
    if count == ROW_DIGITS { Ok(digits) } else { Err(SheetError::Length { row: row + 1, digits: count }) }
}

/// The number in a row; `None`: its check digits do not fit.
fn value(number: u8, row: usize, digits: &[u8; ROW_DIGITS]) -> Option<u32> {
    let (data, checked) = digits.split_at(DATA_DIGITS);
    let read = |digits: &[u8]| digits.iter().fold(0, |sum, digit| sum * 10 + u64::from(*digit));
    let data = read(data);
    if check(number, row, data) != read(checked) {
        return None;
    }
    u32::try_from(data).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::FixedRng;

    fn made(seed: u8) -> (Identity, Vec<Sheet>) {
        make(&mut FixedRng::new(seed)).unwrap()
    }

    fn again(sheet: &Sheet) -> Sheet {
        Sheet::parse_scanned(&sheet.scanned()).unwrap()
    }

    fn seed(identity: &Identity) -> String {
        identity.to_secret_string().to_string()
    }

    #[test]
    fn any_three_of_the_five_bring_the_key_back_and_no_two_do() {
        let (key, sheets) = made(1);
        assert_eq!(sheets.iter().map(Sheet::number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        let mut ways = 0;
        for a in 0..5 {
            for b in a + 1..5 {
                let two = [again(&sheets[b]), again(&sheets[a])];
                assert_eq!(combine(&two).err(), Some(CombineError::TooFew));
                for c in b + 1..5 {
                    let three = [again(&sheets[c]), again(&sheets[a]), again(&sheets[b])];
                    assert_eq!(seed(&combine(&three).unwrap()), seed(&key));
                    ways += 1;
                }
            }
        }
        assert_eq!(ways, 10);
        assert_eq!(seed(&combine(&sheets).unwrap()), seed(&key), "and all five do too");
        assert_eq!(combine(&[]).err(), Some(CombineError::TooFew));
    }

    #[test]
    fn two_sheets_say_nothing_of_the_key() {
        // With two shares of a byte each of its 256 values is as likely: for every value there is a third share that gives it.
        let (_, sheets) = made(1);
        let mut seen = [false; 256];
        for third in 0..=255_u8 {
            let shares: Vec<Vec<u8>> = alloc::vec![
                alloc::vec![1, sheets[0].share[0]],
                alloc::vec![2, sheets[1].share[0]],
                alloc::vec![3, third],
            ];
            seen[usize::from(Gf256::combine_bytes(&shares).unwrap()[0])] = true;
        }
        assert!(seen.iter().all(|value| *value));
    }

    #[test]
    fn sheets_of_two_sets_never_mix() {
        let ((_, ours), (_, theirs)) = (made(1), made(2));
        let mixed = [again(&ours[0]), again(&ours[1]), again(&theirs[2])];
        assert_eq!(combine(&mixed).err(), Some(CombineError::OtherSet(ours[0].set.0, theirs[0].set.0)));
        let twice = [again(&ours[0]), again(&ours[1]), again(&ours[0])];
        assert_eq!(combine(&twice).err(), Some(CombineError::Twice(1)));
        // Even where somebody writes the mark of one set on a sheet of another.
        let mut forged = again(&theirs[2]);
        forged.set = ours[0].set;
        let mixed = [again(&ours[0]), again(&ours[1]), again(&forged)];
        assert_eq!(combine(&mixed).err(), Some(CombineError::Wrong));
    }

    #[test]
    fn a_mistyped_digit_and_two_that_changed_places_are_found_in_their_row() {
        let (_, sheets) = made(1);
        let rows = sheets[3].rows();
        let parse =
            |rows: &[String]| Sheet::parse(4, &rows.iter().map(String::as_str).collect::<Vec<_>>()).err();
        let plain: Vec<String> = rows.iter().map(|row| row.to_string()).collect();
        assert_eq!(parse(&plain), None);
        for row in 0..ROWS {
            for place in 0..ROW_DIGITS {
                for digit in b'0'..=b'9' {
                    let mut typed = plain.clone();
                    let mut bytes = typed[row].clone().into_bytes();
                    if bytes[place] == digit {
                        continue;
                    }
                    bytes[place] = digit;
                    typed[row] = String::from_utf8(bytes).unwrap();
                    assert_eq!(parse(&typed), Some(SheetError::Row(row + 1)));
                    assert_eq!(Sheet::check_row(4, row, &plain[row]), Ok(()));
                }
                for other in 0..place {
                    let mut typed = plain.clone();
                    let mut bytes = typed[row].clone().into_bytes();
                    if bytes[place] == bytes[other] {
                        continue;
                    }
                    bytes.swap(place, other);
                    typed[row] = String::from_utf8(bytes).unwrap();
                    assert_eq!(parse(&typed), Some(SheetError::Row(row + 1)), "{place} {other}");
                }
            }
        }
    }

    #[test]
    fn a_row_in_another_place_or_of_another_sheet_or_set_is_found() {
        let ((_, ours), (_, theirs)) = (made(1), made(2));
        let rows = |sheet: &Sheet| sheet.rows().iter().map(|row| row.to_string()).collect::<Vec<_>>();
        let parse = |number, rows: &[String]| {
            Sheet::parse(number, &rows.iter().map(String::as_str).collect::<Vec<_>>()).err()
        };
        let (first, second) = (rows(&ours[0]), rows(&ours[1]));
        let mut swapped = first.clone();
        swapped.swap(2, 5);
        assert_eq!(parse(1, &swapped), Some(SheetError::Row(3)));
        let mut borrowed = first.clone();
        borrowed[4] = second[4].clone();
        assert_eq!(parse(1, &borrowed), Some(SheetError::Row(5)));
        let mut of_another_set = first.clone();
        of_another_set[4] = rows(&theirs[0])[4].clone();
        assert_eq!(parse(1, &of_another_set), Some(SheetError::Whole));
        assert_eq!(parse(3, &second), Some(SheetError::OtherNumber(2)));
        assert_eq!(Sheet::check_row(3, 0, &second[0]), Err(SheetError::OtherNumber(2)));
        assert_eq!(parse(6, &second), Some(SheetError::Number));
        assert_eq!(parse(2, &second[..9]), Some(SheetError::Rows(9)));
    }

    #[test]
    fn a_sheet_is_typed_in_any_digits_with_whatever_stands_between_them() {
        let (_, sheets) = made(1);
        let arabic = |text: &str| -> String {
            text.bytes().map(|digit| char::from_u32(0x660 + u32::from(digit - b'0')).unwrap()).collect()
        };
        let typed: Vec<String> =
            sheets[0].rows().iter().map(|row| format!(" {} - {}", arabic(&row[..4]), &row[4..])).collect();
        let sheet = Sheet::parse(1, &typed.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        assert_eq!(sheet.scanned(), sheets[0].scanned());
        assert_eq!(Sheet::check_row(1, 2, "12a"), Err(SheetError::NotDigits(3)));
        assert_eq!(Sheet::check_row(1, 2, "123"), Err(SheetError::Length { row: 3, digits: 3 }));
        assert_eq!(Sheet::parse_scanned("ZICHTBAAR").err(), Some(SheetError::Scan));
        assert_eq!(Sheet::parse_scanned(SCANNED).err(), Some(SheetError::Number));
    }
}
