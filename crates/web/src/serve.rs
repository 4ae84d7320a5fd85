//! Listening: one task a connection, with limits on how many there are, how slowly one may speak and how long one
//! answer may take. Stops taking new ones when told to, and lets what is under way finish. Logs no address.
use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use http::{Request, StatusCode};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
    sync::{Semaphore, watch},
};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// Connections at once at one door; more wait in the kernel's queue.
pub const CONNECTIONS: usize = 2_048;
/// How long a browser may take to say what it wants, and to say nothing between two requests.
const HEADER_TIME: Duration = Duration::from_secs(20);
/// How long one request may take with its answer: a long text over a very poor line.
const REQUEST_TIME: Duration = Duration::from_secs(180);
/// The same for one that brings a file: 100 MiB at 500 kbit/s. Whoever reads it gives up long before when nothing comes.
const FILE_TIME: Duration = Duration::from_secs(1_800);
const HANDSHAKE_TIME: Duration = Duration::from_secs(15);
/// After this, what is still under way is cut.
const GRACE: Duration = Duration::from_secs(10);
const HEADER_BYTES: usize = 16 * 1024;

/// How far an instance is on its way to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Running,
    Told,
    Hurried,
}

/// Says that it is time to end.
#[derive(Debug)]
pub struct Teller(watch::Sender<Phase>);

/// Is told that it is time to end; for as many as want to know.
#[derive(Debug, Clone)]
pub struct Ending(watch::Receiver<Phase>);

impl Teller {
    /// Nobody new is let in; what is under way may finish.
    pub fn tell(&self) {
        self.go_to(Phase::Told);
    }

    /// What is under way is cut.
    pub fn hurry(&self) {
        self.go_to(Phase::Hurried);
    }

    fn go_to(&self, phase: Phase) {
        self.0.send_if_modified(|now| {
            let is_further = *now < phase;
            *now = (*now).max(phase);
            is_further
        });
    }
}

impl Ending {
    /// Somebody who can tell, and what they tell it to.
    #[must_use]
    pub fn new() -> (Teller, Self) {
        let (tell, told) = watch::channel(Phase::Running);
        (Teller(tell), Self(told))
    }

    /// Whether it was told.
    #[must_use]
    pub fn is_told(&self) -> bool {
        *self.0.borrow() >= Phase::Told
    }

    /// Waits until it is told; for ever if nobody is left to tell it.
    pub async fn told(&self) {
        self.at(Phase::Told).await;
    }

    async fn at(&self, phase: Phase) {
        let mut phases = self.0.clone();
        if phases.wait_for(|now| *now >= phase).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Serves until it is told to end.
pub async fn serve(listener: TcpListener, router: Router, tls: Option<TlsAcceptor>, ending: Ending) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let stop = ending.told();
    tokio::pin!(stop);
    loop {
        // A full door must hear it too.
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place,
            () = &mut stop => break,
        };
        let Ok(place) = place else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            // No file handles left, most likely: wait instead of spinning.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let (router, watcher) = (router.clone(), graceful.watcher());
        let tls = tls.clone();
        tokio::spawn(async move {
            match tls {
                None => talk(stream, peer, router, watcher).await,
                Some(tls) => {
                    if let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE_TIME, tls.accept(stream)).await {
                        talk(stream, peer, router, watcher).await;
                    }
                }
            }
            drop(place);
        });
    }
    // Whoever comes now is refused by the machine instead of waiting in vain.
    drop(listener);
    tokio::select! {
        _ = tokio::time::timeout(GRACE, graceful.shutdown()) => {}
        () = ending.at(Phase::Hurried) => {}
    }
}

async fn talk<S>(stream: S, peer: SocketAddr, router: Router, watcher: hyper_util::server::graceful::Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| answer(request, peer, router.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(HEADER_BYTES * 2)
        .serve_connection(TokioIo::new(stream), service);
    // A browser that goes away in the middle is no event of ours.
    let _ = watcher.watch(connection).await;
}

async fn answer(
    request: Request<Incoming>,
    peer: SocketAddr,
    router: Router,
) -> Result<http::Response<Body>, std::convert::Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    let says = request.headers().get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let time = if crate::form::is_form_with_file(says) { FILE_TIME } else { REQUEST_TIME };
    match tokio::time::timeout(time, router.oneshot(request)).await {
        Ok(response) => response,
        Err(_) => {
            let mut late = http::Response::new(Body::empty());
            *late.status_mut() = StatusCode::REQUEST_TIMEOUT;
            Ok(late)
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
    };

    use super::*;

    #[tokio::test]
    async fn what_is_under_way_when_the_machine_is_told_to_stop_is_still_answered() {
        let slow = || async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            "kept"
        };
        let router = Router::new().route("/", get(slow));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (teller, ending) = Ending::new();
        let server = tokio::spawn(serve(listener, router, None, ending));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        teller.tell();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("kept"), "{answer}");
        server.await.unwrap();
        assert!(TcpStream::connect(address).await.is_err(), "nobody new is let in");
    }

    #[tokio::test]
    async fn whoever_is_told_twice_does_not_wait_for_what_never_ends() {
        let router = Router::new().route("/", get(std::future::pending::<&'static str>));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (teller, ending) = Ending::new();
        let server = tokio::spawn(serve(listener, router, None, ending));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        teller.tell();
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(!server.is_finished(), "what is under way is waited for");
        teller.hurry();
        tokio::time::timeout(Duration::from_secs(2), server).await.unwrap().unwrap();
    }
}
