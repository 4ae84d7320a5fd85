//! A form with files: each is sealed as it comes, under a key that only the visit holds, and lies in the database a part at a time. No
//! file is in memory whole, and none is anywhere unsealed. What the rest of the form says is read beside it.
mod taking;

use crate::{
    asking::{Asking, FORM_MAX, refused, visitor},
    budget::Visitor,
    state::Relay,
    visit::{OpenVisit, Taken},
};
use axum::{
    extract::{FromRequest, Request},
    response::Response,
};
use envelope::message::{ATTACHMENTS_MAX, ATTACHMENTS_MAX_BYTES};
use http::{HeaderMap, StatusCode, header};
use multer::{Field, Multipart};
use std::time::Duration;
use taking::Taking;
pub(crate) use taking::let_go;
use tokio::sync::OwnedSemaphorePermit;
use web::{form::Form, words::Words};
use zeroize::Zeroizing;

/// How long nothing may come before the rest is given up.
const SILENCE: Duration = Duration::from_secs(60);
/// How long somebody waits while many upload.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of what is refused that are read and thrown away: a browser shows the answer only to what it has sent whole.
const DRAINED: u64 = 512 * 1024 * 1024;

/// A form from one of our own pages, with or without files.
pub(crate) struct WithFiles {
    pub(crate) asking: Asking,
    pub(crate) files: Arrived,
}

/// What came of the files of a form.
#[derive(Default)]
pub(crate) struct Arrived {
    /// Those that lie here now, sealed.
    pub(crate) taken: Vec<Taken>,
    /// Why another one does not.
    pub(crate) fault: Option<Fault>,
    /// There was no visit to which they could belong.
    pub(crate) lost: bool,
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// More than ten.
    Many,
    /// More than 100 MiB together.
    Large,
    /// There is nothing in this one.
    Empty(String),
    /// This one is a program, a page or something unknown.
    Kind(String),
    /// No room for files at this moment.
    Room,
    /// This visitor has sent much; so many minutes until there is more.
    Budget(i64),
    /// Many send files at this moment.
    Busy,
}

impl Fault {
    /// In words, and with which status the page is shown.
    pub(crate) fn said(&self, words: &Words) -> (StatusCode, String) {
        let wrong = StatusCode::UNPROCESSABLE_ENTITY;
        match self {
            Self::Many => (wrong, words.say("files-error-many")),
            Self::Large => (StatusCode::PAYLOAD_TOO_LARGE, words.say("files-error-large")),
            Self::Empty(name) => (wrong, words.with1("files-error-empty", "name", name.as_str())),
            Self::Kind(name) => (wrong, words.with1("files-error-kind", "name", name.as_str())),
            Self::Room => (StatusCode::INSUFFICIENT_STORAGE, words.say("files-error-room")),
            Self::Budget(minutes) => {
                (StatusCode::TOO_MANY_REQUESTS, words.with1("error-budget", "minutes", *minutes))
            }
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, words.with1("error-busy", "seconds", 60)),
        }
    }
}

/// It did not come whole.
#[derive(Debug)]
pub(crate) struct CutOff;

impl FromRequest<Relay> for WithFiles {
    type Rejection = Response;

    async fn from_request(request: Request, relay: &Relay) -> Result<Self, Response> {
        let says = |headers: &HeaderMap, name| Some(headers.get(name)?.to_str().ok()?.to_owned());
        let content_type = says(request.headers(), header::CONTENT_TYPE);
        if !web::form::is_form_with_file(content_type.as_deref()) {
            let asking = Asking::from_request(request, relay).await?;
            return Ok(Self { asking, files: Arrived::default() });
        }
        let (parts, body) = request.into_parts();
        let refuse = |status, id| refused(relay, &parts.headers, status, id);
        if !web::origin::is_own(&parts.headers) {
            return Err(refuse(StatusCode::FORBIDDEN, "error-unreadable"));
        }
        let unreadable = || refuse(StatusCode::BAD_REQUEST, "error-unreadable");
        let boundary = multer::parse_boundary(content_type.unwrap_or_default()).map_err(|_| unreadable())?;
        let visitor = visitor(&parts.extensions, &parts.headers, &relay.config.address_header);
        let visit = OpenVisit::load(relay, &parts.headers).await.unwrap_or_else(|error| {
            tracing::error!(%error, "a visit could not be read");
            None
        });
        let announced = says(&parts.headers, header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
        let mut reading = Reading {
            relay,
            visitor,
            visit: visit.as_ref().map(|open| (open.id(), open.files().to_vec())),
            announced: announced.unwrap_or(0),
            drained: 0,
            place: None,
            files: Arrived::default(),
        };
        let form = reading.all(Multipart::new(body.into_data_stream(), boundary)).await;
        match form {
            Ok(form) => {
                let asking = Asking { headers: parts.headers, form, visitor };
                Ok(Self { asking, files: reading.files })
            }
            Err(CutOff) => {
                reading.let_go().await;
                Err(unreadable())
            }
        }
    }
}

/// A form under way.
struct Reading<'a> {
    relay: &'a Relay,
    visitor: Visitor,
    /// Whose, and what came with earlier forms of it.
    visit: Option<([u8; 32], Vec<Taken>)>,
    announced: u64,
    drained: u64,
    place: Option<OwnedSemaphorePermit>,
    files: Arrived,
}

