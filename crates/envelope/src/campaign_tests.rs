//! What a campaign refuses to be, and what survives the way.
use super::*;
use alloc::vec;

fn campaign() -> Campaign {
    let said = |title: &str| CampaignText { title: title.into(), text: "a\n\nb".into(), alt: String::new() };
    Campaign {
        id: 1,
        org: OrgId::parse("centre").unwrap(),
        version: 1,
        first: Day(20_800),
        last: Day(20_810),
        audiences: vec!["hotel".into()],
        accent: [0x0b, 0x44, 0x47],
        picture: None,
        texts: vec![("fr".into(), said("Ouvrir l’œil")), ("nl".into(), said("Kijk mee"))],
        codes: vec![PlaceCode::of(7), PlaceCode::of(482_915)],
    }
}

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

#[test]
fn a_campaign_survives_the_wire_and_is_believed_from_its_own_organisation_alone() {
    let (campaign, org) = (campaign(), OrgId::parse("centre").unwrap());
    let bytes = campaign.sign(&key(1)).unwrap().to_bytes();
    let keys = [key(2).verifying_key(), key(1).verifying_key()];
    assert_eq!(Campaign::read_signed(&bytes, &org, &keys).unwrap(), campaign);
    assert_eq!(Campaign::read_kept(&bytes).unwrap(), campaign);
    let stranger = Campaign::read_signed(&bytes, &org, &keys[..1]);
    assert_eq!(stranger, Err(CampaignError::Signature(BadSignature)));
    let other = Campaign::read_signed(&bytes, &OrgId::parse("zone").unwrap(), &keys);
    assert_eq!(other, Err(CampaignError::OtherOrganisation));
    let mut forged = bytes.to_vec();
    let at = forged.windows(4).position(|four| four == b"Kijk").unwrap();
    forged[at] = b'X';
    assert!(Campaign::read_signed(&forged, &org, &keys).is_err());
}

#[test]
fn what_passes_a_limit_is_signed_by_nobody() {
    let wrong: [fn(&mut Campaign); 9] = [
        |one| one.texts[0].1.title = "x".repeat(TITLE_MAX_CHARS + 1),
        |one| one.texts[0].1.text = " ".into(),
        |one| one.texts[0].1.alt = "of no picture".into(),
        |one| one.texts.swap(0, 1),
        |one| one.texts.clear(),
        |one| one.codes.swap(0, 1),
        |one| one.audiences = vec!["<b>".into()],
        |one| one.last = Day(one.first.number() + CAMPAIGN_MAX_DAYS + 1),
        |one| {
            let (owner, licence) = ("A".into(), "B".into());
            one.picture = Some(CampaignPicture { bytes: b"<svg".to_vec(), owner, licence });
        },
    ];
    for change in wrong {
        let mut one = campaign();
        change(&mut one);
        assert!(one.sign(&key(1)).is_err(), "{one:?}");
    }
    let mut ended = campaign();
    ended.last = Day(20_799);
    assert!(ended.sign(&key(1)).is_ok() && !ended.runs_on(Day(20_800)), "ended before it began");
}

#[test]
fn a_code_is_the_same_whoever_types_it() {
    let code = Some(PlaceCode::of(482_915));
    for typed in ["482915", "482 915", " 482-915 ", "٤٨٢٩١٥", "۴۸۲۹۱۵", "๔๘๒๙๑๕"] {
        assert_eq!(PlaceCode::parse(typed), code, "{typed}");
    }
    for typed in ["48291", "4829155", "48291x", "", "x".repeat(5_000).as_str()] {
        assert_eq!(PlaceCode::parse(typed), None);
    }
    assert_eq!(PlaceCode::of(7).as_str(), "000007");
}

#[test]
fn p24_a_count_below_five_is_not_even_read() {
    let of = |count| Reach { counts: vec![WeekCount { code: PlaceCode::of(1), week: Day(20_780), count }] };
    assert_eq!(Reach::from_bytes(&of(5).to_bytes()).unwrap(), of(5));
    assert_eq!(Reach::from_bytes(&of(4).to_bytes()), Err(CborError::Field("count")));
    let mut by_day = of(9);
    by_day.counts[0].week = Day(20_781);
    assert!(Reach::from_bytes(&by_day.to_bytes()).is_err(), "no time finer than a week");
}

#[test]
fn a_week_begins_on_monday() {
    assert_eq!(week_of(Day(20_780)), Day(20_780), "23 November 2026 was a Monday");
    assert_eq!(week_of(Day(20_786)), Day(20_780));
    assert_eq!(week_of(Day(20_787)), Day(20_787));
    assert_eq!(week_of(Day(0)), Day(0), "before the first Monday there is none");
}
