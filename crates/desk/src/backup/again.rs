//! What was erased after a backup was made is erased again when it is put back, before anybody can look: by the list that lies outside
//! every backup, and by the keys that a later backup no longer has.
use super::{BackupError, RESTORING};
use crate::{Desk, DeskError, ending::Of};
use domain::{Content, ErasedWhy};
use std::{fs, path::Path};
use store::desk::{self as rows, By};

/// What a line of the list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedOf {
    /// A report or a case.
    Record(Of),
    /// A presumed victim's record, gone after a "no".
    Victim,
    /// A referral to which access ended.
    Referral,
}

/// A line of the list of what was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// What it is about.
    pub of: ListedOf,
    /// Its number.
    pub number: i64,
    /// When, Unix seconds.
    pub at: i64,
}

/// Reads the list.
///
/// # Errors
/// [`BackupError::NoList`], [`BackupError::List`].
pub fn read_list(path: &Path) -> Result<Vec<Listed>, BackupError> {
    let name = || path.display().to_string();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(BackupError::NoList(name()));
        }
        Err(error) => return Err(BackupError::file(path, error)),
    };
    let line =
        |(place, line): (usize, &str)| listed(line).ok_or_else(|| BackupError::List(name(), place + 1));
    text.lines().enumerate().map(line).collect()
}

fn listed(line: &str) -> Option<Listed> {
    let mut words = line.split(' ');
    let of = match words.next()? {
        "signal" => ListedOf::Record(Of::Signal),
        "case" => ListedOf::Record(Of::Case),
        "victim" => ListedOf::Victim,
        "referral" => ListedOf::Referral,
        _ => return None,
    };
    let mut number = || words.next()?.parse::<i64>().ok().filter(|number| *number >= 0);
    let (number, at) = (number()?, number()?);
    words.next().is_none().then_some(Listed { of, number, at })
}

impl Desk {
    /// Erases again what is on the list and not yet erased here, and what has no key any more. How much that was.
    pub(super) async fn erase_again(&self, list: &[Listed], keys_of: i64) -> Result<usize, DeskError> {
        let mut tx = self.0.store.write("numbers there").await?;
        rows::numbers_there(&mut tx).await?;
        tx.commit().await?;
        let mut tx = self.0.store.read("without keys").await?;
        let mut gone = Vec::new();
        for of in [Of::Signal, Of::Case] {
            let numbers = rows::without_key(&mut tx, of).await?;
            gone.extend(numbers.into_iter().map(|number| Listed {
                of: ListedOf::Record(of),
                number,
                at: keys_of,
            }));
        }
        let without = rows::referrals_without_key(&mut tx).await?;
        gone.extend(without.into_iter().map(|number| Listed { of: ListedOf::Referral, number, at: keys_of }));
        drop(tx);
        let mut erased = 0;
        for one in list.iter().chain(&gone) {
            erased += usize::from(self.erase_listed(*one).await?);
        }
        Ok(erased)
    }

    async fn erase_listed(&self, one: Listed) -> Result<bool, DeskError> {
        let Listed { of, number, at } = one;
        let of = match of {
            ListedOf::Record(of) => of,
            ListedOf::Victim => return self.erase_listed_victim(number, at).await,
            ListedOf::Referral => return self.end_referral_again(number, at).await,
        };
        let mut tx = self.0.store.write("erase again").await?;
        rows::numbers_given(&mut tx, of, number).await?;
        // Erased before the backup: a writer who came back since has words here that are not to go.
        if rows::erasure_of(&mut tx, of, number).await?.is_some_and(|known| known.at >= at) {
            return Ok(false);
        }
        let there = match of {
            Of::Signal => {
                let row = rows::lock_signal(&mut tx, By::Number(number)).await?;
                let row = row.filter(|row| row.content != Content::Erased.code());
                if let Some(mut row) = row {
                    row.version += 1;
                    self.erase_report(&mut tx, &mut row, (None, ErasedWhy::Again)).await?;
                    rows::update_signal(&mut tx, &row).await?;
                    true
                } else {
                    false
                }
            }
            Of::Case => {
                let row = rows::lock_case(&mut tx, number).await?;
                let there = row.is_some_and(|row| row.state != domain::CaseState::Erased.code());
                if there {
                    self.erase_case(&mut tx, number, (None, ErasedWhy::Again)).await?;
                }
                there
            }
        };
        // With the moment at which it really went, so that the list stays what it was.
        rows::add_erasure(&mut tx, (of, number), (at, ErasedWhy::Again.code())).await?;
        tx.commit().await?;
        Ok(there)
    }

    /// A presumed victim's record that a "no" had erased.
    async fn erase_listed_victim(&self, number: i64, at: i64) -> Result<bool, DeskError> {
        let mut tx = self.0.store.write("erase again").await?;
        let case = rows::case_of_victim(&mut tx, number).await?;
        if let Some(case) = case {
            rows::erase_victim(&mut tx, case, number).await?;
            self.note(&mut tx, None, "refusal-settled", &format!("case {case}")).await?;
        }
        rows::add_victim_erasure(&mut tx, number, (at, ErasedWhy::Again.code())).await?;
        tx.commit().await?;
        Ok(case.is_some())
    }

    /// The backup is back: from now on the database opens like any other.
    pub(super) async fn settle_restore(&self, moment: i64) -> Result<(), DeskError> {
        self.stop_waiting_referrals().await?;
        let mut tx = self.0.store.write("restored").await?;
        rows::set_status(&mut tx, RESTORING, 0).await?;
        // What was taken back since the backup was made is not known here: nothing of before holds until it is asked again.
        let last = rows::last_consent(&mut tx).await?;
        rows::set_status(&mut tx, crate::consent::DOUBTED, last).await?;
        self.note(&mut tx, None, "restored", &format!("backup {moment}")).await?;
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_with_a_line_that_nobody_wrote_is_refused_by_its_number() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("erased");
        assert!(matches!(read_list(&path), Err(BackupError::NoList(_))));
        fs::write(&path, "signal 12 1795521600\ncase 3 1795521601\nreferral 4 1795521602\n").unwrap();
        let case = Listed { of: ListedOf::Record(Of::Case), number: 3, at: 1_795_521_601 };
        assert_eq!(read_list(&path).unwrap()[1], case);
        for wrong in ["signal 12", "signal -1 5", "report 1 5", "signal 1 5 6", "", "signal  1 5"] {
            fs::write(&path, format!("signal 12 1795521600\n{wrong}\n")).unwrap();
            assert!(matches!(read_list(&path), Err(BackupError::List(_, 2))), "{wrong}");
        }
    }
}
