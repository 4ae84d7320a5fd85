//! What is asked for of a copy, as it stands in the form, and what that says.
use super::{Material, hide};
use crate::{
    copy::KnownNames,
    face::{
        Face,
        fields::{Choice, choices, choose},
    },
};
use domain::{
    CopyAsked, CopyFault, CopyOf, CopyWanted,
    copy::{Form as As, Part, Purpose, Reader, check_copy},
};
use envelope::{directory::OrgKind, ids::Day};
use web::{dates, form::Form, words::Words};

/// Days that a list goes back unless somebody says otherwise.
const LIST_DAYS: u32 = 30;

/// What is asked for, as it stands in the form.
pub(super) struct Fields {
    pub(super) readers: Vec<Choice>,
    pub(super) whom: String,
    pub(super) purposes: Vec<Choice>,
    pub(super) words: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) parts: Vec<Choice>,
    pub(super) whole: bool,
    pub(super) stays: Vec<Choice>,
    /// Where a case can be handed over in a pack: whoever and whatever can stay named in one though people are hidden.
    pub(super) keeps: Option<Vec<Choice>>,
    pub(super) why: String,
    pub(super) hide: String,
    pub(super) forms: Vec<Choice>,
}

impl Fields {
    pub(super) fn new(face: &Face, (of, material): (CopyOf, &Material), w: &Words) -> Self {
        let today = face.desk.today().number();
        let has_press = face.look.press.is_some();
        let police = face.desk.kind() == OrgKind::Police;
        let offered = |form: &As| (has_press || *form == As::Csv) && (police || *form != As::Pack);
        let forms: Vec<As> = of.forms().iter().copied().filter(offered).collect();
        let mut parts = choices(of.parts(), Part::code, "part", None, w);
        parts.iter_mut().for_each(|one| one.chosen = Part::of_code(&one.value).is_some_and(Part::goes_out));
        let people = match material {
            Material::Case(_, known, _) | Material::Signal(_, known) => known.people.as_slice(),
            Material::List(_) => &[],
        };
        let person = |one: &crate::copy::KnownPerson| Choice {
            value: one.entry.to_string(),
            words: one.name.clone(),
            chosen: false,
        };
        Self {
            readers: choices(Reader::ALL, Reader::code, "copy-reader", None, w),
            whom: String::new(),
            purposes: choices(Purpose::ALL, Purpose::code, "copy-purpose", None, w),
            words: String::new(),
            from: dates::written_day(today.saturating_sub(LIST_DAYS)),
            until: dates::written_day(today),
            parts,
            whole: false,
            // A presumed victim who stands in no entry is known by their record, which no copy takes along.
            stays: people.iter().filter(|one| one.entry > 0).map(person).collect(),
            keeps: match material {
                Material::Case(_, known, _) if forms.contains(&As::Pack) => Some(keeps(known)),
                _ => None,
            },
            why: String::new(),
            hide: String::new(),
            forms: choices(&forms, As::code, "copy-form", forms.first().copied(), w),
        }
    }

    /// What was typed.
    pub(super) fn retype(&mut self, form: &Form) {
        choose(&mut self.readers, &[form.one("reader")]);
        choose(&mut self.purposes, &[form.one("purpose")]);
        choose(&mut self.parts, &form.all("part"));
        choose(&mut self.stays, &[form.one("stays")]);
        if let Some(keeps) = &mut self.keeps {
            choose(keeps, &form.all("keep"));
        }
        self.why = form.one("why").into();
        choose(&mut self.forms, &[form.one("form")]);
        (self.whom, self.words) = (form.one("whom").into(), form.one("words").into());
        (self.from, self.until) = (form.one("from").into(), form.one("until").into());
        (self.whole, self.hide) = (form.one("whole") == "whole", to_hide(form));
    }
}

/// Whoever and whatever can stay named in a pack.
pub(super) fn keeps(known: &KnownNames) -> Vec<Choice> {
    let (people, things) = hide::can_stay(known);
    let people = people.into_iter().map(|one| (one.entry, &one.name));
    let all = people.chain(things.into_iter().map(|one| (one.entry, &one.value)));
    all.map(|(entry, words)| Choice { value: entry.to_string(), words: words.clone(), chosen: false })
        .collect()
}

/// What the form asks for.
pub(super) fn asked(form: &Form, of: CopyOf, kind: OrgKind) -> Result<CopyWanted, CopyFault> {
    let day = |name: &str| dates::parse_day(form.one(name).trim()).map(Day);
    let parts: Vec<Part> = form.all("part").into_iter().filter_map(Part::of_code).collect();
    let to = As::of_code(form.one("form")).filter(|to| *to != As::Pack || kind == OrgKind::Police);
    let stays = if to == Some(As::Pack) { "keep" } else { "stays" };
    let stays: Vec<i64> = form.all(stays).into_iter().filter_map(|entry| entry.parse().ok()).collect();
    check_copy(&CopyAsked {
        of,
        reader: Reader::of_code(form.one("reader")),
        whom: form.one("whom"),
        purpose: Purpose::of_code(form.one("purpose")),
        words: form.one("words"),
        form: to,
        whole: form.one("whole") == "whole",
        parts: &parts,
        stays: &stays,
        why: form.one("why"),
        hide: &to_hide(form),
        days: day("from").zip(day("until")),
    })
}

/// What is hidden by hand: what was typed, and what was ticked below the preview.
fn to_hide(form: &Form) -> String {
    let typed = form.one("hide").trim_end().to_owned();
    let ticked = form.all("maybe").into_iter().filter(|word| !typed.lines().any(|line| line.trim() == *word));
    let all = std::iter::once(typed.as_str()).chain(ticked).filter(|line| !line.is_empty());
    all.collect::<Vec<_>>().join("\n")
}
