//! Files of metering systems, read as anyone would read them.

mod arbitrary;
mod files;
mod made_up_year;
mod refusals;
mod registers;
mod repairs;
mod workbooks;
