//! The file as it leaves: weighed before anything goes, with the documents in it; or why there is none.
use super::{
    super::{Face, asking::Here, errors, fields::Fault},
    Bag, File, NoFile, bag, unprintable,
};
use crate::{DeskError, copy::hash_of, document::Giving};
use axum::response::Response;
use domain::{
    CopyOf, CopyWanted,
    copy::{COPY_DOCUMENTS_MAX, COPY_DOCUMENTS_MAX_BYTES, Part},
};
use std::sync::Arc;
use web::words::Words;

/// A file that is whole and can leave.
pub(super) struct Out {
    pub(super) what: Leaving,
    pub(super) content_type: &'static str,
    pub(super) ending: &'static str,
    pub(super) hash: String,
    pub(super) size: u64,
    /// Documents in it, by number.
    pub(super) documents: Vec<i64>,
}

pub(super) enum Leaving {
    Bytes(Vec<u8>),
    Bag(Arc<Bag>),
}

/// The file with its size and hash. With documents of gigabytes it is written twice, once to nowhere, and never lies in memory.
pub(super) async fn weighed(
    face: &Face,
    here: &Here,
    wanted: &CopyWanted,
    file: File,
) -> Result<Out, NoFile> {
    let whole = |bytes: Vec<u8>, content_type, ending| Out {
        hash: hash_of(&bytes),
        size: bytes.len() as u64,
        what: Leaving::Bytes(bytes),
        content_type,
        ending,
        documents: Vec::new(),
    };
    match file {
        File::Pdf(bytes) => Ok(whole(bytes, "application/pdf", "pdf")),
        File::Csv(bytes) => Ok(whole(bytes, "text/csv; charset=utf-8", "csv")),
        File::Zip(bag) => {
            let documents = documents(face, here, wanted).await?;
            let numbers = documents.iter().map(|giving| giving.file.id).collect();
            let bag = Arc::new(bag);
            let weighed = bag::weigh(bag.clone(), documents).await?;
            Ok(Out {
                size: weighed.size,
                hash: weighed.hash(),
                what: Leaving::Bag(bag),
                content_type: "application/zip",
                ending: "zip",
                documents: numbers,
            })
        }
    }
}

/// The documents that were asked for.
async fn documents(face: &Face, here: &Here, wanted: &CopyWanted) -> Result<Vec<Giving>, NoFile> {
    let CopyOf::Case(case) = wanted.of else { return Ok(Vec::new()) };
    if !wanted.parts.contains(&Part::Document) {
        return Ok(Vec::new());
    }
    let found = face.desk.documents_to_copy(&here.session, case).await?.ok_or(NoFile::TooManyDocuments)?;
    let size: u64 = found.iter().map(|giving| giving.file.size).sum();
    if size > COPY_DOCUMENTS_MAX_BYTES { Err(NoFile::TooManyDocuments) } else { Ok(found) }
}

/// The same once more: for whoever they were put on record a moment ago.
pub(super) async fn documents_of(
    face: &Face,
    here: &Here,
    wanted: &CopyWanted,
) -> Result<Vec<Giving>, Response> {
    documents(face, here, wanted).await.map_err(|why| match why {
        NoFile::Desk(error) => errors::of(face, here, &error),
        _ => errors::gone(face, here),
    })
}

/// What is said where there is no file; an error that is no one's to mend is handed on.
pub(super) fn no_file(why: NoFile, w: &Words) -> Result<Fault, DeskError> {
    let words = match why {
        NoFile::Unprintable(why) => return Ok(unprintable(why, w)),
        NoFile::TooManyDocuments => w.with2(
            "copy-error-heavy",
            "most",
            COPY_DOCUMENTS_MAX,
            "gigabytes",
            COPY_DOCUMENTS_MAX_BYTES / (1024 * 1024 * 1024),
        ),
        NoFile::Desk(DeskError::Damaged("document_parts")) => w.say("copy-error-damaged"),
        NoFile::Desk(error) => return Err(error),
    };
    Ok(Fault { at: "parts", words })
}
