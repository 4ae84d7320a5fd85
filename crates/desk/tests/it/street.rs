//! An attack: somebody with every right of a member wants to know who works in one street. Searches, filters, labels, lists, copies of
//! lists, the calendar and the log are tried, and no list of them comes out.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use desk::{
    Role,
    search::{FOUND_AT_PLACE_MAX, PLACES_A_DAY, PLACES_TOLD, SearchOutcome},
    signal::{WorkForm, WorkOutcome},
};
use domain::NoticeKind;
use envelope::directory::OrgKind;
use http::StatusCode;

const WOMEN: [&str; 9] =
    ["Roxana", "Blessing", "Svetlana", "Mirela", "Joy", "Kateryna", "Adaeze", "Paola", "Denisa"];
const SEARCHES: [&str; 7] = [
    "Hoogstraat",
    "hoogstraat raam",
    "HOOGSTRAAT 1",
    "rue Haute",
    "raam hoogstraat vrouw",
    "straat",
    "Hoog straat",
];

async fn nine_women_of_one_street(kind: OrgKind) -> TestDesk {
    let mut desk = TestDesk::new(kind).await;
    let texts = WOMEN
        .iter()
        .zip(1..)
        .map(|(name, n)| (n, format!("{name} werkt aan het raam, Hoogstraat {n} (rue Haute)")));
    let reports = texts.map(|(n, text)| Writer::new(n, &desk).report(&text, &desk)).collect();
    desk.receive(reports).await;
    desk.desk.read_index().await.unwrap();
    desk
}

/// How many women a page names.
fn named(page: &str) -> usize {
    WOMEN.iter().filter(|name| page.contains(**name)).count()
}

#[tokio::test]
async fn no_search_draws_up_who_works_in_a_street() {
    let desk = nine_women_of_one_street(OrgKind::Police).await;
    let amina = desk.session("amina").await;
    for question in SEARCHES {
        let without = desk.desk.search(&amina, question, " ").await.unwrap();
        assert!(matches!(without, SearchOutcome::NoReason), "{question}");
    }
    // With a reason: few of them, however it is asked, and told that there are more.
    let SearchOutcome::Found { rows, more, .. } = desk.desk.search(&amina, "hoogstraat", "x").await.unwrap()
    else {
        panic!("a reason was given")
    };
    assert_eq!((rows.len(), more), (FOUND_AT_PLACE_MAX, true));
    let SearchOutcome::Found { rows, .. } =
        desk.desk.search(&amina, "Hoogstraat Mirela", "zij belde").await.unwrap()
    else {
        panic!("a reason was given")
    };
    assert_eq!(rows.len(), 1, "whoever looks for one person in one place finds her");
    // Again and again: until the day is over, and whoever supervises hears of it before.
    desk.add("dora", Role::Lead).await;
    let dora = desk.session("dora").await;
    let told = async || {
        let page = desk.desk.notices(&dora, 1).await.unwrap();
        page.notices.iter().filter(|notice| notice.kind == NoticeKind::PlacesSearched).count()
    };
    for n in 3..=PLACES_A_DAY {
        assert_eq!(told().await, usize::from(n > PLACES_TOLD), "before the {n}th");
        let found = desk.desk.search(&amina, &format!("hoogstraat {n}"), "x").await.unwrap();
        assert!(matches!(found, SearchOutcome::Found { .. }), "the {n}th");
    }
    for question in SEARCHES {
        let found = desk.desk.search(&amina, question, "x").await.unwrap();
        assert!(matches!(found, SearchOutcome::EnoughPlaces), "{question}");
    }
    // What names no place is still searched, and a colleague's day is her own.
    let found = desk.desk.search(&amina, "raam", "").await.unwrap();
    assert!(matches!(found, SearchOutcome::Found { .. }));
    assert!(matches!(desk.desk.search(&dora, "hoogstraat", "x").await.unwrap(), SearchOutcome::Found { .. }));
    assert_eq!(told().await, 1, "once");
}

#[tokio::test]
async fn no_page_list_or_export_names_who_works_in_a_street() {
    let desk = nine_women_of_one_street(OrgKind::Police).await;
    let mut amina = Browser::signed_in(&desk, "amina").await;
    for path in [
        "/",
        "/?state=all",
        "/?state=all&waiting=us",
        "/cases",
        "/today",
        "/notices",
        "/audit",
        "/figures",
        "/self-audit",
        "/views",
        "/ending",
        "/emergency",
        "/requests",
        "/people",
        "/health",
        "/copy/signals",
        "/copy/cases",
        "/search",
    ] {
        let page = amina.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!((named(&page.text), page.text.contains("oogstraat")), (0, false), "{path}");
    }
    let token = amina.hidden("/search", "token").await;
    let found = amina.post("/search", &[("token", &token), ("question", "raam"), ("reason", "")]).await;
    assert_eq!(
        (found.status, named(&found.text)),
        (StatusCode::OK, 0),
        "what is found is shown without its words"
    );
    let asked = [("token", token.as_str()), ("question", "raam hoogstraat"), ("reason", "")];
    let refused = amina.post("/search", &asked).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("raam hoogstraat"), "what was typed is still there");
    for of in ["signals", "cases"] {
        let address = format!("/copy/{of}");
        let mut form = vec![
            ("token", token.as_str()),
            ("reader", "own"),
            ("whom", "wij"),
            ("purpose", "justice"),
            ("words", "wie werkt daar"),
            ("from", "2026-11-01"),
            ("until", "2026-11-24"),
            ("form", "csv"),
            ("do", "look"),
        ];
        let look = amina.post(&address, &form).await;
        assert_eq!((look.status, named(&look.text)), (StatusCode::OK, 0), "{of}");
        let seen = look.text.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        form.push(("seen", seen));
        form.retain(|(name, _)| *name != "do");
        form.push(("do", "take"));
        let taken = amina.post(&address, &form).await;
        assert!(taken.headers.contains_key("content-disposition"), "{of}: {}", taken.text);
        assert_eq!((named(&taken.text), taken.text.contains("oogstraat")), (0, false), "{of}");
    }
}

#[tokio::test]
async fn no_label_names_a_street_a_person_s_number_or_a_plate() {
    let desk = nine_women_of_one_street(OrgKind::Police).await;
    let amina = desk.session("amina").await;
    for (label, may) in
        [("Hoogstraat", false), ("rue Haute", false), ("0470 12 34 56", false), ("raam", true)]
    {
        let was = desk.desk.signal(&amina, 1).await.unwrap().unwrap().work;
        let form =
            WorkForm { wants: was.clone(), was, urgency_reason: "", until_reason: "", new_label: label };
        let came = desk.desk.decide(&amina, 1, &form).await.unwrap().unwrap();
        let wanted = if may { WorkOutcome::Done(true) } else { WorkOutcome::BadLabel };
        assert_eq!(came, wanted, "{label}");
    }
}

on_both! {
    a_place_is_searched_for_so_often_a_day_and_the_day_passes,
    a_place_is_searched_for_so_often_a_day_and_the_day_passes_over_postgresql,
    OrgKind::Association,
    desk,
    {
        desk.desk.read_index().await.unwrap();
        let amina = desk.session("amina").await;
        let ask = async || matches!(desk.desk.search(&amina, "rue Haute", "x").await.unwrap(), SearchOutcome::Found { .. });
        for _ in 0..PLACES_A_DAY {
            assert!(ask().await);
        }
        assert!(!ask().await);
        desk.clock.advance(86_401);
        assert!(ask().await, "another day");
    }
}
