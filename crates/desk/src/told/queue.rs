//! The mails that wait: told in the transaction of what they are about, sent one a member and quarter of an hour, tried again, and
//! given up where somebody sees it. What was seen at the desk meanwhile is not mailed.
use super::{Telling, mail::MailFault};
use crate::{
    Desk, DeskError, MemberId, Permission,
    names::{self, MemberDetails},
    notices::Tell,
    people::absence,
};
use domain::{
    NoticeKind, Standing, When,
    told::{MAIL_HOURS, MAIL_PAUSE_SECONDS, retry_after},
};
use store::{
    Tx,
    desk::{self as rows, MailRow, Mails, MemberRow},
};
use web::{language::Lang, words::Words};

/// Mails in one go.
const AT_ONCE: usize = 200;
/// Seconds after which another instance may try a mail that one has taken.
const LEASE_SECONDS: i64 = 120;
/// When the last mail went.
pub(crate) const MAIL_SENT: &str = "mail_sent";
/// Whether the server was away at the last try.
pub(crate) const MAIL_AWAY: &str = "mail_away";

/// What a mail says.
enum Says {
    News,
    First,
    Digest { new: i64, due: i64 },
}

/// How a round goes on.
#[derive(PartialEq, Eq)]
enum Round {
    On,
    /// The server is away: nobody else's mail would go.
    Over,
}

impl Desk {
    /// Has somebody mailed that they were told something, if they want it at once and are there.
    pub(crate) async fn mail_news(
        &self,
        tx: &mut Tx,
        row: &MemberRow,
        kind: NoticeKind,
    ) -> Result<(), DeskError> {
        let Some(topic) = kind.topic().filter(|_| self.sends_mail()) else { return Ok(()) };
        let telling = self.telling_of(tx, MemberId(row.id)).await?.unwrap_or_default();
        let away = absence(row).is_some_and(|away| away.is_on(self.today()));
        if telling.address.is_empty() || telling.when(topic) != When::AtOnce || away {
            return Ok(());
        }
        let news = Mails { news: 1, ..Mails::default() };
        Ok(rows::queue_mail(tx, row.id, news, (self.now(), MAIL_PAUSE_SECONDS)).await?)
    }

    /// Sends what waits.
    ///
    /// # Errors
    /// [`DeskError`]; a server that is away is none.
    pub async fn send_mails(&self) -> Result<(), DeskError> {
        if !self.sends_mail() {
            return Ok(());
        }
        for _ in 0..AT_ONCE {
            // Looked at before it is written: most of the time nothing waits.
            let mut tx = self.0.store.read("mails").await?;
            if rows::waiting_mails(&mut tx).await?.0 == 0 {
                break;
            }
            drop(tx);
            let mut tx = self.0.store.write("mail taken").await?;
            let now = self.now();
            let Some(row) = rows::claim_mail(&mut tx, now, now + LEASE_SECONDS).await? else { break };
            tx.commit().await?;
            if self.send_mail(&row).await? == Round::Over {
                break;
            }
        }
        Ok(())
    }

    async fn send_mail(&self, row: &MailRow) -> Result<Round, DeskError> {
        let Some(mailer) = &self.0.mail else { return Ok(Round::Over) };
        let Some((address, mail)) = self.what_to_say(row).await? else {
            return self.settle(row, None).await;
        };
        match mailer.send(&address, mail, self.now()).await {
            Ok(()) => self.settle(row, Some(self.now())).await,
            Err(fault) => self.not_sent(row, fault).await,
        }
    }

