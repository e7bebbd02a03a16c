//! Whether the server's certificate was believed: what a failed request says of it.

use std::error::Error;
use std::io;

use rustls::CertificateError;

/// Why the server's certificate is not believed, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    #[error("it is out of date: set this PC's clock, or make a new one with `zhidian-hall certificate new`")]
    Date,
    #[error("it is for another name: write that name in --server, or make one with `zhidian-hall certificate new`")]
    Name,
    #[error("it is not of the CA in --server-certificate: give this hall's hall-ca.pem, or see who answers there")]
    Stranger,
}

impl CertificateFault {
    fn of(error: &CertificateError) -> Self {
        match error {
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => Self::Date,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Self::Name,
            _ => Self::Stranger,
        }
    }
}

/// What went wrong with the encryption of a request, where that is why it failed.
#[derive(Clone, Debug)]
pub(super) enum TlsFault {
    Certificate(CertificateFault),
    /// What answers speaks no TLS, or another one.
    Other(rustls::Error),
}

impl TlsFault {
    /// Looks through the causes of an error. The system's errors keep theirs inside, not behind them.
    pub fn of(error: &(dyn Error + 'static)) -> Option<Self> {
        let mut next = Some(error);
        while let Some(error) = next {
            let inside = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
            if let Some(fault) = inside.and_then(|inside| Self::of(inside)) {
                return Some(fault);
            }
            match error.downcast_ref() {
                Some(rustls::Error::InvalidCertificate(error)) => {
                    return Some(Self::Certificate(CertificateFault::of(error)));
                }
                Some(error) => return Some(Self::Other(error.clone())),
                None => next = error.source(),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_found_inside_an_error_of_the_system() {
        let fault = |error| TlsFault::of(&io::Error::other(rustls::Error::InvalidCertificate(error)));
        for (error, right) in [
            (CertificateError::Expired, CertificateFault::Date),
            (CertificateError::NotValidForName, CertificateFault::Name),
            (CertificateError::UnknownIssuer, CertificateFault::Stranger),
        ] {
            assert!(matches!(fault(error), Some(TlsFault::Certificate(found)) if found == right), "{right:?}");
        }
        let garbled = io::Error::other(rustls::Error::DecryptError);
        assert!(matches!(TlsFault::of(&garbled), Some(TlsFault::Other(_))));
        assert!(TlsFault::of(&io::Error::from(io::ErrorKind::ConnectionRefused)).is_none());
    }
}
