//! Signs as dated data: each version that was ever in use stays, so that what was assessed under it can be explained. Read once; a version that
//! names what can never be a sign is refused whole. What signs lead to is in the crate `signs`, in words in `spec/indicators.md`.
use serde::Deserialize;
use signs::{Dimension, Level, Never, Reach, Scene, Sign, Strength, sign::SIGNS_MAX};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use web::{dates, language::Lang};

/// Every version, oldest first: the last is in use.
const VERSIONS: &[&str] = &[include_str!("../../../../../data/signs/2026-11-28.toml")];
const NEVER: &str = include_str!("../../../../../data/signs/never.toml");

/// Why data were refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SignsError {
    /// Not in the form of the file that is there.
    #[error("{0}")]
    Form(String),
    /// A code or an id that is none, or stands there twice.
    #[error("“{0}”: no such code or id, or there twice")]
    Unknown(String),
    /// A text is missing in a language of a desk.
    #[error("“{0}”: what it is, why it matters and what else it can be, in every language of a desk")]
    Words(String),
    /// It does not say on what it rests.
    #[error("“{0}”: needs a source, unless it is a draft of this project's own")]
    Source(String),
    /// More than one screen shows, or none.
    #[error("“{0}”: one to {SIGNS_MAX} signs")]
    Count(String),
    /// It names what can never be a sign.
    #[error("“{0}”: “{1}” can never be a sign")]
    Never(String, String),
    /// Validated by nobody or on no day.
    #[error("who validated it and on which day (YYYY-MM-DD) stand together or not at all")]
    Validated,
}

/// One version of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// Its name: the day on which it was written, YYYY-MM-DD.
    pub version: String,
    /// Who validated it, and on which day, days since 1970; nobody: it is a draft.
    pub validated: Option<(String, u32)>,
    scenes: BTreeMap<Scene, Vec<String>>,
    entries: BTreeMap<String, Entry>,
}

/// A sign with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As the rule reads it.
    pub sign: Sign,
    /// Of whom its weight is: the end of an id `sign-basis-…` in `locales`.
    pub basis: String,
    /// Titles of its sources; none: nobody found a page.
    pub sources: Vec<String>,
    text: BTreeMap<String, String>,
    why: BTreeMap<String, String>,
    innocent: BTreeMap<String, String>,
}

impl Entry {
    /// What it is.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        best(&self.text, lang)
    }

    /// Why it matters.
    #[must_use]
    pub fn why(&self, lang: Lang) -> &str {
        best(&self.why, lang)
    }

    /// What else it can be.
    #[must_use]
    pub fn innocent(&self, lang: Lang) -> &str {
        best(&self.innocent, lang)
    }
}

impl Catalogue {
    /// A version of the data, if nothing in it can never be a sign.
    ///
    /// # Errors
    /// [`SignsError`].
    pub fn parse(text: &str, never: &[Never]) -> Result<Self, SignsError> {
        let file: File = toml::from_str(text).map_err(|error| SignsError::Form(error.to_string()))?;
        let titles: BTreeMap<&str, &str> =
            file.source.iter().map(|one| (one.id.as_str(), one.title.as_str())).collect();
        let mut entries = BTreeMap::new();
        for row in &file.sign {
            row.refuse_never(never)?;
            if entries.insert(row.id.clone(), row.entry(&titles)?).is_some() {
                return Err(SignsError::Unknown(row.id.clone()));
            }
        }
        let mut scenes = BTreeMap::new();
        for row in &file.scene {
            let unknown = || SignsError::Unknown(row.id.clone());
            let scene = Scene::of_code(&row.id).ok_or_else(unknown)?;
            let each: BTreeSet<&String> = row.signs.iter().collect();
            if !(1..=SIGNS_MAX).contains(&row.signs.len()) {
                return Err(SignsError::Count(row.id.clone()));
            }
            if each.len() != row.signs.len() || each.iter().any(|id| !entries.contains_key(*id)) {
                return Err(unknown());
            }
            if scenes.insert(scene, row.signs.clone()).is_some() {
                return Err(unknown());
            }
        }
        if let Some(missing) = Scene::ALL.iter().find(|scene| !scenes.contains_key(scene)) {
            return Err(SignsError::Count(missing.code().into()));
        }
        let (by, on) = (file.validated_by.trim(), dates::parse_day(file.validated_on.trim()));
        if by.is_empty() != on.is_none() || (on.is_none() && !file.validated_on.trim().is_empty()) {
            return Err(SignsError::Validated);
        }
        Ok(Self { version: file.version, validated: on.map(|on| (by.to_owned(), on)), scenes, entries })
    }

