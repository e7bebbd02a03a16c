//! Where the hall server is, and the one certificate that is believed of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

/// The hall server's address and, where it is encrypted, its certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallServer {
    /// `http://127.0.0.1:8420`, without a slash at the end.
    url: String,
    certificate: Option<PathBuf>,
}

/// Why a hall server cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum HallServerError {
    #[error(
        "'{0}' is no address of a hall server: write http://127.0.0.1:8420 or https://HOST:PORT, nothing behind it"
    )]
    Url(String),
    #[error("{0} is encrypted: give the hall's certificate with --server-certificate FILE")]
    NoCertificate(String),
    #[error("{0} is not encrypted and takes no --server-certificate: write https://")]
    NotEncrypted(String),
    #[error("the certificate {0} cannot be used: {1}; give the file hall-ca.pem of the hall server")]
    Certificate(PathBuf, String),
    #[error("encryption does not start: {0}")]
    Tls(#[from] rustls::Error),
}

impl HallServer {
    /// # Errors
    /// Where the address is none, or a certificate is missing or too much.
    pub fn new(url: &str, certificate: Option<PathBuf>) -> Result<Self, HallServerError> {
        let url = url.trim_end_matches('/').to_owned();
        let parts = reqwest::Url::parse(&url).ok().filter(|parts| {
            parts.has_host() && parts.path() == "/" && parts.query().is_none() && parts.username().is_empty()
        });
        match (parts.as_ref().map(reqwest::Url::scheme), &certificate) {
            (Some("https"), None) => Err(HallServerError::NoCertificate(url)),
            (Some("http"), Some(_)) => Err(HallServerError::NotEncrypted(url)),
            (Some("http" | "https"), _) => Ok(Self { url, certificate }),
            _ => Err(HallServerError::Url(url)),
        }
    }

    /// The address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What is believed: the hall's own certificate and no other, whatever the system believes.
    pub(super) fn tls(&self) -> Result<ClientConfig, HallServerError> {
        let mut roots = RootCertStore::empty();
        if let Some(path) = &self.certificate {
            read(path, &mut roots).map_err(|reason| HallServerError::Certificate(path.clone(), reason))?;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        Ok(versions.with_root_certificates(roots).with_no_client_auth())
    }
}

fn read(path: &Path, roots: &mut RootCertStore) -> Result<(), String> {
    let certificates = CertificateDer::pem_file_iter(path).map_err(|error| error.to_string())?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| error.to_string())?;
        roots.add(certificate).map_err(|error| error.to_string())?;
    }
    if roots.is_empty() { Err("it holds no certificate".to_owned()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_checked_at_the_start() {
        let new = |url: &str, certificate: Option<&str>| HallServer::new(url, certificate.map(PathBuf::from));
        assert_eq!(new("http://127.0.0.1:8420/", None).unwrap().url(), "http://127.0.0.1:8420");
        assert!(new("https://hall.example:8420", Some("hall-ca.pem")).is_ok());
        for (url, certificate, says) in [
            ("https://hall.example", None, "--server-certificate"),
            ("http://127.0.0.1:8420", Some("hall-ca.pem"), "https"),
            ("127.0.0.1:8420", None, "no address"),
            ("ftp://hall.example", None, "no address"),
            ("http://hall.example/t/", None, "no address"),
            ("http://user@hall.example", None, "no address"),
            ("", None, "no address"),
        ] {
            let refused = new(url, certificate).unwrap_err().to_string();
            assert!(refused.contains(says), "{url}: {refused}");
        }
    }

    #[test]
    fn a_file_without_a_certificate_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hall-ca.pem");
        std::fs::write(&path, "nothing").unwrap();
        for file in [path, folder.path().join("missing")] {
            let server = HallServer::new("https://hall.example", Some(file)).unwrap();
            assert!(server.tls().unwrap_err().to_string().contains("hall-ca.pem"));
        }
    }
}
