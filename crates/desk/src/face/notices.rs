//! What a member is told: that something happened and where, newest first.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    shell::{self, Shell},
};
use crate::notices::NoticePage;
use askama::Template;
use axum::{extract::State, response::Response};
use domain::NoticeKind;
use http::StatusCode;
use web::{dates, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "notices.html")]
struct Notices {
    shell: Shell,
    rows: Vec<Row>,
    /// The newest on the page: what came later stays new.
    newest: i64,
    unseen: bool,
    newer: Option<u32>,
    older: Option<u32>,
}

struct Row {
    words: String,
    when: String,
    address: String,
    unseen: bool,
}

/// When, words and address of what was told.
pub(crate) fn told(notice: &crate::notices::Notice, w: &Words) -> (String, String, String) {
    let words = match notice.number {
        Some(number) => w.with1(&format!("notice-{}", notice.kind.code()), "number", number),
        None => w.say(&format!("notice-{}", notice.kind.code())),
    };
    let address = match (notice.number, notice.kind) {
        (Some(number), kind) if kind.is_of_case() => format!("/case/{number}"),
        (Some(number), _) => format!("/signal/{number}"),
        (None, NoticeKind::MailRefused) => "/told".into(),
        (None, NoticeKind::MailFailed | NoticeKind::KeyAlarm | NoticeKind::NumbersOld) => "/health".into(),
        (None, kind) if kind.is_of_account() => "/account#passkeys".into(),
        (None, NoticeKind::Emergency) => "/emergency".into(),
        (None, NoticeKind::RequestDue) => "/requests".into(),
        (None, NoticeKind::Conflict) => "/conflicts".into(),
        (None, NoticeKind::TransferAsked | NoticeKind::TransferAccepted | NoticeKind::TransferDeclined) => {
            "/transfers".into()
        }
        (None, NoticeKind::ReferralCame | NoticeKind::ReferralEnded | NoticeKind::ReferralLook) => {
            "/referrals".into()
        }
        (None, NoticeKind::PartnerChanged | NoticeKind::PartnerToCompare) => "/partners".into(),
        (None, _) => "/people".into(),
    };
    (dates::moment(w, notice.at), words, address)
}

fn build(face: &Face, here: &Here, page: &NoticePage) -> Notices {
    let w = Words::of(here.lang);
    let row = |notice: &crate::notices::Notice| {
        let (when, words, address) = told(notice, w);
        Row { words, when, address, unseen: !notice.seen }
    };
    Notices {
        shell: Shell::new(face, here.lang, w.say_plain("notices-title"), "notices", Some(&here.session)),
        newest: page.notices.first().map_or(0, |notice| notice.id),
        unseen: page.notices.iter().any(|notice| !notice.seen),
        rows: page.notices.iter().map(row).collect(),
        newer: (page.page > 1).then(|| page.page - 1),
        older: page.has_more.then(|| page.page + 1),
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    match face.desk.notices(&here.session, here.query.number("page")).await {
        Ok(page) => {
            let extra = shell::keep_language(&face, here.query.one("lang"));
            shell::show(StatusCode::OK, &build(&face, &here, &page), extra)
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn seen(State(face): State<Face>, Filled { here, form, stale }: Filled) -> Response {
    if stale {
        return see_other("/notices", Vec::new());
    }
    match face.desk.see_notices(&here.session, form.one("newest").parse().unwrap_or(0)).await {
        Ok(()) => see_other("/notices", Vec::new()),
        Err(error) => errors::of(&face, &here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let notice = |(id, kind): (i64, &NoticeKind)| crate::notices::Notice {
        id,
        at: 1,
        kind: *kind,
        number: (!kind.is_without_number()).then_some(7),
        seen: id % 2 == 0,
    };
    let notices = (1..).zip(NoticeKind::ALL).map(notice).collect();
    let page = NoticePage { notices, page: 2, has_more: true };
    let empty = NoticePage { notices: Vec::new(), page: 1, has_more: false };
    [page, empty].iter().map(|page| build(face, here, page).render().unwrap()).collect()
}
