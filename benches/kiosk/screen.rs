//! A virtual screen whose picture is read from the memory that its server draws into.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Every so many pixels of a row and of a column are compared.
const SPARSE: usize = 8;
/// Between two looks at the picture.
const LOOK: Duration = Duration::from_millis(5);
/// What has not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(60);
/// A share of pixels that may differ in the same picture: a caret, a spark.
const SAME: f64 = 0.002;

pub struct Screen {
    server: Child,
    pub display: String,
    picture: PathBuf,
}

type Picture = Vec<u32>;

impl Screen {
    pub fn open(folder: &Path) -> Result<Screen, Box<dyn Error>> {
        let display = format!(":{}", 300 + std::process::id() % 500);
        let server = Command::new("Xvfb")
            .args([&display, "-screen", "0", "1920x1080x24", "-fbdir"])
            .arg(folder)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb does not start: {error}"))?;
        let screen = Screen { server, display, picture: folder.join("Xvfb_screen0") };
        let begun = Instant::now();
        while screen.look().is_err() {
            if begun.elapsed() > PATIENCE {
                return Err("the virtual screen has no picture".into());
            }
            std::thread::sleep(LOOK);
        }
        Ok(screen)
    }

    /// Waits until nothing of whoever was there before is seen.
    pub fn blank(&self) -> Result<(), Box<dyn Error>> {
        let begun = Instant::now();
        while self.look()?.iter().any(|pixel| *pixel != 0) {
            if begun.elapsed() > PATIENCE {
                return Err("something stays on the virtual screen".into());
            }
            std::thread::sleep(LOOK);
        }
        Ok(())
    }

    /// How long after `begun` the picture was first there that then stayed.
    pub fn steady_after(&self, begun: Instant, steady: Duration) -> Result<Duration, Box<dyn Error>> {
        let mut last = self.look()?;
        let mut since = Instant::now();
        loop {
            std::thread::sleep(LOOK);
            let now = self.look()?;
            if !same(&last, &now) {
                (last, since) = (now, Instant::now());
            } else if since.elapsed() > steady && last.iter().any(|pixel| *pixel != 0) {
                return Ok(since - begun);
            }
            if begun.elapsed() > PATIENCE {
                return Err("the picture does not become steady".into());
            }
        }
    }

    /// How long after a touch the picture is another one, with the time that the touch itself takes to be sent.
    pub fn touch(&self, (x, y): (u32, u32)) -> Result<Duration, Box<dyn Error>> {
        self.hand(&["mousemove", &x.to_string(), &y.to_string()])?;
        std::thread::sleep(Duration::from_millis(500));
        let before = self.look()?;
        let begun = Instant::now();
        self.hand(&["mousedown", "1"])?;
        while self.look()? == before {
            if begun.elapsed() > PATIENCE {
                return Err("a touch changes nothing".into());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let took = begun.elapsed();
        self.hand(&["mouseup", "1"])?;
        std::thread::sleep(Duration::from_millis(500));
        Ok(took)
    }

    fn hand(&self, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
        let done = Command::new("xdotool").args(arguments).env("DISPLAY", &self.display).status()?;
        if done.success() { Ok(()) } else { Err("xdotool failed".into()) }
    }

    /// The picture now: an XWD file of 32 bits a pixel, its header in big-endian words.
    fn look(&self) -> Result<Picture, Box<dyn Error>> {
        let file = fs::read(&self.picture)?;
        let word = |index: usize| -> Result<usize, Box<dyn Error>> {
            let bytes = file.get(index * 4..index * 4 + 4).ok_or("the picture is cut short")?;
            Ok(u32::from_be_bytes(bytes.try_into()?) as usize)
        };
        let (width, height, row, colours) = (word(4)?, word(5)?, word(12)?, word(19)?);
        let from = word(0)? + colours * 12;
        let mut picture = Vec::with_capacity(width * height / SPARSE / SPARSE);
        for y in (0..height).step_by(SPARSE) {
            for x in (0..width).step_by(SPARSE) {
                let at = from + y * row + x * 4;
                let bytes = file.get(at..at + 4).ok_or("the picture is cut short")?;
                picture.push(u32::from_le_bytes(bytes.try_into()?) & 0x00ff_ffff);
            }
        }
        Ok(picture)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

fn same(one: &Picture, other: &Picture) -> bool {
    let differ = one.iter().zip(other).filter(|(a, b)| a != b).count();
    differ as f64 <= SAME * one.len() as f64
}
