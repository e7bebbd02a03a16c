//! `zhidian check`.

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use content::{Library, Source};

use super::arguments::CheckArguments;
use crate::check::{Bar, Finding, Sight, check, ways_svg};

pub(super) fn run(arguments: &CheckArguments) -> Result<ExitCode, Box<dyn Error>> {
    if let Some(file) = &arguments.graph {
        let source = Source::new(crate::embedded::documents(), arguments.folder.clone());
        let drawing = ways_svg(&Library::open(&source)?.0);
        std::fs::write(file, drawing)
            .map_err(|error| format!("{} cannot be written ({error}): name another file", file.display()))?;
    }
    let checked = check(&arguments.options(), arguments.profile.as_deref())?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:<12} {:<18} {:<10} {:<34} {:>9}  findings",
        "profile", "scene", "situation", "seen as", "measured"
    )?;
    for sight in std::iter::once(&checked.documents).chain(&checked.sights) {
        if arguments.all || !sight.findings.is_empty() {
            row(&mut out, sight)?;
        }
    }
    writeln!(out, "{} sights, {} findings", checked.sights.len(), checked.findings())?;
    Ok(if checked.findings() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn row(out: &mut impl Write, sight: &Sight) -> std::io::Result<()> {
    let bars = Bar::ALL.map(|bar| sight.findings.iter().filter(|finding| finding.bar == bar).count());
    let told: Vec<String> =
        Bar::ALL.iter().zip(bars).filter(|(_, n)| *n > 0).map(|(bar, n)| format!("{bar} {n}")).collect();
    let told = if told.is_empty() { "ok".to_owned() } else { told.join(", ") };
    let Sight { profile, scene, situation, seen_as, measured, .. } = sight;
    writeln!(out, "{profile:<12} {scene:<18} {situation:<10} {seen_as:<34} {measured:>9}  {told}")?;
    for Finding { bar, what } in &sight.findings {
        writeln!(out, "    {bar}: {what}")?;
    }
    Ok(())
}
