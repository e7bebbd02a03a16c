//! The files in vectors/ are what other programs that read these codes are tested with: they hold what this
//! code does. After a change of the format `UPDATE_VECTORS=1` writes them anew.

use crate::example;
use std::collections::BTreeSet;
use std::path::PathBuf;

use ed25519_dalek::Signer;
use serde_json::{Value, json};
use takeaway::{Carried, Lesson, LessonLanguage, Opened, Sealable, SigningKey, YearBill, open, seal};

struct Vector {
    name: &'static str,
    fragment: String,
}

fn vectors() -> Vec<Vector> {
    let usual = sealed(&example::one_limit_crossed());
    let message = bytes(&usual);
    let message = &message[..message.len() - 64];
    let topping_up = sealed(&example::topping_up());
    let lesson = bytes(&topping_up);
    let lesson = &lesson[..lesson.len() - 64];
    vec![
        Vector { name: "one-limit-crossed", fragment: usual.clone() },
        Vector { name: "nothing-given", fragment: sealed(&example::nothing_given()) },
        Vector { name: "largest-figures", fragment: sealed(&example::largest_figures()) },
        Vector { name: "one-month-missing", fragment: sealed(&one_month_missing()) },
        Vector { name: "refused-empty", fragment: String::new() },
        Vector { name: "refused-letter", fragment: usual.replacen('1', "l", 1) },
        Vector { name: "refused-full-width-digit", fragment: usual.replacen('1', "１", 1) },
        Vector { name: "refused-markup", fragment: "<img src=x onerror=alert(1)>".to_owned() },
        Vector { name: "refused-last-digit-missing", fragment: usual[..usual.len() - 1].to_owned() },
        Vector { name: "refused-last-chunk-missing", fragment: usual[..usual.len() / 17 * 17 - 17].to_owned() },
        Vector { name: "refused-chunk-too-large", fragment: format!("72057594037927936{}", &usual[17..]) },
        Vector { name: "refused-version-2", fragment: signed(message, |bytes| bytes[0] = 0x21) },
        Vector { name: "refused-kind-3", fragment: signed(message, |bytes| bytes[0] = 0x13) },
        Vector { name: "refused-bill-as-lesson", fragment: signed(message, |bytes| bytes[0] = 0x12) },
        Vector { name: "refused-lesson-as-bill", fragment: signed(lesson, |bytes| bytes[0] = 0x11) },
        Vector { name: "refused-other-hall", fragment: sealed_by(&SigningKey::from_secret([9; 32])) },
        Vector { name: "refused-figure-changed", fragment: changed(&usual) },
        Vector { name: "refused-signed-but-longer", fragment: signed(message, |bytes| bytes.push(0)) },
        Vector {
            name: "refused-signed-but-cut-off",
            fragment: signed(message, |bytes| bytes.truncate(bytes.len() - 1)),
        },
        Vector { name: "refused-signed-unknown-flag", fragment: signed(message, |bytes| bytes[20] |= 0x40) },
        Vector { name: "refused-signed-month-13", fragment: signed(message, |bytes| month_13(bytes)) },
        Vector { name: "refused-signed-long-number", fragment: signed(message, long_number) },
        Vector { name: "lesson", fragment: topping_up.clone() },
        Vector { name: "lesson-shortest", fragment: sealed(&example::shortest_lesson()) },
        Vector { name: "lesson-longest", fragment: sealed(&example::longest_lesson()) },
        Vector { name: "refused-lesson-changed", fragment: changed(&topping_up) },
        Vector { name: "refused-lesson-cut-off", fragment: signed(lesson, |bytes| bytes.truncate(bytes.len() - 1)) },
        Vector { name: "refused-lesson-longer", fragment: signed(lesson, |bytes| bytes.push(0)) },
        Vector { name: "refused-lesson-unknown-flag", fragment: signed(lesson, |bytes| bytes[17] |= 2) },
        Vector { name: "refused-lesson-empty-id", fragment: lesson_of("", "t", "a.cn") },
        Vector { name: "refused-lesson-long-id", fragment: lesson_of(&"a".repeat(33), "t", "a.cn") },
        Vector { name: "refused-lesson-capital", fragment: lesson_of("wsgw", "Topup", "a.cn") },
        Vector { name: "refused-lesson-letter-beyond-ascii", fragment: lesson_of("wsgw", "电", "a.cn") },
        Vector { name: "refused-lesson-no-address", fragment: lesson_of("wsgw", "topup", "") },
        Vector { name: "refused-lesson-long-address", fragment: lesson_of("wsgw", "topup", &long_address()) },
        Vector { name: "refused-lesson-http", fragment: lesson_of("wsgw", "topup", "http://www.95598.cn/") },
        Vector { name: "refused-lesson-javascript", fragment: lesson_of("wsgw", "topup", "javascript:alert(1)") },
        Vector { name: "refused-lesson-user-name", fragment: lesson_of("wsgw", "topup", "www.95598.cn@evil.cn/") },
        Vector { name: "refused-lesson-markup", fragment: lesson_of("wsgw", "topup", "a.cn/\"><script>") },
        Vector { name: "refused-lesson-capital-host", fragment: lesson_of("wsgw", "topup", "WWW.a.cn") },
    ]
}

#[test]
fn the_files_hold_what_the_code_does() {
    let folder = PathBuf::from("vectors");
    let update = std::env::var_os("UPDATE_VECTORS").is_some();
    let mut expected = BTreeSet::new();
    for vector in vectors() {
        let path = folder.join(format!("{}.json", vector.name));
        let document = document(&vector);
        if update {
            std::fs::write(&path, format!("{document:#}\n")).unwrap();
        }
        let written: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(written, document, "{}", path.display());
        expected.insert(path);
    }
    let found: BTreeSet<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(found, expected, "vectors/ holds a file no test writes, or lacks one");
}

