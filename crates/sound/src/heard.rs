//! How long a recording lasts and how loud it is: decoded once, measured by EBU R 128, and let go.
use super::{Decoding, Kind, Refused, SECONDS_MAX, Undecoded};
use ebur128::{EbuR128, Mode};

/// Measures one run of samples after the other.
struct Meter {
    meter: EbuR128,
    rate: u32,
    frames: usize,
    channels: usize,
}

/// Seconds and LUFS.
pub(crate) fn measure(bytes: &[u8], kind: Kind) -> Result<(f64, f64), Refused> {
    let end = if kind == Kind::Opus { "ogg" } else { kind.end() };
    let mut decoding = Decoding::open(bytes.to_vec(), Some(end)).map_err(refused)?;
    let mut meter: Option<Meter> = None;
    while let Some(packet) = decoding.next_packet().map_err(refused)? {
        let run = decoding.decode(&packet).map_err(refused)?;
        let meter = match &mut meter {
            Some(meter) => meter,
            none => none.insert(Meter::new(run.rate, run.channels)?),
        };
        meter.add(run.samples)?;
    }
    meter.ok_or(Refused::Short(0.0))?.result()
}

fn refused(undecoded: Undecoded) -> Refused {
    match undecoded {
        Undecoded::Kind | Undecoded::Film => Refused::Kind,
        Undecoded::Damaged(why) => Refused::Damaged(why),
    }
}

fn damaged(error: impl std::fmt::Display) -> Refused {
    Refused::Damaged(error.to_string())
}

impl Meter {
    fn new(rate: u32, channels: usize) -> Result<Self, Refused> {
        let count = u32::try_from(channels).map_err(damaged)?;
        let meter = EbuR128::new(count, rate, Mode::I).map_err(damaged)?;
        Ok(Self { meter, rate, frames: 0, channels })
    }

    fn add(&mut self, samples: &[f32]) -> Result<(), Refused> {
        self.frames += samples.len() / self.channels;
        if self.seconds() > SECONDS_MAX {
            return Err(Refused::Long);
        }
        self.meter.add_frames_f32(samples).map_err(damaged)
    }

    fn seconds(&self) -> f64 {
        // Bounded by a minute of samples: exact in a float.
        f64::from(u32::try_from(self.frames).unwrap_or(u32::MAX)) / f64::from(self.rate)
    }

    fn result(self) -> Result<(f64, f64), Refused> {
        Ok((self.seconds(), self.meter.loudness_global().map_err(damaged)?))
    }
}
