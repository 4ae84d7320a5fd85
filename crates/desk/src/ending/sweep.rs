//! What ends by itself: told first, erased when its time is over, with what is left of the log, of searches and of exports. What was
//! erased is also listed in a file beside the keys, so that an older backup does not bring it back.
use super::{Of, is_closed};
use crate::{Desk, DeskError, Permission, audit, notices::Tell};
use domain::{
    CaseState, ErasedWhy, NoticeKind, RecordKind, ending::NOTICE_MIN_DAYS, ending::TOLD_BEFORE_DAYS,
};
use envelope::ids::Day;
use std::{fs, io::Write, path::Path};
use store::{
    Tx,
    desk::{self as rows, By, Due},
};

/// Records in one go: the rest waits for the next round.
const AT_ONCE: i64 = 200;
/// Lines of the log that go in one go.
const LINES_AT_ONCE: i64 = 5_000;
const DAY: i64 = 86_400;
/// Seconds for which whoever did something to many reports at once sees what came of it.
const BULKS_KEPT: i64 = 3_600;
/// Seconds after which no report is compared with the words of another any more: twice what is looked back, so that nobody waits for the sweep.
const SAME_TEXTS_KEPT: i64 = 2 * domain::flood::ALIKE_WITHIN_SECONDS;

impl Desk {
    /// Tells what ends soon, erases what is over, and forgets what is kept for a time only.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn carry_out_what_ends(&self) -> Result<(), DeskError> {
        // Cases first: what they held ends after them.
        for of in [Of::Case, Of::Signal] {
            self.tell_what_ends(of).await?;
            self.erase_what_is_over(of).await?;
        }
        self.tell_due_requests().await?;
        self.tell_near_clocks().await?;
        self.end_referrals_over().await?;
        self.tell_near_consents().await?;
        self.settle_refusals().await?;
        self.forget().await?;
        self.keep_erased_list().await?;
        self.sweep_documents().await
    }

    /// Closed records whose rule, as it is today, is over before `today`.
    fn due(&self, of: Of, today: Day) -> Due {
        let days = self.0.retention.days(super::record_of(of));
        let closed_before = (i64::from(today.number()) - i64::from(days)) * DAY;
        Due { closed_before, kept_before: today.number() }
    }

    async fn tell_what_ends(&self, of: Of) -> Result<(), DeskError> {
        // What has its last day within the time of notice is over the day after.
        let soon = Day(self.today().number().saturating_add(TOLD_BEFORE_DAYS + 1));
        let mut tx = self.0.store.read("ends soon").await?;
        let found = rows::ends_untold(&mut tx, of, self.due(of, soon), AT_ONCE).await?;
        drop(tx);
        for number in found {
            let mut tx = self.0.store.write("tell end").await?;
            let to = match of {
                Of::Signal => {
                    let Some(row) = rows::lock_signal(&mut tx, By::Number(number)).await? else { continue };
                    // Opened again in this very moment?
                    if !is_closed(&row) {
                        continue;
                    }
                    let nobodys = row.assignee.is_none() && row.team.is_none();
                    self.say_end(&mut tx, of, number).await?;
                    match nobodys {
                        true => self.tell_lead(&mut tx, (NoticeKind::EndsSoon, number)).await?,
                        false => {
                            let told = (NoticeKind::EndsSoon, Some(number));
                            self.tell(&mut tx, told, Tell::Holder(&row), None).await?;
                        }
                    }
                    true
                }
                Of::Case => self.tell_case_ends(&mut tx, number).await?,
            };
            if to {
                tx.commit().await?;
            }
        }
        Ok(())
    }

    async fn tell_case_ends(&self, tx: &mut Tx, number: i64) -> Result<bool, DeskError> {
        let row = rows::lock_case(tx, number).await?.filter(|row| row.state == CaseState::Closed.code());
        if row.is_none() {
            return Ok(false);
        }
        self.say_end(tx, Of::Case, number).await?;
        self.tell_case(tx, (NoticeKind::EndsSoonCase, number), None).await?;
        Ok(true)
    }

    async fn tell_lead(&self, tx: &mut Tx, (kind, number): (NoticeKind, i64)) -> Result<(), DeskError> {
        self.tell(tx, (kind, Some(number)), Tell::All(Permission::ManagePeople), None).await
    }

    async fn say_end(&self, tx: &mut Tx, of: Of, number: i64) -> Result<(), DeskError> {
        let mut ending = rows::ending(tx, of, number).await?;
        ending.told = Some(self.today().number());
        Ok(rows::set_ending(tx, of, number, &ending).await?)
    }

    async fn erase_what_is_over(&self, of: Of) -> Result<(), DeskError> {
        let today = self.today();
        let told_before = today.number().saturating_sub(NOTICE_MIN_DAYS);
        let mut tx = self.0.store.read("over").await?;
        let found = rows::ends_now(&mut tx, of, self.due(of, today), (told_before, AT_ONCE)).await?;
        drop(tx);
        for number in found {
            let mut tx = self.0.store.write("end").await?;
            if self.erase_if_over(&mut tx, of, number).await? {
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// Once more under its lock: somebody may have opened, held or put it off in this very moment.
    async fn erase_if_over(&self, tx: &mut Tx, of: Of, number: i64) -> Result<bool, DeskError> {
        let (signal, closed) = match of {
            Of::Signal => {
                let row = rows::lock_signal(tx, By::Number(number)).await?.filter(is_closed);
                let closed = row.as_ref().map(super::closed_day);
                let kept = !rows::cases_of_signal(tx, number).await?.is_empty();
                (row, closed.filter(|_| !kept))
            }
            Of::Case => {
                let row = rows::lock_case(tx, number).await?;
                let row = row.filter(|row| row.state == CaseState::Closed.code());
                (None, row.and_then(|row| row.closed).map(|(_, at)| super::day_of(at)))
            }
        };
        let ending = rows::ending(tx, of, number).await?;
        let over = closed.is_some_and(|closed| self.ending_of(of, closed, &ending).is_over(self.today()));
        if !over || ending.held_by.is_some() {
            return Ok(false);
        }
        match signal {
            Some(mut row) => {
                row.version += 1;
                self.erase_report(tx, &mut row, (None, ErasedWhy::Time)).await?;
                rows::update_signal(tx, &row).await?;
            }
            None => self.erase_case(tx, number, (None, ErasedWhy::Time)).await?,
        }
        Ok(true)
    }

    /// What members were told, searched and took along; and the oldest lines of the log, behind a signed beginning.
    async fn forget(&self) -> Result<(), DeskError> {
        let before = |record| self.now() - i64::from(self.0.retention.days(record)) * DAY;
        let mut tx = self.0.store.write("forget").await?;
        rows::clean_notices(&mut tx, before(RecordKind::Notice), before(RecordKind::Search)).await?;
        // Who looked at what is forgotten with what they were told.
        let days = self.0.retention.days(RecordKind::Notice);
        rows::clean_looks(&mut tx, self.today().number().saturating_sub(days)).await?;
        rows::clean_bulks(&mut tx, self.now() - BULKS_KEPT).await?;
        rows::clean_same_texts(&mut tx, self.now() - SAME_TEXTS_KEPT).await?;
        rows::clean_exports(&mut tx, before(RecordKind::Export)).await?;
        rows::clean_emergencies(&mut tx, before(RecordKind::Log)).await?;
        rows::clean_data_requests(&mut tx, before(RecordKind::Request)).await?;
        rows::clean_referrals(&mut tx, before(RecordKind::Referral)).await?;
        let days = self.0.retention.days(RecordKind::Campaign);
        rows::clean_campaigns(&mut tx, self.today().number().saturating_sub(days)).await?;
        let oldest = self.first_month_counted();
        rows::clean_refusal_counts(&mut tx, oldest).await?;
        rows::forget_figures_before(&mut tx, oldest).await?;
        let cut = audit::cut(&mut tx, &self.0.audit_key, before(RecordKind::Log), LINES_AT_ONCE).await?;
        if let Some(line) = cut {
            self.note(&mut tx, None, "log-cut", &format!("line {line}")).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Writes the list of what was erased beside the keys, if it is not as it should be: one line each, kind, number and moment.
    pub(crate) async fn keep_erased_list(&self) -> Result<(), DeskError> {
        let Some(path) = &self.0.erased_list else { return Ok(()) };
        let mut tx = self.0.store.read("erased list").await?;
        let all = rows::all_erasures(&mut tx).await?;
        let gone = rows::gone_referrals(&mut tx).await?;
        drop(tx);
        let line = |row: &rows::ErasureRow| format!("{} {} {}\n", row.kind, row.number, row.at);
        let mut text: String = all.iter().map(line).collect();
        // What came from others and whose key is destroyed: a backup from before does not bring it back.
        text.extend(gone.iter().map(|(number, at)| format!("referral {number} {at}\n")));
        if fs::read_to_string(path).is_ok_and(|there| there == text) {
            return Ok(());
        }
        write_whole(path, text.as_bytes()).map_err(|_| DeskError::Setup("the list of what was erased"))
    }
}

/// All of it or nothing, also when the power goes.
fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => fs::File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
