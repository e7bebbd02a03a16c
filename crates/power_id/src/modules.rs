//! The QR code of a power ID: which squares are dark.

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

use crate::Digits;

/// Light modules that have to surround a code on all four sides (ISO/IEC 18004, 9.1).
pub const QUIET_ZONE: usize = 4;

/// What a code is drawn on, which decides how much of it may be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// A screen: version 6 with level M (15 %), 41 x 41 modules.
    Screen,
    /// Paper, which is folded and stained: version 8 with level Q (25 %), 49 x 49 modules.
    Paper,
}

/// A QR code of `size` x `size` modules, without its quiet zone. It is drawn black on white in every theme and carries no
/// logo.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// Whether the module in column `x` and row `y`, from the top left, is dark. Outside the code all is light.
    #[must_use]
    pub fn get(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// The code on its white plate with the quiet zone, `pixels` pixels a module: one byte a pixel, 0 black and 255 white,
    /// row by row. Also the pixels along one side.
    #[must_use]
    pub fn plate(&self, pixels: usize) -> (usize, Vec<u8>) {
        let side = (self.size + 2 * QUIET_ZONE) * pixels;
        let module = |position: usize| (position / pixels).wrapping_sub(QUIET_ZONE);
        let luma =
            (0..side * side).map(|at| if self.get(module(at % side), module(at / side)) { 0 } else { 255 }).collect();
        (side, luma)
    }
}

/// Draws the code in one numeric segment.
pub fn qr(digits: &Digits, surface: Surface) -> Result<Modules, DoesNotFit> {
    let (version, level) = match surface {
        Surface::Screen => (6, EcLevel::M),
        Surface::Paper => (8, EcLevel::Q),
    };
    let draw = || {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_numeric_data(digits.as_str().as_bytes())?;
        bits.push_terminator(level)?;
        QrCode::with_bits(bits, level)
    };
    let code = draw().map_err(DoesNotFit)?;
    let size = code.width();
    Ok(Modules { size, dark: code.into_colors().into_iter().map(|color| color == Color::Dark).collect() })
}

/// The encoder refused the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the digits of a power ID did not fit into their QR code ({0}): report this as a fault of the program")]
pub struct DoesNotFit(qrcode::types::QrError);
