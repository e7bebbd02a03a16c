//! A configuration file beside the real command line of a program: after an even first byte the exhibit's, after an odd one
//! the hall server's. What is wrong is a sentence that names the file, never a complaint about what nobody typed.
#![no_main]

#[allow(dead_code)]
#[path = "../../src/cli/arguments.rs"]
mod exhibit;
#[allow(dead_code)]
#[path = "../../crates/hall/src/cli/arguments.rs"]
mod hall;

use std::ffi::OsString;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use clap::Parser;
use configuration::{Refused, try_parse_from};
use libfuzzer_sys::fuzz_target;
use zhidian_fuzz::{folder, sentence};

fuzz_target!(|data: &[u8]| {
    let Some((role, text)) = data.split_first() else { return };
    let folder = folder();
    let file = folder.path().join("a.toml");
    fs::write(&file, text).unwrap();
    if role % 2 == 0 {
        read::<exhibit::Arguments>("run", &file);
    } else {
        read::<hall::Arguments>("serve", &file);
    }
});

fn read<Arguments: Parser + Debug>(command: &str, file: &Path) {
    let typed = ["zhidian".into(), command.into(), "--config".into(), OsString::from(file)];
    let read = || try_parse_from::<Arguments>(typed.clone());
    match read() {
        Ok(arguments) => assert_eq!(format!("{arguments:?}"), format!("{:?}", read().unwrap())),
        Err(Refused::File(error)) => {
            sentence(&error);
            assert!(error.to_string().contains("a.toml"), "the file is not named: {error}");
        }
        Err(Refused::Typed(error)) => panic!("told as if it had been typed: {error}"),
    }
}
