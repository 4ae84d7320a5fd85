//! Sounds: as samples of one channel at one rate, a part of some minutes at a time, and nothing else taken along. A voice stays that voice.
use crate::answer::samples_max;
use rubato::{Fft, FixedSync, Resampler, audioadapter_buffers::owned::InterleavedOwned};
use sound::{Decoding, Packet, Undecoded};
use web::cleaning::{PART_SECONDS, Refusal};

/// Samples a second of a copy: all of a voice, and most of everything else.
pub const RATE: u32 = 24_000;
/// Nobody listens to more than a day.
const SECONDS_MAX: f64 = 86_400.0;
/// No telephone records faster.
const RATE_MAX: u32 = 192_000;
/// A decoder needs what came before to sound right (80 ms for Opus: RFC 7845, 4.6).
const RUN_UP: f64 = 0.5;
/// Samples that are brought to another rate at once.
const CHUNK: usize = 1_024;

/// A part of a sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Samples {
    /// The part, from 1.
    pub page: u32,
    /// Of how many.
    pub pages: u32,
    /// [`RATE`] a second.
    pub mono: Vec<i16>,
}

/// What was gathered, at the rate of the file.
#[derive(Default)]
struct Gathered {
    mono: Vec<f32>,
    rate: u32,
}

/// Whether the bytes begin like a recording, or a film: both are looked into.
pub(crate) fn begins_like_sound(file: &[u8]) -> bool {
    let starts = |mark: &[u8]| file.starts_with(mark);
    let is_wave = starts(b"RIFF") && file.get(8..12) == Some(b"WAVE".as_slice());
    let is_mpeg = matches!(file, [0xff, second, ..] if second & 0xe6 == 0xe2);
    let is_boxes = file.get(4..8) == Some(b"ftyp".as_slice());
    starts(b"OggS")
        || starts(b"fLaC")
        || starts(b"ID3")
        || starts(b"\x1a\x45\xdf\xa3")
        || is_wave
        || is_mpeg
        || is_boxes
}

pub(crate) fn flatten(file: Vec<u8>, part: u32) -> Result<Samples, Refusal> {
    // A file that says how long it is, and is not.
    let is_measured = file.starts_with(b"RIFF") || file.get(4..8) == Some(b"ftyp".as_slice());
    // In MPEG-4 what is in a file may stand at its end.
    if file.get(4..8) == Some(b"ftyp".as_slice()) && !file.windows(4).any(|four| four == b"moov") {
        return Err(Refusal::Cut);
    }
    let mut pass = Decoding::open(file.clone(), None).map_err(refused)?;
    let mut seconds = 0.0_f64;
    while let Some(packet) = pass.next_packet().map_err(refused)? {
        seconds = seconds.max(packet.ends);
    }
    if pass.ended_early && is_measured {
        return Err(Refusal::Cut);
    }
    drop(pass);
    if seconds > SECONDS_MAX {
        return Err(Refusal::Much);
    }
    let length = f64::from(PART_SECONDS);
    // Whatever a file says of its times, what is left is between 1 and the parts of a day.
    let pages = (seconds / length).ceil().clamp(1.0, SECONDS_MAX / length) as u32;
    let page = part.clamp(1, pages);
    let from = f64::from(page - 1) * length;
    let mut decoding = Decoding::open(file, None).map_err(refused)?;
    let mono = resampled(gathered(&mut decoding, (from, from + length))?)?;
    Ok(Samples { page, pages, mono })
}

/// The samples between two moments, their channels laid over each other.
fn gathered(decoding: &mut Decoding, (from, to): (f64, f64)) -> Result<Gathered, Refusal> {
    let mut all = Gathered::default();
    while let Some(packet) = decoding.next_packet().map_err(refused)? {
        if packet.starts >= to {
            break;
        }
        if packet.ends < from - RUN_UP && from > 0.0 {
            continue;
        }
        add(&mut all, decoding, &packet, from)?;
        if all.mono.len() > all.rate as usize * (PART_SECONDS as usize + 2) {
            // More sound than the times of its packets say.
            return Err(Refusal::Much);
        }
    }
    if all.mono.is_empty() { Err(Refusal::Damaged) } else { Ok(all) }
}

fn add(all: &mut Gathered, decoding: &mut Decoding, packet: &Packet, from: f64) -> Result<(), Refusal> {
    let run = decoding.decode(packet).map_err(refused)?;
    if run.rate > RATE_MAX || (all.rate != 0 && all.rate != run.rate) {
        return Err(Refusal::Damaged);
    }
    all.rate = run.rate;
    if packet.starts < from {
        return Ok(());
    }
    let share = 1.0 / run.channels as f32;
    all.mono.extend(run.samples.chunks_exact(run.channels).map(|frame| frame.iter().sum::<f32>() * share));
    Ok(())
}

fn resampled(all: Gathered) -> Result<Vec<i16>, Refusal> {
    let frames = all.mono.len();
    let mut mono = if all.rate == RATE {
        all.mono
    } else {
        let input = InterleavedOwned::new_from(all.mono, 1, frames).map_err(|_| Refusal::Damaged)?;
        Fft::<f32>::new(all.rate as usize, RATE as usize, CHUNK, 1, FixedSync::Both)
            .map_err(|_| Refusal::Damaged)?
            .process_all(&input, frames, None)
            .map_err(|_| Refusal::Damaged)?
            .take_data()
    };
    mono.truncate(samples_max());
    let top = f32::from(i16::MAX);
    Ok(mono.into_iter().map(|one| (one * top).clamp(-top, top) as i16).collect())
}

fn refused(undecoded: Undecoded) -> Refusal {
    match undecoded {
        Undecoded::Kind => Refusal::Kind,
        Undecoded::Film => Refusal::Film,
        Undecoded::Damaged(_) => Refusal::Damaged,
    }
}
