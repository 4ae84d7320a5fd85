//! A first report, as a relay makes it for a browser without scripts and a desk for somebody who tells it by mouth.
use crate::{Fields, Refusal, text};
use alloc::{string::String, vec::Vec};
use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use envelope::{
    age::Recipient,
    attachment::{Attachment, name_of},
    ids::OrgId,
    message::{Mode, READERS_MAX},
    receipt::ReporterKeys,
    relay_api::SealingKeys,
    telling::Telling,
};
use zeroize::Zeroizing;

/// Bits of the field `how`.
const ABOUT_POLICE: u8 = 1;
const PRESSURE: u8 = 2;
const KEEP_COPY: u8 = 4;
/// This module runs as JavaScript: the reader is told how a report was locked.
const AS_SCRIPT: u8 = 8;

pub(crate) fn seal(fields: &Fields<'_>) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let [chance, root, keys, orgs, lang, words, how, answers, files] =
        fields.all::<9>().ok_or(Refusal::Form)?;
    let chance = Zeroizing::new(<[u8; 32]>::try_from(chance).map_err(|_| Refusal::Form)?);
    let root = Zeroizing::new(<[u8; 64]>::try_from(root).map_err(|_| Refusal::Form)?);
    let keys = SealingKeys::from_bytes(keys).map_err(|_| Refusal::Form)?;
    let readers = readers(orgs, &keys)?;
    let [how] = how else { return Err(Refusal::Form) };
    let telling = Telling {
        text: text(words)?.into(),
        answers: read_answers(text(answers)?)?,
        about_police: how & ABOUT_POLICE != 0,
        pressure: how & PRESSURE != 0,
        keep_copy: how & KEEP_COPY != 0,
        lang: text(lang)?.into(),
        mode: mode(*how),
        attachments: read_files(text(files)?)?,
    };
    let reporter = ReporterKeys::from_root(root);
    let orgs: Vec<OrgId> = readers.iter().map(|(org, _)| org.clone()).collect();
    let signed = telling.sign(&reporter, &orgs).map_err(|_| Refusal::Limit)?;
    let mut rng = ChaCha20Rng::from_seed(*chance);
    let submission = telling.submission(&mut rng, &reporter, &signed, &readers, keys.day);
    Ok(Zeroizing::new(submission.map_err(|_| Refusal::Limit)?.to_bytes()))
}

/// Which form of this module locks: whoever reads is told.
pub(crate) fn mode(how: u8) -> Mode {
    if how & AS_SCRIPT == 0 { Mode::Wasm } else { Mode::Js }
}

/// Whom it is for, one id a line, each with its key.
fn readers(orgs: &[u8], keys: &SealingKeys) -> Result<Vec<(OrgId, Recipient)>, Refusal> {
    let read = |id: &str| {
        let org = OrgId::parse(id).map_err(|_| Refusal::Form)?;
        let key = keys.of(&org).ok_or(Refusal::NoKey)?;
        Ok((org, key))
    };
    let readers: Vec<_> = text(orgs)?.lines().map(read).collect::<Result<_, _>>()?;
    if readers.is_empty() || readers.len() > READERS_MAX { Err(Refusal::Form) } else { Ok(readers) }
}

/// Files that go along, one a line: name at the relay, key and hash in hexadecimal, size, kind, and its own name, with a space between.
pub(crate) fn read_files(lines: &str) -> Result<Vec<Attachment>, Refusal> {
    let file = |line: &str| {
        let mut words = line.splitn(6, ' ');
        let mut next = || words.next().ok_or(Refusal::Form);
        Ok(Attachment {
            id: hex(next()?)?,
            key: hex(next()?)?,
            hash: hex(next()?)?,
            size: next()?.parse().map_err(|_| Refusal::Form)?,
            kind: next()?.into(),
            name: name_of(next()?),
        })
    };
    lines.lines().map(file).collect()
}

fn hex<const N: usize>(digits: &str) -> Result<[u8; N], Refusal> {
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let mut bytes = [0; N];
    if !rest.is_empty() || pairs.len() != N {
        return Err(Refusal::Form);
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        let value = |digit: u8| char::from(digit).to_digit(16).ok_or(Refusal::Form);
        *byte = u8::try_from(value(*high)? << 4 | value(*low)?).map_err(|_| Refusal::Form)?;
    }
    Ok(bytes)
}

/// `question=answer`, one a line.
fn read_answers(lines: &str) -> Result<Vec<(String, String)>, Refusal> {
    let pair = |line: &str| line.split_once('=').map(|(q, a)| (q.into(), a.into())).ok_or(Refusal::Form);
    lines.lines().map(pair).collect()
}
