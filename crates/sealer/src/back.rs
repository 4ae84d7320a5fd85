//! Coming back: a code as it was typed, its mailbox, the thread that lies there, and what its writer wishes. The code and the root of its
//! keys never leave this memory but to the page's own script, which wipes them too.
use crate::{
    Fields, Refusal,
    fields::pack,
    report::{mode, read_files},
    text,
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use envelope::{
    consent::{self, Asked, Place, Stand},
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    receipt::{Receipt, ReceiptError, ReporterKeys},
    returning::{Knock, Opened, Wished},
    thread::{self, Said},
    wish::{OwnCopy, SayingError, Speaker, Wish},
};
use zeroize::Zeroizing;

type Answer = Result<Zeroizing<Vec<u8>>, Refusal>;

/// How the answer to a code begins.
const CODE: u8 = 0;
const NOT_DIGITS: u8 = 1;
const WRONG_LENGTH: u8 = 2;
const CHECK: u8 = 3;

/// How a place in the thread begins.
const REPLY: u8 = 0;
const REPLY_AFTER_GAP: u8 = 1;
const FORGED: u8 = 2;
const ASKED: u8 = 3;
const GAP: u8 = 4;

/// The digits of what was typed, or what is wrong with it and how many digits there are.
pub(crate) fn code(fields: &Fields<'_>) -> Answer {
    let [typed] = fields.all::<1>().ok_or(Refusal::Form)?;
    let fault = match Receipt::parse(text(typed)?) {
        Ok(receipt) => return Ok(pack(&[&[CODE], receipt.digits().as_bytes()])),
        Err(fault) => fault,
    };
    Ok(match fault {
        ReceiptError::NotDigits => pack(&[&[NOT_DIGITS], b""]),
        ReceiptError::WrongLength { digits } => pack(&[&[WRONG_LENGTH], digits.to_string().as_bytes()]),
        ReceiptError::CheckDigit | ReceiptError::OutOfRange => pack(&[&[CHECK], b""]),
    })
}

/// What is asked of the relay: the two keys of the mailbox, and nothing they were made from.
pub(crate) fn knock(fields: &Fields<'_>) -> Answer {
    let [root] = fields.all::<1>().ok_or(Refusal::Form)?;
    Ok(Knock::of(&keys(root)?).to_bytes())
}

/// What the page shows: first the notes, then what was kept of the writer's own words, then each place of the thread.
pub(crate) fn read(fields: &Fields<'_>) -> Answer {
    let [root, opened] = fields.all::<2>().ok_or(Refusal::Form)?;
    let (keys, opened, state) = open(root, opened)?;
    let due = state.deletion_due.map_or_else(String::new, |day| day.number().to_string());
    let notes = pack(&[lines(&state.readers).as_bytes(), lines(&state.ever).as_bytes(), due.as_bytes()]);
    let own = match own_copy(&keys, &opened) {
        Some(copy) => pack(&[copy.text.as_bytes()]),
        None => pack(&[]),
    };
    let believed = opened.signing_keys();
    let answers: Vec<(Day, &[u8])> = opened.answers.iter().map(|(day, one)| (*day, one.as_slice())).collect();
    let said = thread::read(&keys, &believed, &answers);
    let placed = consent::placed(&said, &state.consents, (&state.lang, opened.sealing.day));
    let places = placed.iter().map(place);
    let all: Vec<Zeroizing<Vec<u8>>> = [notes, own].into_iter().chain(places).collect();
    Ok(pack(&all.iter().map(|one| one.as_slice()).collect::<Vec<_>>()))
}

fn place(place: &Place<'_>) -> Zeroizing<Vec<u8>> {
    match place {
        Place::Said(Said::Reply(reply)) => pack(&[
            &[if reply.gap { REPLY_AFTER_GAP } else { REPLY }],
            reply.day.number().to_string().as_bytes(),
            reply.org.as_str().as_bytes(),
            reply.lang.as_bytes(),
            reply.text.as_bytes(),
        ]),
        Place::Said(Said::Forged { day, .. }) => pack(&[&[FORGED], day.number().to_string().as_bytes()]),
        Place::Said(_) | Place::Gap => pack(&[&[GAP]]),
        Place::Asked(one) => asked(one),
    }
}

/// A decision: who asked on which day, its words, and where it stands.
fn asked(one: &Asked) -> Zeroizing<Vec<u8>> {
    let question = &one.question;
    let (stand, parts, later) = match &one.stand {
        Stand::Open => ("open", String::new(), String::new()),
        Stand::Back => ("back", String::new(), String::new()),
        Stand::Over => ("over", String::new(), String::new()),
        Stand::Said(consent::Answer::Part(parts)) => ("part", parts.join("\n"), String::new()),
        Stand::Said(consent::Answer::Later(day)) => ("later", String::new(), day.number().to_string()),
        Stand::Said(answer) => (answer.code(), String::new(), String::new()),
    };
    pack(&[
        &[ASKED],
        one.day.number().to_string().as_bytes(),
        one.org.as_str().as_bytes(),
        one.lang.as_bytes(),
        hex(&question.id).as_bytes(),
        question.with.as_ref().map_or("", |org| org.as_str()).as_bytes(),
        question.name.as_bytes(),
        question.person.as_bytes(),
        question.why.as_bytes(),
        question.words.as_bytes(),
        question.what.join("\n").as_bytes(),
        question.until.number().to_string().as_bytes(),
        stand.as_bytes(),
        parts.as_bytes(),
        later.as_bytes(),
    ])
}

/// What the relay is to keep so that a wish comes true.
pub(crate) fn wish(fields: &Fields<'_>) -> Answer {
    let [chance, root, opened, which, how, orgs, words, files] = fields.all::<8>().ok_or(Refusal::Form)?;
    let chance = Zeroizing::new(<[u8; 32]>::try_from(chance).map_err(|_| Refusal::Form)?);
    let (keys, opened, mut state) = open(root, opened)?;
    let orgs = read_orgs(orgs)?;
    let files = read_files(text(files)?)?;
    let [how] = how else { return Err(Refusal::Form) };
    let wish = match which {
        [1] if state.readers.is_empty() || text(words)?.trim().is_empty() => return Err(Refusal::Form),
        [1] => Wish::More(text(words)?.into(), files),
        _ if !files.is_empty() => return Err(Refusal::Form),
        [give @ (2 | 3)] => Wish::Readers { chosen: orgs, give_copy: *give == 3 },
        [4] => Wish::Stop(orgs),
        [5] => Wish::Delete,
        [6] => Wish::Undo,
        [7] => answering((&keys, &opened, &state), &orgs, text(words)?)?,
        _ => return Err(Refusal::Form),
    };
    // Opening is slow where scripts are interpreted, and only a newcomer is given it.
    let own_copy = if *which == [3] { own_copy(&keys, &opened) } else { None };
    let key_of = |org: &OrgId| opened.sealing.of(org);
    let speaker = Speaker { keys: &keys, key_of: &key_of, today: opened.sealing.day, mode: mode(*how) };
    let mut rng = ChaCha20Rng::from_seed(*chance);
    let granted = wish.grant(&speaker, &mut rng, &mut state, own_copy.as_ref(), opened.deletion_days);
    let granted = granted.map_err(|error| match error {
        SayingError::NoKey(_) => Refusal::NoKey,
        SayingError::Message(_) => Refusal::Limit,
    })?;
    let Knock { auth, lookup } = Knock::of(&keys);
    let wished = Wished {
        auth,
        lookup,
        state: granted.state,
        version: opened.version,
        envelopes: granted.envelopes,
        delete_after: granted.delete_after,
    };
    Ok(wished.to_bytes())
}

/// Of whoever asked: the name of a decision in hexadecimal, the word of what is said, and what may be told of what was asked; a line each.
fn answering(
    (keys, opened, state): (&ReporterKeys, &Opened, &MailboxState),
    orgs: &[OrgId],
    lines: &str,
) -> Result<Wish, Refusal> {
    let (id, rest) = lines.split_once('\n').ok_or(Refusal::Form)?;
    let (said, parts) = rest.split_once('\n').unwrap_or((rest, ""));
    let believed = opened.signing_keys();
    let answers: Vec<(Day, &[u8])> = opened.answers.iter().map(|(day, one)| (*day, one.as_slice())).collect();
    let all = thread::read(keys, &believed, &answers);
    let today = opened.sealing.day;
    let placed = consent::all(consent::placed(&all, &state.consents, (&state.lang, today)));
    let wanted = |one: &Asked| orgs == [one.org.clone()] && hex(&one.question.id) == id;
    let asked = placed.into_iter().find(wanted).ok_or(Refusal::Form)?;
    let answer = consent::Answer::of(said, parts.lines(), today).ok_or(Refusal::Form)?;
    Ok(match answer {
        Some(answer) if asked.can_answer() => Wish::Answer(asked.into(), answer),
        None if asked.can_take_back() => Wish::TakeBack(asked.into()),
        _ => return Err(Refusal::Form),
    })
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS.get(usize::from(n)).copied().unwrap_or(b'0'));
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn keys(root: &[u8]) -> Result<ReporterKeys, Refusal> {
    let root = Zeroizing::new(<[u8; 64]>::try_from(root).map_err(|_| Refusal::Form)?);
    Ok(ReporterKeys::from_root(root))
}

fn open(root: &[u8], opened: &[u8]) -> Result<(ReporterKeys, Opened, MailboxState), Refusal> {
    let keys = keys(root)?;
    let opened = Opened::from_bytes(opened).map_err(|_| Refusal::Form)?;
    let state = MailboxState::open(&keys, &opened.state).map_err(|_| Refusal::Foreign)?;
    Ok((keys, opened, state))
}

fn own_copy(keys: &ReporterKeys, opened: &Opened) -> Option<OwnCopy> {
    OwnCopy::open(keys, opened.own_copy.as_deref()?)
}

fn read_orgs(lines: &[u8]) -> Result<Vec<OrgId>, Refusal> {
    let mut orgs = vec![];
    for line in text(lines)?.lines() {
        let org = OrgId::parse(line).map_err(|_| Refusal::Form)?;
        if !orgs.contains(&org) {
            orgs.push(org);
        }
    }
    Ok(orgs)
}

fn lines(orgs: &[OrgId]) -> String {
    orgs.iter().map(OrgId::as_str).collect::<Vec<_>>().join("\n")
}
