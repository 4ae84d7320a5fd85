//! Asking a presumed victim for consent, in two steps: what is asked, then one sentence with four equal answers, none of which is chosen before
//! somebody presses it.
mod fields;

use super::{
    Face,
    asking::{Filled, Here},
    consent_words, errors,
    fields::{Choice, Fault, choices},
    shell::{self, Shell},
};
use crate::consent::{Asked, ConsentDone, ConsentForm, ConsentPage, Receiver, Thread};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    ConsentFault, HasSay, Level, Part, Purpose, With,
    consent::{At, How, Suspected, ToldBack},
};
use fields::{Fields, NAMED};
use http::StatusCode;
use web::{dates, endonyms, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "consent_ask.html")]
struct AskPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    case: i64,
    victim: i64,
    once: String,
    version: i64,
    fields: Fields,
    receivers: Vec<Choice>,
    /// Each level, and what exactly goes.
    levels: Vec<(&'static str, String, String)>,
    parts: Vec<Choice>,
    purposes: Vec<Choice>,
    hows: Vec<Choice>,
    languages: Vec<Choice>,
    /// Reports through whose messages somebody can be asked.
    threads: Vec<Choice>,
    says: Vec<Choice>,
    suspects: Vec<Choice>,
    minor: bool,
    today: String,
    last: String,
    days_max: String,
}

#[derive(Template)]
#[template(path = "consent_answer.html")]
struct AnswerPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    case: i64,
    victim: i64,
    once: String,
    version: i64,
    /// The question, in the person's language if it is one of the desk's.
    theirs: Option<Spoken>,
    /// The same in the member's language.
    ours: Spoken,
    /// The name of a language that the desk cannot speak.
    unspoken: Option<String>,
    /// What the law has the receiver do, and on what that rests.
    duties: Vec<(String, String)>,
    /// Nobody here knows what the law has this receiver do.
    unknown: bool,
    /// It goes out through the messages of this report.
    thread: Option<String>,
    told_back: Vec<Choice>,
    agreed: Vec<Choice>,
    later: String,
    tomorrow: String,
    hidden: Vec<(&'static str, String)>,
}

/// A sentence in a language.
struct Spoken {
    lang: Lang,
    question: String,
    take_back: String,
}

fn shell(face: &Face, here: &Here, page: &ConsentPage, rest: &str) -> Shell {
    let (case, victim) = (page.view.case, page.view.id);
    let title = Words::of(here.lang).say_plain_with("case-title", &[("number", case.into())]);
    let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
    shell.at = format!("/case/{case}/victim/{victim}/{rest}");
    shell
}

fn chosen(all: &mut [Choice], code: &str) {
    super::fields::choose(all, &[code]);
}

fn languages(chosen: &str) -> Vec<Choice> {
    let one =
        |(tag, name): (&str, &str)| Choice { value: tag.into(), words: name.into(), chosen: tag == chosen };
    endonyms::all().map(one).collect()
}

