//! What the demo companies have to be like to be of use.

use demo_load::{Company, demo_csv, demo_year, find, shipped};
use jiff::civil::{Date, date};
use load::{DayKind, FindingKind, LoadSeries, Mapping, WorkCalendar};
use proptest::prelude::*;

fn year(company: &str) -> LoadSeries {
    demo_year(find(company).unwrap(), 2025, 1).unwrap()
}

/// Mean power in kW on days that are wanted, from an hour to another.
fn mean_kw(load: &LoadSeries, wanted: impl Fn(Date) -> bool, from_h: i8, to_h: i8) -> f64 {
    let known = load.active().iter().enumerate().filter(|(index, _)| {
        let at = load.time_of(*index).unwrap();
        wanted(at.date()) && (from_h..to_h).contains(&at.hour())
    });
    let energies: Vec<f64> = known.map(|(_, energy)| energy.0 as f64 / 250_000.0).collect();
    assert!(!energies.is_empty());
    energies.iter().sum::<f64>() / energies.len() as f64
}

fn is_working(day: Date) -> bool {
    WorkCalendar::shipped().kind(day) == DayKind::Working
}

#[test]
fn every_company_stays_within_its_transformers_and_uses_them() {
    for company in &shipped().companies {
        let load = demo_year(company, 2025, 1).unwrap();
        assert_eq!(load.active().len(), 35_040, "{}", company.id);
        let kva = |(p, q): (&load::MicroKwh, &load::MicroKwh)| (p.0 as f64).hypot(q.0 as f64) / 250_000.0;
        let peak = load.active().iter().zip(load.reactive().unwrap()).map(kva).fold(0.0, f64::max);
        let use_of_it = peak / f64::from(company.capacity_kva);
        assert!((0.35..0.98).contains(&use_of_it), "{}: {peak} kVA", company.id);
        let kwh: i64 = load.active().iter().map(|energy| energy.0 / 1_000_000).sum();
        let kvarh: i64 = load.reactive().unwrap().iter().map(|energy| energy.0 / 1_000_000).sum();
        println!(
            "{:14} {kwh:8} kWh, peak {peak:5.0} kVA of {}, cos phi {:.3}",
            company.id,
            company.capacity_kva,
            kwh as f64 / (kwh as f64).hypot(kvarh as f64)
        );
        assert!(kwh > 100_000, "{}", company.id);
    }
}

#[test]
fn a_written_year_reads_back_as_it_is_and_as_demo_data() {
    for company in &shipped().companies {
        let load = demo_year(company, 2025, 1).unwrap();
        let text = demo_csv(company, &load, 1);
        let reading = load::read("demo.csv", text.as_bytes(), &Mapping::default()).unwrap();
        assert_eq!(reading.series, load, "{}", company.id);
        // Neither spikes nor changes of meter are seen where there are none.
        let kinds: Vec<FindingKind> = reading.findings.iter().map(|finding| finding.kind).collect();
        assert_eq!(kinds, [FindingKind::DemoData], "{}: {:?}", company.id, reading.findings);
    }
}

#[test]
fn shifts_show() {
    let shop = year("machine-shop");
    let weekday = |day: Date| is_working(day) && day.month() == 4;
    assert!(mean_kw(&shop, weekday, 9, 12) > 4.0 * mean_kw(&shop, weekday, 1, 5));
    let works = year("plating-works");
    assert!(mean_kw(&works, weekday, 1, 5) > 0.8 * mean_kw(&works, weekday, 9, 12));
    let room = year("data-room");
    assert!(mean_kw(&room, |_| true, 0, 6) > 0.85 * mean_kw(&room, |_| true, 12, 18));
}

#[test]
fn weather_shows() {
    for company in ["office", "supermarket", "hotel", "cold-store", "data-room"] {
        let load = year(company);
        let in_month = |month: i8| mean_kw(&load, |day| day.month() == month && is_working(day), 9, 18);
        assert!(in_month(7) > 1.05 * in_month(4), "{company}: {} and {}", in_month(7), in_month(4));
    }
}

#[test]
fn holidays_and_vacations_show() {
    let festival = |day: Date| (date(2025, 1, 28)..=date(2025, 2, 4)).contains(&day);
    let before = |day: Date| (date(2025, 1, 6)..=date(2025, 1, 10)).contains(&day);
    for company in ["machine-shop", "office", "school", "plating-works"] {
        let load = year(company);
        assert!(mean_kw(&load, festival, 9, 17) < 0.35 * mean_kw(&load, before, 9, 17), "{company}");
    }
    let school = year("school");
    let month = |month: i8| move |day: Date| day.month() == month && is_working(day);
    assert!(mean_kw(&school, month(8), 9, 17) < 0.3 * mean_kw(&school, month(9), 9, 17));
    let shop = year("supermarket");
    assert!(mean_kw(&shop, festival, 9, 17) > 0.8 * mean_kw(&shop, before, 9, 17));
}

#[test]
fn a_year_without_known_holidays_is_refused() {
    let error = demo_year(find("office").unwrap(), 2019, 1).unwrap_err();
    assert_eq!(error.to_string(), "The public holidays of 2019 are not known; choose one of the years 2025, 2026.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_seed_gives_one_year_and_another_another(seed in any::<u64>(), index in 0_usize..8) {
        let company: &Company = &shipped().companies[index];
        let load = demo_year(company, 2026, seed).unwrap();
        prop_assert_eq!(&load, &demo_year(company, 2026, seed).unwrap());
        prop_assert_ne!(&load, &demo_year(company, 2026, seed ^ 1).unwrap());
        let kva = |(p, q): (&load::MicroKwh, &load::MicroKwh)| (p.0 as f64).hypot(q.0 as f64) / 250_000.0;
        let peak = load.active().iter().zip(load.reactive().unwrap()).map(kva).fold(0.0, f64::max);
        prop_assert!(peak < f64::from(company.capacity_kva), "{}: {}", company.id, peak);
    }
}
