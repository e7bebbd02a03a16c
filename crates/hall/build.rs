//! Rebuilds this crate when the built pages, pictures or the practice phone's documents change, since all are embedded.

use std::path::{Path, PathBuf};

fn main() {
    // A folder that is not there yet makes cargo look again at every build, so pages built later are found.
    let embedded = ["web/dist", "assets/pictures", "assets/theme", "assets/locales", "scenes/phone"];
    for folder in embedded.map(|folder| format!("../../{folder}")) {
        watch(Path::new(&folder));
    }
    println!("cargo::rerun-if-changed=build.rs");
}

fn watch(folder: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    for inner in folders {
        watch(&inner);
    }
}
