//! What the desk's addresses are, as OpenAPI 3.1: `spec/desk.openapi.json`. Put together from `routes.rs`, from the forms on every page
//! and from the table below, so that no address, method or field can be there without being in it. A desk has pages and forms and no
//! other interface; it is said as it is. `WRITE_OPENAPI=1` writes the file anew.
use super::every_page_tests::{face, pages};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use web::language::Lang;

const ROUTES: &str = include_str!("routes.rs");
const FILE: &str = "../../spec/desk.openapi.json";

/// What is at each address.
const ABOUT: &[(&str, &str)] = &[
    ("/", "The inbox: reports, narrowed down by what stands in the address"),
    ("/account", "A member's own account: sessions, passkeys, absence"),
    ("/account/away", "From when until when a member is away, and who stands in"),
    ("/account/end", "Ends sessions"),
    ("/account/passkey", "Adds, names or removes a passkey"),
    ("/account/provider", "Connects the account at the organisation's provider, or takes that away"),
    ("/audit", "The log"),
    ("/audit/verify", "Checks whether the log is whole"),
    ("/bulk", "Several reports at once: what would be done, then doing it"),
    ("/bulk/{id}", "What became of several reports"),
    ("/bulk/{id}/undo", "Takes that back, within a minute"),
    ("/calendar/{token}", "Days without a word, for a calendar program; the address itself is the key"),
    ("/case/{number}", "A case"),
    ("/case/{number}/copy", "A copy of a case, looked at before it leaves"),
    ("/case/{number}/document/{id}", "A document: who had it, and its file"),
    ("/case/{number}/document/{id}/clean", "The cleaned copy of a document, page by page"),
    ("/case/{number}/document/{id}/picture", "Its picture, small or clear"),
    ("/case/{number}/document/{id}/sound", "A part of its sound"),
    ("/case/{number}/documents", "The documents of a case"),
    ("/case/{number}/documents/new", "Lays a document in a case, up to 100 MiB"),
    ("/case/{number}/edit", "Title, holder and day of review of a case"),
    ("/case/{number}/end", "How long a case is kept"),
    ("/case/{number}/looks", "Who looked at a case"),
    ("/case/{number}/text", "Facts of a case as text for an official report, in its own language"),
    ("/case/{number}/transfer", "Hands a case over to another team, with rights that stay"),
    ("/case/{number}/victim", "A new record of a presumed victim"),
    (
        "/case/{number}/victim/{id}",
        "A presumed victim's record: what they want, the days that run, how to reach them",
    ),
    ("/case/{number}/victim/{id}/looks", "Who looked at the record of a presumed victim"),
    ("/case/{number}/victim/{id}/clock", "Starts a legal clock, by what happened and on which day"),
    ("/case/{number}/victim/{id}/clock/{clock}", "A clock: what happened to it since"),
    (
        "/case/{number}/victim/{id}/consent",
        "Asks for consent: what, with whom, what for, until when; then the answer",
    ),
    ("/case/{number}/victim/{id}/consent/{consent}", "One consent: takes it back, or makes a card of it"),
    ("/case/{number}/victim/{id}/consents", "What somebody agreed to, and where that stands"),
    ("/case/{number}/victim/{id}/edit", "Writes a record anew; two who do so at once see both"),
    (
        "/case/{number}/victim/{id}/no",
        "Writes down that somebody says no: what stays and goes is said before",
    ),
    ("/case/{number}/victim/{id}/reception", "Begins a reception"),
    ("/case/{number}/victim/{id}/reception/{reception}", "A reception; makes its papers"),
    (
        "/case/{number}/victim/{id}/reception/{reception}/edit",
        "The sheet of a reception; it saves itself, or two who write at once see both",
    ),
    (
        "/case/{number}/victim/{id}/reception/{reception}/{what}",
        "Writes down that rights were told, or an interpreter by number",
    ),
    ("/case/{number}/victim/{id}/told", "Writes down who was told of a minor; makes the sheet for them"),
    (
        "/case/{number}/victim/{id}/steps",
        "What comes with it: steps beside the clocks, each kept as it was written",
    ),
    (
        "/case/{number}/victim/{id}/refer",
        "Refers somebody to another organisation: the parts, the ground, what the receiver will see; then it goes",
    ),
    ("/case/{number}/who", "Who sees a case, and why"),
    ("/case/{number}/write/{what}", "An entry: a fact, an assessment, a person, a thing, a place, a task"),
    ("/case/{number}/{act}", "Closes, opens again, attaches or takes off a report, settles a task"),
    (
        "/campaign/{number}",
        "A campaign: its words, places and counts; releases or ends it, adds places, makes papers",
    ),
    ("/campaign/{number}/edit", "Changes a campaign"),
    ("/campaign/{number}/picture", "Its picture, as telephones get it"),
    ("/campaigns", "The campaigns"),
    ("/campaigns/new", "Writes one"),
    ("/cases", "The cases"),
    ("/conflicts", "Opposed people in two cases"),
    ("/conflicts/{id}", "What is decided about two of them"),
    ("/copy/{what}", "A copy of a list"),
    ("/emergency", "Opens what is not one's own, for some hours, with a reason"),
    ("/emergency/{act}", "Ends that, or says that it was seen"),
    ("/ending", "What will be erased, and when"),
    ("/enter", "A report that did not come through the relay"),
    ("/health", "How the desk is doing"),
    ("/health/log", "Goes on with the log of keys as the relay shows it now"),
    ("/held", "What was half typed when a session was locked"),
    ("/join", "Choosing a password with a code"),
    ("/keys", "Keys of the keyboard"),
    ("/lock", "Locks the session"),
    ("/notices", "What a member was told"),
    ("/notices/seen", "Marks it as seen"),
    (
        "/partners",
        "Other organisations: the six words of each key, whether somebody compared them, what waits",
    ),
    ("/partners/{org}", "Says that an organisation’s words were compared, or no longer fit"),
    ("/people", "Members and teams"),
    ("/people/new", "Invites somebody"),
    ("/people/team", "Makes a team"),
    ("/people/{id}", "A member: role, languages, teams"),
    ("/people/{id}/{act}", "Invites again, confirms, lets go, or opens the way back after a lost device"),
    ("/phrases", "Ready-made sentences"),
    ("/phrases/decide", "Releases or withdraws one"),
    ("/pull", "Fetches from the relay now"),
    ("/reception", "Blank sheets and steps; how often somebody said no"),
    ("/referrals", "Referrals by what is to be done: new, with us, sent, ended"),
    ("/referrals/teams", "Which team takes what is sent to which function"),
    (
        "/referrals/{number}",
        "One of them: taken, declined, a place, an appointment, how it goes, done, taken back, looked at by a second member",
    ),
    ("/requests", "What people asked about their own data"),
    ("/requests/new", "Notes such a request"),
    ("/requests/{id}", "A request, its steps and its answer"),
    ("/responsible", "Who answers for this desk"),
    ("/search", "Searches in the words of reports"),
    ("/figures", "How well somebody is received, in sums of months"),
    ("/self-audit", "What the desk counts of itself"),
    ("/sign-in", "Signing in"),
    ("/sign-in/passkey", "Signing in with a passkey: begun without, finished with an answer"),
    ("/sign-in/provider", "To the organisation's own provider"),
    ("/sign-in/provider/back", "Back from there, with what the provider adds (RFC 6749, RFC 9207)"),
    ("/sign-out", "Signing out"),
    ("/signal/{number}", "A report, with everything that can be decided about it"),
    ("/signal/{number}/aside", "Sets a report aside, or brings it back"),
    ("/signal/{number}/case", "Opens a case, or adds to one"),
    ("/signal/{number}/close", "Closes a report"),
    ("/signal/{number}/copy", "A copy of a report, looked at before it leaves"),
    ("/signal/{number}/end", "How long a report is kept"),
    ("/signal/{number}/file/{id}", "Saves the original of a file that came with a report"),
    ("/signal/{number}/file/{id}/clean", "The cleaned copy of a file, page by page"),
    ("/signal/{number}/file/{id}/picture", "Its picture, small or clear"),
    ("/signal/{number}/file/{id}/sound", "A part of its sound"),
    ("/signal/{number}/language", "Asks for somebody who speaks its language"),
    (
        "/signal/{number}/signs",
        "A report looked at with the signs: what was seen and told, the level and why",
    ),
    ("/signal/{number}/looks", "Who looked at a report"),
    ("/signal/{number}/note", "A note among members"),
    ("/signal/{number}/phrase/{phrase}", "Sends a ready-made sentence"),
    ("/signal/{number}/reopen", "Opens a closed report again"),
    ("/signal/{number}/reply", "Answers the writer"),
    ("/signal/{number}/second", "The second look at a closing"),
    ("/signal/{number}/who", "Who sees a report, and why"),
    ("/signal/{number}/with", "Links a report with another by its number"),
    ("/signal/{number}/with/{other}", "Links, merges, or parts two reports"),
    ("/signal/{number}/words", "Says in which ways words of a report are hard to read, or that they are not"),
    ("/signal/{number}/work", "Whose a report is, how urgent, until when put off, its labels"),
    ("/today", "The beginning of a shift"),
    ("/told", "What a member is mailed"),
    ("/told/feed", "Makes or ends the address of a calendar"),
    ("/transfers", "Cases that are handed over"),
    ("/transfers/{id}", "One of them: taken on, refused, taken back"),
    ("/views", "Filters that were kept"),
    ("/views/{id}", "Renames, shares or removes one"),
];

