//! Every tariff file that is shipped reads, and its facts are sane.

use tariff::{Household, Kwh, Tariff, find, shipped};

#[test]
fn every_file_reads() {
    assert_eq!(shipped().refused, []);
    let files = std::fs::read_dir("../../assets/data/tariffs/residential");
    assert_eq!(shipped().tariffs.len(), files.unwrap().count());
    assert!(shipped().tariffs.is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn no_area_is_there_twice() {
    let mut codes: Vec<_> = shipped().tariffs.iter().map(|tariff| &tariff.area_code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), shipped().tariffs.len());
}

fn households() -> impl Iterator<Item = Household> {
    (1..=9).map(|people| Household { people, ..Household::default() })
}

/// Tiers follow one another without a gap from 0 upwards, for every household and month.
fn check_partition(tariff: &Tariff) {
    for household in households() {
        for month in 1..=12 {
            let ladder = tariff.ladder(&household, month).unwrap();
            let mut above = Some(Kwh::ZERO);
            for tier in ladder.tiers() {
                assert_eq!(Some(tier.above), above, "{} {household:?} {month}", tariff.id);
                above = tier.up_to;
            }
            assert_eq!(above, None, "{}: the last tier has no end", tariff.id);
        }
    }
}

#[test]
fn tiers_cover_every_kilowatt_hour_once() {
    shipped().tariffs.iter().for_each(check_partition);
}

#[test]
fn more_people_never_lower_a_limit() {
    for tariff in &shipped().tariffs {
        let first = |household: &Household| tariff.ladder(household, 1).unwrap().tiers()[0].up_to;
        let limits: Vec<_> = households().map(|household| first(&household)).collect();
        assert!(limits.is_sorted(), "{}: {limits:?}", tariff.id);
    }
}

#[test]
fn an_unknown_id_names_the_known_ones() {
    let message = find("atlantis-residential").unwrap_err().to_string();
    assert!(message.contains("`atlantis-residential`") && message.contains("tianjin-residential"), "{message}");
}

#[test]
fn a_recalled_price_is_a_fact_in_doubt() {
    let doubts = |id: &str| find(id).unwrap().facts_in_doubt(&Household::default());
    assert_eq!(doubts("tianjin-residential"), []);
    assert_eq!(doubts("shanghai-residential"), [tariff::FactInDoubt::Prices]);
}

#[test]
fn the_worked_file_of_the_documentation_is_good() {
    let document = include_str!("../../../docs/tariffs.md");
    let (_, block) = document.split_once("```ron\n").unwrap();
    let (text, _) = block.split_once("```").unwrap();
    let worked = Tariff::parse("docs/tariffs.md", text).unwrap();
    let shipped = find("tianjin-residential").unwrap();
    assert_eq!(
        (worked.settlement, worked.large_household),
        (shipped.settlement.clone(), shipped.large_household.clone())
    );
}
