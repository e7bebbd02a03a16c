//! A scanner reads the code as it is drawn.

use crate::example;
use rxing::BarcodeFormat;
use rxing::helpers::detect_in_luma;
use takeaway::{Modules, Sealable, SigningKey, address, open, qr, seal};

const PAGE: &str = "https://h012.hall.example.cn/t";

fn code(page: &str, carried: &impl Sealable) -> (String, Modules) {
    let fragment = seal(carried, &example::key(), example::CODE, example::valid_until()).unwrap();
    let address = address(page, &fragment).unwrap();
    (address.to_string(), qr(&address).unwrap())
}

fn scan(modules: &Modules, pixels: usize) -> String {
    let plate = modules.plate(pixels);
    let side = u32::try_from(plate.side).unwrap();
    detect_in_luma(plate.luma, side, side, Some(BarcodeFormat::QR_CODE)).unwrap().getText().to_owned()
}

#[test]
fn a_scanner_reads_the_address_and_the_bill_opens() {
    let bill = example::one_limit_crossed();
    let (address, modules) = code(PAGE, &bill);
    let scanned = scan(&modules, 4);
    assert_eq!(scanned, address);
    let (page, fragment) = scanned.split_once('#').unwrap();
    assert_eq!(page, PAGE);
    assert_eq!(open(fragment, &[example::key().public()]).unwrap().carried.bill(), Some(&bill));
}

#[test]
fn the_smallest_and_the_largest_bill_are_read() {
    for bill in [example::nothing_given(), example::largest_figures()] {
        let (address, modules) = code("http://10.0.0.2:8420/t", &bill);
        assert_eq!(scan(&modules, 4), address);
    }
}

#[test]
fn the_smallest_and_the_largest_lesson_are_read() {
    for lesson in [example::shortest_lesson(), example::topping_up(), example::longest_lesson()] {
        let (address, modules) = code("https://hall.example/t/", &lesson);
        assert_eq!(scan(&modules, 4), address);
        let (_, fragment) = address.split_once('#').unwrap();
        assert_eq!(open(fragment, &[example::key().public()]).unwrap().carried.lesson(), Some(&lesson));
    }
}

#[test]
fn bills_of_many_keys_are_read_at_every_module_size() {
    for secret in 0..12 {
        let key = SigningKey::from_secret([secret; 32]);
        let fragment = seal(&example::one_limit_crossed(), &key, example::CODE, example::valid_until()).unwrap();
        let address = address(PAGE, &fragment).unwrap();
        let modules = qr(&address).unwrap();
        assert_eq!(scan(&modules, 4 + usize::from(secret)), address.to_string());
    }
}

#[test]
fn a_usual_bill_needs_no_more_than_version_11() {
    let (_, modules) = code(PAGE, &example::one_limit_crossed());
    assert!(modules.size() <= 17 + 4 * 11, "{} modules", modules.size());
}

#[test]
fn a_usual_lesson_needs_no_more_than_version_8_and_one_with_a_long_address_no_more_than_10() {
    let version = |lesson: &takeaway::Lesson| (code("https://hall.example/t/", lesson).1.size() - 17) / 4;
    let usual = example::topping_up();
    assert!(version(&usual) <= 8, "version {}", version(&usual));
    let mut long = usual;
    long.task = "transfer-of-ownership".into();
    long.real_thing = format!("https://www.95598.cn/{}", "x".repeat(50));
    assert!(version(&long) <= 10, "version {}", version(&long));
}

#[test]
fn the_code_is_the_smallest_that_holds_the_address() {
    // Capacities at M of digits alone, ISO/IEC 18004 table 7, less what the page's 31 bytes, both segment
    // headers and the terminator take: a code one version smaller could not hold these digits.
    let digits_at_m = [34, 63, 101, 149, 202, 255, 293, 365, 432, 513, 604, 691, 796, 871, 991, 1082, 1212, 1346];
    for bill in [example::nothing_given(), example::one_limit_crossed(), example::largest_figures()] {
        let (address, modules) = code(PAGE, &bill);
        let digits = address.len() - PAGE.len() - 1;
        let version = (modules.size() - 17) / 4;
        let bits_of_page = 8 * (PAGE.len() + 1) + 4 + if version < 10 { 8 } else { 16 };
        let needed = digits + bits_of_page * 3 / 10;
        assert!(digits_at_m[version - 1] + 1 >= needed, "version {version} is said to hold {needed} digits");
        assert!(digits_at_m[version - 2] < needed + 4, "version {} would do for {needed}", version - 1);
    }
}

#[test]
fn the_plate_is_white_for_four_modules_around_the_code() {
    let (_, modules) = code(PAGE, &example::one_limit_crossed());
    let plate = modules.plate(3);
    assert_eq!(plate.side, (modules.size() + 8) * 3);
    let edge = 4 * 3;
    for at in 0..plate.luma.len() {
        let (x, y) = (at % plate.side, at / plate.side);
        let inside = (edge..plate.side - edge).contains(&x) && (edge..plate.side - edge).contains(&y);
        assert!(inside || plate.luma[at] == 255, "dark at {x}, {y}");
    }
    assert_eq!(plate.luma[edge * plate.side + edge], 0, "the finder pattern starts in the corner of the code");
}

#[test]
fn addresses_that_cannot_be_are_refused() {
    let fragment = seal(&example::nothing_given(), &example::key(), example::CODE, example::valid_until()).unwrap();
    for bad in
        ["", "https://", "hall.example/t", "ftp://hall.example", "https://hall.example/#t", "https://a b", "https://电"]
    {
        assert!(address(bad, &fragment).is_err(), "{bad}");
    }
    let long = format!("https://hall.example/{}", "t".repeat(3_000));
    assert!(qr(&address(&long, &fragment).unwrap()).is_err());
}
