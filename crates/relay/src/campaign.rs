//! Campaigns for everybody: the page behind the code of a poster, its picture, and the calendar of campaign days. A look counts one for the
//! week of its place, and that is all that is left of it: no cookie, no address, no time finer than a week.
mod days;
mod times;

pub(crate) use times::Times;

use crate::{
    around::TextIn,
    contacts::Line,
    errors,
    front::Asked,
    organisations,
    shell::{self, Shell},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, Query, State},
    response::Response,
};
use envelope::{
    campaign::{Campaign, CampaignPicture, CampaignText, PlaceCode, week_of},
    ids::Day,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use store::relay as rows;
use web::{dates, language::Lang, words::Words};

#[derive(Template)]
#[template(path = "campaign.html")]
struct Page {
    shell: Shell,
    text: TextIn,
    said: Said,
    accent: String,
    /// Where the picture is, and whose it is.
    picture: Option<(String, String)>,
    /// From when until when, and whose.
    days: String,
    by: String,
    /// Addresses, and the ids of names.
    audiences: Vec<(String, String)>,
    national: Option<Line>,
}

/// Its words in one language.
struct Said {
    title: String,
    alt: String,
    paragraphs: Vec<String>,
}

impl Said {
    fn of(text: &CampaignText) -> Self {
        let lines = text.text.replace("\r\n", "\n");
        let paragraphs = lines.split("\n\n").map(str::trim).filter(|one| !one.is_empty());
        Self {
            title: text.title.clone(),
            alt: text.alt.clone(),
            paragraphs: paragraphs.map(str::to_owned).collect(),
        }
    }
}

/// No campaign hangs behind this code, any more or ever: one page for both.
#[derive(Template)]
#[template(path = "campaign_over.html")]
struct Over {
    shell: Shell,
}

impl Page {
    fn new(relay: &Inner, campaign: &Campaign, code: &PlaceCode, lang: Lang, asked: &str) -> Option<Self> {
        let at = format!("/c/{}", code.as_str());
        let (text, said) = in_language(campaign, lang, asked, at.clone())?;
        let w = Words::of(lang);
        let org = relay.organisations().of(&campaign.org).map(|org| organisations::name(org, lang));
        let owned = |picture: &CampaignPicture| {
            let words = w.with2(
                "campaign-picture",
                "owner",
                picture.owner.as_str(),
                "licence",
                picture.licence.as_str(),
            );
            (format!("{at}/p"), words)
        };
        let day = |day: envelope::ids::Day| dates::day_long(w, day.number());
        Some(Self {
            shell: Shell::new(&relay.config, lang, "front-title").with_languages(at.clone()),
            accent: campaign.accent.iter().map(|part| format!("{part:02x}")).collect(),
            picture: campaign.picture.as_ref().map(owned),
            days: w.with2(
                "campaign-days",
                "from",
                day(campaign.first).as_str(),
                "to",
                day(campaign.last).as_str(),
            ),
            by: w.with1("campaign-by", "name", org.unwrap_or_default().as_str()),
            audiences: crate::around::doing::audiences(&campaign.audiences),
            national: crate::around::national(&relay.config),
            text,
            said,
        })
    }
}

/// The words of a campaign in the page's language; where there are none in it, in the one that was asked for, or the nearest.
fn in_language(campaign: &Campaign, lang: Lang, asked: &str, at: String) -> Option<(TextIn, Said)> {
    let all = || campaign.texts.iter().filter_map(|(tag, text)| Some((Lang::parse(tag)?, text)));
    let find = |wanted: Lang| all().find(|(one, _)| *one == wanted);
    let nearest = || lang.best_of(all().map(|(one, text)| (one.tag(), (one, text)))).map(|(_, found)| found);
    let (own, text) = find(lang).or_else(|| find(Lang::parse(asked)?)).or_else(nearest)?;
    let others = all().map(|(one, _)| one).filter(|one| own != lang && *one != own).collect();
    Some((TextIn { w: Words::of(own), lang: own, others, at }, Said::of(text)))
}

/// The campaign of a code, if it runs today.
async fn running(relay: &Relay, code: &str) -> store::Result<Option<(PlaceCode, Campaign)>> {
    let Some(code) = PlaceCode::parse(code) else { return Ok(None) };
    let mut tx = relay.store.read("campaign").await?;
    let signed = rows::campaign_of_code(&mut tx, code.as_str()).await?;
    // It was believed when it came, and the database is our own.
    let campaign = signed.and_then(|signed| Campaign::read_kept(&signed).ok());
    Ok(campaign.filter(|campaign| campaign.runs_on(day_there(relay))).map(|campaign| (code, campaign)))
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    method: Method,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    let found = match running(&relay, &code).await {
        Ok(found) => found,
        Err(error) => return errors::store(&relay, &headers, &error),
    };
    let page = found.and_then(|(code, campaign)| {
        let page = Page::new(&relay, &campaign, &code, lang, &asked.t)?;
        // Another language is the same look, and what a browser fetches beforehand is none.
        let first = asked.l.is_empty() && asked.t.is_empty() && method == Method::GET;
        if first && !headers.contains_key("sec-purpose") {
            relay.times.count(&code, week_of(relay.today()));
        }
        Some(page)
    });
    match page {
        Some(page) => shell::show_picture(&page),
        None => {
            let shell = Shell::new(&relay.config, lang, "front-title").with_languages("/c/0");
            shell::show(StatusCode::NOT_FOUND, &Over { shell }, Vec::new())
        }
    }
}

pub(crate) async fn picture(
    State(relay): State<Relay>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Response {
    let picture = match running(&relay, &code).await {
        Ok(found) => found.and_then(|(_, campaign)| campaign.picture),
        Err(error) => return errors::store(&relay, &headers, &error),
    };
    let Some((kind, picture)) = picture.and_then(|one| Some((one.media_type()?, one))) else {
        let lang = shell::language(&relay, "", None, &headers);
        return errors::page(&relay, lang, StatusCode::NOT_FOUND, "error-not-found");
    };
    let mut response = Response::new(Body::from(picture.bytes));
    response.headers_mut().extend(web::headers::desk_file());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// The campaign days of a year and the campaigns that are released, for calendars of organisations.
pub(crate) async fn calendar(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    let today = day_there(&relay);
    let read = async {
        let mut tx = relay.store.read("campaigns").await?;
        rows::campaigns_until(&mut tx, today.number()).await
    };
    let campaigns = match read.await {
        Ok(signed) => signed.iter().filter_map(|one| Campaign::read_kept(one).ok()).collect::<Vec<_>>(),
        Err(error) => return errors::store(&relay, &headers, &error),
    };
    let mut response = Response::new(Body::from(days::calendar(&campaigns, today, lang)));
    response.headers_mut().extend(web::headers::desk_file());
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// The day it is where the posters hang: a campaign begins and ends with days of the calendar.
fn day_there(relay: &Inner) -> Day {
    Day(dates::day_in_brussels(relay.now()))
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    use envelope::ids::{Day, OrgId};
    let said =
        |title: &str| CampaignText { title: title.into(), text: "<b>a\n\nb".into(), alt: "<b>".into() };
    let campaign = Campaign {
        id: 1,
        org: OrgId::parse("centre").unwrap(),
        version: 1,
        first: Day(20_780),
        last: Day(20_790),
        audiences: vec!["hotel".into(), "<b>".into()],
        accent: [0x0b, 0x44, 0x47],
        picture: Some(CampaignPicture {
            bytes: vec![0xff, 0xd8, 0xff],
            owner: "<b>".into(),
            licence: "<b>".into(),
        }),
        texts: vec![("fr".into(), said("<b>")), ("nl".into(), said("<b>")), ("xx".into(), said("<b>"))],
        codes: vec![PlaceCode::of(1)],
    };
    let page = Page::new(relay, &campaign, &PlaceCode::of(1), lang, "fr").unwrap();
    let shell = Shell::new(&relay.config, lang, "front-title").with_languages("/c/0");
    vec![page.render().unwrap(), Over { shell }.render().unwrap()]
}
