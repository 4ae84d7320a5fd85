//! An example to begin with (`data/examples/campaign.toml`): words and a colour, no emblem of anybody.
use domain::campaign::Written;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    name: String,
    colour: String,
    audiences: Vec<String>,
    text: BTreeMap<String, Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    title: String,
    text: String,
}

/// What it says, on no days yet, and for whom. `None`: never, for the file that is there.
#[must_use]
pub fn example() -> Option<(Written, Vec<String>)> {
    let example: Example = toml::from_str(include_str!("../../../../data/examples/campaign.toml")).ok()?;
    let texts = example.text.into_iter().map(|(lang, said)| (lang, [said.title, said.text, String::new()]));
    let written =
        Written { name: example.name, colour: example.colour, texts: texts.collect(), ..Written::default() };
    Some((written, example.audiences))
}

#[cfg(test)]
mod tests {
    use super::*;
    use envelope::ids::Day;

    #[test]
    fn the_example_of_a_campaign_can_be_released_as_it_is_and_speaks_every_language_of_a_desk() {
        let (written, audiences) = example().unwrap();
        let dated = Written { days: Some((Day(20_781), Day(20_800))), ..written };
        assert_eq!(domain::campaign::check(&dated, Day(20_781)), Ok(()));
        for lang in web::language::Lang::desks() {
            assert!(dated.texts.iter().any(|(tag, _)| tag == lang.tag()), "{}", lang.tag());
        }
        assert!(!audiences.is_empty() && !dated.has_picture, "no emblem of anybody");
    }
}