#[test]
fn names_tell_whether_a_vector_opens() {
    for vector in vectors() {
        let opens = open(&vector.fragment, &[example::key().public()]).is_ok();
        assert_eq!(opens, !vector.name.starts_with("refused-"), "{}", vector.name);
    }
}

fn document(vector: &Vector) -> Value {
    let key = example::key().public();
    let (outcome, value) = match open(&vector.fragment, &[key]) {
        Ok(opened) => ("decoded", decoded(&opened)),
        Err(refused) => ("refused", json!(refused.name())),
    };
    json!({ "name": vector.name, "public_key": key.to_string(), "fragment": vector.fragment, outcome: value })
}

fn decoded(opened: &Opened) -> Value {
    let mut value = match &opened.carried {
        Carried::Bill(bill) => decoded_bill(bill),
        Carried::Lesson(lesson) => decoded_lesson(lesson),
    };
    value["key_id"] = json!(opened.key.to_string());
    value["code"] = json!(opened.code.to_string());
    value["valid_until"] = json!(opened.valid_until.0);
    value
}

fn decoded_lesson(lesson: &Lesson) -> Value {
    let language = match lesson.language {
        LessonLanguage::Chinese => "zh-CN",
        LessonLanguage::English => "en",
    };
    json!({ "app": lesson.app, "task": lesson.task, "real_thing": lesson.real_thing, "language": language })
}

fn decoded_bill(bill: &YearBill) -> Value {
    let flags = bill.flags;
    json!({
        "area": bill.area.0,
        "effective_from": bill.effective_from.to_string(),
        "flags": {
            "multi_person": flags.multi_person,
            "low_income": flags.low_income,
            "shared_meter": flags.shared_meter,
            "demo_data": flags.demo_data,
            "price_to_be_verified": flags.price_to_be_verified,
            "tiers_reset_monthly": flags.tiers_reset_monthly,
        },
        "people": bill.people,
        "year": bill.year,
        "months": bill.months.map(|month| month.map(|month| json!({ "kwh": month.kwh, "amount_fen": month.amount.0 }))),
        "total_fen": bill.total.0,
        "tiers": bill.tiers.iter().map(|tier| json!({
            "up_to_kwh": tier.up_to_kwh,
            "price": tier.price.normalize().to_string(),
            "kwh": tier.kwh,
            "amount_fen": tier.amount.0,
        })).collect::<Vec<_>>(),
        "second_tier_from": bill.second_tier_from,
        "third_tier_from": bill.third_tier_from,
        "saving_fen": bill.saving.0,
    })
}

fn one_month_missing() -> YearBill {
    let mut bill = example::one_limit_crossed();
    bill.months[6] = None;
    bill.flags.tiers_reset_monthly = true;
    bill
}

fn sealed(carried: &impl Sealable) -> String {
    seal(carried, &example::key(), example::CODE, example::valid_until()).unwrap().to_string()
}

fn sealed_by(key: &SigningKey) -> String {
    seal(&example::one_limit_crossed(), key, example::CODE, example::valid_until()).unwrap().to_string()
}

/// The same fragment with one bit of a figure flipped, under the old signature.
fn changed(fragment: &str) -> String {
    let mut bytes = bytes(fragment);
    bytes[30] ^= 1;
    digits(&bytes)
}

/// A message somebody with the key signed although it is wrong, made without this crate's own code.
fn signed(message: &[u8], change: impl Fn(&mut Vec<u8>)) -> String {
    let secret = std::array::from_fn(|position| position as u8 + 1);
    let mut message = message.to_vec();
    change(&mut message);
    let key = ed25519_dalek::SigningKey::from_bytes(&secret);
    let signature = key.sign(&[b"zhidian/takeaway/v1\0", &message[..]].concat());
    message.extend(signature.to_bytes());
    digits(&message)
}

/// A lesson somebody with the key signed, whatever its texts are; the address stands without its `https://`.
fn lesson_of(app: &str, task: &str, address: &str) -> String {
    let head = bytes(&sealed(&example::topping_up()))[..18].to_vec();
    signed(&head, |bytes| {
        for text in [app, task, address] {
            bytes.push(u8::try_from(text.len()).unwrap());
            bytes.extend(text.as_bytes());
        }
    })
}

/// With its `https://` one character too long.
fn long_address() -> String {
    format!("a.cn/{}", "x".repeat(201 - 8 - 5))
}

/// The month of the second tier stands before that of the third and a saving of three bytes.
fn month_13(bytes: &mut [u8]) {
    let at = bytes.len() - 5;
    assert_eq!(bytes[at], 10);
    bytes[at] = 13;
}

/// The saving's last byte, spelled with a byte more.
fn long_number(bytes: &mut Vec<u8>) {
    if let Some(last) = bytes.last_mut() {
        *last |= 0x80;
    }
    bytes.push(0);
}

fn bytes(fragment: &str) -> Vec<u8> {
    let chunks = fragment.as_bytes().chunks(17);
    let values = chunks.map(|chunk| (chunk.len(), std::str::from_utf8(chunk).unwrap().parse::<u64>().unwrap()));
    values.flat_map(|(width, value)| value.to_le_bytes()[..size(width)].to_vec()).collect()
}

fn size(width: usize) -> usize {
    [0, 3, 5, 8, 10, 13, 15, 17].iter().position(|other| *other == width).unwrap()
}

fn digits(bytes: &[u8]) -> String {
    let width = |size: usize| [0, 3, 5, 8, 10, 13, 15, 17][size];
    let value = |chunk: &[u8]| chunk.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    bytes.chunks(7).map(|chunk| format!("{:0width$}", value(chunk), width = width(chunk.len()))).collect()
}