    /// The signs of a scene, in the order in which they are asked.
    pub fn of_scene(&self, scene: Scene) -> impl Iterator<Item = &Entry> {
        self.scenes.get(&scene).into_iter().flatten().filter_map(|id| self.entries.get(id))
    }
}

static NEVER_WORDS: LazyLock<Vec<Never>> = LazyLock::new(|| never_words(NEVER).unwrap_or_default());
static ALL: LazyLock<Vec<Catalogue>> =
    LazyLock::new(|| VERSIONS.iter().filter_map(|text| Catalogue::parse(text, &NEVER_WORDS).ok()).collect());

/// The version that is in use.
#[must_use]
pub fn in_use() -> Option<&'static Catalogue> {
    ALL.last()
}

/// A version under which something was assessed.
#[must_use]
pub fn of_version(version: &str) -> Option<&'static Catalogue> {
    ALL.iter().find(|one| one.version == version)
}

fn best(words: &BTreeMap<String, String>, lang: Lang) -> &str {
    lang.best_of(words.iter().map(|(tag, text)| (tag.as_str(), text.as_str()))).map_or("", |one| one.1)
}

fn never_words(text: &str) -> Result<Vec<Never>, SignsError> {
    let file: NeverFile = toml::from_str(text).map_err(|error| SignsError::Form(error.to_string()))?;
    let mut words = Vec::new();
    for row in file.never {
        let reach = match row.reach.as_str() {
            "all" => Reach::All,
            "sign" => Reach::Sign,
            other => return Err(SignsError::Unknown(other.into())),
        };
        words.extend(row.stems.into_iter().map(|stem| Never { stem, reach, within: row.within }));
    }
    Ok(words)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NeverFile {
    never: Vec<NeverRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NeverRow {
    #[serde(rename = "of")]
    _of: String,
    reach: String,
    #[serde(default)]
    within: bool,
    stems: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    validated_by: String,
    validated_on: String,
    scene: Vec<SceneRow>,
    source: Vec<SourceRow>,
    sign: Vec<SignRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SceneRow {
    id: String,
    signs: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceRow {
    id: String,
    title: String,
    #[serde(rename = "at")]
    _at: String,
    #[serde(rename = "seen")]
    _seen: String,
    #[serde(rename = "read_on")]
    _read_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignRow {
    id: String,
    dimension: String,
    adult: String,
    child: String,
    cap: Option<String>,
    #[serde(default)]
    work: bool,
    basis: String,
    known: String,
    source: Vec<String>,
    text: BTreeMap<String, String>,
    why: BTreeMap<String, String>,
    innocent: BTreeMap<String, String>,
}

impl SignRow {
    fn entry(&self, titles: &BTreeMap<&str, &str>) -> Result<Entry, SignsError> {
        let unknown = || SignsError::Unknown(self.id.clone());
        for words in [&self.text, &self.why, &self.innocent] {
            if Lang::desks().any(|lang| words.get(lang.tag()).is_none_or(|text| text.trim().is_empty())) {
                return Err(SignsError::Words(self.id.clone()));
            }
        }
        let draft = self.basis == "new" && self.known == "own";
        if self.source.is_empty() && !draft {
            return Err(SignsError::Source(self.id.clone()));
        }
        let known = ["opened", "partly", "transcription", "own"].contains(&self.known.as_str());
        if !known || !["ilo", "project", "new"].contains(&self.basis.as_str()) {
            return Err(unknown());
        }
        let title = |id: &String| titles.get(id.as_str()).map(|title| (*title).to_owned());
        let cap = match &self.cap {
            Some(code) => Some(Level::of_code(code).ok_or_else(unknown)?),
            None => None,
        };
        Ok(Entry {
            sign: Sign {
                id: self.id.clone(),
                dimension: Dimension::of_code(&self.dimension).ok_or_else(unknown)?,
                adult: Strength::of_code(&self.adult).ok_or_else(unknown)?,
                child: Strength::of_code(&self.child).ok_or_else(unknown)?,
                cap,
                work: self.work,
            },
            basis: self.basis.clone(),
            sources: self.source.iter().map(title).collect::<Option<_>>().ok_or_else(unknown)?,
            text: self.text.clone(),
            why: self.why.clone(),
            innocent: self.innocent.clone(),
        })
    }

    fn refuse_never(&self, words: &[Never]) -> Result<(), SignsError> {
        let offered = std::iter::once(self.id.as_str()).chain(self.text.values().map(String::as_str));
        let explained = self.why.values().chain(self.innocent.values()).map(String::as_str);
        let all = offered.map(|text| (text, true)).chain(explained.map(|text| (text, false)));
        for (text, offered) in all {
            if let Some(found) = signs::never(words, text, offered) {
                return Err(SignsError::Never(self.id.clone(), found.stem.clone()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
