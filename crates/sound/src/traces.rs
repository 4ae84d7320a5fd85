//! What a file says beside its sound, and the file without it. Telephones write a name, a place and a time into recordings; MPEG-4
//! files keep them in boxes that no library for tags looks into, so those are emptied where they stand (ISO/IEC 14496-12).
use super::{Kind, Refused};
use lofty::{
    config::WriteOptions,
    file::{TaggedFile, TaggedFileExt},
    probe::Probe,
    tag::ItemKey,
};
use std::io::Cursor;

/// Programs that speak, as they name themselves in files: the beginnings of words.
const MACHINES: [&str; 11] = [
    "espeak",
    "piper",
    "tts",
    "elevenlabs",
    "polly",
    "festival",
    "mbrola",
    "synthe",
    "coqui",
    "wavenet",
    "svox",
];
/// Boxes of an MPEG-4 file that sound needs, by where they are.
const NEEDED: [(&str, &[&str]); 5] = [
    ("", &["ftyp", "moov", "mdat", "wide"]),
    ("moov", &["mvhd", "trak", "iods", "mvex"]),
    ("trak", &["tkhd", "edts", "mdia", "tref"]),
    ("mdia", &["mdhd", "hdlr", "minf"]),
    ("minf", &["smhd", "nmhd", "dinf", "stbl"]),
];
/// Boxes that say when something was made, after their version and flags.
const DATED: [&str; 3] = ["mvhd", "tkhd", "mdhd"];
const HEAD: usize = 8;

/// The file with nothing but its sound.
pub(crate) fn without(bytes: &[u8], kind: Kind) -> Result<Vec<u8>, Refused> {
    let tagged = read(bytes)?;
    for said in tagged.tags().iter().flat_map(|tag| tag.items()) {
        let said = said.value().text().unwrap_or_default().to_lowercase();
        let mut words = said.split(|c: char| !c.is_alphanumeric());
        let is_it = |word: &str| MACHINES.into_iter().find(|machine| word.starts_with(machine));
        if let Some(machine) = words.find_map(is_it) {
            return Err(Refused::Synthetic(machine.to_owned()));
        }
    }
    let mut file = Cursor::new(bytes.to_vec());
    for tag in tagged.tags() {
        tag.tag_type()
            .remove_from(&mut file, WriteOptions::default())
            .map_err(|error| Refused::Damaged(error.to_string()))?;
        file.set_position(0);
    }
    let mut bare = file.into_inner();
    if kind == Kind::M4a {
        boxes(&mut bare, "", &mut empty).ok_or_else(|| Refused::Damaged("its boxes".into()))?;
    }
    Ok(bare)
}

/// The first thing that is written in a file beside its sound.
pub(crate) fn of(bytes: &[u8], kind: Kind) -> Result<Option<String>, Refused> {
    let tagged = read(bytes)?;
    for tag in tagged.tags() {
        // The program that squeezed the sound names itself in every Opus file (RFC 7845, 5.2): it says nothing of anybody.
        if let Some(item) = tag.items().find(|item| item.key() != ItemKey::EncoderSoftware) {
            return Ok(Some(format!("{:?}", item.key())));
        }
        if tag.picture_count() > 0 {
            return Ok(Some("a picture".into()));
        }
    }
    let mut found = None;
    if kind == Kind::M4a {
        let mut note = |name: &[u8], whole: &mut [u8], is_needed: bool| {
            let is_empty = name == b"free" && whole.iter().skip(HEAD).all(|byte| *byte == 0);
            if !is_needed && !is_empty && found.is_none() {
                found = Some(String::from_utf8_lossy(name).into_owned());
            }
        };
        boxes(&mut bytes.to_vec(), "", &mut note).ok_or_else(|| Refused::Damaged("its boxes".into()))?;
    }
    Ok(found)
}

fn read(bytes: &[u8]) -> Result<TaggedFile, Refused> {
    let probe = Probe::new(Cursor::new(bytes)).guess_file_type().map_err(|_| Refused::Kind)?;
    probe.read().map_err(|error| Refused::Damaged(error.to_string()))
}

/// Empties a box that sound does not need, and the days in those that it does.
fn empty(name: &[u8], whole: &mut [u8], is_needed: bool) {
    if is_needed {
        // Version 0 has two numbers of 4 bytes, version 1 of 8: made, and changed.
        let long = whole.get(HEAD) == Some(&1);
        let days = HEAD + 4..HEAD + 4 + if long { 16 } else { 8 };
        if DATED.iter().any(|dated| dated.as_bytes() == name)
            && let Some(days) = whole.get_mut(days)
        {
            days.fill(0);
        }
        return;
    }
    if let Some(name) = whole.get_mut(4..HEAD) {
        name.copy_from_slice(b"free");
    }
    if let Some(content) = whole.get_mut(HEAD..) {
        content.fill(0);
    }
}

/// What is done with a box: its name, all of it, and whether sound needs it.
type Do<'a> = dyn FnMut(&[u8], &mut [u8], bool) + 'a;

/// Walks the boxes at one place and in those that hold others. Nothing where lengths do not fit.
fn boxes(mut rest: &mut [u8], place: &str, act: &mut Do<'_>) -> Option<()> {
    let needed = NEEDED.iter().find(|(at, _)| *at == place).map_or(&[][..], |(_, names)| names);
    while !rest.is_empty() {
        let size = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let (head, size) = match size {
            0 => (HEAD, rest.len()),
            1 => (16, usize::try_from(u64::from_be_bytes(rest.get(8..16)?.try_into().ok()?)).ok()?),
            size => (HEAD, usize::try_from(size).ok()?),
        };
        let (one, after) = std::mem::take(&mut rest).split_at_mut_checked(size).filter(|_| size >= head)?;
        let name: [u8; 4] = one.get(4..HEAD)?.try_into().ok()?;
        let known = needed.iter().find(|known| known.as_bytes() == name);
        act(&name, one, known.is_some());
        if let Some(inner) = known.filter(|known| NEEDED.iter().any(|(at, _)| at == *known)) {
            boxes(one.get_mut(head..)?, inner, act)?;
        }
        rest = after;
    }
    Some(())
}
