//! Delivery of all that an exhibit keeps.

use super::{Durable, Hall, stored, wait_until};

/// Runs the exhibit with nobody in the hall until the server has everything, then stops it where it stands: a clean end
/// would be one more record. Once more where it wrote something at the last moment. `look` is asked after each stop.
pub fn deliver_all(hall: &mut Hall, mut look: impl FnMut(&Hall)) {
    wait_until("delivery of everything", || {
        // The exhibit's own start is a record too.
        let expected = Durable::read(&hall.journal()).records.len() + 1;
        hall.start_exhibit(false);
        wait_until("delivery of what was durable", || stored(hall).len() >= expected);
        hall.kill_exhibit();
        look(hall);
        stored(hall).len() == Durable::read(&hall.journal()).records.len()
    });
}
