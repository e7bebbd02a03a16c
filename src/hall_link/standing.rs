//! How the link to the hall server stands. Said once whenever it changes: a network that is away for a day is one line,
//! not one for every try.

use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What the last answer showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The server answers as it should.
    Well,
    /// No answer.
    Gone,
    /// It shows a certificate that this exhibit does not believe.
    Unbelieved,
    /// It does not know this exhibit's key.
    Unknown,
    /// It waits for staff to confirm the key.
    Pending,
    /// Staff shut this exhibit out, or let in a newer key of it.
    ShutOut,
    /// It does not take this exhibit's requests.
    Refused,
    /// It answers that it cannot now.
    Busy,
    /// What answers is no hall server.
    Strange,
}

impl Standing {
    /// Whether people have to let this exhibit in before it makes sense to ask again soon.
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::Unknown | Self::Pending | Self::ShutOut | Self::Refused)
    }
}

/// The link as it was last heard of.
#[derive(Debug)]
pub(super) struct LinkStanding {
    server: String,
    /// Of this exhibit's key.
    fingerprint: String,
    last: Mutex<Option<Standing>>,
    mistaken: AtomicBool,
}

impl LinkStanding {
    pub fn new(server: String, fingerprint: String) -> Self {
        Self { server, fingerprint, last: Mutex::new(None), mistaken: AtomicBool::new(false) }
    }

    /// Takes note of an answer, and logs what has changed by it.
    pub fn note(&self, now: Standing, reason: &str) {
        match self.change(now, reason) {
            Some(sentence) if now == Standing::Well => tracing::info!("{sentence}"),
            Some(sentence) => tracing::warn!("{sentence}"),
            None => {}
        }
    }

    /// The server confirms records that it was not sent. Said once: it goes on, and nothing is delivered meanwhile.
    pub fn mistaken(&self, confirmed: &str) {
        if !self.mistaken.swap(true, Ordering::Relaxed) {
            let server = &self.server;
            tracing::error!(
                "the hall server {server} confirms {confirmed}, which it was not sent: see that every exhibit has a data \
                 folder of its own; records wait on disk"
            );
        }
    }

    /// What there is to say of an answer; `None` where nothing has changed.
    fn change(&self, now: Standing, reason: &str) -> Option<String> {
        let before = self.last.lock().unwrap_or_else(PoisonError::into_inner).replace(now);
        if before == Some(now) {
            return None;
        }
        let server = &self.server;
        Some(match now {
            Standing::Well if before.is_none() => format!("the hall server {server} answers"),
            Standing::Well => format!("the hall server {server} answers again: what waited on disk is delivered"),
            Standing::Gone => {
                format!("the hall server {server} does not answer ({reason}): records wait on disk until it does")
            }
            Standing::Unbelieved => {
                format!("the certificate of the hall server {server} is not believed, records wait on disk: {reason}")
            }
            Standing::Unknown => format!(
                "the hall server {server} does not know this exhibit ({reason}): enrol it with `zhidian enrol`; records wait \
                 on disk"
            ),
            Standing::Pending => format!(
                "the hall server {server} waits for staff to let this exhibit in: `zhidian-hall device confirm {}`; records \
                 wait on disk",
                self.fingerprint
            ),
            Standing::ShutOut => format!(
                "this exhibit was shut out by the hall server {server} ({reason}): it keeps its records and goes on asking"
            ),
            Standing::Refused => format!(
                "the hall server {server} refuses this exhibit's requests ({reason}): records wait on disk until it does not"
            ),
            Standing::Busy => {
                format!("the hall server {server} is not well ({reason}): records wait on disk; see its own log")
            }
            Standing::Strange => {
                format!("what answers at {server} is no hall server ({reason}): check --server; records wait on disk")
            }
        })
    }

    /// What the last answer showed; `None` before the first.
    pub fn last(&self) -> Option<Standing> {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The innermost cause of an error, which says most.
pub(super) fn cause(error: &dyn Error) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_is_said_once_with_what_to_do() {
        let link = LinkStanding::new("http://127.0.0.1:8420".to_owned(), "7KQ2MX".to_owned());
        let said = |now| link.change(now, "why");
        assert!(said(Standing::Gone).unwrap().contains("does not answer (why)"));
        assert_eq!([said(Standing::Gone), said(Standing::Gone)], [None, None]);
        assert!(said(Standing::Well).unwrap().contains("answers again"));
        assert_eq!(said(Standing::Well), None);
        assert!(said(Standing::Unbelieved).unwrap().contains("is not believed, records wait on disk: why"));
        assert!(said(Standing::Unknown).unwrap().contains("zhidian enrol"));
        assert!(said(Standing::Pending).unwrap().contains("device confirm 7KQ2MX"));
        assert!(said(Standing::ShutOut).unwrap().contains("keeps its records"));
        let refused = said(Standing::Refused).unwrap();
        assert!(refused.contains("refuses") && refused.contains("(why)"), "{refused}");
        assert_eq!(said(Standing::Refused), None);
        assert!(said(Standing::Gone).is_some());
    }

    #[test]
    fn the_first_answer_is_no_return() {
        let link = LinkStanding::new("http://127.0.0.1:8420".to_owned(), "7KQ2MX".to_owned());
        assert_eq!(link.change(Standing::Well, "").unwrap(), "the hall server http://127.0.0.1:8420 answers");
    }
}