/// Every address with what it takes.
fn routes() -> BTreeMap<&'static str, (bool, bool)> {
    let mut all = BTreeMap::new();
    for rest in ROUTES.split(".route(").skip(1) {
        let Some(path) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
            continue;
        };
        let end = rest.find("\n        .").unwrap_or(rest.len());
        let handlers = rest.get(..end).unwrap();
        // One that only leads elsewhere is no page.
        let page = handlers.contains("get(") && !handlers.contains("get(errors::to_");
        assert!(all.insert(path, (page, handlers.contains("post("))).is_none(), "{path}");
    }
    all
}

/// A form on a page.
struct Form {
    path: String,
    posts: bool,
    with_file: bool,
    fields: BTreeSet<String>,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The forms of a page, with every field a browser could send; fields that stand outside name theirs.
fn forms(page: &str) -> Vec<Form> {
    let names = |html: &str, form: Option<&str>| -> BTreeSet<String> {
        let tags = html.split('<').filter(|tag| {
            ["input ", "select ", "textarea ", "button "].iter().any(|kind| tag.starts_with(kind))
        });
        let tags = tags.filter_map(|tag| tag.split('>').next());
        let ours = tags.filter(|tag| attribute(tag, "form") == form);
        ours.filter_map(|tag| attribute(tag, "name")).map(str::to_owned).collect()
    };
    let of = |rest: &str| {
        let head = rest.split('>').next().unwrap();
        let inside = rest.split("</form>").next().unwrap();
        let mut fields = names(inside, None);
        if let Some(id) = attribute(head, "id") {
            fields.extend(names(page, Some(id)));
        }
        let action = attribute(head, "action").unwrap_or("");
        Form {
            path: action.split(['?', '#']).next().unwrap().to_owned(),
            posts: attribute(head, "method") == Some("post"),
            with_file: attribute(head, "enctype") == Some("multipart/form-data"),
            fields,
        }
    };
    let mut all = Vec::new();
    for form in page.split("<form").skip(1) {
        let (sent, id) = (of(form), attribute(form.split('>').next().unwrap(), "id"));
        // Buttons that send it elsewhere, in it or beside it.
        let inside = form.split("</form>").next().unwrap();
        let buttons = page.split("<button ").filter_map(|tag| tag.split('>').next());
        let ours =
            buttons.filter(|tag| attribute(tag, "form") == id && (id.is_some() || inside.contains(tag)));
        let inner = inside.split("<button ").skip(1).filter_map(|tag| tag.split('>').next());
        for action in ours.chain(inner).filter_map(|tag| attribute(tag, "formaction")) {
            let path = action.split(['?', '#']).next().unwrap().to_owned();
            all.push(Form { path, fields: sent.fields.clone(), ..sent });
        }
        all.push(sent);
    }
    all
}

/// The pattern an address belongs to: the one with the most of it spelt out.
fn pattern<'a>(path: &str, all: &BTreeMap<&'a str, (bool, bool)>) -> Option<&'a str> {
    let fits = |pattern: &&&str| {
        let (one, other): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
        one.len() == other.len()
            && one.iter().zip(&other).all(|(one, other)| one.starts_with('{') || one == other)
    };
    all.keys().filter(fits).min_by_key(|pattern| pattern.matches('{').count()).copied()
}

