//! A referral on paper: what can be typed in of it, and the paper itself with a slip that names nobody, to send back or read out by telephone.
use super::{
    super::{
        Face,
        asking::Here,
        copy::page_words,
        errors,
        fields::{Choice, choices},
        refer::{part_label, part_words},
    },
    words::{function_words, ground_words},
};
use crate::referral::{PaperForm, PaperNow, ReferralDone, ReferralView};
use axum::{body::Body, response::Response};
use domain::referral::{After, DeclineReason, PaperStep, Way};
use envelope::ids::Day;
use http::{HeaderValue, header};
use web::{
    dates,
    form::Form,
    language::Lang,
    paper::{Block, Document, Fact, Unprintable},
    words::Words,
};

/// Before the code of a step where a form names one, since steps between desks have codes too.
const STEP: &str = "paper-";

/// What its page shows beside what every referral's does.
pub(super) struct PaperPart {
    pub(super) slip: String,
    pub(super) officer: Option<String>,
    pub(super) steps: Vec<StepForm>,
    pub(super) prints: bool,
    pub(super) printed: bool,
    pub(super) recall: bool,
    pub(super) languages: Vec<(&'static str, &'static str, bool)>,
}

/// A form for one step.
pub(super) struct StepForm {
    pub(super) code: String,
    pub(super) heading: String,
    pub(super) ways: Vec<Choice>,
    pub(super) numbered: bool,
    pub(super) reasons: bool,
    pub(super) place: bool,
    pub(super) appointment: bool,
}

impl PaperPart {
    pub(super) fn new(now: &PaperNow, recall: bool, w: &Words) -> Self {
        let step = |step: &PaperStep| StepForm {
            code: format!("{STEP}{}", step.code()),
            heading: w.say(&format!("referral-said-{}", step.code())),
            ways: choices(step.ways(), Way::code, "referral-way", None, w),
            numbered: *step == PaperStep::Received,
            reasons: *step == PaperStep::Declined,
            place: *step == PaperStep::Place,
            appointment: *step == PaperStep::Appointment,
        };
        let language = |lang: Lang| (lang.tag(), lang.own_name(), lang == w.lang());
        Self {
            slip: w.with1("referral-paper-slip", "number", now.slip.as_str()),
            officer: (!now.officer.is_empty())
                .then(|| w.with1("refer-paper-officer", "name", now.officer.as_str())),
            steps: now.steps.iter().map(step).collect(),
            prints: now.prints,
            printed: now.printed,
            recall,
            languages: Lang::desks().map(language).collect(),
        }
    }

    /// What was typed, in the form it was typed in.
    pub(super) fn retype(&mut self, form: &Form) {
        for step in self.steps.iter_mut().filter(|step| step.code == form.one("do")) {
            super::choose(&mut step.ways, &[form.one("way")]);
        }
    }
}

/// Whether a form types in a step, and which.
pub(super) fn step_of(form: &Form) -> Option<PaperStep> {
    PaperStep::of_code(form.one("do").strip_prefix(STEP)?)
}

pub(super) async fn write(
    face: &Face,
    here: &Here,
    (id, step): (i64, PaperStep),
    form: &Form,
) -> Result<Option<ReferralDone>, crate::DeskError> {
    let day = |name: &str| dates::parse_day(form.one(name).trim()).map(Day);
    let wanted = PaperForm {
        step,
        on: day("on"),
        by: form.one("by"),
        way: Way::of_code(form.one("way")),
        number: form.one("number"),
        reason: DeclineReason::of_code(form.one("reason")),
        words: form.one("words"),
        when: form.one("when"),
        place: form.one("where"),
        until: day("until"),
        tonight: match form.one("tonight") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        version: form.one("version").parse().unwrap_or(0),
    };
    face.desk.write_paper_step(&here.session, id, &wanted).await
}

/// Makes the paper. It is on record before a byte of it goes out, and does not go where its ground no longer holds. The inner error: what the page
/// says instead.
pub(super) async fn print(
    face: &Face,
    here: &Here,
    view: &ReferralView,
    lang: &str,
) -> Result<Result<Response, &'static str>, Response> {
    let Some(press) = face.look.press.clone() else { return Ok(Err("campaign-papers-press")) };
    let Some(now) = view.paper.as_ref().filter(|now| now.prints) else { return Ok(Err("work-not-possible")) };
    let lang = Lang::at_desk(lang).unwrap_or(here.lang);
    let document = document(face, (view, now), Words::of(lang));
    let made = tokio::task::spawn_blocking(move || press.press(&document)).await;
    let pdf = match made.unwrap_or(Err(Unprintable::Failed)) {
        Ok(pressed) => pressed.pdf,
        Err(Unprintable::TooLong) => return Ok(Err("paper-error-long")),
        Err(Unprintable::Font(_)) => return Ok(Err("paper-error-font")),
        Err(Unprintable::Failed) => return Ok(Err("copy-error-failed")),
    };
    let noted = face.desk.note_referral_print(&here.session, view.listed.number).await;
    match errors::found(face, here, noted)? {
        ReferralDone::Done => {}
        ReferralDone::Fault(..) => return Ok(Err("referral-error-many")),
        _ => return Ok(Err("referral-changed")),
    }
    let name = HeaderValue::from_static("attachment; filename=\"paper.pdf\"");
    let extra = vec![(header::CONTENT_DISPOSITION, name), (header::CONTENT_LENGTH, pdf.len().into())];
    Ok(Ok(web::page::file("application/pdf", web::headers::desk_page(), extra, Body::from(pdf))))
}

