//! The built-in check holds for every scene that ships, in every language and mode.

use std::error::Error;

use zhidian::check::check_app;
use zhidian::headless;

mod glass;

#[test]
fn every_scene_holds_the_bars_in_every_language_and_mode() -> Result<(), Box<dyn Error>> {
    let mut app = headless::exhibit(&glass::options(None))?;
    headless::ready(&mut app);
    let sights = check_app(&mut app);
    assert!(sights.len() >= 80, "only {} sights", sights.len());
    assert!(sights.iter().all(|sight| sight.measured > 0), "a sight shows nothing");
    let found: Vec<String> = sights
        .iter()
        .flat_map(|s| {
            s.findings.iter().map(move |f| format!("{} {} [{}] {}: {}", s.scene, s.situation, s.seen_as, f.bar, f.what))
        })
        .collect();
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    Ok(())
}