impl AskPage {
    fn new(face: &Face, here: &Here, page: &ConsentPage, (fields, once): (Fields, String)) -> Self {
        let w = Words::of(here.lang);
        let receiver = |one: &Receiver| Choice {
            value: one.org.as_str().into(),
            words: face.desk.org_name(&one.org, here.lang),
            chosen: one.org.as_str() == fields.with,
        };
        let mut receivers: Vec<Choice> = page.receivers.iter().map(receiver).collect();
        let named =
            Choice { value: NAMED.into(), words: w.say("consent-with-named"), chosen: fields.with == NAMED };
        receivers.push(named);
        let level = |level: &Level| {
            let goes = consent_words::parts(&level.parts(), w);
            (level.code(), w.say(&format!("consent-level-{}", level.code())), goes)
        };
        let mut parts = choices(Part::ALL, Part::code, "consent-label", None, w);
        for choice in &mut parts {
            choice.chosen = fields.parts.contains(&choice.value);
        }
        let mut purposes = choices(Purpose::ALL, Purpose::code, "consent-for", None, w);
        chosen(&mut purposes, &fields.purpose);
        let no_thread = page.threads.is_empty();
        if !no_thread {
            receivers.push(Choice {
                value: face.desk.org().as_str().into(),
                words: w.say("consent-with-us"),
                chosen: face.desk.org().as_str() == fields.with,
            });
        }
        let mut hows = choices(&ways(no_thread), How::code, "consent-how", None, w);
        chosen(&mut hows, &fields.how);
        let minors: Vec<HasSay> = HasSay::ALL.iter().copied().filter(|say| *say != HasSay::Person).collect();
        let mut says = choices(&minors, HasSay::code, "consent-by", None, w);
        chosen(&mut says, &fields.say);
        let mut suspects = choices(Suspected::ALL, Suspected::code, "consent-suspected", None, w);
        chosen(&mut suspects, &fields.suspected);
        let today = page.view.today.number();
        Self {
            shell: shell(face, here, page, "consent"),
            note: None,
            fault: None,
            case: page.view.case,
            victim: page.view.id,
            once,
            version: page.version,
            receivers,
            levels: Level::ALL.iter().map(level).collect(),
            parts,
            purposes,
            hows,
            languages: languages(&fields.lang),
            threads: page.threads.iter().map(|one| thread_choice(one, &fields, w)).collect(),
            says,
            suspects,
            minor: page.minor,
            today: dates::written_day(today),
            last: dates::written_day(today.saturating_add(page.days_max)),
            days_max: w.with1("consent-until-hint", "days", i64::from(page.days_max)),
            fields,
        }
    }
}

/// How somebody can be asked.
fn ways(no_thread: bool) -> Vec<How> {
    How::ALL.iter().copied().filter(|how| !(no_thread && *how == How::Thread)).collect()
}

/// None is chosen before a member chooses: a report in a case need not be this person's.
fn thread_choice(one: &Thread, fields: &Fields, w: &Words) -> Choice {
    let value = one.number.to_string();
    let language = endonyms::endonym(&one.lang);
    let chosen = fields.thread == value;
    Choice { words: w.with2("consent-thread-of", "number", one.number, "language", language), value, chosen }
}

impl AnswerPage {
    fn new(
        face: &Face,
        here: &Here,
        page: &ConsentPage,
        (fields, asked, once): (&Fields, &Asked, String),
    ) -> Self {
        let w = Words::of(here.lang);
        let spoken = |lang: Lang| Spoken {
            lang,
            question: consent_words::question(&face.desk, asked, lang),
            take_back: Words::of(lang).say("consent-take-back-told"),
        };
        let theirs = Lang::at_desk(&asked.lang);
        let duties = face.desk.duties_of(&asked.with, page.minor);
        let duty = |duty: &&crate::consent_rules::Duty| {
            (duty.words(here.lang).to_owned(), super::clock::basis_words(&duty.basis, w))
        };
        let part = |part: &Part| Choice {
            value: part.code().into(),
            words: w.say(&format!("consent-part-{}", part.code())),
            chosen: fields.agreed.iter().any(|code| code == part.code()),
        };
        let mut told_back = choices(ToldBack::ALL, ToldBack::code, "consent-told-back", None, w);
        chosen(&mut told_back, &fields.told_back);
        Self {
            shell: shell(face, here, page, "consent"),
            note: None,
            fault: None,
            case: page.view.case,
            victim: page.view.id,
            once,
            version: page.version,
            unspoken: theirs.is_none().then(|| endonyms::endonym(&asked.lang).to_owned()),
            theirs: theirs.filter(|lang| *lang != here.lang).map(spoken),
            ours: spoken(here.lang),
            duties: duties.iter().map(duty).collect(),
            unknown: matches!(asked.with, With::Named(_)),
            thread: (asked.how == How::Thread)
                .then(|| w.with1("consent-send-lead", "number", fields.thread.as_str())),
            told_back,
            agreed: asked.parts.iter().map(part).collect(),
            later: fields.later.clone(),
            tomorrow: dates::written_day(page.view.today.number().saturating_add(1)),
            hidden: fields.hidden(),
        }
    }
}

