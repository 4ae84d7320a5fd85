//! Listening: one task a connection, with limits on how many there are, how slowly one may speak and how long one
//! answer may take. Stops taking new ones when told to, and lets what is under way finish. Logs no address.
use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

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
    sync::Semaphore,
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

/// Serves until `stop` is ready.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    tls: Option<TlsAcceptor>,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { break };
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
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}

async fn talk<S>(stream: S, peer: SocketAddr, router: Router, watcher: hyper_util::server::graceful::Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| answer(request, peer, router.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(HEADER_BYTES * 4)
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
        sync::oneshot,
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
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(serve(listener, router, None, async { drop(stopped.await) }));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        stop.send(()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("kept"), "{answer}");
        server.await.unwrap();
        assert!(TcpStream::connect(address).await.is_err(), "nobody new is let in");
    }
}
