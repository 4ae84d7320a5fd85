//! `zichtbaar audio`: recordings of the questions, made by people. Nothing is taken that a machine spoke, and nothing is kept beside the sound:
//! not who speaks, but in which role, that they agreed, and who listened to it.
use crate::{
    running::{Outcome, today},
    settings::relay::RelayFile,
};
use clap::{Args, Subcommand, ValueEnum};
use relay::recordings::{
    CORE, Entry, MANIFEST, Manifest, QUESTIONS, SPOKEN, State, hash, is_language, words_of,
};
use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};
use web::{dates, endonyms::endonym, language::Lang};

type Failed = Box<dyn std::error::Error>;

/// What is done.
#[derive(Subcommand)]
pub(crate) enum AudioAction {
    /// Look at a recording, take out what is written in it beside the sound, and keep it. The relay plays it after it is started anew.
    Add(Box<AddArguments>),
    /// Look at every recording again: whether its file is the one that was checked, and its words are still the page's.
    Check(FolderArguments),
    /// Show each question with its words, and whether there is a recording.
    List(ListArguments),
    /// Take a recording away: its file and its line in the list. Whoever speaks can ask for that at any time.
    Remove(RemoveArguments),
}

/// Where recordings are.
#[derive(Args)]
pub(crate) struct FolderArguments {
    /// The relay's settings file, which names the folder (`recordings`).
    #[arg(long, value_name = "FILE", required_unless_present = "folder")]
    config: Option<PathBuf>,
    /// The folder itself.
    #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
    folder: Option<PathBuf>,
}

/// Which language.
#[derive(Args)]
pub(crate) struct ListArguments {
    #[command(flatten)]
    place: FolderArguments,
    /// Only this language.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// Which recording.
#[derive(Args)]
pub(crate) struct RemoveArguments {
    #[command(flatten)]
    place: FolderArguments,
    /// Its language.
    #[arg(long, value_name = "TAG")]
    language: String,
    /// Its question.
    #[arg(long, value_name = "ID")]
    question: String,
}

/// Whose voice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Voice {
    /// A person's.
    Person,
    /// A machine's: refused.
    Synthetic,
}

/// A recording and what is known about it.
#[derive(Args)]
pub(crate) struct AddArguments {
    #[command(flatten)]
    place: FolderArguments,
    /// The language that is spoken: a tag of the pages, or bin, yo, ig, tw, ti, rom.
    #[arg(long, value_name = "TAG")]
    language: String,
    /// The question that is read; `zichtbaar audio list` shows them.
    #[arg(long, value_name = "ID")]
    question: String,
    /// Opus, M4A or MP3: at most 60 seconds and 300 kB.
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// Whose voice it is. A machine's is not played here.
    #[arg(long, value_enum)]
    voice: Voice,
    /// Who speaks: a role in small letters, never a name, such as "volunteer, native speaker".
    #[arg(long, value_name = "ROLE")]
    spoken_by: String,
    /// When whoever speaks agreed to be heard here (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    consent_on: String,
    /// When it was recorded.
    #[arg(long, value_name = "DAY")]
    recorded_on: String,
    /// Who listened to it and compared it with the words: a role, and somebody else than the one who speaks.
    #[arg(long, value_name = "ROLE")]
    checked_by: String,
    /// When.
    #[arg(long, value_name = "DAY")]
    checked_on: String,
    /// For a language in which the pages have no words: the page's language from which it was told.
    #[arg(long, value_name = "TAG")]
    told_from: Option<String>,
    /// For such a language: a file with the same as its speakers write it.
    #[arg(long, value_name = "FILE")]
    written: Option<PathBuf>,
}

pub(crate) fn run(action: &AudioAction) -> Outcome {
    match action {
        AudioAction::Add(arguments) => add(arguments),
        AudioAction::Check(arguments) => check(&arguments.folder()?),
        AudioAction::List(arguments) => list(&arguments.place.folder()?, arguments.language.as_deref()),
        AudioAction::Remove(arguments) => remove(arguments),
    }
}

impl FolderArguments {
    fn folder(&self) -> Result<PathBuf, Failed> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        let config = self.config.as_deref().ok_or("--config or --folder says where recordings are")?;
        let none = "the settings name no folder for recordings: `recordings = \"/var/lib/zichtbaar-relay/recordings\"`";
        Ok(RelayFile::read(config)?.recordings.ok_or(none)?)
    }
}