impl Reading<'_> {
    async fn all(&mut self, mut form: Multipart<'static>) -> Result<Form, CutOff> {
        let (mut fields, mut length) = (Vec::new(), 0);
        while let Some(mut field) = in_time(form.next_field()).await? {
            if let Some(given) = field.file_name().map(str::to_owned) {
                // A browser sends a nameless, empty file where none was chosen.
                match given.is_empty() {
                    true => self.throw_away(&mut field).await?,
                    false => self.file(&mut field, &given).await?,
                }
                continue;
            }
            let name = field.name().unwrap_or_default().to_owned();
            let mut value = Zeroizing::new(Vec::new());
            while let Some(bytes) = in_time(field.chunk()).await? {
                length += bytes.len();
                if length > FORM_MAX {
                    return Err(CutOff);
                }
                value.extend_from_slice(&bytes);
            }
            fields.push((name, value));
        }
        Form::of_parts(fields).map_err(|_| CutOff)
    }

    /// One file: taken, or thrown away with the first reason why one is not.
    async fn file(&mut self, field: &mut Field<'static>, given: &str) -> Result<(), CutOff> {
        let taken = match self.begin(given).await {
            Ok(taking) => self.take(taking, field).await?,
            Err(fault) => Err(fault),
        };
        match taken {
            Ok(taken) if self.is_here(&taken) => let_go(self.relay, &taken.id).await,
            Ok(taken) => self.files.taken.push(taken),
            Err(fault) => {
                if !self.files.lost {
                    self.files.fault.get_or_insert(fault);
                }
                self.throw_away(field).await?;
            }
        }
        Ok(())
    }

    /// The same file a second time, by Back or by pressing twice, goes along once.
    fn is_here(&self, taken: &Taken) -> bool {
        self.all_taken().any(|one| one.content == taken.content)
    }

    fn all_taken(&self) -> impl Iterator<Item = &Taken> {
        self.visit.iter().flat_map(|(_, before)| before).chain(&self.files.taken)
    }

    async fn begin(&mut self, given: &str) -> Result<Taking, Fault> {
        let Some((visit, _)) = &self.visit else {
            self.files.lost = true;
            return Err(Fault::Room);
        };
        if let Some(fault) = &self.files.fault {
            return Err(fault.clone());
        }
        if self.place.is_none() {
            let waiting = self.relay.uploading.clone().acquire_owned();
            let place = tokio::time::timeout(PATIENCE, waiting).await;
            self.place = Some(place.ok().and_then(Result::ok).ok_or(Fault::Busy)?);
        }
        if self.all_taken().count() >= ATTACHMENTS_MAX {
            return Err(Fault::Many);
        }
        let left = ATTACHMENTS_MAX_BYTES.saturating_sub(self.all_taken().map(|one| one.size).sum());
        let visit = *visit;
        Taking::begin(self.relay, (self.visitor, visit), given, (left, self.announced.min(left))).await
    }

    async fn take(
        &mut self,
        mut taking: Taking,
        field: &mut Field<'static>,
    ) -> Result<Result<Taken, Fault>, CutOff> {
        loop {
            let bytes = match in_time(field.chunk()).await {
                Ok(Some(bytes)) => bytes,
                Ok(None) => break,
                Err(cut) => {
                    taking.let_go().await;
                    return Err(cut);
                }
            };
            if let Err(fault) = taking.take(&bytes).await {
                taking.let_go().await;
                return Ok(Err(fault));
            }
        }
        Ok(taking.keep().await)
    }

    /// Reads the rest of a file and keeps nothing of it.
    async fn throw_away(&mut self, field: &mut Field<'static>) -> Result<(), CutOff> {
        while let Some(bytes) = in_time(field.chunk()).await? {
            self.drained += bytes.len() as u64;
            if self.drained > DRAINED {
                return Err(CutOff);
            }
        }
        Ok(())
    }

    /// Nobody is told of these files.
    async fn let_go(self) {
        for taken in &self.files.taken {
            let_go(self.relay, &taken.id).await;
        }
    }
}

async fn in_time<T>(read: impl Future<Output = multer::Result<T>>) -> Result<T, CutOff> {
    tokio::time::timeout(SILENCE, read).await.map_err(|_| CutOff)?.map_err(|_| CutOff)
}
