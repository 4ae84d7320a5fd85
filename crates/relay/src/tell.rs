//! The journey of somebody who tells something: safe, who reads, the text, the receipt. What has no content comes first,
//! then one document and one button, so that a browser can also seal it whole.

pub(crate) mod files;
pub(crate) mod parts;
pub(crate) mod questions;
pub(crate) mod readers;
pub(crate) mod receipt;
pub(crate) mod safe;
pub(crate) mod sealed;
pub(crate) mod write;

use crate::{
    state::Inner,
    visit::{Doing, OpenVisit, Tell},
};
use envelope::receipt::Receipt;
use getrandom::SysRng;
use http::HeaderMap;
use rand_core::UnwrapErr;
use store::Result;

/// A visit in which somebody is telling something.
pub(crate) async fn telling(relay: &Inner, headers: &HeaderMap) -> Result<Option<(OpenVisit, Tell)>> {
    let open = OpenVisit::load(relay, headers).await?;
    Ok(open.and_then(|open| match &open.visit.doing {
        Doing::Tell(tell) => {
            let tell = tell.clone();
            Some((open, tell))
        }
        Doing::Back(_) => None,
    }))
}

/// A visit that begins, with a receipt minted before anything is sent.
pub(crate) fn begin(unsure_if_safe: bool) -> Tell {
    let receipt = Receipt::mint(&mut UnwrapErr(SysRng));
    Tell {
        receipt: receipt.digits().to_string(),
        unsure_if_safe,
        readers: Vec::new(),
        chose_unsure: false,
        about_police: false,
        about_work: false,
        sent: None,
        files: Vec::new(),
    }
}
