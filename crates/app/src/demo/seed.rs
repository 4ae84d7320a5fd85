//! Tells the invented reports through the relay's own pages, and lets the desks answer the one whose receipt is shown.
use super::{
    Seed,
    desks::{DemoDesk, password, totp_secret},
    stories::{self, Reply, Report},
    visitor::Visitor,
};
use ::desk::{
    Desk, Session,
    inbox::InboxFilter,
    member::totp_code,
    signal::{ReplyForm, ReplyOutcome, What},
};
use std::{fs, path::Path, time::Duration};

type Failed = Box<dyn std::error::Error>;

/// Times the desks are asked whether a report has arrived, half a second apart.
const TRIES: u32 = 240;
const PAUSE: Duration = Duration::from_millis(500);
/// What a short demonstration tells: the seeded thread, and one to each kind of organisation.
const FEW: [&str; 4] = ["two-phones", "one-line", "stolen-earnings", "hotel-night-porter"];

/// Tells what was not told before, and returns the receipt of the thread with an answer.
pub(crate) async fn seed(
    folder: &Path,
    relay: &str,
    desks: &[DemoDesk],
    seed: Seed,
) -> Result<String, Failed> {
    let kept = folder.join("receipt");
    if let Ok(receipt) = fs::read_to_string(&kept) {
        return Ok(receipt);
    }
    let mut reports = stories::reports()?;
    if seed == Seed::Few {
        reports.retain(|report| FEW.contains(&report.id.as_str()));
    }
    let replies = stories::replies()?;
    let seeded = replies.iter().find(|reply| reply.seeded).ok_or("no answer is seeded")?;
    let mut receipt = String::new();
    for (told, report) in reports.iter().enumerate() {
        let digits = tell(relay, desks, report).await?;
        if report.id == seeded.report {
            receipt = digits;
        }
        if told % 10 == 9 {
            eprintln!("  {} of {} invented reports told", told + 1, reports.len());
        }
    }
    for reply in replies.iter().filter(|reply| reports.iter().any(|report| report.id == reply.report)) {
        if reply.seeded {
            answer(desks, &reports, reply).await?;
        }
    }
    fs::write(kept, &receipt)?;
    Ok(receipt)
}

async fn tell(relay: &str, desks: &[DemoDesk], report: &Report) -> Result<String, Failed> {
    let id_of = |kind: &String| {
        desks.iter().find(|one| one.organisation.kind == *kind).map(|one| one.organisation.id.as_str())
    };
    let mut readers: Vec<&str> = report.readers.iter().filter_map(id_of).collect();
    // Whoever does not know chooses nobody: the page gives it to the association.
    let unsure = readers.is_empty();
    if unsure {
        readers = desks
            .iter()
            .filter(|one| one.organisation.kind == "association")
            .map(|one| one.organisation.id.as_str())
            .collect();
    }
    let mut visitor = Visitor::new(relay);
    Ok(visitor.report(&report.ui, &report.safe, &readers, report.typed(), &report.fields()).await?)
}

/// As a member would: signs in, finds the report in the inbox, reads it, answers.
async fn answer(desks: &[DemoDesk], reports: &[Report], reply: &Reply) -> Result<(), Failed> {
    let report = reports.iter().find(|report| report.id == reply.report).ok_or("an answer to nothing")?;
    let one = desks.iter().find(|one| one.organisation.kind == reply.from).ok_or("an answer from nobody")?;
    let session = sign_in(one).await?;
    for _ in 0..TRIES {
        if let Some((number, version)) = find(&one.desk, &session, report.typed()).await? {
            let once = one.desk.once_token()?;
            let form =
                ReplyForm { text: reply.text.trim_matches('\n'), seen_version: version, once_token: &once };
            return match one.desk.reply(&session, number, &form).await? {
                Some(ReplyOutcome::Sent) => Ok(one.desk.sign_out(&session).await?),
                _ => Err("an answer was not taken".into()),
            };
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err("a report did not arrive at its desk".into())
}

async fn sign_in(one: &DemoDesk) -> Result<Session, Failed> {
    sign_in_as(one, "reader").await
}

/// Somebody with this role.
pub(super) async fn sign_in_as(one: &DemoDesk, role: &str) -> Result<Session, Failed> {
    let member = one.members.iter().find(|member| member.role == role).ok_or("nobody has this role")?;
    let now = one.desk.now();
    // The code before this one holds too: this one stays for whoever sits down at the demonstration now.
    for at in [now - 30, now] {
        let code = totp_code(&totp_secret(member), at).ok_or("no code")?;
        if let Ok(signed_in) = one.desk.sign_in(&member.user, &password(member), &code).await {
            return Ok(one.desk.session_of(&signed_in.token).await?.ok_or("no session")?);
        }
    }
    Err("a member of the demonstration is not let in".into())
}

async fn find(desk: &Desk, session: &Session, text: &str) -> Result<Option<(i64, i64)>, Failed> {
    let page = desk.inbox(session, &InboxFilter::default(), 1).await?;
    for row in page.rows {
        let Some(view) = desk.signal(session, row.number).await? else { continue };
        if view.thread.iter().any(|entry| matches!(&entry.what, What::Text(said) if said == text)) {
            return Ok(Some((view.number, view.version)));
        }
    }
    Ok(None)
}
