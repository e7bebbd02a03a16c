//! Pictures of the real exhibit on a virtual screen with software graphics, against the ones that are kept.
//!
//! `UPDATE_SNAPSHOTS=1 cargo nextest run golden` takes them anew; look at each before keeping it. The attract loop moves
//! and the code is random, so those two are taken but not compared pixel by pixel.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::RgbImage;
use tempfile::TempDir;

mod virtual_screen;
use virtual_screen::virtual_screen;

/// Pictures of a visit that are compared.
const KEPT: [&str; 4] = ["example-near", "example-far", "elder-near", "english-far"];
/// The same of the giant phone.
const KEPT_OF_THE_PHONE: [&str; 11] = [
    "menu-phone",
    "tasks-phone",
    "home-screen-phone",
    "guided-phone",
    "wrong-phone",
    "form-phone",
    "confirm-phone",
    "figures-phone",
    "done-phone",
    "done-english-phone",
    "done-elder-phone",
];
/// And of its other kinds of pages.
const KEPT_PAGES: [&str; 11] = [
    "lock-phone",
    "bars-days-phone",
    "bars-months-phone",
    "switcher-phone",
    "list-phone",
    "bill-phone",
    "bill-contrast-phone",
    "bill-reach-phone",
    "question-phone",
    "pinyin-phone",
    "pinyin-english-phone",
];
/// The day of these pictures: pages show dates.
const NOW: &str = "2026-11-25T10:00";
/// A pixel differs where a channel is further off than this: fonts are drawn alike everywhere, edges nearly.
const CHANNEL: u8 = 32;
/// Share of pixels that may differ.
const SHARE: f64 = 0.004;

/// Where the codes of these pictures lead.
const TAKEAWAY_BASE: &str = "https://hall.example/t/";
/// Two sights of the code.
const CODES: &str = r#"(steps: [
    Tap(id: "start"), Tap(id: "open-calculator"), Tap(id: "example"),
    Tap(id: "takeaway"), Shot("code"), Tap(id: "code-close"),
    Tap(id: "mode-elder"), Tap(id: "mode-contrast"), Tap(id: "takeaway"), Shot("code-elder-contrast"),
])"#;

#[test]
fn pictures_look_as_they_were_kept() -> Result<(), Box<dyn Error>> {
    compare("visit.ron", &KEPT)
}

#[test]
fn the_giant_phone_looks_as_it_was_kept() -> Result<(), Box<dyn Error>> {
    compare("phone.ron", &KEPT_OF_THE_PHONE)
}

#[test]
fn pages_of_the_giant_phone_look_as_they_were_kept() -> Result<(), Box<dyn Error>> {
    compare("phone-pages.ron", &KEPT_PAGES)
}

/// Plays a visit of tests/golden and holds its pictures against the kept ones.
fn compare(visit: &str, kept: &[&str]) -> Result<(), Box<dyn Error>> {
    let golden = Path::new("tests/golden");
    let folder = shots_of(&golden.join(visit), &[])?;
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut wrong = Vec::new();
    for name in kept {
        let (fresh, kept) = (folder.path().join(format!("{name}.png")), golden.join(format!("{name}.png")));
        if update {
            std::fs::copy(&fresh, &kept)?;
            continue;
        }
        let share = difference(&picture(&fresh)?, &picture(&kept)?);
        if share > SHARE {
            let seen = std::env::temp_dir().join(format!("zhidian-{name}.png"));
            std::fs::copy(&fresh, &seen)?;
            wrong.push(format!("{name}: {:.2} % of the pixels differ, seen now in {}", share * 100.0, seen.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// The code is on a window among everything else, not a picture by itself; and in each size it is read.
#[test]
fn the_code_on_the_glass_is_read_by_two_readers() -> Result<(), Box<dyn Error>> {
    let visit = tempfile::NamedTempFile::new()?;
    std::fs::write(visit.path(), CODES)?;
    let folder = shots_of(visit.path(), &[])?;
    for name in ["code-near.png", "code-elder-contrast-near.png"] {
        let path = folder.path().join(name);
        let (zbar, rxing) = (read_by_zbar(&path)?, read_by_rxing(&path)?);
        assert_eq!(zbar, rxing, "{name}");
        assert!(rxing.starts_with(&format!("{TAKEAWAY_BASE}#")), "{name}: {rxing}");
    }
    Ok(())
}

/// The exhibit draws only where a picture has changed; what is seen is the same to the last pixel.
#[test]
fn pictures_drawn_in_parts_look_as_drawn_whole() -> Result<(), Box<dyn Error>> {
    for (visit, still) in [("visit.ron", &KEPT[..]), ("phone.ron", &KEPT_OF_THE_PHONE[..])] {
        let visit = Path::new("tests/golden").join(visit);
        let (parts, whole) = (shots_of(&visit, &[])?, shots_of(&visit, &["--whole-pictures"])?);
        for name in still.iter().map(|name| format!("{name}.png")) {
            let (parts, whole) = (picture(&parts.path().join(&name))?, picture(&whole.path().join(&name))?);
            assert!(parts == whole, "{name} has remains of the picture before it");
        }
    }
    Ok(())
}

/// The pictures of a written visit to the real exhibit on a virtual screen.
fn shots_of(visit: &Path, flags: &[&str]) -> Result<TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (_screen, display) = virtual_screen()?;
    let played = Command::new(env!("CARGO_BIN_EXE_zhidian"))
        .arg("replay")
        .arg(visit)
        .arg("--shots")
        .arg(folder.path())
        .args(["--takeaway-base", TAKEAWAY_BASE, "--now", NOW])
        .args(flags)
        .env("DISPLAY", &display)
        .env_remove("WAYLAND_DISPLAY")
        .output()?;
    let (out, log) = (String::from_utf8_lossy(&played.stdout), String::from_utf8_lossy(&played.stderr));
    assert!(played.status.success(), "the visit did not go as written:\n{out}\n{log}");
    Ok(folder)
}

fn read_by_zbar(path: &Path) -> Result<String, Box<dyn Error>> {
    let read = Command::new("zbarimg")
        .args(["--raw", "-q"])
        .arg(path)
        .output()
        .map_err(|error| format!("zbarimg does not start: {error}; scripts/test installs it"))?;
    assert!(read.status.success(), "zbarimg finds no code in {}", path.display());
    Ok(String::from_utf8(read.stdout)?.trim().to_owned())
}

fn read_by_rxing(path: &Path) -> Result<String, Box<dyn Error>> {
    let grey = image::open(path)?.to_luma8();
    let (width, height) = grey.dimensions();
    let mut hints = rxing::DecodeHints::default();
    let format = Some(rxing::BarcodeFormat::QR_CODE);
    let read = rxing::helpers::detect_in_luma_with_hints(grey.into_raw(), width, height, format, &mut hints)?;
    Ok(read.getText().to_owned())
}

fn picture(path: &PathBuf) -> Result<RgbImage, Box<dyn Error>> {
    let read = image::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(read.to_rgb8())
}

/// Share of pixels that differ; all of them where the sizes do.
fn difference(a: &RgbImage, b: &RgbImage) -> f64 {
    if a.dimensions() != b.dimensions() {
        return 1.0;
    }
    let differ =
        a.pixels().zip(b.pixels()).filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > CHANNEL)).count();
    differ as f64 / f64::from(a.width() * a.height())
}
