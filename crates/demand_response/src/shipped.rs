use std::sync::LazyLock;

use rust_embed::RustEmbed;

use crate::programme::Programme;
use crate::programme_file::ProgrammeError;

/// The data files, compiled in: a file put into the folder is shipped without a line of Rust.
#[derive(RustEmbed)]
#[folder = "../../assets/data/programmes"]
struct ProgrammeFiles;

/// The programmes that come with the program.
#[derive(Debug)]
pub struct Shipped {
    /// Sorted by id.
    pub programmes: Vec<Programme>,
    /// Files that were refused; none in a released program, which a test sees to.
    pub refused: Vec<ProgrammeError>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let mut shipped = Shipped { programmes: Vec::new(), refused: Vec::new() };
    for name in ProgrammeFiles::iter().filter(|name| name.ends_with(".ron")) {
        let text = ProgrammeFiles::get(&name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        match Programme::parse(&name, &text.unwrap_or_default()) {
            Ok(programme) => shipped.programmes.push(programme),
            Err(error) => shipped.refused.push(error),
        }
    }
    shipped.programmes.sort_by(|a, b| a.id.cmp(&b.id));
    shipped
});

/// Everything that comes with the program.
pub fn shipped() -> &'static Shipped {
    &SHIPPED
}

/// The shipped programme of `id`.
pub fn find(id: &str) -> Result<&'static Programme, ProgrammeError> {
    let programmes = &shipped().programmes;
    programmes.iter().find(|programme| programme.id == id).ok_or_else(|| {
        let known: Vec<&str> = programmes.iter().map(|programme| programme.id.as_str()).collect();
        ProgrammeError::Unknown { id: id.to_owned(), known: known.join(", ") }
    })
}
