//! The single keys, what each does, and the switch for whoever they get in the way of: people who speak to the machine, or whose hand
//! rests on it (WCAG 2.1.4). What they do is in `assets/lists.js`.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    shell::{self, Shell},
};
use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;
use web::{page::see_other, words::Words};

#[derive(Template)]
#[template(path = "keys.html")]
struct Keys {
    shell: Shell,
    note: Option<&'static str>,
    rows: Vec<(&'static [&'static str], String)>,
    state: &'static str,
    /// What the button says and does.
    change: (&'static str, &'static str),
}

/// Keys and the id of what they do. A test holds them to the script.
const KEYS: [(&[&str], &str); 11] = [
    (&["j", "k"], "keys-rows"),
    (&["Enter"], "keys-open"),
    (&["u"], "keys-back"),
    (&["x"], "keys-mark"),
    (&["a"], "keys-take"),
    (&["l"], "keys-label"),
    (&["r"], "keys-reply"),
    (&["n"], "keys-note"),
    (&["e"], "keys-close"),
    (&["/"], "keys-search"),
    (&["?"], "keys-help"),
];

fn page(face: &Face, here: &Here) -> Keys {
    let w = Words::of(here.lang);
    let on = here.session.single_keys;
    let rows = KEYS.iter().map(|(keys, id)| (*keys, w.say(id)));
    let send: (&[&str], String) = (&["Ctrl", "Enter"], w.say("keys-send"));
    Keys {
        shell: Shell::new(face, here.lang, w.say_plain("keys-title"), "keys", Some(&here.session)),
        note: (here.query.one("done") == "saved").then_some("work-saved"),
        rows: rows.chain([send]).collect(),
        state: if on { "keys-are-on" } else { "keys-are-off" },
        change: if on { ("off", "keys-off") } else { ("on", "keys-on") },
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    shell::show(StatusCode::OK, &page(&face, &here), shell::keep_language(&face, here.query.one("lang")))
}

pub(crate) async fn post(State(face): State<Face>, Filled { here, form, stale }: Filled) -> Response {
    if stale {
        return see_other("/keys", Vec::new());
    }
    match face.desk.set_single_keys(&here.session, form.one("do") == "on").await {
        Ok(()) => see_other("/keys?done=saved", Vec::new()),
        Err(error) => errors::of(&face, &here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let off = crate::Session { single_keys: false, ..here.session.clone() };
    let off =
        Here { session: off, lang: here.lang, headers: here.headers.clone(), query: here.query.clone() };
    [here, &off].map(|here| page(face, here).render().unwrap()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_script_stands_on_its_page_and_the_other_way_round() {
        let script = web::script::DESK;
        let (_, keys) = script.split_once("const keys = {").unwrap();
        let (keys, _) = keys.split_once("};").unwrap();
        let key = |line: &'static str| Some(line.split_once(": () =>")?.0.trim().trim_matches('"'));
        let mut bound: Vec<&str> = keys.lines().filter_map(key).collect();
        let mut told: Vec<&str> = KEYS.iter().flat_map(|(keys, _)| keys.iter().copied()).collect();
        bound.sort_unstable();
        told.sort_unstable();
        assert_eq!(bound, told);
    }
}
