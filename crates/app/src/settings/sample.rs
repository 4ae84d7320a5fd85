//! Settings that explain themselves: one text is the documentation of a field, the comment in the sample that people start from,
//! and, by the field's type, what is accepted. So a setting cannot be there without its explanation.

/// How a setting stands in the sample.
pub(crate) enum Shown {
    /// With this value.
    Set(&'static str),
    /// Commented out, with a value that somebody could give it.
    Off(&'static str),
    /// A table of further settings.
    Table(fn() -> Explained),
    /// The same, commented out as a whole.
    OffTable(fn() -> Explained),
    /// A table whose names are up to the deployment: `name = value`.
    Pairs(&'static [(&'static str, &'static str)]),
    /// A table for each name, with the values of its settings in their order.
    Named(fn() -> Explained, &'static [(&'static str, &'static [&'static str])]),
    /// One table after the other, with the values of their settings in their order.
    Each(fn() -> Explained, &'static [&'static [&'static str]]),
}

/// A struct of settings, in words.
pub(crate) struct Explained {
    about: &'static [&'static str],
    settings: Vec<Setting>,
}

/// One setting.
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) about: &'static [&'static str],
    pub(crate) shown: Shown,
}

/// Settings of one role.
pub(crate) trait Explains {
    /// What they are.
    fn explained() -> Explained;
}

/// Defines a struct of settings: read strictly (what is misspelt is named), and explained field by field.
macro_rules! settings {
    (
        $(#[doc = $about:literal])* $(#[derive($($derive:ident),+)])?
        $vis:vis struct $name:ident { $(
            $(#[doc = $doc:literal])* $(#[serde($serde:meta)])?
            $field_vis:vis $field:ident: $type:ty => $shown:expr,
        )* }
    ) => {
        $(#[doc = $about])*
        #[derive(serde::Deserialize, $($($derive),+)?)]
        #[serde(deny_unknown_fields)]
        $vis struct $name { $( $(#[doc = $doc])* $(#[serde($serde)])? $field_vis $field: $type, )* }

        impl $crate::settings::sample::Explains for $name {
            fn explained() -> $crate::settings::sample::Explained {
                #[allow(unused_imports, reason = "not every struct shows settings in every way")]
                use $crate::settings::sample::{Explains, Setting, Shown::{Each, Named, Off, OffTable, Pairs, Set, Table}};
                let settings = vec![ $( Setting { name: stringify!($field), about: &[$($doc),*], shown: $shown }, )* ];
                $crate::settings::sample::Explained::new(&[$($about),*], settings)
            }
        }
    };
}
pub(crate) use settings;

/// The sample of a role's settings, as it is kept in `data/examples/`.
pub(crate) fn sample<T: Explains>() -> String {
    let explained = T::explained();
    let mut text = String::new();
    comment(&mut text, explained.about);
    text.push('\n');
    explained.write("", None, true, &mut text);
    text
}

impl Explained {
    pub(crate) fn new(about: &'static [&'static str], settings: Vec<Setting>) -> Self {
        Self { about, settings }
    }

    /// Writes settings, with these values instead of their own if there are any, in a table of this name.
    fn write(self, table: &str, values: Option<&[&str]>, with_comments: bool, text: &mut String) {
        for (place, setting) in self.settings.into_iter().enumerate() {
            let value = values.and_then(|values| values.get(place)).copied();
            let at = if table.is_empty() { setting.name.into() } else { format!("{table}.{}", setting.name) };
            let about: &[&str] = if with_comments { setting.about } else { &[] };
            setting.shown.write((setting.name, &at), value, about, text);
        }
    }
}

impl Shown {
    fn write(self, (name, at): (&str, &str), value: Option<&str>, about: &[&str], text: &mut String) {
        let headed = |heading: String, about: &[&str], text: &mut String| {
            text.push('\n');
            comment(text, about);
            text.push_str(&format!("{heading}\n"));
        };
        match self {
            Self::Set(own) => {
                comment(text, about);
                text.push_str(&format!("{name} = {}\n", value.unwrap_or(own)));
            }
            Self::Off(own) => {
                comment(text, about);
                text.push_str(&format!("# {name} = {own}\n"));
            }
            Self::Table(explained) => {
                headed(format!("[{at}]"), about, text);
                explained().write(at, None, true, text);
            }
            Self::OffTable(explained) => {
                let mut inside = String::new();
                explained().write(at, None, true, &mut inside);
                headed(format!("# [{at}]"), about, text);
                for line in inside.lines() {
                    let mark = if line.starts_with('#') { "" } else { "# " };
                    text.push_str(&format!("{mark}{line}\n"));
                }
            }
            Self::Pairs(pairs) => {
                headed(format!("[{at}]"), about, text);
                pairs.iter().for_each(|(name, value)| text.push_str(&format!("{name} = {value}\n")));
            }
            Self::Named(explained, tables) => {
                for (place, (name, values)) in tables.iter().enumerate() {
                    headed(format!("[{at}.{name}]"), if place == 0 { about } else { &[] }, text);
                    explained().write(&format!("{at}.{name}"), Some(values), place == 0, text);
                }
            }
            Self::Each(explained, tables) => {
                for (place, values) in tables.iter().enumerate() {
                    headed(format!("[[{at}]]"), if place == 0 { about } else { &[] }, text);
                    explained().write(at, Some(values), place == 0, text);
                }
            }
        }
    }
}

fn comment(text: &mut String, lines: &[&str]) {
    for line in lines {
        text.push_str(&format!("#{line}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{desk::DeskFile, relay::RelayFile};

    /// `WRITE_SAMPLES=1` writes them anew.
    fn kept(name: &str, made: &str) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/examples").join(name);
        if std::env::var_os("WRITE_SAMPLES").is_some() {
            std::fs::write(&path, made).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap();
        assert!(there == made, "{name} is not what the settings say: WRITE_SAMPLES=1 writes it anew\n{made}");
    }

    #[test]
    fn the_samples_that_people_start_from_explain_exactly_the_settings_there_are() {
        kept("desk.toml", &sample::<DeskFile>());
        kept("relay.toml", &sample::<RelayFile>());
    }

    /// A sample with every line that is commented out as a setting put in force.
    fn all_in_force(sample: &str) -> String {
        let is_setting = |line: &str| {
            let name = line.split(" = ").next().unwrap_or_default();
            let is_table = line.starts_with('[') && line.ends_with(']');
            is_table
                || line.contains(" = ") && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        let put =
            |line: &str| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line).to_owned();
        sample.lines().map(put).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn whoever_puts_a_proposed_line_in_force_is_understood() {
        let desk = all_in_force(&sample::<DeskFile>());
        let read = toml::from_str::<DeskFile>(&desk).unwrap_or_else(|error| panic!("{error}\n{desk}"));
        assert!(read.retention.is_some() && read.mail.is_some());
        let relay = all_in_force(&sample::<RelayFile>());
        let read = toml::from_str::<RelayFile>(&relay).unwrap_or_else(|error| panic!("{error}\n{relay}"));
        assert!(read.onion_listen.is_some());
    }
}
