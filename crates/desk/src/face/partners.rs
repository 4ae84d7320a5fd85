//! Other organisations on the relay: the six words of each key, whether somebody of us has compared them, what each must do by law, what waits.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    shell::{self, Shell},
};
use crate::{
    Permission,
    partners::{Partner, PartnerDone, Standing},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use web::{
    dates,
    fingerprint::{self, KeyWords},
    page::see_other,
    words::Words,
};

#[derive(Template)]
#[template(path = "partners.html")]
struct Page {
    shell: Shell,
    note: Option<String>,
    wrong: bool,
    rows: Vec<Row>,
    decides: bool,
}

struct Row {
    org: String,
    name: String,
    kind: String,
    standing: &'static str,
    standing_words: String,
    explained: String,
    words: Vec<KeyWords>,
    digits: String,
    compared: Option<String>,
    waiting: Option<String>,
    duty: String,
    shown: String,
    believed: bool,
}

fn row(face: &Face, one: &Partner, w: &Words) -> Row {
    let compared = one.compared.as_ref().map(|(name, at)| {
        w.with2("partner-compared-by", "name", name, "date", dates::moment(w, *at).as_str())
    });
    let duty = w.lang().best_of(one.duty.iter().map(|(tag, words)| (tag.as_str(), words)));
    Row {
        org: one.org.to_string(),
        name: face.desk.org_name(&one.org, w.lang()),
        kind: w.say(&format!("partner-kind-{}", kind(one.kind))),
        standing: if one.standing == Standing::Compared { "closed" } else { "waiting" },
        standing_words: w.say(&format!("partner-{}", one.standing.code())),
        explained: w.say(&format!("partner-{}-then", one.standing.code())),
        words: fingerprint::words(&one.words, w.lang()),
        digits: one.digits.join(" "),
        compared,
        waiting: (one.waiting > 0).then(|| w.with1("partner-waits", "count", one.waiting)),
        duty: duty.map_or(String::new(), |(_, words)| words.clone()),
        shown: one.shown.clone(),
        believed: one.standing == Standing::Compared,
    }
}

pub(super) fn kind(kind: envelope::directory::OrgKind) -> &'static str {
    use envelope::directory::OrgKind;
    match kind {
        OrgKind::Police => "police",
        OrgKind::Centre => "centre",
        OrgKind::Association => "association",
        OrgKind::Other => "other",
    }
}

fn page(face: &Face, here: &Here, partners: &[Partner]) -> Page {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("partners-title"), "cases", Some(&here.session));
    shell.at = "/partners".into();
    let note = match here.query.one("done") {
        "compared" => Some(w.say("partner-done-compared")),
        "taken" => Some(w.with1("partner-done-taken", "count", here.query.number("count"))),
        "doubted" => Some(w.say("partner-done-doubted")),
        "changed" => Some(w.say("partner-done-changed")),
        _ => None,
    };
    Page {
        note,
        wrong: here.query.one("done") == "changed",
        rows: partners.iter().map(|one| row(face, one, w)).collect(),
        decides: here.session.can(Permission::ManagePeople),
        shell,
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    match face.desk.partners(&here.session).await {
        Ok(partners) => {
            let page = page(&face, &here, &partners);
            Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
        }
        Err(error) => Err(errors::of(&face, &here, &error)),
    }
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(org): Path<String>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    if stale {
        return Ok(see_other("/partners?done=changed", Vec::new()));
    }
    let same = match form.one("do") {
        "same" => true,
        "other" => false,
        _ => return Err(errors::gone(&face, &here)),
    };
    let done = face.desk.compare_partner(&here.session, (&org, form.one("shown")), same).await;
    Ok(match errors::found(&face, &here, done)? {
        PartnerDone::Compared(0) => see_other("/partners?done=compared", Vec::new()),
        PartnerDone::Compared(count) => see_other(&format!("/partners?done=taken&count={count}"), Vec::new()),
        PartnerDone::Doubted => see_other("/partners?done=doubted", Vec::new()),
        PartnerDone::Changed => see_other("/partners?done=changed", Vec::new()),
    })
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let partner = |standing, waiting| Partner {
        org: envelope::ids::OrgId::parse("union").unwrap(),
        kind: envelope::directory::OrgKind::Association,
        standing,
        words: [1, 2, 3, 4, 5, 2_047],
        digits: vec!["01234".into(); 6],
        compared: (standing != Standing::New).then(|| ("Bo <b>".into(), 1_795_521_600)),
        waiting,
        shown: "ab".into(),
        duty: vec![("nl".into(), "<b>".into())],
    };
    let rows: Vec<Partner> =
        (0..).zip(Standing::ALL).map(|(waiting, (standing, _))| partner(standing, waiting)).collect();
    let mut one = page(face, here, &rows);
    one.note = Some(Words::of(here.lang).with1("partner-done-taken", "count", 3));
    vec![one.render().unwrap(), page(face, here, &[]).render().unwrap()]
}
