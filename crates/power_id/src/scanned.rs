/// What a scanner that types like a keyboard gave, made plain: full-width digits, which a Chinese input method writes, become
/// 0 to 9, and white space around the code goes.
///
/// Nothing else is mended: [`crate::verify`] refuses the rest.
#[must_use]
pub fn scanned(text: &str) -> String {
    const FULL_WIDTH_ZERO: u32 = 0xff10;
    let plain = |character: char| {
        let digit = u32::from(character).checked_sub(FULL_WIDTH_ZERO)?;
        char::from_digit(digit, 10)
    };
    text.trim().chars().map(|character| plain(character).unwrap_or(character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_and_the_ends_are_mended() {
        let check = |text, expect: &str| assert_eq!(scanned(text), expect);
        check("０１２３４５６７８９\r\n", "0123456789");
        check("１2３", "123");
        check("1 2", "1 2");
        check("／：a", "／：a");
    }
}
