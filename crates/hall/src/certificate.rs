//! A certificate for a hall that has none: a CA of the hall's own, which exhibits believe and nobody else has to.
//!
//! Made again in the same folder, the CA stays and the server's certificate is new, so exhibits need not be told.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PublicKeyData,
};
use sha2::{Digest, Sha256};

use crate::data_folder::{self, DataFolderError};
use crate::secret::hex;

/// The CA's certificate: what `--server-certificate` of an exhibit takes.
const CA: &str = "hall-ca.pem";
const CA_KEY: &str = "hall-ca-key.pem";
const CERTIFICATE: &str = "hall.pem";
const KEY: &str = "hall-key.pem";
/// The hall's own CA outlives its exhibits' hardware.
const CA_DAYS: i64 = 20 * 365;
/// The server's certificate: browsers take none for longer.
const DAYS: i64 = 397;

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// For exhibits.
    pub ca: PathBuf,
    /// For `--tls-certificate`.
    pub certificate: PathBuf,
    /// For `--tls-key`.
    pub key: PathBuf,
}

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// Not a host.
    #[error(
        "'{0}' is no name of a host: give what stands in the address, such as h012.hall.example.com or 192.168.1.5"
    )]
    Host(String),
    /// Only one of the CA's two files is there.
    #[error(
        "{0} is there without its other half: put both hall-ca.pem and hall-ca-key.pem into the folder, or neither"
    )]
    HalfCa(PathBuf),
    /// A file cannot be read.
    #[error("{0} cannot be read ({1}): check its rights")]
    Read(PathBuf, std::io::Error),
    /// The folder.
    #[error(transparent)]
    Folder(#[from] DataFolderError),
    /// The library.
    #[error("the certificate cannot be made ({0}): check the name and the folder's hall-ca-key.pem")]
    Library(#[from] rcgen::Error),
}

/// Makes a certificate for a host in a folder, and the hall's CA at the first time.
pub fn make(folder: &Path, host: &str) -> Result<Made, CertificateError> {
    if !is_host(host) {
        return Err(CertificateError::Host(host.chars().take(80).collect()));
    }
    data_folder::create_private(folder)?;
    let ca = ca(folder)?;
    let mut params = CertificateParams::new(vec![host.to_owned()])?;
    params.distinguished_name = named(host);
    lasts(&mut params, DAYS);
    params.use_authority_key_identifier_extension = true;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let certificate = params.signed_by(&key, &ca)?;
    data_folder::write_secret(folder, KEY, key.serialize_pem().trim_end())?;
    data_folder::write_secret(folder, CERTIFICATE, certificate.pem().trim_end())?;
    Ok(Made { ca: folder.join(CA), certificate: folder.join(CERTIFICATE), key: folder.join(KEY) })
}

/// The hall's CA: the one in the folder, or a new one.
fn ca(folder: &Path) -> Result<Issuer<'static, KeyPair>, CertificateError> {
    let (certificate, key_file) = (folder.join(CA), folder.join(CA_KEY));
    match (certificate.exists(), key_file.exists()) {
        (true, false) => return Err(CertificateError::HalfCa(certificate)),
        (false, true) => return Err(CertificateError::HalfCa(key_file)),
        (true, true) => {
            let pem = std::fs::read_to_string(&key_file).map_err(|error| CertificateError::Read(key_file, error))?;
            let key = KeyPair::from_pem(&pem)?;
            return Ok(Issuer::new(ca_params(&key), key));
        }
        (false, false) => {}
    }
    let key = KeyPair::generate()?;
    let params = ca_params(&key);
    let made = params.self_signed(&key)?;
    data_folder::write_secret(folder, CA_KEY, key.serialize_pem().trim_end())?;
    data_folder::write_secret(folder, CA, made.pem().trim_end())?;
    Ok(Issuer::new(params, key))
}

/// The CA's name follows from its key, so that both are known from the key file.
fn ca_params(key: &KeyPair) -> CertificateParams {
    let mut params = CertificateParams::default();
    let print = hex(&Sha256::digest(key.der_bytes())[..8]);
    params.distinguished_name = named(&format!("Zhidian hall {print}"));
    lasts(&mut params, CA_DAYS);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

/// From a day ago, since clocks differ.
fn lasts(params: &mut CertificateParams, days: i64) {
    let seconds = |days: i64| std::time::Duration::from_secs(days.unsigned_abs() * 24 * 60 * 60);
    let now = std::time::SystemTime::now();
    params.not_before = (now - seconds(1)).into();
    params.not_after = (now + seconds(days - 1)).into();
}

fn named(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}

fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
    };
    host.parse::<IpAddr>().is_ok() || host.len() <= 253 && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_ca_stays_and_keys_are_for_the_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let text = |path: &Path| std::fs::read_to_string(path).unwrap();
        let first = make(folder.path(), "hall.example").unwrap();
        let (ca, certificate) = (text(&first.ca), text(&first.certificate));
        let second = make(folder.path(), "192.168.1.5").unwrap();
        assert_eq!(text(&second.ca), ca);
        assert_ne!(text(&second.certificate), certificate);
        for key in [CA_KEY, KEY] {
            let mode = std::fs::metadata(folder.path().join(key)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        std::fs::remove_file(folder.path().join(CA_KEY)).unwrap();
        assert!(matches!(make(folder.path(), "hall.example"), Err(CertificateError::HalfCa(_))));
    }

    #[test]
    fn a_name_that_is_no_host_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for bad in ["", "https://hall", "a b", "hall/", "-a", "a..b"] {
            assert!(matches!(make(folder.path(), bad), Err(CertificateError::Host(_))), "{bad}");
        }
    }
}
