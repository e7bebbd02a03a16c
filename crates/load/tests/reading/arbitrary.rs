use std::sync::LazyLock;

use load::Mapping;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use crate::made_up_year::{kw, read, rows, stamps, total, written};

static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| rows(3, |at| Some(kw(at).to_string())).into_bytes());

static BOOK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "start").unwrap().write(0, 1, "kw").unwrap();
    for (row, at) in (1..).zip(stamps(0, 1)) {
        sheet.write(row, 0, written(at)).unwrap().write(row, 1, kw(at) as f64).unwrap();
    }
    book.save_to_buffer().unwrap()
});

/// A good file with some bytes changed, removed and doubled.
fn damaged(good: &[u8], changes: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for (place, byte, kind) in changes {
        let place = place % bytes.len();
        match kind % 3 {
            0 => bytes[place] = *byte,
            1 => drop(bytes.remove(place)),
            _ => bytes.insert(place, *byte),
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8, u8)>> {
    prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..6)
}

/// Whatever is read, every interval is there and none is below nought; whatever is refused, a sentence says why.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    match load::read("any", bytes, &Mapping::default()) {
        Ok(reading) => {
            prop_assert!(reading.series.active().len() >= 24);
            prop_assert!(reading.series.active().iter().all(|energy| energy.0 >= 0));
        }
        Err(error) => {
            prop_assert!(error.to_string().starts_with("any") && !error.to_string().contains('\n'), "{error}")
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes)?;
        holds(&[b"start,kw\n".as_slice(), &bytes].concat())?;
        holds(&[b"PK\x03\x04".as_slice(), &bytes].concat())?;
    }

    #[test]
    fn a_damaged_text_is_read_or_refused(changes in changes()) {
        holds(&damaged(&TEXT, &changes))?;
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(changes in changes()) {
        holds(&damaged(&BOOK, &changes))?;
    }

    #[test]
    fn any_sheet_is_read_or_refused(cells in "(<row( r=\"[0-9]{1,3}\")?>(<c( r=\"[A-D]{1,2}[0-9]\")?( t=\"(s|str|n)\")?>(<f>[A-Z]</f>)?<v>[0-9.-]{0,8}</v></c>|<c/>|<f>|</row>|&lt;|&x;){0,6}(</row>)?){0,6}") {
        let bytes = crate::workbooks::sheet(&cells);
        holds(&bytes)?;
    }

    #[test]
    fn any_mapping_is_read_or_refused(text in "\\PC{0,80}", inner in "[a-z_]{0,12}: ?[\"A-Za-z0-9.]{0,9}") {
        let _ = Mapping::parse("a.ron", &text);
        let _ = Mapping::parse("a.ron", &format!("({inner})"));
        let _ = Mapping::parse("a.json", &format!("{{{text}"));
    }

    #[test]
    fn energy_is_kept_whatever_the_order_of_rows(swaps in prop::collection::vec((1_usize..288, 1_usize..288), 0..40)) {
        let text = String::from_utf8(TEXT.clone()).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        swaps.iter().for_each(|(a, b)| lines.swap(*a, *b));
        prop_assert_eq!(total(&read(&lines.join("\n")).unwrap()), total(&read(&text).unwrap()));
    }

    #[test]
    fn only_what_is_missing_is_estimated(missing in prop::collection::btree_set(1_usize..287, 0..60)) {
        let text = String::from_utf8(TEXT.clone()).unwrap();
        let kept = text.lines().enumerate().filter(|(line, _)| *line == 0 || !missing.contains(&(line - 1)));
        let reading = read(&kept.map(|(_, line)| format!("{line}\n")).collect::<String>()).unwrap();
        let whole = read(&text).unwrap();
        for (index, energy) in whole.series.active().iter().enumerate() {
            prop_assert_eq!(reading.series.estimated()[index], missing.contains(&index));
            if !missing.contains(&index) {
                prop_assert_eq!(reading.series.active()[index], *energy);
            }
        }
    }
}
