//! Whose code is whose: the only place where a handle has a name.

use jiff::Timestamp;
use power_id::{Expiry, Handle};
use serde::{Deserialize, Serialize};

use super::error::PowerIdError;
use super::folder::Folder;

const FILE: &str = "power-id-issued.json";
/// The most codes that are out at a time.
const MOST: usize = 65_536;

/// Codes that are out and have not expired.
#[derive(Default, Deserialize, Serialize)]
#[serde(transparent)]
pub(super) struct Issued {
    codes: Vec<Code>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Code {
    /// 32 hex digits.
    handle: String,
    account: String,
    /// Unix seconds.
    expiry: u32,
}

impl Issued {
    /// The table of the folder; empty where there is none.
    pub(super) fn read(folder: &Folder) -> Result<Issued, PowerIdError> {
        match folder.read(FILE)? {
            Some(text) => serde_json::from_str(&text).map_err(|error| bad(folder, &error.to_string())),
            None => Ok(Issued::default()),
        }
    }

    /// Adds a code, drops those that have expired, and writes the table.
    pub(super) fn add(
        mut self,
        folder: &Folder,
        handle: Handle,
        account: &str,
        expiry: Expiry,
        now: Timestamp,
    ) -> Result<(), PowerIdError> {
        self.codes.retain(|code| !Expiry(code.expiry).is_over_at(now));
        if self.codes.len() >= MOST {
            return Err(PowerIdError::TooMany(MOST));
        }
        self.codes.push(Code { handle: handle.to_hex(), account: account.to_owned(), expiry: expiry.0 });
        let text = serde_json::to_string(&self).map_err(|error| bad(folder, &error.to_string()))?;
        folder.write(FILE, &format!("{text}\n"))
    }

    /// The account that a handle stands for.
    pub(super) fn account(&self, handle: Handle) -> Option<&str> {
        let handle = handle.to_hex();
        self.codes.iter().find(|code| code.handle == handle).map(|code| code.account.as_str())
    }
}

fn bad(folder: &Folder, reason: &str) -> PowerIdError {
    PowerIdError::Issued { path: folder.file(FILE), reason: reason.to_owned() }
}
