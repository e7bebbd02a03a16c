//! `zhidian check`.

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;

use super::arguments::CheckArguments;
use crate::check::{Bar, Finding, check_app};
use crate::headless;

pub(super) fn check(arguments: &CheckArguments) -> Result<ExitCode, Box<dyn Error>> {
    let mut app = headless::exhibit(&arguments.show.options(false))?;
    headless::ready(&mut app);
    let sights = check_app(&mut app);
    let mut out = std::io::stdout().lock();
    let mut failed = 0;
    writeln!(out, "{:<18} {:<10} {:<34} {:>9}  findings", "scene", "situation", "seen as", "measured")?;
    for sight in &sights {
        failed += sight.findings.len();
        if arguments.all || !sight.findings.is_empty() {
            let bars = Bar::ALL.map(|bar| sight.findings.iter().filter(|f| f.bar == bar).count());
            let told: Vec<String> =
                Bar::ALL.iter().zip(bars).filter(|(_, n)| *n > 0).map(|(bar, n)| format!("{bar} {n}")).collect();
            let told = if told.is_empty() { "ok".to_owned() } else { told.join(", ") };
            writeln!(
                out,
                "{:<18} {:<10} {:<34} {:>9}  {told}",
                sight.scene, sight.situation, sight.seen_as, sight.measured
            )?;
        }
        for Finding { bar, what } in &sight.findings {
            writeln!(out, "    {bar}: {what}")?;
        }
    }
    writeln!(out, "{} sights, {} findings", sights.len(), failed)?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
