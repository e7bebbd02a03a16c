//! A virtual screen for the real exhibit, with software graphics.

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A process that ends with the test.
pub struct Ended(pub Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself; either way it must not stay.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Starts a virtual screen large enough for both displays and for the giant phone on a free number, which is returned as `$DISPLAY` wants it.
pub fn virtual_screen() -> Result<(Ended, String), Box<dyn Error>> {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "3840x1920x24", "-nolisten", "tcp"])
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
