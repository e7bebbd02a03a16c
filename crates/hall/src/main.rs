//! `zhidian-hall`: see the library of this package.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhidian_hall::cli::run()
}
