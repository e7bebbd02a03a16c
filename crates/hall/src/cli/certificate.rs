//! `zhidian-hall certificate new`.

use std::io::Write;

use super::CommandError;
use super::arguments::{CertificateArguments, CertificateCommand};
use super::words::words;
use crate::certificate::make;

/// Makes the files and says what each is for.
pub fn run(arguments: &CertificateArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let CertificateCommand::New { name, to } = &arguments.command;
    let made = make(to, name)?;
    let words = words();
    writeln!(
        out,
        "{} --tls-certificate {} --tls-key {}",
        words.for_server,
        made.certificate.display(),
        made.key.display()
    )?;
    writeln!(out, "{} --server-certificate {}", words.for_exhibits, made.ca.display())?;
    Ok(())
}
