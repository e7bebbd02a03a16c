//! Writes what the pages in `web` hold of the documents: `cargo run -p phone --example page_data`.

#[path = "../tests/page_data/files.rs"]
mod files;

fn main() -> std::io::Result<()> {
    for (path, text) in files::files() {
        std::fs::write(format!("{}/{path}", files::PROJECT), &text)?;
        println!("{path}: {} bytes", text.len());
    }
    Ok(())
}