    /// To whom, and subject and text; `None`: there is nothing to say any more.
    async fn what_to_say(&self, row: &MailRow) -> Result<Option<(String, (String, String))>, DeskError> {
        let mut tx = self.0.store.read("mail").await?;
        let member = rows::member_by_id(&mut tx, row.member).await?;
        let Some(member) = member.filter(|member| member.standing == Standing::Active.code()) else {
            return Ok(None);
        };
        let Some(telling) = self.telling_of(&mut tx, MemberId(row.member)).await? else { return Ok(None) };
        let (at_once, any) = self.unseen(&mut tx, row.member, &telling).await?;
        let due = if row.mails.digests > 0 { self.tasks_due(&mut tx, &member).await? } else { 0 };
        let says = match row.mails {
            _ if telling.address.is_empty() => return Ok(None),
            mails if mails.digests > 0 && any + due > 0 => Says::Digest { new: any, due },
            mails if mails.news > 0 && at_once > 0 => Says::News,
            mails if mails.firsts > 0 => Says::First,
            _ => return Ok(None),
        };
        let details: MemberDetails =
            names::open(self.0.vault.desk(), names::member_place(member.id), &member.sealed)?;
        let lang = details.languages.iter().find_map(|tag| Lang::at_desk(tag)).unwrap_or(Lang::Nl);
        let w = Words::of(lang);
        let text = match says {
            Says::News => w.say_plain("mail-news"),
            Says::First => w.say_plain("mail-first"),
            Says::Digest { new, due } => {
                w.say_plain_with("mail-digest", &[("new", new.into()), ("due", due.into())])
            }
        };
        Ok(Some((
            telling.address,
            (w.say_plain("mail-subject"), format!("{text}\n\n{}\n", w.say_plain("mail-why"))),
        )))
    }

    /// How much a member has not seen of what they want at once, and of all they want by mail.
    pub(super) async fn unseen(
        &self,
        tx: &mut Tx,
        member: i64,
        telling: &Telling,
    ) -> Result<(i64, i64), DeskError> {
        let (mut at_once, mut any) = (0, 0);
        for (kind, count) in rows::unseen_kinds(tx, member).await? {
            let when =
                NoticeKind::of_code(&kind).and_then(NoticeKind::topic).map(|topic| telling.when(topic));
            at_once += if when == Some(When::AtOnce) { count } else { 0 };
            any += if matches!(when, Some(When::AtOnce | When::Digest)) { count } else { 0 };
        }
        Ok((at_once, any))
    }

    async fn settle(&self, row: &MailRow, at: Option<i64>) -> Result<Round, DeskError> {
        let mut tx = self.0.store.write("mailed").await?;
        let next = self.now() + if at.is_some() { MAIL_PAUSE_SECONDS } else { 0 };
        rows::settle_mail(&mut tx, row.member, row.mails, (at, next)).await?;
        if let Some(at) = at {
            rows::set_status(&mut tx, MAIL_SENT, at).await?;
            rows::set_status(&mut tx, MAIL_AWAY, 0).await?;
        }
        tx.commit().await?;
        Ok(Round::On)
    }

    async fn not_sent(&self, row: &MailRow, fault: MailFault) -> Result<Round, DeskError> {
        tracing::warn!(?fault, "a mail waits");
        let now = self.now();
        let mut tx = self.0.store.write("mail waits").await?;
        // Notices first: whoever is told something holds their counter before any mail.
        let over = fault == MailFault::Refused || now - row.since >= MAIL_HOURS * 3_600;
        if over {
            if fault == MailFault::Refused {
                let to = Tell::Member(MemberId(row.member));
                self.tell(&mut tx, (NoticeKind::MailRefused, None), to, None).await?;
            }
            let runs = Tell::All(Permission::VerifyAudit);
            self.tell(&mut tx, (NoticeKind::MailFailed, None), runs, None).await?;
            rows::settle_mail(&mut tx, row.member, row.mails, (None, now)).await?;
        } else {
            rows::mail_failed(&mut tx, row.member, now + retry_after(row.tries)).await?;
        }
        let away = fault == MailFault::Away;
        rows::set_status(&mut tx, MAIL_AWAY, away.into()).await?;
        if over {
            self.note(&mut tx, None, "mail-given-up", &format!("member {}", row.member)).await?;
        }
        tx.commit().await?;
        Ok(if away { Round::Over } else { Round::On })
    }
}