impl AddArguments {
    /// What is written about a recording of this kind with this hash.
    fn entry(&self, kind: &str, sha256: String) -> Result<Entry, Failed> {
        if self.voice == Voice::Synthetic {
            return Err("a machine's voice is not played here: it would pass for a person. Leave the question without sound".into());
        }
        let told_from = self.told_from.clone().unwrap_or_else(|| self.language.clone());
        let from = Lang::parse(&told_from).filter(|_| is_language(&self.language));
        let from = from.ok_or("--language is a tag of the pages or one of bin, yo, ig, tw, ti, rom; for those --told-from names a language of the pages")?;
        let written = self.written.as_ref().map(|file| text(file)).transpose()?.unwrap_or_default();
        let entry = Entry {
            language: self.language.clone(),
            question: self.question.clone(),
            kind: kind.into(),
            sha256,
            words_sha256: hash(words_of(from, &self.question).as_bytes()),
            told_from,
            written: written.trim().into(),
            spoken_by: self.spoken_by.clone(),
            consent_on: self.consent_on.clone(),
            recorded_on: self.recorded_on.clone(),
            checked_by: self.checked_by.clone(),
            checked_on: self.checked_on.clone(),
        };
        if let Some(fault) = entry.fault() {
            return Err(format!("{}: {fault}", entry.name()).into());
        }
        in_order(&entry)?;
        Ok(entry)
    }
}

/// Nobody is heard before they agreed, and nothing is checked before it is there or on a day to come.
fn in_order(entry: &Entry) -> Result<(), Failed> {
    let day = |text: &str| dates::parse_day(text).unwrap_or(u32::MAX);
    let checked = day(&entry.checked_on);
    if checked < day(&entry.recorded_on) || checked < day(&entry.consent_on) || checked > today()?.number() {
        return Err("it is checked after it was recorded and agreed to, and not on a day to come".into());
    }
    Ok(())
}

fn add(arguments: &AddArguments) -> Outcome {
    let folder = arguments.place.folder()?;
    // Everything that can be said without the file, first.
    arguments.entry("opus", hash(b""))?;
    let bytes = fs::read(&arguments.file).map_err(|error| said(&arguments.file, &error))?;
    let (bare, sound) = sound::bare(&bytes).map_err(|refused| said(&arguments.file, &refused))?;
    let entry = arguments.entry(sound.kind.end(), hash(&bare))?;
    let name = entry.name();
    fs::create_dir_all(folder.join(&entry.language)).map_err(|error| said(&folder, &error))?;
    let _one_after_the_other = lock(&folder)?;
    let mut manifest = Manifest::read(&folder)?;
    let before = manifest.recording.iter().find(|one| one.name() == name).map(|one| one.file(&folder));
    let file = entry.file(&folder);
    put(&file, &bare)?;
    manifest.recording.retain(|one| one.name() != name);
    manifest.recording.push(entry);
    write(&folder, manifest)?;
    // An earlier one of another kind.
    if let Some(before) = before.filter(|before| *before != file) {
        let _ = fs::remove_file(before);
    }
    let (seconds, loudness, length) = (sound.seconds, sound.loudness, bare.len());
    Ok(writeln!(
        std::io::stdout(),
        "{name}: kept, {seconds:.1} s, {loudness:.0} LUFS, {length} bytes; played once the relay is started anew"
    )?)
}

fn check(folder: &Path) -> Outcome {
    let mut bad = 0;
    let mut out = std::io::stdout();
    let manifest = Manifest::read(folder)?;
    for entry in &manifest.recording {
        let said = match entry.state(folder) {
            State::Ready => fs::read(entry.file(folder))
                .map_err(Failed::from)
                .and_then(|bytes| Ok(sound::look(&bytes)?))
                .err()
                .map(|error| error.to_string()),
            state => Some(in_words(state).into()),
        };
        bad += usize::from(said.is_some());
        writeln!(out, "{}: {}", entry.name(), said.as_deref().unwrap_or("played"))?;
    }
    for (tag, missing) in SPOKEN.iter().map(|tag| (tag, missing(&manifest, folder, tag))) {
        if !missing.is_empty() && missing.len() < CORE.len() {
            writeln!(
                out,
                "{tag} ({}): not offered yet; it still needs {}",
                endonym(tag),
                missing.join(", ")
            )?;
        }
    }
    if bad > 0 {
        return Err(format!("{bad} of {} are not played", manifest.recording.len()).into());
    }
    Ok(writeln!(out, "{} recordings, all of them played", manifest.recording.len())?)
}

