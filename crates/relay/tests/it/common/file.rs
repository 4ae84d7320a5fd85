//! A file that goes along, and how whoever reads gets it back.
use super::{Desk, TestRelay};
use envelope::{
    age::{CHUNK, ChunkOpener, NONCE, TAG},
    attachment::{check_padding, parts},
    message::Attachment,
    relay_api::{FILES_PATH, file_query},
};
use http::StatusCode;
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A place, as a telephone writes it into a photo.
pub const PLACE: &[u8] = b"GPS 50.8798 4.3759 sentinel";

/// What begins as a photo begins and holds a place.
pub fn photo(size: usize) -> Vec<u8> {
    let mut photo = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    photo.extend_from_slice(PLACE);
    photo.extend((photo.len()..size).map(|n| (n % 251) as u8));
    photo
}

/// One part of a file, as a desk asks for it.
pub async fn part(relay: &TestRelay, desk: &Desk, id: &[u8; 32], place: u64) -> (StatusCode, Vec<u8>) {
    let response = relay.signed(desk, "GET", FILES_PATH, &file_query(id, place), b"").await;
    let status = response.status();
    (status, response.into_body().collect().await.unwrap().to_bytes().to_vec())
}

/// Every byte of a file as its reader gets it.
pub async fn fetched(relay: &TestRelay, desk: &Desk, file: &Attachment) -> Vec<u8> {
    let mut sealed = Vec::new();
    for place in 0..parts(file.size) {
        let (status, part) = part(relay, desk, &file.id, place).await;
        assert_eq!(status, StatusCode::OK);
        sealed.extend(part);
    }
    assert_eq!(part(relay, desk, &file.id, parts(file.size)).await.0, StatusCode::NOT_FOUND);
    assert_eq!(<[u8; 32]>::from(Sha256::digest(&sealed)), file.hash);
    let (nonce, rest) = sealed.split_at(NONCE);
    let mut opener = ChunkOpener::new(&Zeroizing::new(file.key), nonce).unwrap();
    let count = rest.chunks(CHUNK + TAG).count();
    let chunks = rest.chunks(CHUNK + TAG).enumerate();
    let mut plain: Vec<u8> =
        chunks.flat_map(|(n, chunk)| opener.open(chunk, n + 1 == count).unwrap().to_vec()).collect();
    let padding = plain.split_off(usize::try_from(file.size).unwrap());
    check_padding(&padding).unwrap();
    plain
}
