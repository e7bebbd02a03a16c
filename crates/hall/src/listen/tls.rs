//! Encryption by a certificate on disk. A renewed file is taken while the server runs.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(5);

/// Where certificate and key are, both PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate, with those between it and its CA behind it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Why there is no encryption.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file is missing or holds something else.
    #[error("{path} cannot be used ({reason}): give a PEM file with --tls-certificate and its key with --tls-key")]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// They do not belong together.
    #[error(
        "the key {key} does not fit the certificate {certificate} ({source}): give the two that were made together"
    )]
    Pair {
        /// The certificate.
        certificate: PathBuf,
        /// The key.
        key: PathBuf,
        /// What is wrong.
        source: rustls::Error,
    },
    /// The library.
    #[error("encryption does not start ({0}): report this, with the certificate")]
    Library(#[from] rustls::Error),
}

/// Encryption with the newest certificate on disk.
pub struct Tls {
    acceptor: TlsAcceptor,
    current: Arc<Current>,
    files: TlsFiles,
    provider: Arc<CryptoProvider>,
    seen: Mutex<Seen>,
}

/// What was last read of both files: a bad renewal is said once.
type Seen = (Vec<u8>, Vec<u8>);

/// The certificate that the next handshake shows.
#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Tls").field("files", &self.files).finish_non_exhaustive()
    }
}

impl Tls {
    /// Reads the files.
    pub fn open(files: TlsFiles) -> Result<Self, TlsError> {
        let provider = Arc::new(ring::default_provider());
        let seen = contents(&files)?;
        let current = Arc::new(Current(RwLock::new(Arc::new(certified(&files, &seen, &provider)?))));
        let mut config = ServerConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(current.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        Ok(Self { acceptor, current, files, provider, seen: Mutex::new(seen) })
    }

    /// The handshake.
    pub async fn accept(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        self.acceptor.accept(stream).await
    }

    /// Takes renewed files until the server ends.
    pub async fn renew_for_ever(&self, mut ending: watch::Receiver<bool>) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(EVERY) => {}
                _ = ending.wait_for(|ending| *ending) => return,
            }
            match self.renew() {
                Ok(true) => tracing::info!("a renewed certificate was read: new connections are encrypted by it"),
                Ok(false) => {}
                Err(error) => tracing::error!("{error}; the certificate before is used on"),
            }
        }
    }

    /// Whether there was something new. What is wrong with it is said once: two files are not replaced in one moment.
    fn renew(&self) -> Result<bool, TlsError> {
        // A file that is just being replaced is looked at again.
        let Ok(now) = contents(&self.files) else { return Ok(false) };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == now {
            return Ok(false);
        }
        seen.clone_from(&now);
        let renewed = Arc::new(certified(&self.files, &now, &self.provider)?);
        *self.current.0.write().unwrap_or_else(PoisonError::into_inner) = renewed;
        Ok(true)
    }
}

fn contents(files: &TlsFiles) -> Result<Seen, TlsError> {
    let read = |path: &Path| std::fs::read(path).map_err(|error| bad_file(path, &error));
    Ok((read(&files.certificate)?, read(&files.key)?))
}

fn certified(files: &TlsFiles, read: &Seen, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
    let (certificate, key) = read;
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(certificate).collect();
    let chain = chain.map_err(|error| bad_file(&files.certificate, &error))?;
    if chain.is_empty() {
        return Err(bad_file(&files.certificate, &"it holds no certificate"));
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|error| bad_file(&files.key, &error))?;
    CertifiedKey::from_der(chain, key, provider).map_err(|source| TlsError::Pair {
        certificate: files.certificate.clone(),
        key: files.key.clone(),
        source,
    })
}

fn bad_file(path: &Path, reason: &impl ToString) -> TlsError {
    TlsError::File { path: path.to_path_buf(), reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate;

    fn made(folder: &Path) -> TlsFiles {
        let made = certificate::make(folder, "localhost").unwrap();
        TlsFiles { certificate: made.certificate, key: made.key }
    }

    #[test]
    fn a_renewed_certificate_is_taken_and_a_bad_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let tls = Tls::open(made(folder.path())).unwrap();
        let shown = || tls.current.0.read().unwrap().cert.clone();
        let first = shown();
        assert!(!tls.renew().unwrap(), "nothing is new");
        made(folder.path());
        assert!(tls.renew().unwrap());
        let second = shown();
        assert_ne!(first, second);
        std::fs::write(&tls.files.key, "no key").unwrap();
        assert!(tls.renew().is_err());
        assert!(!tls.renew().unwrap(), "said once");
        assert_eq!(shown(), second);
    }

    #[test]
    fn two_files_that_do_not_belong_together_are_refused() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mixed = TlsFiles { key: made(other.path()).key, ..made(one.path()) };
        assert!(matches!(Tls::open(mixed), Err(TlsError::Pair { .. })));
        let missing = TlsFiles { certificate: one.path().join("none"), ..made(one.path()) };
        assert!(Tls::open(missing).unwrap_err().to_string().contains("--tls-certificate"));
    }
}