/// In which step a fault is mended.
fn is_of_answer(at: At) -> bool {
    matches!(at, "told-back" | "answer" | "agreed" | "later")
}

fn fault((at, fault): (At, ConsentFault), w: &Words) -> Fault {
    Fault { at, words: w.say(&format!("consent-error-{}", fault.code())) }
}

/// The page of consents of a person, for whoever may write in it.
pub(super) async fn found(
    face: &Face,
    here: &Here,
    (case, victim): (&str, &str),
) -> Result<ConsentPage, Response> {
    let read = async {
        let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return Ok(None) };
        face.desk.consents(&here.session, (case, victim)).await
    };
    errors::found(face, here, read.await)
}

async fn to_work(face: &Face, here: &Here, of: (&str, &str)) -> Result<ConsentPage, Response> {
    let page = found(face, here, of).await?;
    if page.view.may_work { Ok(page) } else { Err(errors::gone(face, here)) }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let page = to_work(&face, &here, (&case, &victim)).await?;
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let again = page.consents.iter().find(|one| one.id.to_string() == here.query.one("of"));
    let fields = again.map_or_else(Fields::default, |one| Fields::again(one.id, &one.asked));
    let fields = Fields { asked_on: dates::written_day(page.view.today.number()), ..fields };
    let page = AskPage::new(&face, &here, &page, (fields, once));
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let page = to_work(&face, &filled.here, (&case, &victim)).await?;
    let step = Step { face: &face, filled: &filled, page: &page, fields: Fields::typed(&filled.form) };
    let answering = filled.form.one("step") == "answer";
    if filled.stale {
        return Ok(step.again(StatusCode::CONFLICT, answering, (Some("desk-form-old"), None)));
    }
    if asked.is_some() {
        return Ok(step.again(StatusCode::OK, answering, (None, None)));
    }
    if let Some(level) = Level::of_code(filled.form.one("level")) {
        let parts = level.parts().iter().map(|part| part.code().to_owned()).collect();
        let fields = Fields { parts, ..step.fields.clone() };
        return Ok(Step { fields, ..step }.again(StatusCode::OK, false, (None, None)));
    }
    match (filled.form.one("answer"), filled.form.one("do")) {
        (_, "send") => step.send().await,
        ("yes" | "part" | "no" | "later", _) => step.decide().await,
        (_, "edit") => Ok(step.again(StatusCode::OK, false, (None, None))),
        _ => Ok(step.again(StatusCode::OK, true, (None, None))),
    }
}

/// One of the two steps, with what was sent.
struct Step<'a> {
    face: &'a Face,
    filled: &'a Filled,
    page: &'a ConsentPage,
    fields: Fields,
}

