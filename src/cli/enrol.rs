//! `zhidian enrol`: makes this exhibit's key and waits until staff have let it in.

use std::error::Error;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use hall_api::{Enrol, Enrolment, refusal_code};
use journal::{DeviceId, Journal, JournalOptions, Outbox as _};

use super::arguments::EnrolArguments;
use crate::hall_link::{Answer, AskError, CertificateFault, FreshKey, HallServer, SignedClient};

/// Staff have so long to compare the fingerprint; the key stays good for an hour.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// How often the server is asked.
const EVERY: Duration = Duration::from_secs(2);
/// How long the journal may take to close.
const LAST_FLUSH: Duration = Duration::from_secs(5);

/// Why the exhibit is not let in.
#[derive(Debug, thiserror::Error)]
enum EnrolError {
    #[error("the hall server does not answer: {0}; check that it runs, and --server: http or https, host and port")]
    Unanswered(AskError),
    #[error("the hall server's certificate is not believed: {0}")]
    Certificate(CertificateFault),
    #[error("the hall server refuses: {0}")]
    Refused(String),
    #[error("what answers is no hall server ({0}): check --server")]
    Strange(reqwest::Error),
    #[error(
        "nobody confirmed the fingerprint {0} within a quarter of an hour: `zhidian-hall device confirm {0}` lets this \
         exhibit in for an hour from its enrolment, and later it has to enrol again"
    )]
    NotConfirmed(String),
}

impl From<AskError> for EnrolError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Certificate(fault) => Self::Certificate(fault),
            error => Self::Unanswered(error),
        }
    }
}

pub(super) fn run(arguments: &EnrolArguments) -> Result<ExitCode, Box<dyn Error>> {
    let server = HallServer::new(&arguments.server, arguments.server_certificate.clone())?;
    let device = identity(&arguments.data)?;
    let fresh = FreshKey::make(&arguments.data)?;
    let client = SignedClient::new(server, fresh.key.clone())?;
    let body = Enrol { code: arguments.code.digits().to_owned(), device: device.to_string() };
    let asked = read(client.send(client.post("/api/device/enrol").json(&body)).map_err(EnrolError::from)?)?;
    // From here on the hall knows the new key, and the one before ends when staff confirm it.
    fresh.keep()?;
    let Enrolment { name, fingerprint, .. } = asked;
    // The fingerprint alone on stdout, for scripts.
    writeln!(io::stdout(), "{fingerprint}")?;
    tracing::info!("the hall server knows this exhibit as {name}: compare the fingerprint {fingerprint} there");
    tracing::info!("then confirm it at the server: zhidian-hall device confirm {fingerprint}");
    wait(&client, &fingerprint)?;
    tracing::info!("this exhibit is let in as {name}");
    Ok(ExitCode::SUCCESS)
}

/// The identity of this exhibit's records, which the key shall speak for.
fn identity(data: &Path) -> Result<DeviceId, Box<dyn Error>> {
    let journal = Journal::open(&data.join("journal"), JournalOptions::default())?;
    let device = journal.device();
    journal.close(LAST_FLUSH)?;
    Ok(device)
}

fn wait(client: &SignedClient, fingerprint: &str) -> Result<(), EnrolError> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        thread::sleep(EVERY);
        match client.send(client.get("/api/device/enrolment")) {
            Ok(Answer::Refused { status, .. }) if status.is_server_error() || status.as_u16() == 429 => {}
            Ok(answer) => {
                if read(answer)?.confirmed {
                    return Ok(());
                }
            }
            Err(error) => tracing::debug!("asked again later: {error}"),
        }
    }
    Err(EnrolError::NotConfirmed(fingerprint.to_owned()))
}

fn read(answer: Answer) -> Result<Enrolment, EnrolError> {
    match answer {
        Answer::Taken(response) => response.json().map_err(EnrolError::Strange),
        Answer::Refused { said: Some(said), .. } if said.code == refusal_code::STALE_SIGNATURE => {
            Err(EnrolError::Refused("this PC's clock is wrong: set it and enrol again".to_owned()))
        }
        Answer::Refused { said: Some(said), .. } => Err(EnrolError::Refused(said.message)),
        Answer::Refused { status, .. } => Err(EnrolError::Refused(format!("{status}: check --server"))),
    }
}