/// A line to write on by hand.
fn line(id: &str, w: &Words) -> Fact {
    Fact::ours(w.say_plain(id), ".".repeat(48))
}

fn document(face: &Face, (view, now): (&ReferralView, &PaperNow), w: &Words) -> Document {
    let to = face.desk.with_name(&view.listed.org, w.lang());
    let slip = w.say_plain_with("referral-paper-slip", &[("number", now.slip.as_str().into())]);
    let mut blocks = vec![
        Block::Note(w.say_plain("paper-referral-secret")),
        Block::Facts(head(face, (view, now, &to), w)),
    ];
    blocks.push(Block::Heading(w.say_plain("referral-parts-in")));
    let part = |(id, text): &(String, String)| Fact::theirs(part_label(id, w), part_words(id, text, w));
    blocks.push(Block::Facts(view.parts.iter().map(part).collect()));
    blocks.push(Block::Heading(w.say_plain("referral-ground")));
    let ground = view.ground.iter().flat_map(|ground| ground_words(ground, true, w));
    blocks.extend(ground.map(Block::Note));
    blocks.push(Block::Note(w.say_plain("paper-referral-call")));
    blocks.push(Block::NewPage);
    blocks.extend(slip_blocks(face, &now.slip, view, w));
    Document {
        lang: w.lang(),
        title: w.say_plain("paper-referral-title"),
        mark: format!("{} · {slip}", w.say_plain_with("paper-referral-for", &[("name", to.as_str().into())])),
        foot: face.name(w.lang()),
        page: page_words(w),
        blocks,
    }
}

/// To whom, from whom, what for.
fn head(face: &Face, (view, now, to): (&ReferralView, &PaperNow, &str), w: &Words) -> Vec<Fact> {
    let mut facts = vec![Fact::theirs(w.say_plain("paper-referral-to"), to.to_owned())];
    if !now.officer.is_empty() {
        facts.push(Fact::theirs(w.say_plain("paper-referral-officer"), now.officer.clone()));
    }
    facts.push(Fact::ours(w.say_plain("refer-function"), function_words(&view.listed.function, w)));
    facts.push(Fact::theirs(w.say_plain("paper-referral-from"), face.name(w.lang())));
    let today = dates::day_long(w, face.desk.today().number());
    facts.push(Fact::ours(w.say_plain("paper-referral-made"), today));
    facts.push(line("paper-referral-phone", w));
    let flags = [(view.listed.urgent, "referral-urgent"), (view.tonight, "referral-tonight")];
    let flags: Vec<String> = flags.iter().filter(|(on, _)| *on).map(|(_, id)| w.say_plain(id)).collect();
    if !flags.is_empty() {
        facts.push(Fact::ours(w.say_plain("refer-more"), flags.join(" · ")));
    }
    facts
}

/// The slip: nothing on it says who it is about or what for, so that it can come back by any way.
fn slip_blocks(face: &Face, slip: &str, view: &ReferralView, w: &Words) -> Vec<Block> {
    let hears = view.after == After::Told.code();
    let row = |id: &str, cell: &str| vec![w.say_plain(id), cell.to_owned()];
    let mut rows = vec![
        row("paper-slip-by", "\n\n"),
        row("paper-slip-on", "\n\n"),
        row("referral-said-accepted", "[   ]"),
    ];
    let reasons = DeclineReason::ALL
        .iter()
        .map(|one| format!("[   ] {}", w.say_plain(&format!("referral-decline-{}", one.code()))));
    rows.push(vec![w.say_plain("referral-said-declined"), reasons.collect::<Vec<_>>().join("\n")]);
    if hears {
        rows.push(row("referral-place", "\n\n"));
        rows.push(row("referral-appointment", "\n\n"));
        rows.push(row("referral-feedback", "\n\n\n"));
    }
    vec![
        Block::Heading(w.say_plain("paper-slip-title")),
        Block::Facts(vec![
            Fact::ours(w.say_plain("paper-slip-back"), face.name(w.lang())),
            Fact::ours(w.say_plain("paper-slip-number"), slip.to_owned()),
        ]),
        Block::Note(w.say_plain("paper-slip-lead")),
        Block::Table { head: vec![w.say_plain("paper-slip-what"), w.say_plain("paper-slip-answer")], rows },
        Block::Note(w.say_plain("referral-no-shelter")),
    ]
}
