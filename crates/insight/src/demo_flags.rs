//! Which devices show demo data now: what each said when it last started.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Device to demo. A device that never said so, such as the hall server itself, is not marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DemoFlags(BTreeMap<String, bool>);

impl DemoFlags {
    /// The mark of the device's next record; `starts_demo` is what the record itself says, if it is a start.
    pub fn mark(&mut self, device: &str, starts_demo: Option<bool>) -> bool {
        match starts_demo {
            Some(demo) => {
                self.0.insert(device.to_owned(), demo);
                demo
            }
            None => self.0.get(device).copied().unwrap_or(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_start_decides() {
        let mut flags = DemoFlags::default();
        assert!(!flags.mark("a", None));
        assert!(flags.mark("a", Some(true)));
        assert!(flags.mark("a", None));
        assert!(!flags.mark("b", None));
        assert!(!flags.mark("a", Some(false)));
        assert!(!flags.mark("a", None));
    }
}
