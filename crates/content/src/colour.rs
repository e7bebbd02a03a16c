//! A colour as theme files write it, and how well two of them can be told apart.

use std::fmt;

use serde::Deserialize;

/// An opaque sRGB colour, written `"#RRGGBB"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb {
    pub r: u8,
    pub g: u8,
    pub b: u8,
}

/// Contrast of two colours from 1 (the same) to 21 (black and white), by WCAG 2.2's definition of contrast ratio.
#[must_use]
pub fn contrast_ratio(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (one.relative_luminance(), other.relative_luminance());
    ((one.max(other) + 0.05) / (one.min(other) + 0.05)) as f32
}

impl Rgb {
    /// Relative luminance, 0 for black to 1 for white, by WCAG 2.2.
    #[must_use]
    pub fn relative_luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let refused = || format!("'{text}' is no colour: write # and six hexadecimal digits, such as \"#00706B\"");
        let digits = text.strip_prefix('#').ok_or_else(refused)?;
        // from_str_radix alone would take a sign.
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(refused());
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| refused())?;
        let [_, r, g, b] = number.to_be_bytes();
        Ok(Self { r, g, b })
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::try_from(text.to_owned()).unwrap()
    }

    fn check_ratio(one: &str, other: &str, expect: f32) {
        let ratio = contrast_ratio(rgb(one), rgb(other));
        assert!((ratio - expect).abs() < 0.01, "{one} on {other}: {ratio}, not {expect}");
        assert_eq!(ratio, contrast_ratio(rgb(other), rgb(one)));
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        check_ratio("#000000", "#FFFFFF", 21.0);
        check_ratio("#777777", "#FFFFFF", 4.48);
        check_ratio("#767676", "#FFFFFF", 4.54);
        check_ratio("#FF0000", "#FFFFFF", 4.00);
        check_ratio("#00706B", "#00706B", 1.0);
    }

    #[test]
    fn reads_and_writes_hexadecimal() {
        assert_eq!(rgb("#0a70FF"), Rgb { r: 10, g: 112, b: 255 });
        assert_eq!(rgb("#0a70FF").to_string(), "#0A70FF");
    }

    #[test]
    fn refuses_what_is_no_colour() {
        for bad in ["", "#", "00706B", "#00706", "#00706B0", "#+0706B", "#00706G", "#天津"] {
            assert!(Rgb::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
