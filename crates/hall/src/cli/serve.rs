//! `zhidian-hall serve`.

use std::io::{self, IsTerminal, Write};

use tracing_subscriber::EnvFilter;

use super::CommandError;
use super::arguments::{ServeArguments, data_folder};
use super::words::words;
use crate::listen::TlsFiles;
use crate::server::{self, ServerError, Settings};

impl From<ServeArguments> for Settings {
    fn from(arguments: ServeArguments) -> Self {
        let tls = arguments.tls_certificate.zip(arguments.tls_key);
        Self {
            listen: arguments.listen,
            tls: tls.map(|(certificate, key)| TlsFiles { certificate, key }),
            data: data_folder(arguments.data),
            folder: arguments.folder,
            time_zone: arguments.time_zone,
            seed_demo: arguments.seed_demo,
        }
    }
}

/// Says whether the server could be started so.
pub fn check(arguments: ServeArguments, out: &mut impl Write) -> Result<(), CommandError> {
    Settings::from(arguments).check()?;
    writeln!(out, "{}", words().settings_good)?;
    Ok(())
}

/// Serves until asked to end. The address goes to stdout when requests are answered, the log to stderr.
pub fn run(arguments: ServeArguments) -> Result<(), CommandError> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,datafusion=warn"));
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    // Fails only where a log is set up already, which then does as well.
    let _ = log.try_init();
    std::panic::set_hook(Box::new(|panic| tracing::error!("a part of the server failed and was left out: {panic}")));
    let settings = Settings::from(arguments);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServerError::Serve)?;
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    let done = runtime.block_on(server::serve(settings, |address| {
        // Nobody has to read it: scripts do, a service manager does not.
        let _ = writeln!(io::stdout(), "{scheme}://{address}");
    }));
    // What still waits for a slow disk is not waited for: it was not confirmed to anyone.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    Ok(done?)
}
