//! The QR code itself: which squares are dark.

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

use crate::Address;

/// Light modules that have to surround a code on all four sides (ISO/IEC 18004, 9.1).
pub const QUIET_ZONE: usize = 4;

/// A QR code of `size` x `size` modules, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    size: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Modules along one side, without the quiet zone.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Modules along one side of the white plate: the code and its quiet zone.
    #[must_use]
    pub fn plate_size(&self) -> usize {
        self.size + 2 * QUIET_ZONE
    }

    /// Whether the module in column `x` and row `y`, from the top left, is dark. Outside the code all is light.
    #[must_use]
    pub fn get(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// The code on its white plate as a picture, `pixels` pixels a module.
    #[must_use]
    pub fn plate(&self, pixels: usize) -> Plate {
        let side = self.plate_size() * pixels;
        let module = |position: usize| (position / pixels).wrapping_sub(QUIET_ZONE);
        let luma =
            (0..side * side).map(|at| if self.get(module(at % side), module(at / side)) { 0 } else { 255 }).collect();
        Plate { side, luma }
    }
}

/// A picture of a code: black on white in every theme, because phones do not read light on dark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    /// Pixels along one side.
    pub side: usize,
    /// One byte a pixel, row by row from the top left: 0 is black, 255 is white.
    pub luma: Vec<u8>,
}

/// Draws the smallest code that holds the address at error correction M (15 %), which is enough on a screen.
pub fn qr(address: &Address) -> Result<Modules, DoesNotFit> {
    smallest(address.page(), address.fragment().as_str())
}

/// The same for an address that carries nothing, such as that of an app to install.
pub fn plain_qr(address: &str) -> Result<Modules, DoesNotFit> {
    smallest(address, "")
}

fn smallest(page: &str, digits: &str) -> Result<Modules, DoesNotFit> {
    let code = (1..=40).find_map(|version| draw(page, digits, version));
    code.ok_or(DoesNotFit { page: page.len(), digits: digits.len() })
}

/// The code of one version, or nothing if the address is too long for it.
///
/// The page's address is a byte segment and the digits a numeric one: 3.3 bits a digit instead of 8.
fn draw(page: &str, digits: &str, version: i16) -> Option<Modules> {
    let mut bits = Bits::new(Version::Normal(version));
    bits.push_byte_data(page.as_bytes()).ok()?;
    if !digits.is_empty() {
        bits.push_numeric_data(digits.as_bytes()).ok()?;
    }
    bits.push_terminator(EcLevel::M).ok()?;
    let code = QrCode::with_bits(bits, EcLevel::M).ok()?;
    let size = code.width();
    Some(Modules { size, dark: code.into_colors().into_iter().map(|color| color == Color::Dark).collect() })
}

/// More than the largest QR code holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an address of {page} characters and {digits} digits does not fit into a QR code: give a shorter page address")]
pub struct DoesNotFit {
    page: usize,
    digits: usize,
}
