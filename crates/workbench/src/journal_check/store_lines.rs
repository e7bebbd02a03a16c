//! A store in lines.

use record_store::{EpochReport, StoreReport};

use super::words::words;

/// What is there, a line each.
pub(super) fn lines(report: &StoreReport) -> Vec<String> {
    let words = words();
    let mut lines: Vec<_> = report.broken.iter().map(|said| format!("{}: {said}", words.broken)).collect();
    for ((device, epoch), it) in &report.epochs {
        lines.push(format!("{} {device}, {} {epoch}: {}", words.device, words.epoch, counts(it)));
    }
    lines
}

fn counts(epoch: &EpochReport) -> String {
    let words = words();
    let mut parts = vec![format!("{} {}", epoch.whole, words.whole)];
    if epoch.gaps > 0 {
        parts.push(format!("{} {}", epoch.gaps, words.gaps));
    }
    if !epoch.damaged.is_empty() {
        let numbers: Vec<_> = epoch.damaged.iter().take(10).map(u64::to_string).collect();
        let more = if epoch.damaged.len() > numbers.len() { " ..." } else { "" };
        parts.push(format!("{} {} ({}{more})", epoch.damaged.len(), words.damaged, numbers.join(" ")));
    }
    if epoch.conflicts > 0 {
        parts.push(format!("{} {}", epoch.conflicts, words.conflicts));
    }
    parts.push(format!("{} {}", words.mark, epoch.mark));
    if epoch.mark != epoch.contiguous {
        parts.push(format!("{} {}", words.contiguous, epoch.contiguous));
    }
    parts.join(", ")
}

/// What would be or was done, a line each.
pub(super) fn repairs(report: &StoreReport) -> Vec<String> {
    let high = report.marks_too_high();
    let line = |(device, epoch, before, after): &(&str, &str, u64, u64)| {
        format!("- {} {device} {epoch} {before} {after}", words().lower_mark)
    };
    high.iter().map(line).collect()
}
