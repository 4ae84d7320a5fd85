//! Who sees a report or case, and why they can; and deciding that only its own people do, or that one member does not.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choose},
    shell::{self, Shell},
};
use crate::{
    MemberId,
    apart::{ApartOutcome, ApartView, ApartWish, HandedOver, Why},
    ending::Of,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "apart.html")]
struct ApartPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    address: String,
    of: String,
    view: ApartView,
    seers: Vec<(String, String)>,
    kept: Vec<Kept>,
    /// Who handed it over: number, name, what they see, who decided it; whether it lasts.
    after: Vec<(i64, String, String, String, bool)>,
    /// What was typed.
    members: Vec<Choice>,
    reason: String,
}

struct Kept {
    member: i64,
    name: String,
    meta: String,
    reason: String,
}

fn why(why: &Why, w: &Words) -> String {
    let id = match why {
        Why::Has => "why-has",
        Why::StandsIn => "why-stands-in",
        Why::Team => "why-team",
        Why::Wrote => "why-wrote",
        Why::Emergency => "why-emergency",
        Why::After(until) => {
            return w.with1("why-after", "date", dates::day_long(w, until.number()).as_str());
        }
        Why::Role(role) => {
            let role = w.say(&format!("role-{}", role.code()));
            return w.with1("why-role", "role", role.as_str());
        }
    };
    w.say(id)
}

fn after(one: &HandedOver, w: &Words) -> (i64, String, String, String, bool) {
    let sees = match one.until {
        Some(day) => {
            let id = if one.told { "after-told-until" } else { "after-read-until" };
            w.with1(id, "date", dates::day_long(w, day.number()).as_str())
        }
        None => w.say("after-is-over"),
    };
    let by = w.with2("apart-kept-by", "name", &one.by, "date", dates::moment(w, one.at).as_str());
    (one.member.0, one.name.clone(), sees, by, one.until.is_some())
}

impl ApartPage {
    fn new(face: &Face, here: &Here, view: ApartView) -> Self {
        let w = Words::of(here.lang);
        let case = view.of == Of::Case;
        let title = w.say_plain(if case { "apart-title-case" } else { "apart-title" });
        let menu = if case { "cases" } else { "inbox" };
        let mut shell = Shell::new(face, here.lang, title, menu, Some(&here.session));
        let address = format!("/{}/{}", view.of.code(), view.number);
        shell.at = format!("{address}/who");
        let kept = view.kept.iter().map(|one| Kept {
            member: one.member.0,
            name: one.name.clone(),
            meta: w.with2("apart-kept-by", "name", &one.by, "date", dates::moment(w, one.at).as_str()),
            reason: one.reason.clone(),
        });
        let me = here.session.member.id;
        let member = |(id, name): &(MemberId, String)| Choice {
            value: id.0.to_string(),
            words: if *id == me { w.with1("work-me", "name", name) } else { name.clone() },
            chosen: false,
        };
        Self {
            note: match here.query.one("done") {
                "decided" => Some("apart-done"),
                "changed" => Some("apart-changed"),
                _ => None,
            },
            fault: None,
            address,
            of: w.with1(if case { "case-heading" } else { "signal-heading" }, "number", view.number),
            seers: view.seers.iter().map(|(name, one)| (name.clone(), why(one, w))).collect(),
            kept: kept.collect(),
            after: view.after.iter().map(|one| after(one, w)).collect(),
            members: view.others.iter().map(member).collect(),
            reason: String::new(),
            shell,
            view,
        }
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.members, &[form.one("member")]);
        self.reason = form.one("reason").into();
    }
}

async fn found(face: &Face, here: &Here, of: Of, number: &str) -> Result<ApartPage, Response> {
    let Ok(number) = number.parse::<i64>() else { return Err(errors::gone(face, here)) };
    let view = face.desk.who_sees(&here.session, of, number).await;
    Ok(ApartPage::new(face, here, errors::found(face, here, view)?))
}

pub(crate) async fn signal(
    state: State<Face>,
    number: Path<String>,
    here: Here,
) -> Result<Response, Response> {
    get(state, number, here, Of::Signal).await
}

pub(crate) async fn case(state: State<Face>, number: Path<String>, here: Here) -> Result<Response, Response> {
    get(state, number, here, Of::Case).await
}

