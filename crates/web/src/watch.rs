//! What may be known of an instance by whoever runs it: whether it lives, whether it is ready, and numbers as Prometheus reads them
//! (OpenMetrics 1.0). No content, no name, no number of a report, no address of a visitor: a request is counted by the pattern of its
//! address and the class of its answer. For a door of its own on this machine, never for the pages.
use crate::serve::Ending;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{StatusCode, header};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::{ConstGauge, Gauge},
        histogram::Histogram,
        info::Info,
    },
    registry::Registry,
};
use std::{
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

/// Seconds by which answers are sorted.
const SECONDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 30.0];
/// Whoever asks is told within this that the instance does not answer.
const PATIENCE: Duration = Duration::from_secs(5);
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// How many requests there were, and how long their answers took. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Requests {
    counted: Family<Asked, Counter>,
    seconds: Family<Page, Histogram, fn() -> Histogram>,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Asked {
    route: String,
    method: &'static str,
    class: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Page {
    route: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Check {
    check: &'static str,
}

impl Default for Requests {
    fn default() -> Self {
        Self { counted: Family::default(), seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)) }
    }
}

/// A layer that counts what passes.
pub async fn counted(State(requests): State<Requests>, request: Request, next: Next) -> Response {
    // The pattern, `/signal/{number}`, and never what was asked for.
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or("other", MatchedPath::as_str).to_owned();
    let method = match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        _ => "other",
    };
    let start = Instant::now();
    let response = next.run(request).await;
    let class = match response.status().as_u16() {
        ..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    };
    requests.seconds.get_or_create(&Page { route: route.clone() }).observe(start.elapsed().as_secs_f64());
    requests.counted.get_or_create(&Asked { route, method, class }).inc();
    response
}

/// How an instance is.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// What it needs to be ready, by name, and whether it is there.
    pub checks: Vec<(&'static str, bool)>,
    /// Numbers, each under a name without prefix.
    pub numbers: Vec<Number>,
}

/// A number of the moment.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    /// Its name, with its unit: `disk_free_bytes`.
    pub name: &'static str,
    /// What it is, in a few words.
    pub help: &'static str,
    /// Its value.
    pub value: f64,
}

/// Looks how an instance is, each time somebody asks.
pub type Look = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Standing> + Send>> + Send + Sync>;

/// What never changes while it runs.
#[derive(Debug, Clone)]
pub struct Build {
    /// `relay` or `desk`.
    pub role: &'static str,
    /// Of the program.
    pub version: &'static str,
    /// Of the database.
    pub engine: &'static str,
}

#[derive(Clone)]
struct Watched {
    build: Build,
    requests: Requests,
    look: Look,
    ending: Ending,
}

impl Watched {
    /// As it is now. What does not answer in time is not ready; what was told to end is not either.
    async fn standing(&self) -> Standing {
        let looked = tokio::time::timeout(PATIENCE, (self.look)()).await;
        let mut standing =
            looked.unwrap_or_else(|_| Standing { checks: vec![("answer", false)], ..Standing::default() });
        standing.checks.push(("going_on", !self.ending.is_told()));
        standing
    }
}

/// `/health/live`, `/health/ready` and `/metrics`.
pub fn router(build: Build, requests: Requests, look: Look, ending: Ending) -> Router {
    Router::new()
        .route("/health/live", get(async || "alive\n"))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Watched { build, requests, look, ending })
}

/// A line for each check; 503 if one of them fails.
async fn ready(State(watched): State<Watched>) -> Response {
    let checks = watched.standing().await.checks;
    let line = |(name, well): &(&str, bool)| format!("{name} {}\n", if *well { "ok" } else { "no" });
    let status =
        if checks.iter().all(|(_, well)| *well) { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, checks.iter().map(line).collect::<String>()).into_response()
}

async fn metrics(State(watched): State<Watched>) -> Response {
    let standing = watched.standing().await;
    let mut text = String::new();
    if encode(&mut text, &registry(&watched, standing)).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response()
}

/// Made anew each time, so that a number which is not known any more is not there any more.
fn registry(watched: &Watched, standing: Standing) -> Registry {
    let mut registry = Registry::with_prefix("zichtbaar");
    let Build { role, version, engine } = watched.build;
    let build = Info::new(vec![("role", role), ("version", version), ("engine", engine)]);
    registry.register("build", "What runs here", build);
    registry.register(
        "requests",
        "Requests by pattern of their address and class of the answer",
        watched.requests.counted.clone(),
    );
    registry.register("request_seconds", "Seconds until an answer begins", watched.requests.seconds.clone());
    let checks = Family::<Check, Gauge>::default();
    for (check, well) in standing.checks {
        checks.get_or_create(&Check { check }).set(well.into());
    }
    registry.register("check", "1: as it should be; all of them: ready", checks);
    for Number { name, help, value } in standing.numbers {
        registry.register(name, help, ConstGauge::new(value));
    }
    registry
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    async fn text(router: &Router, path: &str) -> (u16, String) {
        let request = http::Request::get(path).body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    #[tokio::test]
    async fn what_was_asked_for_is_counted_and_not_what_it_was_about() {
        let requests = Requests::default();
        let pages = Router::new()
            .route("/signal/{number}", get(async || StatusCode::NOT_FOUND))
            .layer(axum::middleware::from_fn_with_state(requests.clone(), counted));
        for path in ["/signal/4711?word=kwartelkoning", "/signal/4712", "/kwartelkoning"] {
            text(&pages, path).await;
        }
        let (teller, ending) = Ending::new();
        let numbers = vec![Number { name: "disk_free_bytes", help: "x", value: 5.0 }];
        let look: Look = Arc::new(move || {
            let numbers = numbers.clone();
            Box::pin(async { Standing { checks: vec![("database", true)], numbers } })
        });
        let build = Build { role: "desk", version: "0", engine: "SQLite" };
        let watch = router(build, requests, look, ending);
        let (_, said) = text(&watch, "/metrics").await;
        let counted = "zichtbaar_requests_total{route=\"/signal/{number}\",method=\"GET\",class=\"4xx\"} 2";
        assert!(said.contains(counted), "{said}");
        assert!(said.contains("route=\"other\"") && said.contains("zichtbaar_disk_free_bytes 5"), "{said}");
        assert!(!said.contains("4711") && !said.contains("kwartelkoning"), "{said}");
        assert_eq!(text(&watch, "/health/ready").await, (200, "database ok\ngoing_on ok\n".into()));
        teller.tell();
        assert_eq!(text(&watch, "/health/ready").await, (503, "database ok\ngoing_on no\n".into()));
        assert_eq!(text(&watch, "/health/live").await.0, 200, "it still lives");
    }

    #[tokio::test]
    async fn an_instance_that_does_not_answer_is_not_ready() {
        let (_teller, ending) = Ending::new();
        let look: Look = Arc::new(|| Box::pin(std::future::pending()));
        let build = Build { role: "desk", version: "0", engine: "SQLite" };
        let watch = router(build, Requests::default(), look, ending);
        assert_eq!(text(&watch, "/health/ready").await, (503, "answer no\ngoing_on ok\n".into()));
    }
}
