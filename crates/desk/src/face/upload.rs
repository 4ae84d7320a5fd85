//! A form with a file: its fields first, then the file as it arrives, so that nothing of it waits in memory. Whoever sends one is asked who
//! they are before a byte of the file is looked at, and what they typed beside it is kept through every error.
use super::{
    Face,
    asking::{self, Here},
    errors,
};
use axum::{
    body::{Body, BodyDataStream},
    extract::FromRequestParts,
    response::Response,
};
use http::{StatusCode, header, request::Parts};
use multer::{Field, Multipart};
use std::time::Duration;
use web::{form::Form, page::see_other};
use zeroize::Zeroizing;

/// All fields beside the file, in bytes: a campaign in every language.
const FIELDS_MAX: usize = 192 * 1024;
/// How long nothing may come before the rest is given up.
const SILENCE: Duration = Duration::from_secs(60);
/// Bytes of a file that is refused which are read and thrown away: a browser shows the answer only to what it has sent whole.
const DRAINED: u64 = 1 << 30;

/// A form whose fields are there and whose file is still to come.
pub(super) struct Upload {
    pub(super) here: Here,
    pub(super) form: Form,
    /// The form is of another session, or older than this one: nothing is done, and nothing is lost.
    pub(super) stale: bool,
    /// The file; `None`: none was chosen.
    pub(super) file: Option<IncomingFile>,
}

/// A file that is on its way.
pub(super) struct IncomingFile {
    field: Field<'static>,
    rest: Multipart<'static>,
    /// The name it has where it comes from.
    pub(super) name: String,
    /// How long the whole form says it is, in bytes.
    pub(super) announced: u64,
}

/// It did not come whole.
#[derive(Debug)]
pub(super) struct CutOff;

impl Upload {
    /// Reads the fields. `Err`: the answer to whoever may not send this, or sends something else.
    pub(super) async fn read(face: &Face, parts: Parts, body: Body) -> Result<Self, Response> {
        let refuse = |status| errors::plain(face, &parts.headers, status);
        if !web::origin::is_own(&parts.headers) {
            return Err(refuse(StatusCode::FORBIDDEN));
        }
        let says = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let boundary = says(header::CONTENT_TYPE).and_then(|says| multer::parse_boundary(says).ok());
        let boundary = boundary.ok_or_else(|| refuse(StatusCode::BAD_REQUEST))?;
        let announced = says(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()).unwrap_or(0);
        let stream: BodyDataStream = body.into_data_stream();
        let read = fields(Multipart::new(stream, boundary)).await;
        let (form, mut file) = read.map_err(|_| refuse(StatusCode::BAD_REQUEST))?;
        if let Some(file) = &mut file {
            file.announced = announced;
        }
        let path = parts.uri.path().to_owned();
        let mut asked = parts.clone();
        // After the fields, like every form: whoever holds one back does nothing with rights they have lost meanwhile.
        match Here::from_request_parts(&mut asked, face).await {
            Ok(here) if form.has(asking::LOCK) => Err(asking::locked(face, &here, &path, &form).await),
            Ok(here) => {
                let stale = !here.session.is_form_token(form.one("token"));
                if !stale && let Err(error) = face.desk.drop_held(&here.session, &path).await {
                    return Err(errors::of(face, &here, &error));
                }
                Ok(Self { here, form, stale, file })
            }
            Err(response) => match asking::kept(face, &parts.headers, &path, &form).await {
                Ok(true) => {
                    if let Some(file) = file {
                        file.throw_away().await;
                    }
                    let way_in = asking::way_in(face, &parts.headers).await;
                    Err(see_other(&format!("{way_in}?kept=1"), Vec::new()))
                }
                _ => Err(response),
            },
        }
    }
}

/// Every field up to the file.
async fn fields(mut rest: Multipart<'static>) -> Result<(Form, Option<IncomingFile>), CutOff> {
    let (mut parts, mut length) = (Vec::new(), 0);
    while let Some(mut field) = in_time(rest.next_field()).await? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file) = field.file_name().map(str::to_owned) {
            let form = Form::of_parts(parts).map_err(|_| CutOff)?;
            // A browser sends a nameless file where none was chosen.
            if file.is_empty() {
                return Ok((form, None));
            }
            return Ok((form, Some(IncomingFile { field, rest, name: file, announced: 0 })));
        }
        let mut value = Zeroizing::new(Vec::new());
        while let Some(bytes) = in_time(field.chunk()).await? {
            length += bytes.len();
            if length > FIELDS_MAX {
                return Err(CutOff);
            }
            value.extend_from_slice(&bytes);
        }
        parts.push((name, value));
    }
    Ok((Form::of_parts(parts).map_err(|_| CutOff)?, None))
}

async fn in_time<T>(read: impl Future<Output = multer::Result<T>>) -> Result<T, CutOff> {
    tokio::time::timeout(SILENCE, read).await.map_err(|_| CutOff)?.map_err(|_| CutOff)
}

impl IncomingFile {
    /// What comes next of it. `None`: that was all.
    pub(super) async fn next(&mut self) -> Result<Option<axum::body::Bytes>, CutOff> {
        in_time(self.field.chunk()).await
    }

    /// Reads the rest, of the file and of the form, and keeps nothing of it.
    pub(super) async fn throw_away(mut self) {
        let mut left = DRAINED;
        while let Ok(Some(bytes)) = self.next().await {
            left = left.saturating_sub(bytes.len() as u64);
            if left == 0 {
                return;
            }
        }
        drop(self.field);
        while let Ok(Some(mut field)) = in_time(self.rest.next_field()).await {
            while let Ok(Some(bytes)) = in_time(field.chunk()).await {
                left = left.saturating_sub(bytes.len() as u64);
                if left == 0 {
                    return;
                }
            }
        }
    }
}
