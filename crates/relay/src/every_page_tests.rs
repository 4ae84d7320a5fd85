//! Every page in every language: no word is missing, one heading, the right direction, small enough for one round trip.
use crate::{
    Limits, Operator, Relay, RelayConfig, around, back, campaign, errors, front, keys, leave, responsible,
    tell,
};
use std::sync::Arc;
use store::{OpenOptions, Schema, Store};
use web::{clock::FixedClock, language::Lang, words::unsaid};

const HEADERS: usize = 1_000;

async fn relay(folder: &std::path::Path) -> Relay {
    let config = RelayConfig {
        deployment: "test".into(),
        operator: Operator::default(),
        responsible: web::responsible::Responsible::default(),
        identities: Vec::new(),
        closing: Vec::new(),
        recordings: crate::Recordings::default(),
        contacts: crate::Contacts::parse(include_str!("../../../data/contacts.toml")).unwrap(),
        law: crate::Law::parse(include_str!("../../../data/rights.toml")).unwrap(),
        language: Lang::parse("nl").unwrap(),
        demo: true,
        address_header: String::new(),
        limits: Limits::default(),
    };
    let address = format!("sqlite:{}", folder.join("relay.db").display());
    let store = Store::open(&address, Schema::Relay, &OpenOptions::default()).await.unwrap();
    Relay::new(config, store, Arc::new(FixedClock::at(1_795_521_600))).await.unwrap()
}

fn pages(relay: &Relay, lang: Lang) -> Vec<String> {
    let mut pages = front::samples(&relay.config, lang);
    pages.extend(responsible::samples(&relay.config, lang));
    pages.extend(keys::samples(relay, lang));
    pages.push(errors::sample(&relay.config, lang));
    pages.push(leave::sample(lang));
    let of_journey =
        [tell::safe::samples, tell::readers::samples, tell::write::samples, tell::receipt::samples];
    let of_return = [back::code::samples, back::thread::samples, back::more::samples, back::change::samples];
    let of_both = [back::stop::samples, back::delete::samples, back::opened::samples, back::asked::samples];
    for samples in of_journey.into_iter().chain(of_return).chain(of_both) {
        pages.extend(samples(relay, lang));
    }
    pages
}

/// Those around the journey, for whoever only reads.
fn around(relay: &Relay, lang: Lang) -> Vec<String> {
    let samples =
        [around::check::samples, around::rights::samples, around::doing::samples, around::numbers::samples];
    let pages = samples.into_iter().flat_map(|samples| samples(relay, lang));
    pages.chain(around::access::samples(&relay.config, lang)).chain(campaign::samples(relay, lang)).collect()
}

/// Bytes of a page as a browser gets it.
fn squeezed(page: &str) -> usize {
    use std::io::Write;
    let mut squeezed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    squeezed.write_all(page.as_bytes()).unwrap();
    squeezed.finish().unwrap().len()
}

/// The words of each thing that can be pressed or chosen, as they are left where neither SVG nor pictures are shown.
fn without_pictures(page: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for name in ["a", "button", "label", "summary", "legend", "h1", "h2", "h3", "th"] {
        let start = format!("<{name}");
        let starts = page.match_indices(start.as_str()).map(|(at, start)| at + start.len());
        for rest in starts.filter_map(|at| page.get(at..)).filter(|rest| rest.starts_with([' ', '>'])) {
            let inside = rest.split_once('>').unwrap().1.split(&format!("</{name}>")).next().unwrap();
            // A button that a browser presses when somebody types Enter is seen by nobody.
            if rest.starts_with(" hidden") {
                continue;
            }
            let mut words = inside.to_owned();
            while let (Some(from), Some(to)) = (words.find("<svg"), words.find("</svg>")) {
                words.replace_range(from..to + "</svg>".len(), "");
            }
            let text: String =
                words.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
            found.push((name, text.trim().to_owned()));
        }
    }
    found
}

#[tokio::test]
async fn p21_without_pictures_every_choice_still_has_its_words() {
    let folder = tempfile::TempDir::new().unwrap();
    let relay = relay(folder.path()).await;
    for lang in Lang::ALL {
        for page in pages(&relay, lang).into_iter().chain(around(&relay, lang)) {
            // What a browser fills in by itself, once it runs scripts, lies in a template until then; so does the fault, hidden.
            let ends = page
                .split("<template")
                .map(|part| part.split_once("</template>").map_or(part, |(_, rest)| rest));
            let page: String = ends.collect();
            let left = without_pictures(&page);
            let empty = left.iter().filter(|(_, text)| text.is_empty()).count();
            let hidden = page.matches("<a href=\"#text\"></a>").count()
                + page.matches("<a href=\"#main\"></a>").count();
            assert!(left.len() >= 3 || page.contains("class=\"cal\""), "{page}");
            assert!(empty <= hidden, "{} {left:?}", lang.tag());
            let silent =
                |svg: &str| svg.split('>').next().is_some_and(|tag| tag.contains(r#" aria-hidden="true""#));
            assert!(page.split("<svg").skip(1).all(silent), "none speaks");
            for place in ["background-image", "@font-face"] {
                assert!(!page.contains(place), "{place}");
            }
            // The one picture from our own address is that of a campaign, which says in words what is on it.
            for picture in page.split("<img src=\"/").skip(1).filter_map(|rest| rest.split('>').next()) {
                assert!(picture.starts_with("c/") && !picture.contains("alt=\"\""), "{picture}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_speaks_every_language_and_none_gives_itself_away() {
    let folder = tempfile::TempDir::new().unwrap();
    let relay = relay(folder.path()).await;
    for lang in Lang::ALL {
        let pages = pages(&relay, lang);
        assert_eq!(pages.len(), 42);
        let around = around(&relay, lang);
        assert_eq!(around.len(), 31);
        for page in pages.into_iter().chain(around) {
            assert!(unsaid(&page).is_empty(), "{:?}", unsaid(&page));
            assert_eq!(page.matches("<h1").count(), 1, "{page}");
            assert!(page.contains(&format!("<html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir())));
            let squeezed = squeezed(&page);
            // The page with the form is the largest, in scripts of three bytes a letter; the first flight of packets is 14,600.
            assert!(squeezed + HEADERS < 14_600, "{squeezed} bytes in {}", lang.tag());
            assert!(
                !page.contains("<script>")
                    && page.matches("<script").count() <= 2
                    && !page.contains("<b>hello"),
                "what was typed is not markup"
            );
            let title = page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
            let title = title.split(": ").last().unwrap();
            assert!((1..=20).contains(&title.chars().count()), "{title}");
        }
    }
}
