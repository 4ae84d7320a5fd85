//! Campaigns, on both engines: nobody releases what they wrote, two who write at once are told, places have codes of their own, and what is
//! wrong is named.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::TestDesk;
use desk::{
    DeskError, Role,
    campaign::{CampaignForm, CampaignOutcome, Pictured},
};
use domain::{CampaignFault, CampaignState, campaign::Written};
use envelope::{directory::OrgKind, ids::Day};
use std::collections::BTreeSet;

fn form(desk: &TestDesk, once: &str, picture: Option<Pictured>) -> CampaignForm {
    let today = desk.today().number();
    let said = |title: &str| {
        [title, "Ziet u iemand die niet weg kan?\n\nU kiest wie leest.", "Een lamp"].map(String::from)
    };
    CampaignForm {
        written: Written {
            name: "Winter".into(),
            days: Some((Day(today), Day(today + 20))),
            colour: "#0b4447".into(),
            has_picture: false,
            owner: "De Haven".into(),
            licence: "CC BY 4.0".into(),
            texts: vec![("nl".into(), said("Kijk mee")), ("fr".into(), said("Ouvrir l’œil"))],
        },
        audiences: vec!["hotel".into()],
        picture,
        keeps_picture: true,
        once_token: once.into(),
    }
}

fn picture() -> Option<Pictured> {
    Some(Pictured { large: b"\xff\xd8\xff large".to_vec(), small: b"\xff\xd8\xff small".to_vec() })
}

on_both! {
    nobody_releases_a_campaign_they_wrote_and_what_changes_is_released_anew,
    nobody_releases_a_campaign_they_wrote_and_what_changes_is_released_anew_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let service = &desk.desk;
        let written = service.write_campaign(&amina, None, form(&desk, "a", picture())).await.unwrap();
        assert_eq!(written, Some(CampaignOutcome::Done(1)));
        let again = service.write_campaign(&amina, None, form(&desk, "a", picture())).await.unwrap();
        assert_eq!(again, Some(CampaignOutcome::Done(1)), "the same form twice is one campaign");
        let seen = service.campaign(&amina, 1, 1).await.unwrap().unwrap();
        assert!(seen.is_own && !seen.may_release && seen.written.has_picture);
        assert_eq!(service.release_campaign(&amina, (1, 1)).await.unwrap(), Some(CampaignOutcome::Own));
        assert_eq!(service.release_campaign(&bo, (1, 1)).await.unwrap(), Some(CampaignOutcome::Done(1)));
        let released = service.campaign(&bo, 1, 1).await.unwrap().unwrap();
        assert_eq!((released.state, released.is_there), (CampaignState::Released, false), "it is on its way");
        assert_eq!(service.release_campaign(&bo, (1, 2)).await.unwrap(), Some(CampaignOutcome::Changed), "once");
        // What is changed waits again, for somebody else than whoever changed it.
        let changed = service.write_campaign(&bo, Some((1, 2)), form(&desk, "b", None)).await.unwrap();
        assert_eq!(changed, Some(CampaignOutcome::Done(1)));
        let view = service.campaign(&amina, 1, 1).await.unwrap().unwrap();
        assert!(view.state == CampaignState::Draft && view.may_release && view.written.has_picture);
        assert_eq!(service.release_campaign(&bo, (1, 3)).await.unwrap(), Some(CampaignOutcome::Own));
        assert_eq!(service.end_campaign(&bo, 1).await.unwrap(), Some(CampaignOutcome::Done(1)), "one takes it down");
        let ended = service.write_campaign(&bo, Some((1, 4)), form(&desk, "c", None)).await.unwrap();
        assert_eq!(ended, Some(CampaignOutcome::Changed));
    }
}

on_both! {
    of_two_who_change_a_campaign_at_once_the_second_is_told,
    of_two_who_change_a_campaign_at_once_the_second_is_told_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        desk.desk.write_campaign(&amina, None, form(&desk, "a", None)).await.unwrap();
        let (one, other) = tokio::join!(
            desk.desk.write_campaign(&amina, Some((1, 1)), form(&desk, "b", None)),
            desk.desk.write_campaign(&bo, Some((1, 1)), form(&desk, "c", None)),
        );
        let outcomes: BTreeSet<String> = [one, other].map(|one| format!("{:?}", one.unwrap().unwrap())).into();
        assert_eq!(outcomes, ["Changed", "Done(1)"].map(String::from).into());
        // Released as it was seen, not as it has become.
        assert_eq!(desk.desk.release_campaign(&bo, (1, 1)).await.unwrap(), Some(CampaignOutcome::Changed));
    }
}

