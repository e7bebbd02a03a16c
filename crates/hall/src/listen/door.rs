//! Lets connections in until the server ends.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::connection::{Place, serve};
use super::connections::Connections;
use super::open_files::most_connections;
use super::tls::Tls;

/// Where the system has no more files or memory, it is asked again after this time.
const EXHAUSTED: Duration = Duration::from_millis(100);

/// Where the server listens.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    tls: Option<Arc<Tls>>,
    connections: Arc<Mutex<Connections>>,
}

impl Door {
    /// A door over an open port, encrypted where there is a certificate.
    pub fn new(listener: TcpListener, tls: Option<Arc<Tls>>) -> Self {
        Self { listener, tls, connections: Arc::new(Mutex::new(Connections::new(most_connections()))) }
    }

    /// Answers until the server is ending, then lets the requests under way finish.
    pub async fn serve(self, router: Router, mut ending: watch::Receiver<bool>) {
        let mut tasks = JoinSet::new();
        let until = ending.clone();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, from)) => {
                        // Where there is no place, dropping it closes it.
                        if let Some(place) = Place::take(&self.connections, from) {
                            tasks.spawn(serve(stream, from, self.tls.clone(), router.clone(), place, until.clone()));
                        }
                    }
                    Err(error) => refused(&error).await,
                },
                Some(_) = tasks.join_next() => {}
                // An error here means the sender is gone, and with it the server.
                _ = ending.wait_for(|ending| *ending) => break,
            }
        }
        drop(self.listener);
        while tasks.join_next().await.is_some() {}
    }

    /// Where it listens.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that broke before it was let in is nothing; a system without files or memory needs a moment.
async fn refused(error: &io::Error) {
    let is_theirs = matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    );
    if !is_theirs {
        tracing::error!("no connection can be let in now ({error}): it goes on when the system has room again");
        tokio::time::sleep(EXHAUSTED).await;
    }
}
