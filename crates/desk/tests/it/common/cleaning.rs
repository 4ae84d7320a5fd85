//! The cleaner of the program without the process around it: what shuts it in is tried where the program is (`crates/app/tests/it/cleaning.rs`).
use futures_util::StreamExt;
use web::cleaning::{Cleaner, Cleaning, Source};

/// Cleans in the process of the test.
pub struct InThisProcess;

impl Cleaner for InThisProcess {
    fn clean<'a>(&'a self, mut source: Source<'a>, page: u32) -> Cleaning<'a> {
        Box::pin(async move {
            let mut file = Vec::new();
            while let Some(piece) = source.next().await {
                file.extend_from_slice(&piece);
            }
            clean::open(file, page)?.encode()
        })
    }
}
