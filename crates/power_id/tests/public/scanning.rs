//! A scanner of another make reads the code as it is drawn.

use power_id::{Expiry, Handle, Issuer, KeyId, Kind, Modules, SigningKey, Surface, qr};
use rxing::BarcodeFormat;
use rxing::helpers::detect_in_luma;

use crate::example::{code, look_at};

fn scan(modules: &Modules, pixels: usize) -> String {
    let (side, luma) = modules.plate(pixels);
    let side = u32::try_from(side).unwrap();
    detect_in_luma(luma, side, side, Some(BarcodeFormat::QR_CODE)).unwrap().getText().to_owned()
}

#[test]
fn a_scanned_code_is_valid_and_of_the_size_of_its_surface() {
    for (kind, surface, size) in [(Kind::Phone, Surface::Screen, 41), (Kind::Paper, Surface::Paper, 49)] {
        let code = code(kind);
        let modules = qr(&code, surface).unwrap();
        assert_eq!(modules.size(), size);
        for pixels in [2, 3, 4, 7] {
            assert_eq!(scan(&modules, pixels), code.as_str());
        }
        assert_eq!(look_at(&scan(&modules, 4)).valid().unwrap().kind, kind);
    }
}

#[test]
fn codes_of_many_keys_are_read() {
    for secret in 0..40 {
        let issuer = Issuer::new(KeyId(secret), SigningKey::from_secret([secret; 32]));
        let code = issuer.issue(Kind::Phone, Handle([secret; 16]), Expiry(u32::from(secret) * 100_000_000));
        assert_eq!(scan(&qr(&code, Surface::Screen).unwrap(), 4), code.as_str());
    }
}

#[test]
fn the_plate_is_white_for_four_modules_around_the_code() {
    let (side, luma) = qr(&code(Kind::Phone), Surface::Screen).unwrap().plate(3);
    assert_eq!(side, (41 + 8) * 3);
    let edge = 4 * 3;
    for (at, pixel) in luma.iter().enumerate() {
        let inside = [at % side, at / side].iter().all(|place| (edge..side - edge).contains(place));
        assert!(inside || *pixel == 255, "dark at {}, {}", at % side, at / side);
    }
    assert_eq!(luma[edge * side + edge], 0, "the finder pattern starts in the corner of the code");
}
