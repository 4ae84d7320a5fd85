//! Names of accounts on services, as in `@name`. Which service is meant is not known.
use crate::{
    clean::{Clean, sticks},
    email::known_domain,
    identifier::{Kind, NotOne},
    reading::Finds,
};

/// The longest name any large service allows, in characters.
const NAME_MAX_CHARS: usize = 64;
/// The shortest name taken from a text, in characters: "@me" is nobody.
const FOUND_MIN_CHARS: usize = 3;
/// What people write after an `@` that is no account.
const NOBODY: &[&str] = &[
    "all", "allen", "channel", "everyone", "gmail", "here", "home", "hotmail", "icloud", "iedereen", "live",
    "outlook", "proton", "tous", "work", "yahoo",
];

pub(crate) fn parse(typed: &str) -> Result<String, NotOne> {
    let name = typed.strip_prefix('@').unwrap_or(typed).to_lowercase();
    // A Turkish İ becomes an i with a dot of its own.
    let good = (2..=NAME_MAX_CHARS).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '\u{307}'))
        && name.chars().any(char::is_alphabetic);
    if good { Ok(name) } else { Err(NotOne::Shape) }
}

pub(crate) fn find(clean: &Clean, finds: &mut Finds) {
    for at in clean.places(|c| c == '@') {
        if finds.full() {
            return;
        }
        let before = clean.before(at);
        let mut end =
            clean.end_of(at + 1, NAME_MAX_CHARS, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'));
        if sticks(before)
            || matches!(before, '@' | '.' | '-')
            || sticks(clean.at(end))
            || clean.at(end) == '@'
        {
            continue;
        }
        while clean.before(end) == '.' {
            end -= 1;
        }
        let name = clean.text(at + 1..end).to_ascii_lowercase();
        let somebody = name.len() >= FOUND_MIN_CHARS && !NOBODY.contains(&name.as_str());
        // "name @example.be" is the end of an e-mail address.
        if somebody
            && !known_domain(&name)
            && let Ok(name) = parse(&name)
        {
            finds.push(Kind::Handle, name, at..end);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::tests::{all, one};
    use crate::{Identifier, Kind, NotOne};

    #[test]
    fn a_name_is_the_same_with_and_without_its_sign() {
        for typed in ["@Rosa.Lux_99", "rosa.lux_99", " @ROSA.LUX_99 "] {
            let handle = Identifier::parse(Kind::Handle, typed).unwrap();
            assert_eq!((handle.canonical(), handle.shown().as_str()), ("rosa.lux_99", "@rosa.lux_99"));
        }
        for typed in ["@", "@@rosa", "rosa lux", "@12", "a", "rosa@lux"] {
            assert_eq!(Identifier::parse(Kind::Handle, typed), Err(NotOne::Shape), "{typed}");
        }
    }

    #[test]
    fn a_name_in_a_sentence_is_found_and_half_an_address_is_not() {
        for text in ["schrijf naar @rosa_lux99.", "(@Rosa_Lux99)", "insta:@rosa_lux99!", "联系@rosa_lux99吧"]
        {
            assert_eq!(one(text, Kind::Handle), "rosa_lux99", "{text}");
        }
        for text in
            ["@me", "@ home", "@all", "jan @example.be", "x@y", "@gmail", "@1234", "@@rosa", "@rosa@x", "@"]
        {
            assert!(all(text).is_empty(), "{text}");
        }
    }
}