#[derive(Default)]
struct Taken {
    posted: BTreeSet<String>,
    asked: BTreeSet<String>,
    with_file: bool,
    /// A form is sent there, be it without a field.
    sent: bool,
}

fn answers(posts: bool, path: &str) -> Value {
    let page = json!({"text/html": {"schema": {"type": "string"}}});
    let file =
        json!({"application/octet-stream": {"schema": {"type": "string", "contentEncoding": "binary"}}});
    let at = |name: &str| json!({"$ref": format!("#/components/responses/{name}")});
    if path.starts_with("/calendar/") {
        let days = json!({"text/calendar": {"schema": {"type": "string"}}});
        return json!({"200": {"description": "Days (RFC 5545)", "content": days}, "404": at("NotHere"), "429": at("TooMany"), "503": at("Later")});
    }
    let mut all = json!({"303": at("Elsewhere"), "404": at("NotHere"), "503": at("Later")});
    let map = all.as_object_mut().unwrap();
    let leaves = path.ends_with("/copy") || path.starts_with("/copy/") || path.contains("/document/");
    let content = if posts && leaves {
        json!({"text/html": {"schema": {"type": "string"}}, "application/octet-stream": file["application/octet-stream"]})
    } else {
        page
    };
    map.insert("200".into(), json!({"description": if posts { "The page again, or the next step" } else { "The page" }, "content": content}));
    if posts {
        for (status, name) in [
            ("400", "NoForm"),
            ("403", "NotOurs"),
            ("409", "Meanwhile"),
            ("413", "TooLarge"),
            ("415", "NoForm"),
            ("422", "Wrong"),
        ] {
            map.insert(status.into(), at(name));
        }
    }
    all
}

