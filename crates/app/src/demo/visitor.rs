//! A visitor of the demonstration: walks the journey over HTTP, form by form, exactly as a browser without scripts does.
//! What is shown in the demonstration has gone through every page.
use http::{Method, Request, header};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

/// Why a step did not work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum VisitError {
    #[error("the relay cannot be reached: {0}")]
    Connection(String),
    #[error("the relay answered {status} at {path}")]
    Answer { path: String, status: u16 },
    #[error("there is no receipt on the page")]
    NoReceipt,
}

/// Somebody with a browser of their own.
pub(crate) struct Visitor {
    client: Client<HttpConnector, Full<Bytes>>,
    base: String,
    cookie: Option<String>,
}

struct Answer {
    status: u16,
    location: String,
    text: String,
}

impl Visitor {
    pub(crate) fn new(base: &str) -> Self {
        Self { client: Client::builder(TokioExecutor::new()).build_http(), base: base.into(), cookie: None }
    }

    /// From the first step to the receipt, whose digits are returned.
    pub(crate) async fn report(
        &mut self,
        lang: &str,
        safe: &str,
        readers: &[&str],
        text: &str,
        answers: &[(String, String)],
    ) -> Result<String, VisitError> {
        let safe = if safe == "yes" { "yes" } else { "unsure" };
        self.post("/r", &[("l", lang), ("safe", safe)], "/r/2").await?;
        let who: Vec<(&str, &str)> = readers.iter().map(|org| ("who", *org)).collect();
        self.post("/r/2", &[who.as_slice(), &[("l", lang), ("do", "next")]].concat(), "/r/3").await?;
        let chosen: Vec<(&str, &str)> = answers.iter().map(|(q, a)| (q.as_str(), a.as_str())).collect();
        let form = [who.as_slice(), &chosen, &[("l", lang), ("text", text), ("send", "1")]].concat();
        self.post("/r/3", &form, "/r/4").await?;
        let page = self.ask(Method::GET, "/r/4", String::new()).await?;
        let digits = receipt_on(&page.text).ok_or(VisitError::NoReceipt)?;
        let last = digits.get(20..).ok_or(VisitError::NoReceipt)?;
        self.ask(Method::POST, "/r/4", encode(&[("l", lang), ("group", last)])).await?;
        Ok(digits)
    }

    async fn post(&mut self, path: &str, form: &[(&str, &str)], then: &str) -> Result<(), VisitError> {
        let answer = self.ask(Method::POST, path, encode(form)).await?;
        if answer.location == then {
            return Ok(());
        }
        Err(VisitError::Answer { path: path.into(), status: answer.status })
    }

    async fn ask(&mut self, method: Method, path: &str, body: String) -> Result<Answer, VisitError> {
        let failed = |error: &dyn std::fmt::Display| VisitError::Connection(error.to_string());
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Full::new(Bytes::from(body))).map_err(|error| failed(&error))?;
        let response = self.client.request(request).await.map_err(|error| failed(&error))?;
        let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
        if let Some((pair, _)) = text(header::SET_COOKIE).split_once(';') {
            self.cookie = Some(pair.into());
        }
        let (status, location) = (response.status().as_u16(), text(header::LOCATION).to_owned());
        let bytes = response.into_body().collect().await.map_err(|error| failed(&error))?.to_bytes();
        Ok(Answer { status, location, text: String::from_utf8_lossy(&bytes).into_owned() })
    }
}

fn encode(form: &[(&str, &str)]) -> String {
    let value = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    form.iter().map(|(name, text)| format!("{name}={}", value(text))).collect::<Vec<_>>().join("&")
}

/// The digits between the list of the code and its end.
fn receipt_on(page: &str) -> Option<String> {
    let list = page.split_once("class=\"code\"")?.1.split_once('>')?.1.split_once("</ol>")?.0;
    let digits: String = list.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 24).then_some(digits)
}
