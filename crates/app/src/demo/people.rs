//! Who is in the demonstration: three organisations with their cards, their members, the body that runs the relay.
//! All of it invented, and embedded, so that the binary alone can show it.
use envelope::{
    directory::{Card, Entry, OrgKind},
    ids::{Day, IdError, OrgId},
};
use serde::Deserialize;
use std::collections::BTreeMap;

const ORGANISATIONS: &str = include_str!("../../../../data/demo/organisations.toml");
const MEMBERS: &str = include_str!("../../../../data/demo/members.toml");
const OPERATOR: &str = include_str!("../../../../data/demo/operator.toml");

/// Why the demonstration's own data was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PeopleError {
    #[error("the demonstration's data: {0}")]
    Form(#[from] toml::de::Error),
    #[error("the demonstration's data: {0}")]
    Id(#[from] IdError),
    #[error("the demonstration's data: {0} is no kind of organisation")]
    Kind(String),
}

/// An organisation of the demonstration.
#[derive(Deserialize)]
pub(crate) struct Organisation {
    pub(crate) id: String,
    pub(crate) kind: String,
    languages: Vec<String>,
    pub(crate) names: BTreeMap<String, String>,
    cards: BTreeMap<String, CardText>,
}

#[derive(Deserialize)]
struct CardText {
    reads: String,
    secrecy: String,
    duty: String,
    irrevocable: String,
    answers: String,
}

/// Somebody who works at a desk.
#[derive(Deserialize)]
pub(crate) struct Member {
    pub(crate) desk: String,
    pub(crate) name: String,
    pub(crate) user: String,
    pub(crate) role: String,
    pub(crate) languages: Vec<String>,
}

/// The body that runs the relay.
#[derive(Deserialize)]
pub(crate) struct OperatorFile {
    pub(crate) deployment: String,
    pub(crate) is_police: bool,
    pub(crate) contact: String,
    pub(crate) names: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Organisations {
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
struct Members {
    member: Vec<Member>,
}

pub(crate) fn organisations() -> Result<Vec<Organisation>, PeopleError> {
    Ok(toml::from_str::<Organisations>(ORGANISATIONS)?.organisation)
}

pub(crate) fn members() -> Result<Vec<Member>, PeopleError> {
    Ok(toml::from_str::<Members>(MEMBERS)?.member)
}

pub(crate) fn operator() -> Result<OperatorFile, PeopleError> {
    Ok(toml::from_str(OPERATOR)?)
}

impl Organisation {
    /// What it says of itself in the directory. Languages are sorted there, so a map does.
    pub(crate) fn entry(&self, serial: u64, issued: Day) -> Result<Entry, PeopleError> {
        let card = |text: &CardText| Card {
            reads: text.reads.clone(),
            secrecy: text.secrecy.clone(),
            duty: text.duty.clone(),
            irrevocable: text.irrevocable.clone(),
            answers: text.answers.clone(),
        };
        Ok(Entry {
            org: OrgId::parse(&self.id)?,
            serial,
            kind: self.kind()?,
            names: self.names.iter().map(|(lang, name)| (lang.clone(), name.clone())).collect(),
            cards: self.cards.iter().map(|(lang, text)| (lang.clone(), card(text))).collect(),
            languages: self.languages.clone(),
            issued,
        })
    }

    fn kind(&self) -> Result<OrgKind, PeopleError> {
        match self.kind.as_str() {
            "police" => Ok(OrgKind::Police),
            "centre" => Ok(OrgKind::Centre),
            "association" => Ok(OrgKind::Association),
            other => Err(PeopleError::Kind(other.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use envelope::signed::SigningKey;

    #[test]
    fn every_card_of_the_demonstration_can_be_signed_and_every_desk_has_its_people() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let members = members().unwrap();
        for organisation in organisations().unwrap() {
            organisation.entry(1, Day(20_000)).unwrap().sign(&key).unwrap();
            for role in ["lead", "reader", "it"] {
                let has = members.iter().any(|member| member.desk == organisation.id && member.role == role);
                assert!(has, "{} has no {role}", organisation.id);
            }
        }
        assert!(!operator().unwrap().is_police);
    }
}
