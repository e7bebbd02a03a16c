//! A spool in lines.

use journal::{HeaderState, Repair, SegmentReport, SpoolReport};

use super::words::words;

/// What is there, a line each.
pub(super) fn lines(report: &SpoolReport) -> Vec<String> {
    let words = words();
    let mut lines = vec![match report.device {
        Some(device) => format!("{} {device}", words.device),
        None => words.no_device.clone(),
    }];
    lines.extend(report.segments.iter().map(segment));
    lines.extend(report.marks.iter().map(|mark| match mark.acked {
        Some(acked) => format!("{}: {} {acked}", mark.file, words.confirmed),
        None => format!("{}: {}", mark.file, words.mark_torn),
    }));
    let kept = report.quarantine.iter();
    lines.extend(kept.map(|kept| format!("{}: {}, {} {}", kept.file, words.quarantined, kept.bytes, words.bytes)));
    lines.extend(report.leftovers.iter().map(|file| format!("{file}: {}", words.leftover)));
    if report.begins_epoch() && !report.segments.is_empty() {
        lines.push(words.begins_epoch.clone());
    }
    lines
}

fn segment(segment: &SegmentReport) -> String {
    let words = words();
    let mut parts = vec![format!("{} {}", segment.bytes, words.bytes)];
    match segment.header {
        HeaderState::Newer(_) => parts.push(words.newer_format.clone()),
        HeaderState::Damaged => parts.push(words.no_header.clone()),
        HeaderState::Spent => parts.push(words.spent.clone()),
        HeaderState::Whole(_) => {}
    }
    parts.push(format!("{} {}", segment.whole, words.whole));
    let counts = [(segment.damaged, &words.damaged), (segment.newer as u64, &words.newer)];
    parts.extend(counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")));
    if segment.unused > 0 {
        parts.push(format!("{} {} {}", segment.unused, words.bytes, words.unused));
    }
    parts.extend(segment.torn.map(|(byte, _)| format!("{} {byte}", words.torn)));
    format!("{}: {}", segment.name, parts.join(", "))
}

/// What would be or was done, a line each.
pub(super) fn repairs(repairs: &[Repair]) -> Vec<String> {
    repairs.iter().map(line).collect()
}

fn line(repair: &Repair) -> String {
    let words = words();
    match repair {
        Repair::WriteDevice(device) => format!("- {} {device}", words.write_device),
        Repair::KeepNewer { segment, records } => format!("- {} {records}, {segment}", words.keep_newer),
        Repair::CutEnd { segment, from_byte, bytes } => {
            format!("- {} {bytes} {}, {} {from_byte}, {segment}", words.cut_end, words.bytes, words.torn)
        }
        Repair::TellDamaged { epoch, from, to } => {
            format!("- {} {from}-{to}, {} {epoch}", words.tell_damaged, words.epoch)
        }
        Repair::GiveBack { segment, bytes } => format!("- {} {bytes} {}, {segment}", words.give_back, words.bytes),
        Repair::RemoveMark(file) => format!("- {} {file}", words.remove_mark),
        Repair::RemoveLeftover(file) => format!("- {} {file}", words.remove_leftover),
    }
}