/// What a language that is only spoken still needs to be offered.
fn missing(manifest: &Manifest, folder: &Path, tag: &str) -> Vec<&'static str> {
    let has = |question: &&str| {
        let is_it = |one: &&Entry| one.language == tag && one.question == **question;
        manifest.recording.iter().find(is_it).is_some_and(|one| one.state(folder) == State::Ready)
    };
    CORE.into_iter().filter(|question| !has(question)).collect()
}

fn in_words(state: State) -> &'static str {
    match state {
        State::Ready => "played",
        State::Older => "not played: the words on the page have changed since it was read",
        State::Missing => "not played: its file is not there",
        State::Changed => "not played: its file is not the one that was checked",
    }
}

fn list(folder: &Path, language: Option<&str>) -> Outcome {
    if let Some(tag) = language.filter(|tag| !is_language(tag)) {
        return Err(
            format!("{tag} is neither a language of the pages nor one of {}", SPOKEN.join(", ")).into()
        );
    }
    let manifest = Manifest::read(folder)?;
    let mut out = std::io::stdout();
    let tags = Lang::ALL.map(Lang::tag).into_iter().chain(SPOKEN);
    for tag in tags.filter(|tag| language.is_none_or(|wanted| wanted == *tag)) {
        let has = manifest.recording.iter().any(|one| one.language == tag);
        // Without a wish, what nobody began is one line.
        if language.is_none() && !has {
            writeln!(out, "{tag} ({}): nothing yet", endonym(tag))?;
            continue;
        }
        writeln!(out, "{tag} ({})", endonym(tag))?;
        for question in QUESTIONS {
            let entry = manifest.recording.iter().find(|one| one.language == tag && one.question == question);
            let state = entry.map_or("nothing yet", |entry| in_words(entry.state(folder)));
            let words = words_of(Lang::parse(tag).unwrap_or(Lang::En), question);
            writeln!(out, "  {question}: {state}\n    {words}")?;
        }
    }
    Ok(())
}

fn remove(arguments: &RemoveArguments) -> Outcome {
    let folder = arguments.place.folder()?;
    let name = format!("{}/{}", arguments.language, arguments.question);
    let _one_after_the_other = lock(&folder)?;
    let mut manifest = Manifest::read(&folder)?;
    let place = manifest.recording.iter().position(|one| one.name() == name);
    let entry =
        manifest.recording.remove(place.ok_or_else(|| format!("{name}: there is no such recording"))?);
    write(&folder, manifest)?;
    match fs::remove_file(entry.file(&folder)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(said(&entry.file(&folder), &error).into());
        }
        _ => {}
    }
    Ok(writeln!(
        std::io::stdout(),
        "{name}: gone; a relay that runs knows it until it is started anew, but has no file to play"
    )?)
}

/// Held while the list is changed: two people may add at once.
fn lock(folder: &Path) -> Result<File, Failed> {
    let file = folder.join("lock");
    let held = File::options().create(true).append(true).open(&file).map_err(|error| said(&file, &error))?;
    held.lock().map_err(|error| said(&file, &error))?;
    Ok(held)
}

fn write(folder: &Path, mut manifest: Manifest) -> Result<(), Failed> {
    manifest.recording.sort_by_key(Entry::name);
    let head =
        "# Recordings of the questions, written by `zichtbaar audio`: roles and days, never names.\n\n";
    put(&folder.join(MANIFEST), format!("{head}{}", toml::to_string(&manifest)?).as_bytes())
}

/// Whole or not at all.
fn put(file: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let beside = file.with_extension("new");
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, file))
        .map_err(|error| said(file, &error).into())
}

fn text(file: &Path) -> Result<String, Failed> {
    Ok(fs::read_to_string(file).map_err(|error| said(file, &error))?)
}

fn said(file: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", file.display())
}
