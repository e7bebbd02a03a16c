//! Pictures of the real exhibit on a virtual screen with software graphics, against the ones that are kept.
//!
//! `UPDATE_SNAPSHOTS=1 cargo nextest run golden` takes them anew; look at each before keeping it. The attract loop moves
//! and the code is random, so those two are taken but not compared pixel by pixel.

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use image::RgbImage;

/// Pictures that are compared.
const KEPT: [&str; 4] = ["example-near", "example-far", "elder-near", "english-far"];
/// A pixel differs where a channel is further off than this: fonts are drawn alike everywhere, edges nearly.
const CHANNEL: u8 = 32;
/// Share of pixels that may differ.
const SHARE: f64 = 0.004;

/// A process that ends with the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself; either way it must not stay.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn pictures_look_as_they_were_kept() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (_screen, display) = virtual_screen()?;
    let golden = Path::new("tests/golden");
    let played = Command::new(env!("CARGO_BIN_EXE_zhidian"))
        .arg("replay")
        .arg(golden.join("visit.ron"))
        .arg("--shots")
        .arg(folder.path())
        .env("DISPLAY", &display)
        .env_remove("WAYLAND_DISPLAY")
        .output()?;
    let out = String::from_utf8_lossy(&played.stdout);
    assert!(
        played.status.success(),
        "the visit did not go as written:\n{out}\n{}",
        String::from_utf8_lossy(&played.stderr)
    );
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut wrong = Vec::new();
    for name in KEPT {
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

/// Starts a virtual screen wide enough for both displays on a free number.
fn virtual_screen() -> Result<(Ended, String), Box<dyn Error>> {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "3840x1080x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("Xvfb does not start: {error}; scripts/test installs it"))?;
    let out = screen.stdout.take().ok_or("Xvfb says nothing")?;
    let ended = Ended(screen);
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line)?;
    Ok((ended, format!(":{}", line.trim())))
}
