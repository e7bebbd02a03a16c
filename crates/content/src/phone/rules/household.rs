//! The household and the addresses.

use std::collections::BTreeMap;

use super::{MOST_ROWS, is_yuan, refusal};
use crate::phone::Household;
use crate::position::Position;
use crate::{ContentError, Document};

/// Most a practice household uses in a month.
const MOST_KWH: u32 = 9_999;

pub(in crate::phone) fn check_household(document: &Document, household: &Household) -> Result<(), ContentError> {
    if !is_yuan(&household.balance) {
        let reason = format!("the balance '{}' is no amount: write yuan and cents, such as 12.40", household.balance);
        return Err(refusal(document, &household.balance, reason));
    }
    if household.week.iter().sum::<u32>() == 0 || household.week.iter().any(|share| *share > MOST_KWH) {
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
        // What goes into a code that phones open must be a plain web address.
        let plain = address.strip_prefix("https://").is_some_and(|rest| {
            !rest.is_empty() && rest.len() <= 200 && rest.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"')
        });
        if !plain {
            let reason = format!("the address '{name}' must begin with https:// and hold no spaces");
            return Err(refusal(document, name, reason));
        }
    }
    Ok(())
}
