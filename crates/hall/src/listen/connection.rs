//! One connection: a handshake where it is encrypted, then request after request, each within its limits.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::{Notify, watch};

use super::connections::{Connections, LetIn};
use super::tls::Tls;

/// A request's head is there within this time; a connection that is kept for the next request ends after it too.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// A handshake is done within this time.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// Longest head of a request, in bytes.
const LONGEST_HEAD: usize = 32 * 1024;
/// Most headers of a request.
const MOST_HEADERS: usize = 64;

/// A connection's place among the others, given up when it is dropped.
#[derive(Debug)]
pub struct Place {
    number: u64,
    close: Arc<Notify>,
    all: Arc<Mutex<Connections>>,
}

impl Place {
    /// A place, if there is one.
    pub fn take(all: &Arc<Mutex<Connections>>, from: SocketAddr) -> Option<Self> {
        let LetIn { number, close } = lock(all).admit(from.ip(), Instant::now())?;
        Some(Self { number, close, all: all.clone() })
    }

    fn set_busy(&self, is_busy: bool) {
        lock(&self.all).set_busy(self.number, is_busy, Instant::now());
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        lock(&self.all).leave(self.number);
    }
}

fn lock(all: &Mutex<Connections>) -> MutexGuard<'_, Connections> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Serves a connection to its end.
pub async fn serve(
    stream: TcpStream,
    from: SocketAddr,
    tls: Option<Arc<Tls>>,
    router: Router,
    place: Place,
    ending: watch::Receiver<bool>,
) {
    // Answers are small and whole: nothing is won by waiting for more.
    let _ = stream.set_nodelay(true);
    let close = place.close.clone();
    let served = async {
        match tls {
            None => answer(stream, from, router, place, ending).await,
            Some(tls) => match tokio::time::timeout(HANDSHAKE_TIME, tls.accept(stream)).await {
                Ok(Ok(stream)) => answer(stream, from, router, place, ending).await,
                Ok(Err(error)) => tracing::debug!(%from, "no encrypted connection: {error}"),
                Err(_) => tracing::debug!(%from, "no encrypted connection in time"),
            },
        }
    };
    tokio::select! {
        () = served => {}
        () = close.notified() => tracing::debug!(%from, "a connection made room for another"),
    }
}

async fn answer(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    from: SocketAddr,
    router: Router,
    place: Place,
    mut ending: watch::Receiver<bool>,
) {
    let router = TowerToHyperService::new(router);
    let service = service_fn(|mut request: hyper::Request<Incoming>| {
        place.set_busy(true);
        request.extensions_mut().insert(ConnectInfo(from));
        let answer = router.call(request.map(Body::new));
        let place = &place;
        async move {
            let answer = answer.await;
            place.set_busy(false);
            answer
        }
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .max_buf_size(LONGEST_HEAD)
            .max_headers(MOST_HEADERS)
            .serve_connection(TokioIo::new(stream), service)
    );
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        // What it waited for is held no longer than the waiting.
        _ = async { ending.wait_for(|ending| *ending).await.map(drop) } => {
            connection.as_mut().graceful_shutdown();
            connection.as_mut().await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%from, "a connection ended: {}", io::Error::other(error));
    }
}
