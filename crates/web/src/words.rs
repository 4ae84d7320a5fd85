//! Every word a person sees, by id, from the files in `locales/`, which are embedded in the binary.
//! Refuses to know pages and to choose a language. A missing word becomes English, then its id in «», never a panic.
use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::language::Lang;

/// The texts of one language's files; the tag must be a literal.
macro_rules! sources {
    (Whole $tag:literal) => {
        crate::words::sources!(
            @ $tag,
            include_str!(concat!("../../../locales/", $tag, "/law.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/doing.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/notices.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/desk.ftl"))
        )
    };
    (Public $tag:literal) => {
        crate::words::sources!(@ $tag)
    };
    (@ $tag:literal $(, $more:expr)*) => {
        [
            include_str!(concat!("../../../locales/", $tag, "/common.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/front.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/tell.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/receipt.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/thread.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/neutral.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/around.ftl")),
            $($more,)*
        ]
    };
}
pub(crate) use sources;

/// The language whose words stand in for missing ones.
const FALLBACK: Lang = Lang::En;

/// Unicode marks that keep a name's direction from disturbing the sentence around it (UAX 9, FSI and PDI).
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

type Bundle = FluentBundle<Arc<FluentResource>>;

/// A value for a placeable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Shown as it is, isolated in its own direction.
    Text(&'a str),
    /// Chooses the plural and is shown in digits.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

// Templates hand over references to what they were given: to a `&str` as well as to a number.
impl<'a> From<&'a &str> for Arg<'a> {
    fn from(text: &'a &str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a Cow<'_, str>> for Arg<'a> {
    fn from(text: &'a Cow<'_, str>) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($kind:ty)+) => {$(
        impl From<$kind> for Arg<'_> {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }

        impl From<&$kind> for Arg<'_> {
            fn from(number: &$kind) -> Self {
                Self::from(*number)
            }
        }
    )+};
}
numbers! { i64 i32 i16 u64 u32 u16 u8 usize }

/// The words of one language.
pub struct Words {
    lang: Lang,
    isolating: Bundle,
    plain: Bundle,
}

impl Words {
    /// The words of `lang`; read once for the whole life of the process.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        lang.shelf().get_or_init(|| Self::read(lang))
    }

    fn read(lang: Lang) -> Self {
        // What cannot be parsed is left out; the tests of this file refuse such a file before it is ever built in.
        let read = |text: &&str| {
            Arc::new(FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(parsed, _)| parsed))
        };
        let resources: Vec<_> = lang.sources().iter().map(read).collect();
        Self { lang, isolating: bundle(lang, &resources, true), plain: bundle(lang, &resources, false) }
    }

    /// Whether no native speaker has read these words yet (`status.toml`): pages say so.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.lang.status().lines().any(|line| line.trim_start().starts_with("status = \"draft\""))
    }

    /// Whose words these are.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The words under `id`.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The words under `id` with values for their placeables, each isolated in its own direction.
    #[must_use]
    pub fn say_with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args, |words| &words.isolating)
    }

    /// [`Self::say_with`] one value.
    #[must_use]
    pub fn with1<'a>(&self, id: &str, key: &str, value: impl Into<Arg<'a>>) -> String {
        self.say_with(id, &[(key, value.into())])
    }

    /// [`Self::say_with`] two values.
    #[must_use]
    pub fn with2<'a, 'b>(
        &self,
        id: &str,
        key: &str,
        value: impl Into<Arg<'a>>,
        key2: &str,
        value2: impl Into<Arg<'b>>,
    ) -> String {
        self.say_with(id, &[(key, value.into()), (key2, value2.into())])
    }

    /// The words under `id` for a `<title>`, where some browsers show the marks of direction as boxes.
    #[must_use]
    pub fn say_plain(&self, id: &str) -> String {
        self.say_plain_with(id, &[])
    }

    /// [`Self::say_with`] without marks of direction.
    #[must_use]
    pub fn say_plain_with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args, |words| &words.plain)
    }

    /// [`Self::with1`] without marks of direction.
    #[must_use]
    pub fn plain1<'a>(&self, id: &str, key: &str, value: impl Into<Arg<'a>>) -> String {
        self.say_plain_with(id, &[(key, value.into())])
    }

    /// Names joined as this language joins them, each isolated in its own direction: "A, B en C".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        let isolated: Vec<String> =
            names.iter().map(|name| format!("{}{name}{}", ISOLATE.0, ISOLATE.1)).collect();
        match isolated.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((last, others)) => {
                format!("{}{}{last}", others.join(self.lang.between()), self.lang.and())
            }
        }
    }

    /// What stands between the names of a list, and before its last: for a page's script, which knows the names.
    #[must_use]
    pub fn joins(&self) -> (&'static str, &'static str) {
        (self.lang.between(), self.lang.and())
    }

    fn find(&self, id: &str, args: &[(&str, Arg<'_>)], of: fn(&Self) -> &Bundle) -> String {
        let own = format(of(self), id, args);
        own.or_else(|| format(of(Self::of(FALLBACK)), id, args)).unwrap_or_else(|| format!("«{id}»"))
    }
}

/// The ids without words that a page shows, so that a test of a page can hunt for them. French and Arabic quote in the
/// same marks, but never something that looks like an id.
#[must_use]
pub fn unsaid(page: &str) -> Vec<&str> {
    let is_id = |text: &&str| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    page.split('«').skip(1).filter_map(|after| Some(after.split_once('»')?.0)).filter(is_id).collect()
}

fn bundle(lang: Lang, resources: &[Arc<FluentResource>], isolating: bool) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.tag().parse().unwrap_or_default()]);
    bundle.set_use_isolating(isolating);
    for resource in resources {
        // An id that stands twice keeps its first words; the tests refuse it.
        let _ = bundle.add_resource(Arc::clone(resource));
    }
    bundle
}

fn format(bundle: &Bundle, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let args: FluentArgs<'_> = args.iter().map(|&(key, arg)| (key, value(arg))).collect();
    // A placeable without a value shows its own name; losing the sentence as well would help nobody.
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
}

fn value(arg: Arg<'_>) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text),
        Arg::Number(number) => FluentValue::from(number),
    }
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