on_both! {
    a_thousand_places_have_a_thousand_codes_and_are_read_page_by_page,
    a_thousand_places_have_a_thousand_codes_and_are_read_page_by_page_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let amina = desk.session("amina").await;
        let service = &desk.desk;
        service.write_campaign(&amina, None, form(&desk, "a", None)).await.unwrap();
        for n in 0..5 {
            let lines: String = (0..200).map(|m| format!("Plaats {n}-{m}\n")).collect();
            let once = format!("p{n}");
            for _ in 0..2 {
                let added = service.add_places(&amina, 1, (&lines, &once)).await.unwrap();
                assert_eq!(added, Some(CampaignOutcome::Done(1)), "sent twice is added once");
            }
        }
        let full = service.add_places(&amina, 1, ("Nog een", "q")).await.unwrap();
        assert_eq!(full, Some(CampaignOutcome::TooMany));
        let mut codes = BTreeSet::new();
        for page in 1..=20 {
            let view = service.campaign(&amina, 1, page).await.unwrap().unwrap();
            assert_eq!((view.places.len(), view.place_count, view.has_more), (50, 1_000, page < 20));
            codes.extend(view.places.into_iter().map(|one| one.code));
        }
        assert_eq!(codes.len(), 1_000);
        let empty = service.add_places(&amina, 1, (" \n ", "r")).await.unwrap();
        assert_eq!(empty, Some(CampaignOutcome::PlaceName));
        // Nothing is printed before the relay has it: a code could lead nowhere.
        assert!(service.for_paper(&amina, 1, (None, 1)).await.unwrap().is_none());
    }
}

on_both! {
    whoever_keeps_the_machine_makes_no_campaign_and_a_helper_none_either,
    whoever_keeps_the_machine_makes_no_campaign_and_a_helper_none_either_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        desk.add("dora", Role::Helper).await;
        let amina = desk.session("amina").await;
        desk.desk.write_campaign(&amina, None, form(&desk, "a", picture())).await.unwrap();
        for user in ["chris", "dora"] {
            let who = desk.session(user).await;
            assert!(matches!(desk.desk.campaigns(&who, 1).await, Err(DeskError::Refused)));
            assert!(matches!(desk.desk.campaign(&who, 1, 1).await, Err(DeskError::Refused)));
            assert!(matches!(desk.desk.campaign_picture(&who, 1).await, Err(DeskError::Refused)));
            assert!(matches!(desk.desk.end_campaign(&who, 1).await, Err(DeskError::Refused)));
            assert!(matches!(desk.desk.release_campaign(&who, (1, 1)).await, Err(DeskError::Refused)));
        }
    }
}

on_both! {
    a_colour_nobody_can_read_and_a_picture_too_heavy_for_a_telephone_are_refused,
    a_colour_nobody_can_read_and_a_picture_too_heavy_for_a_telephone_are_refused_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let amina = desk.session("amina").await;
        let mut pale = form(&desk, "a", None);
        pale.written.colour = "#ffd24a".into();
        let outcome = desk.desk.write_campaign(&amina, None, pale).await.unwrap();
        assert_eq!(outcome, Some(CampaignOutcome::Fault(CampaignFault::Contrast(136))));
        let heavy = Pictured { large: vec![0xff; 10], small: vec![0xff; 100 * 1024] };
        let outcome = desk.desk.write_campaign(&amina, None, form(&desk, "b", Some(heavy))).await.unwrap();
        assert_eq!(outcome, Some(CampaignOutcome::Heavy));
        let mut nameless = form(&desk, "c", picture());
        nameless.written.licence.clear();
        let outcome = desk.desk.write_campaign(&amina, None, nameless).await.unwrap();
        assert_eq!(outcome, Some(CampaignOutcome::Fault(CampaignFault::Licence)));
        assert!(desk.desk.campaigns(&amina, 1).await.unwrap().lines.is_empty(), "nothing of it was kept");
    }
}

on_both! {
    a_campaign_is_forgotten_three_years_after_its_last_day,
    a_campaign_is_forgotten_three_years_after_its_last_day_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let amina = desk.session("amina").await;
        desk.desk.write_campaign(&amina, None, form(&desk, "a", picture())).await.unwrap();
        desk.desk.add_places(&amina, 1, ("Balie", "p")).await.unwrap();
        desk.clock.advance(1_110 * 86_400);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert_eq!(desk.desk.campaigns(&amina, 1).await.unwrap().lines.len(), 1, "twenty days and three years");
        desk.clock.advance(10 * 86_400);
        desk.desk.carry_out_what_ends().await.unwrap();
        assert!(desk.desk.campaigns(&amina, 1).await.unwrap().lines.is_empty());
    }
}
