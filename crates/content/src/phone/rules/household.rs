//! The household and the addresses.

use std::collections::BTreeMap;

use super::{MOST_ROWS, is_yuan, refusal};
use crate::phone::Household;
use crate::position::Position;
use crate::{ContentError, Document};

/// Most a practice household uses in a month.
const MOST_KWH: u32 = 9_999;
/// Longest address, in characters.
const MOST_ADDRESS: usize = 200;

pub(in crate::phone) fn check_household(document: &Document, household: &Household) -> Result<(), ContentError> {
    if !is_yuan(&household.balance) {
        let reason = format!("the balance '{}' is no amount: write yuan and cents, such as 12.40", household.balance);
        return Err(refusal(document, &household.balance, reason));
    }
    if household.week.iter().all(|share| *share == 0) || household.week.iter().any(|share| *share > MOST_KWH) {
        let position = Position::of_word(&document.text, "week");
        return Err(ContentError::new(&document.path, position, "week needs shares of 0 to 9999, not all of them 0"));
    }
    if let Some(kwh) = household.kwh_by_month.iter().find(|kwh| **kwh > MOST_KWH) {
        let position = Position::of_word(&document.text, &kwh.to_string());
        let reason = format!("{kwh} kWh is too much for a month of a household: write at most {MOST_KWH}");
        return Err(ContentError::new(&document.path, position, reason));
    }
    for (name, rows) in &household.lists {
        if rows.len() > MOST_ROWS {
            let reason = format!("the list '{name}' has {} rows: a phone shows at most {MOST_ROWS}", rows.len());
            return Err(refusal(document, name, reason));
        }
    }
    Ok(())
}

pub(in crate::phone) fn check_addresses(
    document: &Document,
    addresses: &BTreeMap<String, String>,
) -> Result<(), ContentError> {
    for (name, address) in addresses {
        if !is_plain(address) {
            let reason = format!(
                "the address '{name}' must begin with https:// and a host in lower-case letters, without a user name, of \
                 {MOST_ADDRESS} plain characters at most"
            );
            return Err(refusal(document, name, reason));
        }
    }
    Ok(())
}

/// What a code can carry and a phone may open; the same as the `takeaway` crate takes.
fn is_plain(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").filter(|_| address.len() <= MOST_ADDRESS) else { return false };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').map_or((authority, "443"), |(host, port)| (host, port));
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    host.contains('.')
        && host.split('.').all(label)
        && (1..=5).contains(&port.len())
        && port.bytes().all(|b| b.is_ascii_digit())
        && path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_a_code_can_carry() {
        for good in ["https://www.95598.cn/", "https://a.cn", "https://app.hall.example:8443/x?y=1&z=%E7%94%B5#top"] {
            assert!(is_plain(good), "{good}");
        }
        let long = format!("https://a.cn/{}", "x".repeat(MOST_ADDRESS));
        for bad in [
            "",
            "https://",
            "http://www.95598.cn/",
            "javascript:alert(1)",
            "https://javascript:alert(1)",
            "https://www.95598.cn@evil.cn/",
            "https://WWW.95598.cn/",
            "https://95598",
            "https://a.cn/ b",
            "https://a.cn/\"",
            &long,
        ] {
            assert!(!is_plain(bad), "{bad}");
        }
    }
}