impl Step<'_> {
    fn wanted(&self) -> ConsentForm {
        let form = &self.filled.form;
        // Whoever is of age has the say alone: nothing to choose.
        let mut fields = self.fields.clone();
        if !self.page.minor {
            fields.say = HasSay::Person.code().into();
        }
        // How and when it is asked through messages, and in which language, is not the member's to say.
        if fields.how == How::Thread.code() {
            fields.asked_on = dates::written_day(self.page.view.today.number());
            fields.lang = self.thread().map_or_else(String::new, |one| one.lang.clone());
            fields.interpreter = String::new();
        }
        let version = form.one("version").parse().unwrap_or(-1);
        fields.form(form.one("answer"), (version, form.one("once")))
    }

    fn thread(&self) -> Option<&Thread> {
        self.page.threads.iter().find(|one| one.number.to_string() == self.fields.thread)
    }

    /// What is wrong with what is asked, if anything is.
    fn checked(&self) -> Result<Asked, (At, ConsentFault)> {
        if self.fields.how == How::Thread.code() && self.thread().is_none() {
            return Err(("thread", ConsentFault::Choice));
        }
        self.face.desk.check_consent(&self.wanted(), self.page.minor)
    }

    /// The step once more, with what was typed; the first one wherever what is asked is not complete.
    fn again(
        &self,
        status: StatusCode,
        answering: bool,
        (note, wrong): (Option<&'static str>, Option<Fault>),
    ) -> Response {
        let (face, here, once) = (self.face, &self.filled.here, self.filled.form.one("once").to_owned());
        let w = Words::of(here.lang);
        let cookies = shell::keep_language(face, self.filled.form.one("lang"));
        let (status, wrong) = match answering.then(|| self.checked()) {
            Some(Ok(asked)) => {
                let of = (&self.fields, &asked, once);
                let page = AnswerPage { note, fault: wrong, ..AnswerPage::new(face, here, self.page, of) };
                return shell::show(status, &page, cookies);
            }
            Some(Err(wrong)) => (StatusCode::UNPROCESSABLE_ENTITY, Some(fault(wrong, w))),
            None => (status, wrong),
        };
        let page = AskPage::new(face, here, self.page, (self.fields.clone(), once));
        shell::show(status, &AskPage { note, fault: wrong, ..page }, cookies)
    }

    /// Puts the question into the messages of a report.
    async fn send(&self) -> Result<Response, Response> {
        let (face, here) = (self.face, &self.filled.here);
        let of = (self.page.view.case, self.page.view.id);
        let thread = self.thread().map_or(0, |one| one.number);
        let asked = face.desk.ask_through_thread(&here.session, of, (thread, &self.wanted())).await;
        Ok(self.done(errors::found(face, here, asked)?, "asked"))
    }

    async fn decide(&self) -> Result<Response, Response> {
        let (face, here) = (self.face, &self.filled.here);
        let of = (self.page.view.case, self.page.view.id);
        let done = face.desk.decide_consent(&here.session, of, &self.wanted()).await;
        Ok(self.done(errors::found(face, here, done)?, "saved"))
    }

    fn done(&self, done: ConsentDone, what: &str) -> Response {
        let here = &self.filled.here;
        let (case, victim) = (self.page.view.case, self.page.view.id);
        match done {
            ConsentDone::Kept(_) => {
                see_other(&format!("/case/{case}/victim/{victim}/consents?done={what}"), Vec::new())
            }
            ConsentDone::Fault(at, wrong) => {
                let wrong = Some(fault((at, wrong), Words::of(here.lang)));
                self.again(StatusCode::UNPROCESSABLE_ENTITY, is_of_answer(at), (None, wrong))
            }
            ConsentDone::Changed => self.again(StatusCode::CONFLICT, true, (Some("consent-changed"), None)),
            ConsentDone::Nothing | ConsentDone::NotPossible => {
                self.again(StatusCode::CONFLICT, true, (Some("case-not-possible"), None))
            }
        }
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let page = super::consents::sample_page();
    let mut pages = Vec::new();
    for (n, asked) in consent_words::sample_asked().into_iter().enumerate() {
        let fields = Fields { agreed: vec!["name".into()], ..Fields::again(1, &asked) };
        let page = ConsentPage { minor: n % 2 == 0, ..page.clone() };
        let ask = AskPage::new(face, here, &page, (fields.clone(), "once".into()));
        pages.push(
            AskPage { fault: Some(fault(("parts", ConsentFault::Choice), w)), ..ask }.render().unwrap(),
        );
        let asked = Asked { lang: if n == 0 { "fr".into() } else { asked.lang.clone() }, ..asked };
        let answer = AnswerPage::new(face, here, &page, (&fields, &asked, "once".into()));
        let answer = AnswerPage { note: Some("consent-changed"), ..answer };
        pages.push(answer.render().unwrap());
    }
    let asked = Asked { how: How::Thread, thread: Some(7), ..consent_words::sample_asked().remove(0) };
    let fields = Fields { thread: "7".into(), ..Fields::again(1, &asked) };
    pages.push(AnswerPage::new(face, here, &page, (&fields, &asked, "once".into())).render().unwrap());
    for wrong in ConsentFault::ALL {
        assert!(!fault(("parts", *wrong), w).words.is_empty());
    }
    pages
}
