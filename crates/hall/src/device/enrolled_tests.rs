use device_key::DeviceKey;

use super::super::code::invite;
use super::*;
use crate::database::Database;

const DEVICE: &str = "d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0";

fn with_database(test: impl FnOnce(&mut Connection)) {
    let folder = tempfile::tempdir().unwrap();
    Database::open(&folder.path().join("hall.sqlite")).unwrap().write_now(test);
}

fn key(secret: u8) -> PublicKey {
    DeviceKey::from_secret([secret; 32]).public()
}

fn enrol_as(connection: &mut Connection, name: &str, secret: u8, device: &str) -> Result<Enrolled, EnrolledError> {
    let code = invite(connection, name, 1_000).unwrap();
    enrol(connection, &code, &key(secret), device, 1_000)
}

fn state(connection: &Connection, secret: u8) -> State {
    find(connection, &key(secret).to_string()).unwrap().unwrap().state
}

#[test]
fn a_device_waits_until_it_is_confirmed_and_is_shut_out_for_good() {
    with_database(|connection| {
        let asked = enrol_as(connection, "near", 1, DEVICE).unwrap();
        assert_eq!((asked.state, asked.name.as_str()), (State::Pending, "near"));
        assert!(matches!(confirm(connection, "NOBODY", 2_000), Err(EnrolledError::NotPending(_))));
        let typed = asked.fingerprint.to_lowercase();
        assert_eq!(confirm(connection, &typed, 2_000).unwrap().state, State::Confirmed);
        assert!(matches!(confirm(connection, &typed, 2_000), Err(EnrolledError::LetIn(_, name)) if name == "near"));
        assert_eq!(remove(connection, "near", 3_000).unwrap(), 1);
        assert_eq!(state(connection, 1), State::Removed);
        assert!(matches!(remove(connection, "near", 3_000), Err(EnrolledError::ShutOut(_))));
        assert!(matches!(remove(connection, "far", 3_000), Err(EnrolledError::NoDevice(_))));
        assert!(matches!(confirm(connection, &typed, 3_000), Err(EnrolledError::NotPending(_))));
        assert!(matches!(enrol_as(connection, "near", 1, DEVICE), Err(EnrolledError::Removed)));
    });
}

#[test]
fn an_hour_later_nobody_is_confirmed() {
    with_database(|connection| {
        let asked = enrol_as(connection, "near", 1, DEVICE).unwrap();
        let late = confirm(connection, &asked.fingerprint, 1_000 + PENDING_MS);
        assert!(matches!(late, Err(EnrolledError::NotPending(_))));
    });
}

#[test]
fn a_new_key_of_the_same_place_ends_the_old_one_when_it_is_confirmed() {
    with_database(|connection| {
        let first = enrol_as(connection, "near", 1, DEVICE).unwrap();
        confirm(connection, &first.fingerprint, 2_000).unwrap();
        let second = enrol_as(connection, "near", 2, DEVICE).unwrap();
        assert_eq!(state(connection, 1), State::Confirmed, "until then it goes on");
        confirm(connection, &second.fingerprint, 2_000).unwrap();
        assert_eq!((state(connection, 1), state(connection, 2)), (State::Removed, State::Confirmed));
    });
}

#[test]
fn nobody_takes_the_identity_of_another_place() {
    with_database(|connection| {
        let first = enrol_as(connection, "near", 1, DEVICE).unwrap();
        confirm(connection, &first.fingerprint, 2_000).unwrap();
        assert!(matches!(enrol_as(connection, "far", 2, DEVICE), Err(EnrolledError::Taken(name)) if name == "near"));
        assert_eq!(list(connection).unwrap().len(), 1);
        let code: Option<String> =
            connection.query_row("SELECT used_by FROM device_code WHERE name = 'far'", [], |row| row.get(0)).unwrap();
        assert_eq!(code, None, "the code is not used up by it");
    });
}
