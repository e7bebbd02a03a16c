//! The exhibit and Chromium, each with the calculator's near screen.

use std::error::Error;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::screen::Screen;

/// The same content as a plain page.
const PAGE: &str = include_str!("page.html");

pub struct Contestant {
    program: PathBuf,
    arguments: Vec<String>,
    /// Where it is touched in turns, in pixels: each changes the picture.
    pub touched: [(u32, u32); 2],
}

/// A program that runs, with all its processes in a group of their own.
pub struct Running {
    pub begun: Instant,
    program: Child,
}

impl Contestant {
    /// The calculator is the first thing on its screen.
    pub fn exhibit(program: PathBuf, folder: &Path) -> Result<Contestant, Box<dyn Error>> {
        let profiles = folder.join("exhibit/scenes/profiles");
        fs::create_dir_all(&profiles)?;
        let profile = r#"(id: "near", displays: [(id: "near", width_px: 1920, height_px: 1080, width_mm: 598.0, height_mm: 336.0,
            bottom_mm: 800.0, reading_distance_mm: 500.0, touch: true)], attract: "tier-calculator", home: "tier-calculator",
            scenes: ["tier-calculator"], idle_s: 600.0, countdown_s: 20.0)"#;
        fs::write(profiles.join("near.ron"), profile)?;
        let data = folder.join("data");
        let text = |path: &Path| path.display().to_string();
        Ok(Contestant {
            program,
            arguments: ["run", "--profile", "near", "--placement", "native", "--folder"]
                .map(str::to_owned)
                .into_iter()
                .chain([text(&folder.join("exhibit")), "--data".to_owned(), text(&data)])
                .collect(),
            touched: [(1460, 205), (1750, 205)],
        })
    }

    pub fn chromium(folder: &Path) -> Result<Contestant, Box<dyn Error>> {
        let page = folder.join("page.html");
        fs::write(&page, PAGE)?;
        let profile = format!("--user-data-dir={}", folder.join("chromium").display());
        let flags = [
            "--kiosk",
            "--no-sandbox",
            "--no-first-run",
            "--disable-gpu",
            "--window-size=1920,1080",
            "--window-position=0,0",
        ];
        let arguments = flags.map(str::to_owned).into_iter();
        let arguments = arguments.chain([profile, format!("file://{}", page.display())]).collect();
        Ok(Contestant { program: "chromium".into(), arguments, touched: [(1460, 205), (1750, 205)] })
    }

    pub fn start(&self, screen: &Screen) -> Result<Running, Box<dyn Error>> {
        let begun = Instant::now();
        let program = Command::new(&self.program)
            .args(&self.arguments)
            .env("DISPLAY", &screen.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("VK_ICD_FILENAMES", "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json")
            // As the packages' units say it to the exhibit; Chromium has an allocator of its own.
            .env("MALLOC_MMAP_THRESHOLD_", "131072")
            // No hall sets it, and with it the graphics library notes a backtrace at every lock it takes.
            .env_remove("RUST_BACKTRACE")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", self.program.display()))?;
        Ok(Running { begun, program })
    }
}

impl Running {
    /// Its processes, by their group.
    fn processes(&self) -> Result<Vec<PathBuf>, Box<dyn Error>> {
        let group = self.program.id().to_string();
        let of_group = |process: &PathBuf| {
            let status = fs::read_to_string(process.join("stat")).unwrap_or_default();
            // Fields after the name in brackets: state, parent, group.
            status.rsplit_once(')').is_some_and(|(_, fields)| fields.split_whitespace().nth(2) == Some(&group))
        };
        let all = fs::read_dir("/proc")?.filter_map(|entry| Some(entry.ok()?.path()));
        Ok(all.filter(of_group).collect())
    }

    /// How many processes, and their proportional set size together in MB.
    pub fn memory(&self) -> Result<(usize, f64), Box<dyn Error>> {
        let processes = self.processes()?;
        let kb = |process: &PathBuf| -> f64 {
            let smaps = fs::read_to_string(process.join("smaps_rollup")).unwrap_or_default();
            let line = smaps.lines().find_map(|line| line.strip_prefix("Pss:"));
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0.0)
        };
        Ok((processes.len(), processes.iter().map(kb).sum::<f64>() / 1024.0))
    }

    /// Processor time over a while, in percent of one core.
    pub fn processor_percent(&self, over: Duration) -> Result<f64, Box<dyn Error>> {
        let before = self.ticks()?;
        std::thread::sleep(over);
        // A hundred ticks a second, as everywhere on Linux.
        Ok((self.ticks()? - before) / over.as_secs_f64())
    }

    fn ticks(&self) -> Result<f64, Box<dyn Error>> {
        let of = |process: &PathBuf| -> f64 {
            let status = fs::read_to_string(process.join("stat")).unwrap_or_default();
            let fields = status.rsplit_once(')').map(|(_, fields)| fields.split_whitespace().collect::<Vec<_>>());
            let field = |index: usize| fields.as_ref().and_then(|fields| fields.get(index)?.parse::<f64>().ok());
            field(11).unwrap_or(0.0) + field(12).unwrap_or(0.0)
        };
        Ok(self.processes()?.iter().map(of).sum())
    }

    /// Ends all its processes.
    pub fn end(mut self) -> Result<(), Box<dyn Error>> {
        let group = format!("-{}", self.program.id());
        Command::new("kill").args(["-KILL", "--", &group]).status()?;
        self.program.wait()?;
        Ok(())
    }
}
