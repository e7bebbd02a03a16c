//! A site's file.
#![no_main]

use energy_plan::{Hours, Site};
use libfuzzer_sys::fuzz_target;
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    if let Ok(hours) = text.trim().parse::<Hours>() {
        assert_eq!(hours.to_string().parse::<Hours>().as_ref(), Ok(&hours));
    }
    match Site::parse("site.ron", text) {
        Ok(site) => {
            let spans = site.processes.iter().flat_map(|one| [one.runs, one.may_run]);
            let spans = spans.chain(site.chargers.iter().flat_map(|one| [one.charges, one.may_charge]));
            for hours in spans.chain(site.equipment.iter().map(|one| one.works)) {
                assert_eq!(hours.to_string().parse::<Hours>().as_ref(), Ok(&hours));
                assert!(hours.intervals(364, 15, 35_040).all(|index| index < 35_040));
            }
        }
        Err(error) => sentence(error),
    }
});
