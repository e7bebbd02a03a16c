use proptest::prelude::*;
use tariff::business::{BusinessTariff, MonthlyTable};

use crate::GOOD;

proptest! {
    #[test]
    fn arbitrary_text_ends_in_a_sentence(text in "\\PC{0,400}") {
        drop(BusinessTariff::parse("x.ron", &text));
        drop(MonthlyTable::belongs_to("x.ron", &text));
        BusinessTariff::is_one(&text);
    }

    #[test]
    fn a_changed_file_is_read_or_refused_with_a_line(at in 0usize..3000, with in "[\\PC]{0,3}", length in 0usize..12) {
        let mut characters: Vec<char> = GOOD.chars().collect();
        let from = at.min(characters.len());
        let to = (from + length).min(characters.len());
        characters.splice(from..to, with.chars());
        let text: String = characters.into_iter().collect();
        if let Err(error) = BusinessTariff::parse("x.ron", &text) {
            let sentence = error.to_string();
            prop_assert!(sentence.starts_with("x.ron, line ") && !sentence.contains('\n'), "{sentence}");
        }
    }

    #[test]
    fn another_number_anywhere_is_read_or_refused(number in any::<i64>(), nth in 0usize..60) {
        // The nth quoted decimal becomes another number, however large.
        let mut seen = 0;
        let text: String = GOOD.split('"').enumerate().map(|(index, part)| {
            let is_number = index % 2 == 1 && part.parse::<f64>().is_ok();
            let part = if is_number && { seen += 1; seen - 1 == nth } { number.to_string() } else { part.to_owned() };
            if index == 0 { part } else { format!("\"{part}") }
        }).collect();
        drop(BusinessTariff::parse("x.ron", &text));
    }
}

#[test]
fn what_a_refusal_quotes_is_cut_however_long_it_is() {
    let error = BusinessTariff::parse("x.ron", &format!("({}: 1)", "x".repeat(100_000))).unwrap_err().to_string();
    assert!(error.len() < 2_000 && error.contains("xxx…"), "{} bytes", error.len());
}
