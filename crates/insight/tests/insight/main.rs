//! The statistics through their public interface: rows in, numbers out.

mod demo_days;
mod hall;
mod query_time;
mod store;
mod tasks;
mod tiny_day;
