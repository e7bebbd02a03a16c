//! How many connections the system lets this process hold.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files that the database, the statistics and the log may need beside the connections.
const OTHER_FILES: u64 = 512;
/// More connections than a hall has use for only cost memory.
const MOST: u64 = 4096;
/// With fewer a hall with its phones does not work well.
const LEAST: u64 = 64;

/// Raises this process's limit on open files to what the system allows, and says how many connections fit below it.
pub fn most_connections() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!("the limit on open files stays at {:?} ({error})", limit.current);
    }
    below(getrlimit(Resource::Nofile).current)
}

fn below(open_files: Option<u64>) -> usize {
    let most = open_files.map_or(MOST, |files| files.saturating_sub(OTHER_FILES).clamp(LEAST, MOST));
    usize::try_from(most).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_room_for_other_files() {
        assert_eq!([below(None), below(Some(1_048_576)), below(Some(1024)), below(Some(20))], [4096, 4096, 512, 64]);
    }
}