pub(crate) async fn post_signal(
    state: State<Face>,
    number: Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    decide(state, number, filled, Of::Signal).await
}

pub(crate) async fn post_case(
    state: State<Face>,
    number: Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    decide(state, number, filled, Of::Case).await
}

async fn get(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
    of: Of,
) -> Result<Response, Response> {
    let page = found(&face, &here, of, &number).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

async fn decide(
    State(face): State<Face>,
    Path(number): Path<String>,
    mut filled: Filled,
    of: Of,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let mut page = found(&face, here, of, &number).await?;
    page.retype(form);
    let again = |mut page: ApartPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if *stale {
        return Ok(again(page, StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    let Some(wish) = wish(form).filter(|_| asked.is_none()) else {
        return Ok(again(page, StatusCode::OK, None, None));
    };
    let decided =
        face.desk.decide_who_sees(&here.session, (of, page.view.number), (wish, form.one("reason"))).await;
    match errors::found(&face, here, decided)? {
        ApartOutcome::Done => Ok(see_other(&format!("{}/who?done=decided", page.address), Vec::new())),
        ApartOutcome::DoneAndGone => Ok(see_other("/?done=apart", Vec::new())),
        ApartOutcome::Changed => Ok(see_other(&format!("{}/who?done=changed", page.address), Vec::new())),
        ApartOutcome::Fault(at, fault) => {
            let words = Words::of(here.lang).say(&format!("apart-error-{}", fault.code()));
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(Fault { at, words })))
        }
    }
}

fn wish(form: &Form) -> Option<ApartWish> {
    let member = |text: &str| text.parse().ok().map(MemberId);
    Some(match form.one("do").split_once(' ') {
        Some(("release", of)) => ApartWish::Release(member(of)),
        Some(("end-after", of)) => ApartWish::EndAfter(member(of)),
        Some(("lift-after", of)) => ApartWish::LiftAfter(member(of)),
        None if form.one("do") == "inner" => ApartWish::Inner,
        None if form.one("do") == "open" => ApartWish::Open,
        None if form.one("do") == "keep" => ApartWish::Keep(member(form.one("member"))),
        _ => return None,
    })
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::{Role, apart::KeptFrom};
    use domain::ApartFault;
    use envelope::ids::Day;
    let view = |of, inner| ApartView {
        of,
        number: 7,
        inner,
        with_case: of == Of::Signal && inner,
        seers: [
            Why::Has,
            Why::StandsIn,
            Why::Team,
            Why::Wrote,
            Why::Role(Role::Lead),
            Why::Emergency,
            Why::After(Day(20_800)),
        ]
        .map(|why| ("Bo <b>".to_owned(), why))
        .into(),
        kept: vec![KeptFrom {
            member: MemberId(3),
            name: "Cem".into(),
            by: "Bo".into(),
            at: 1_795_521_600,
            reason: "draft <b>".into(),
        }],
        after: [(None, false), (Some(Day(20_800)), true), (Some(Day(20_800)), false)]
            .map(|(until, told)| HandedOver {
                member: MemberId(4),
                name: "Dora <b>".into(),
                until,
                told,
                by: "Bo".into(),
                at: 1_795_521_600,
            })
            .into(),
        others: vec![(MemberId(1), "Amina".into()), (MemberId(2), "Bo".into())],
    };
    let mut pages = Vec::new();
    for (index, fault) in ApartFault::ALL.iter().enumerate() {
        let of = if index % 2 == 0 { Of::Case } else { Of::Signal };
        let mut page = ApartPage::new(face, here, view(of, index % 3 == 0));
        let words = Words::of(here.lang).say(&format!("apart-error-{}", fault.code()));
        page.fault = Some(Fault { at: ["member", "reason", "inner"][index % 3], words });
        page.note = [Some("apart-done"), Some("apart-changed"), None][index % 3];
        page.reason = "draft <b>".into();
        pages.push(page.render().unwrap());
    }
    let nobody = ApartView { kept: Vec::new(), after: Vec::new(), ..view(Of::Signal, false) };
    pages.push(ApartPage::new(face, here, nobody).render().unwrap());
    pages
}
