//! The data themselves, what is refused in them, and every worked case of `spec/indicators.md`.
use super::*;
use signs::{Age, Asked, Reason, find};

const SPEC: &str = include_str!("../../../../../../spec/indicators.md");

fn words() -> Vec<Never> {
    never_words(NEVER).unwrap()
}

fn newest() -> &'static str {
    VERSIONS.last().unwrap()
}

fn refused(from: &str, to: &str) -> SignsError {
    assert!(newest().contains(from), "{from}");
    Catalogue::parse(&newest().replacen(from, to, 1), &words()).unwrap_err()
}

#[test]
fn every_version_that_was_in_use_is_read_and_each_has_its_own_name() {
    let read: Vec<Catalogue> =
        VERSIONS.iter().map(|text| Catalogue::parse(text, &words()).unwrap()).collect();
    let names: BTreeSet<&str> = read.iter().map(|one| one.version.as_str()).collect();
    assert_eq!(names.len(), VERSIONS.len());
    assert!(names.iter().all(|name| dates::parse_day(name).is_some()));
    assert_eq!(of_version(&in_use().unwrap().version), in_use());
    assert!(of_version("2020-01-01").is_none());
    assert!(in_use().unwrap().validated.is_none(), "nobody has validated it yet");
}

#[test]
fn no_version_takes_away_an_id_that_an_older_one_gave_a_meaning_in_another_dimension() {
    for pair in VERSIONS.windows(2) {
        let [older, newer] = [pair[0], pair[1]].map(|text| Catalogue::parse(text, &words()).unwrap());
        for (id, entry) in &older.entries {
            let now = newer.entries.get(id);
            assert!(now.is_none_or(|now| now.sign.dimension == entry.sign.dimension), "{id}");
        }
    }
}

#[test]
fn f8_each_scene_has_at_most_twelve_signs_with_why_and_what_else_and_none_says_a_number_or_a_verdict() {
    let data = in_use().unwrap();
    for scene in Scene::ALL {
        let count = data.of_scene(*scene).count();
        assert!((8..=SIGNS_MAX).contains(&count), "{scene:?} {count}");
    }
    for (id, entry) in &data.entries {
        for text in [&entry.text, &entry.why, &entry.innocent].into_iter().flat_map(BTreeMap::values) {
            let verdict = [
                "%",
                "score",
                "geen slachtoffer",
                "pas une victime",
                "kein Opfer",
                "not a victim",
                "ليس ضحية",
            ];
            assert!(verdict.iter().all(|word| !text.to_lowercase().contains(word)), "{id}: {text}");
            assert!(text.chars().count() <= 110, "{id} is read in a glance: {text}");
        }
    }
}

#[test]
fn origin_looks_stay_sex_work_and_condoms_are_refused_as_signs_in_every_language_and_in_ids() {
    let sign = [
        "Heeft de Nigeriaanse nationaliteit",
        "Vient d'Afrique",
        "Kommt aus Rumänien, Rumänin",
        "Is Roma by origin",
        "جنسيتها نيجيرية",
        "Draagt opvallende kleren, schaars gekleed",
        "Tatouage sur le bras",
        "Hautfarbe",
        "Black woman in the street",
        "لون البشرة",
        "Heeft geen geldig verblijf",
        "Est sans papiers",
        "Illegaler Aufenthalt",
        "Irregular stay",
        "بلا إقامة",
        "Is sekswerker",
        "Se prostitue",
        "Sexarbeit",
        "Is a sex worker",
        "عاملات الجنس",
        "Heeft condooms bij zich",
        "Des préservatifs",
        "Kondome",
        "Carries condoms",
        "يحمل واقي ذكري",
        "NIGERIAN-network",
        "sex_work_1",
    ];
    for text in sign {
        assert!(signs::never(&words(), text, true).is_some(), "{text}");
    }
    assert!(
        signs::never(&words(), "Many sex workers share a flat", false).is_none(),
        "an explanation may say so"
    );
    assert!(
        signs::never(&words(), "Many Romanian workers share a flat", false).is_some(),
        "and never where from"
    );
    let id = refused("id = \"SX01\"", "id = \"NIGERIA01\"");
    assert!(matches!(id, SignsError::Never(..)), "{id:?}");
    let text = refused("en = \"Violence against the person\"", "en = \"Has no residence permit\"");
    assert!(matches!(text, SignsError::Never(..)), "{text:?}");
}

#[test]
fn data_that_lack_a_word_a_source_or_a_sign_are_refused() {
    assert_eq!(refused("de = \"Gewalt gegen die Person\"", "de = \" \""), SignsError::Words("CD04".into()));
    assert_eq!(refused("source = [\"UNODC\"]", "source = []"), SignsError::Source("SX01".into()));
    assert_eq!(refused("source = [\"UNODC\"]", "source = [\"NOBODY\"]"), SignsError::Unknown("SX01".into()));
    assert_eq!(
        refused("dimension = \"control\"", "dimension = \"guilt\""),
        SignsError::Unknown("SX01".into())
    );
    assert_eq!(
        refused("signs = [\"SX01\", ", "signs = [\"SX01\", \"BG01\", "),
        SignsError::Count("street".into())
    );
    assert_eq!(
        refused("signs = [\"SX01\", \"SX02\"", "signs = [\"SX01\", \"SX01\""),
        SignsError::Unknown("street".into())
    );
    assert_eq!(refused("validated_by = \"\"", "validated_by = \"The section\""), SignsError::Validated);
    assert_eq!(refused("id = \"body\"", "id = \"street\""), SignsError::Unknown("street".into()));
    assert!(matches!(refused("version =", "edition ="), SignsError::Form(_)));
}

/// A reason, as the table writes it.
fn reason(reason: &Reason) -> String {
    crate::signal::signs::reason_code(reason)
}

#[test]
fn each_worked_case_of_the_specification_comes_out_as_it_says() {
    let data = in_use().unwrap();
    let rows: Vec<Vec<&str>> = SPEC
        .lines()
        .filter(|line| line.starts_with("| W"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 20, "{}", rows.len());
    for row in rows {
        let [name, scene, age, ids, more, level, reasons] = row[..] else { panic!("{row:?}") };
        let scene = Scene::of_code(scene).unwrap_or_else(|| panic!("{name}: {scene}"));
        let wanted: Vec<&str> = ids.split_whitespace().filter(|id| *id != "–").collect();
        let signs: Vec<&Sign> = data
            .of_scene(scene)
            .map(|entry| &entry.sign)
            .filter(|sign| wanted.contains(&sign.id.as_str()))
            .collect();
        assert_eq!(signs.len(), wanted.len(), "{name}: a sign that this scene does not have");
        let said = |word: &str| more.split_whitespace().any(|one| one == word);
        let asked = Asked {
            signs: &signs,
            age: Age::of_code(age).unwrap_or_else(|| panic!("{name}: {age}")),
            danger: said("danger"),
            held: said("held"),
            help: said("help"),
            concern: said("concern"),
        };
        let found = find(&asked);
        let of: Vec<String> = found.reasons.iter().map(reason).collect();
        assert_eq!(found.level.map_or("none", Level::code), level, "{name}: {of:?}");
        assert_eq!(if of.is_empty() { "–".to_owned() } else { of.join(" ") }, reasons, "{name}");
        assert_eq!(found.only_work, said("work-only"), "{name}: bad work");
    }
}