fn operation(posts: bool, path: &str, about: &str, taken: &Taken) -> Value {
    let text = json!({"type": "string"});
    let name = |start: &str| format!("{start}{}", path.replace('/', "_").replace(['{', '}'], ""));
    let places = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> =
        places.map(|place| json!({"name": place, "in": "path", "required": true, "schema": text})).collect();
    let open = [
        "/sign-in",
        "/sign-in/passkey",
        "/sign-in/provider",
        "/sign-in/provider/back",
        "/join",
        "/calendar/{token}",
    ]
    .contains(&path);
    let mut operation = json!({
        "operationId": name(if posts { "post" } else { "get" }),
        "summary": about,
        "responses": answers(posts, path),
    });
    let map = operation.as_object_mut().unwrap();
    if open {
        map.insert("security".into(), json!([]));
    }
    if posts {
        let properties: Map<String, Value> =
            taken.posted.iter().map(|name| (name.clone(), text.clone())).collect();
        let kind = if taken.with_file { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        let schema = json!({"type": "object", "properties": properties});
        map.insert("requestBody".into(), json!({"required": true, "content": {kind: {"schema": schema}}}));
    } else {
        let asked = taken.asked.iter().filter(|name| *name != "lang");
        parameters.push(json!({"$ref": "#/components/parameters/lang"}));
        parameters.extend(asked.map(|name| json!({"name": name, "in": "query", "schema": {"type": "array", "items": text}, "explode": true})));
    }
    map.insert("parameters".into(), Value::Array(parameters));
    operation
}

fn document(taken: &BTreeMap<&str, Taken>) -> Value {
    let about: BTreeMap<&str, &str> = ABOUT.iter().copied().collect();
    let (mut paths, nothing) = (Map::new(), Taken::default());
    for (path, (gets, posts)) in routes() {
        let about = about.get(path).unwrap_or_else(|| panic!("{path} has no line in ABOUT"));
        let taken = taken.get(path).unwrap_or(&nothing);
        let mut item = Map::new();
        if gets {
            item.insert("get".into(), operation(false, path, about, taken));
        }
        if posts {
            item.insert("post".into(), operation(true, path, about, taken));
        }
        paths.insert(path.into(), Value::Object(item));
    }
    let said =
        |text: &str| json!({"description": text, "content": {"text/html": {"schema": {"type": "string"}}}});
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "A desk of Zichtbaar",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "description": "Pages and their forms, complete without scripts. A form must come from a page of the desk itself \
                (Sec-Fetch-Site or Origin) and carry that page's token. What somebody may not see answers like what is not there. The style \
                sheet and the script lie under names that hold their hash. What relay and desks say to each other: relay-api.md.",
        },
        "servers": [{"url": "/"}],
        "security": [{"session": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "__Host-desk-ID",
                "description": "ID is the organisation's id. Set by signing in; ended after twelve hours, locked without use."}},
            "parameters": {"lang": {"name": "lang", "in": "query", "description": "The language of the page",
                "schema": {"type": "string", "enum": Lang::desks().map(Lang::tag).collect::<Vec<_>>()}}},
            "responses": {
                "Elsewhere": {"description": "Done, or to signing in", "headers": {"Location": {"schema": {"type": "string"}}}},
                "Wrong": said("Something typed is wrong; the page again, with everything typed"),
                "Meanwhile": said("Somebody else was there meanwhile, or the form is of an older session; the page again, with everything typed"),
                "NoForm": said("Not a form"),
                "NotOurs": said("The form did not come from a page of the desk"),
                "TooLarge": said("Too large"),
                "TooMany": said("Asked too often; later"),
                "NotHere": said("Not there, or not for this member"),
                "Later": said("The database is away; nothing is lost"),
            },
        },
    })
}

