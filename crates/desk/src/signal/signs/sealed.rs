//! A look as it lies sealed, and back.
use super::{Assessment, SignsSaid, level_code, reason_code, way_code, way_of};
use crate::DeskError;
use serde::{Deserialize, Serialize};
use signs::{Age, Decided, Found, Function, Level, Scene, Stance};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// As it lies sealed.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
pub(crate) struct SignsDetails {
    version: String,
    scene: String,
    function: String,
    /// Id and stance; what was not asked is not there.
    signs: Vec<(String, String)>,
    age: String,
    pub(crate) age_reason: String,
    danger: bool,
    held: bool,
    help: bool,
    concern: bool,
    pub(crate) fact: String,
    pub(crate) reading: String,
    rule: String,
    reasons: Vec<String>,
    chosen: String,
    level: String,
    way: String,
    pub(crate) reason: String,
}

impl SignsDetails {
    pub(crate) fn of(said: &SignsSaid, version: &str, (found, decided): (&Found, Decided)) -> Self {
        let asked = said.stances.iter().filter(|(_, stance)| **stance != Stance::NotAsked);
        Self {
            version: version.into(),
            scene: said.scene.code().into(),
            function: said.function.code().into(),
            signs: asked.map(|(id, stance)| (id.clone(), stance.code().to_owned())).collect(),
            age: said.age.code().into(),
            age_reason: said.age_reason.trim().into(),
            danger: said.danger,
            held: said.held,
            help: said.help,
            concern: said.concern,
            fact: said.fact.trim().into(),
            reading: said.reading.trim().into(),
            rule: level_code(found.level).into(),
            reasons: found.reasons.iter().map(reason_code).collect(),
            chosen: level_code(said.chosen).into(),
            level: level_code(decided.level).into(),
            way: way_code(decided.way).into(),
            reason: said.reason.trim().into(),
        }
    }

    pub(crate) fn assessment(&self, (id, at): (i64, i64), by: String) -> Result<Assessment, DeskError> {
        let damaged = || DeskError::Damaged("assessments");
        let stance = |(id, code): &(String, String)| Some((id.clone(), Stance::of_code(code)?));
        let said = SignsSaid {
            scene: Scene::of_code(&self.scene).ok_or_else(damaged)?,
            function: Function::of_code(&self.function).ok_or_else(damaged)?,
            stances: self.signs.iter().map(stance).collect::<Option<_>>().ok_or_else(damaged)?,
            age: Age::of_code(&self.age).ok_or_else(damaged)?,
            age_reason: self.age_reason.clone(),
            danger: self.danger,
            held: self.held,
            help: self.help,
            concern: self.concern,
            fact: self.fact.clone(),
            reading: self.reading.clone(),
            chosen: Level::of_code(&self.chosen),
            reason: self.reason.clone(),
        };
        let decided =
            Decided { level: Level::of_code(&self.level), way: way_of(&self.way).ok_or_else(damaged)? };
        Ok(Assessment {
            id,
            by,
            at,
            version: self.version.clone(),
            said,
            rule: Level::of_code(&self.rule),
            reasons: self.reasons.clone(),
            decided,
        })
    }
}
