//! The hall server and its administrator's command line.
//!
//! One process per hall keeps what its exhibits record, exactly once and for good, and serves pages: statistics for
//! managers, the displays for staff, results for visitors' phones. Everything a screen computes can be computed here from
//! files, which is how an integrator checks a tariff. One folder or file for each noun of that; `server` puts them together.

mod backup;
mod certificate;
pub mod cli;
mod clock;
mod data_folder;
mod database;
mod demo;
mod device;
mod hall;
mod health;
mod identity;
mod listen;
mod page;
mod rate_limit;
mod record;
mod refusal;
mod request_body;
mod request_head;
mod router;
mod screen;
mod secret;
mod server;
mod service_manager;
mod session;
mod statistics;
mod takeaway;
