//! What travels between a relay, its desks and browsers comes through whole, in one form.
use super::*;
use alloc::vec;

#[test]
fn a_desk_of_another_year_is_told_that_it_does_not_know_this_version() {
    let mut bytes = Pulled { more: false, items: vec![] }.to_bytes();
    assert_eq!(Pulled::from_bytes(&bytes).unwrap().items.len(), 0);
    bytes[3] = 2;
    assert_eq!(Pulled::from_bytes(&bytes), Err(CborError::UnknownVersion(2)));
}

#[test]
fn what_a_browser_sends_comes_through_whole_and_an_endless_message_does_not() {
    let mut submission = Submission {
        auth: [1; 32],
        state: vec![2; 100],
        lookup: [3; 32],
        own_copy: None,
        envelopes: vec![([4; 32], vec![5; SEALED_MAX])],
        report_id: ReportId([6; 32]),
    };
    assert_eq!(Submission::from_bytes(&submission.to_bytes()), Ok(submission.clone()));
    submission.envelopes[0].1.push(0);
    assert_eq!(Submission::from_bytes(&submission.to_bytes()), Err(CborError::Field("sealed")));
}

#[test]
fn a_log_and_its_proofs_come_through_whole() {
    let view = LogView { key: [7; 32], note: "a\n".into(), cosigned: vec!["b\n".into()] };
    assert_eq!(LogView::from_bytes(&view.to_bytes()), Ok(view));
    let bundles = LogBundles { more: true, bundles: vec![vec![1; 2_000], vec![]] };
    assert_eq!(LogBundles::from_bytes(&bundles.to_bytes()), Ok(bundles));
    let proof = LogProof { path: vec![1; 64], place: 3 };
    assert_eq!(LogProof::from_bytes(&proof.to_bytes()), Ok(proof));
    let long = LogProof { path: vec![1; PROOF_MAX + 1], place: 3 };
    assert_eq!(LogProof::from_bytes(&long.to_bytes()), Err(CborError::Field("path")));
}

#[test]
fn a_part_of_a_file_is_asked_for_in_one_way() {
    assert_eq!(read_file_query(&file_query(&[0xab; 32], 7)), Some(([0xab; 32], 7)));
    let id = "ab".repeat(32);
    for bad in ["", "id=&part=0", &format!("id={id}&part=07"), &format!("id={}&part=7", id.to_uppercase())] {
        assert_eq!(read_file_query(bad), None, "{bad}");
    }
}

#[test]
fn a_key_id_names_one_organisation_and_one_day() {
    let org = OrgId::parse("centre").unwrap();
    let id = transport_key_id(&org, Day(20_000));
    assert_eq!(read_transport_key_id(&id), Some((org, Day(20_000))));
    for bad in ["centre.transport.", "centre.transport.007", "Centre.transport.7", "centre.signing.7", ""] {
        assert_eq!(read_transport_key_id(bad), None, "{bad}");
    }
    assert!(crate::http_signature::KeyId::parse(&id).is_ok());
}
