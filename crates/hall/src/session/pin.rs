//! The staff PIN's hash: Argon2id, so that a stolen database does not give it away quickly.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The PIN could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the staff PIN could not be hashed ({0}): run `zhidian-hall staff-pin reset`")]
pub struct PinError(argon2::password_hash::Error);

/// Argon2id hash of a PIN in PHC form, with its own random salt.
pub fn hash_pin(pin: &str) -> Result<String, PinError> {
    Ok(Argon2::default().hash_password(pin.as_bytes()).map_err(PinError)?.to_string())
}

/// Whether the PIN is the hashed one. A hash that cannot be read fits no PIN.
pub fn pin_fits(pin: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|parsed| Argon2::default().verify_password(pin.as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_pin_fits() {
        let hash = hash_pin("042917").unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(pin_fits("042917", &hash));
        assert!(!pin_fits("042918", &hash));
        assert!(!pin_fits("042917", "not a hash"));
    }
}