#[tokio::test]
async fn every_address_of_a_desk_is_described_with_every_field_of_its_forms() {
    let folder = tempfile::TempDir::new().unwrap();
    let face = face(folder.path()).await;
    let all = routes();
    assert!(all.len() > 60, "{}", all.len());
    let mut taken: BTreeMap<&str, Taken> = BTreeMap::new();
    for form in pages(&face, Lang::En).iter().flat_map(|page| forms(page)) {
        let path = pattern(&form.path, &all).unwrap_or_else(|| panic!("a form leads nowhere: {}", form.path));
        let one = taken.entry(path).or_default();
        assert!(!form.posts || all[path].1, "a form is sent to {path}, which takes none");
        one.with_file |= form.with_file;
        one.sent |= form.posts;
        if form.posts { &mut one.posted } else { &mut one.asked }.extend(form.fields);
    }
    let dumb: Vec<_> = all
        .iter()
        .filter(|(path, (_, posts))| *posts && !taken.get(*path).is_some_and(|one| one.sent))
        .collect();
    assert!(dumb.is_empty(), "no page has a form for {dumb:?}: give one a sample that has");
    let known: BTreeSet<_> = ABOUT.iter().map(|(path, _)| *path).collect();
    let gone: Vec<_> = known.iter().filter(|path| !all.contains_key(*path)).collect();
    assert!(gone.is_empty(), "described and not there: {gone:?}");
    let made = serde_json::to_string_pretty(&document(&taken)).unwrap() + "\n";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("WRITE_OPENAPI").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == made, "spec/desk.openapi.json is not what the desk has: WRITE_OPENAPI=1 writes it anew");
}
