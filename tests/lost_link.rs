//! The exhibit's own link to the real server: over https with the hall's certificate and with another one, and over a wire
//! that loses the server's answers. Every record is stored exactly once all the same. And what the exhibit learns over it.

mod killed_hall;

use argon2::password_hash::PasswordVerifier as _;
use argon2::{Argon2, PasswordHash};
use killed_hall::{Durable, Hall, deliver_all, same, stored, wait_until};

/// So many records are made while none is taken.
const MEANWHILE: usize = 20;
/// So many answers are lost.
const LOST: usize = 8;

/// All that is durable is stored, and nothing else.
fn all_is_stored_once(hall: &Hall) {
    let (durable, stored) = (Durable::read(&hall.journal()).records, stored(hall));
    same("everything durable is stored", &durable, &stored);
    assert_eq!(durable.len(), stored.len(), "nothing else is stored");
}

#[test]
fn over_https_another_halls_certificate_delays_records_and_is_told() {
    let mut hall = Hall::open_encrypted(u64::from(std::process::id()));
    hall.start_exhibit(true);
    wait_until("records over https", || !stored(&hall).is_empty());

    hall.make_certificate("other");
    hall.show_certificate("other");
    // Connections that were made before would stay.
    hall.kill_server();
    hall.start_server();
    let told = "is not believed, records wait on disk: it is not of the CA in --server-certificate";
    wait_until("a word of it", || hall.said(told));
    let stored_then = stored(&hall).len();
    wait_until("records on the exhibit's disk", || {
        Durable::read(&hall.journal()).records.len() >= stored_then + MEANWHILE
    });
    assert_eq!(stored(&hall).len(), stored_then, "nothing is given to a stranger");
    let silences = hall.times_said("does not answer");
    assert!(hall.times_said(told) <= silences + 1, "it is said when it changes, not at every try");

    // The exhibit and the server run on.
    hall.show_certificate("own");
    let kept = Durable::read(&hall.journal()).records.len();
    wait_until("delivery of what was kept", || stored(&hall).len() >= kept);
    assert!(hall.said("answers again: what waited on disk is delivered"));
    assert!(hall.end_exhibit().success(), "visitors were served all the while");
    deliver_all(&mut hall, |_| {});
    all_is_stored_once(&hall);
}

#[test]
fn case_08_answers_that_the_exhibit_itself_never_hears_cost_no_record_and_double_none() {
    let mut hall = Hall::open_over_wire(u64::from(std::process::id()) + 1_000);
    hall.wire().lose_answers(true);
    hall.start_exhibit(true);
    wait_until("answers that are lost", || hall.wire().lost() >= LOST);
    assert!(!stored(&hall).is_empty(), "the server has what it confirmed in vain");
    hall.wire().lose_answers(false);
    let kept = Durable::read(&hall.journal()).records.len();
    wait_until("confirmation of what was kept", || Durable::read(&hall.journal()).acknowledged >= kept as u64);
    assert!(hall.end_exhibit().success());
    deliver_all(&mut hall, |_| {});
    all_is_stored_once(&hall);
}

#[test]
fn the_staff_pin_comes_with_a_hello_and_so_does_a_new_one() {
    let mut hall = Hall::open(u64::from(std::process::id()) + 2_000);
    let kept = hall.data("exhibit").join("staff-pin-hash");
    let opens = |pin: &str| {
        let hash = std::fs::read_to_string(&kept).unwrap_or_default();
        PasswordHash::new(hash.trim())
            .is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
    };
    hall.start_exhibit(true);
    let first = hall.staff_pin();
    wait_until("the hall's PIN at the exhibit", || opens(&first));
    hall.reset_staff_pin();
    let second = hall.staff_pin();
    wait_until("the new PIN at the exhibit", || opens(&second));
    assert!(hall.end_exhibit().success());
}
