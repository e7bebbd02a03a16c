use jiff::civil::date;
use rust_decimal::Decimal;
use tariff::business::{
    BasicMethod, BusinessTariff, BusinessTariffError, Contract, MonthlyTable, NoTransmissionPrice, TransmissionTable,
    bill, find, shipped,
};

use super::{dec, quarters};

#[test]
fn every_file_reads() {
    assert_eq!(shipped().refused, []);
    let files = std::fs::read_dir("../../assets/data/tariffs/business").unwrap();
    assert_eq!(shipped().tariffs.len(), files.count());
}

#[test]
fn prices_of_transmission_are_those_of_the_table() {
    let table = TransmissionTable::fourth_period().unwrap();
    for (id, grid) in [("tianjin-business", "tianjin"), ("beijing-business", "beijing"), ("hubei-business", "hubei")] {
        let tariff = find(id).unwrap();
        let rows = &tariff.transmission[0].rows;
        let mut seen = 0;
        for row in &table.grid(grid).unwrap().rows {
            for (class, price) in [
                (format!("single-{}", row.voltage), row.single_per_kwh),
                (format!("two-part-{}", row.voltage), row.two_part_per_kwh),
            ] {
                let Some(price) = price else { continue };
                let own = rows.iter().find(|own| own.class == class).unwrap();
                assert_eq!(own.per_kwh, price, "{id} {class}");
                if class.starts_with("two") {
                    assert_eq!((own.per_kw, own.per_kva), (row.per_kw, row.per_kva), "{id} {class}");
                }
                seen += 1;
            }
        }
        assert_eq!(seen, rows.len(), "{id}");
        assert_eq!(Some(tariff.funds[0].per_kwh), table.grid(grid).unwrap().funds_per_kwh, "{id}");
    }
}

#[test]
fn the_table_has_every_grid_or_says_why_not() {
    let table = TransmissionTable::fourth_period().unwrap();
    assert_eq!((table.grids.len(), table.absent.len()), (33, 2));
    for grid in &table.grids {
        let falls = |price: fn(&tariff::business::VoltageRow) -> Option<tariff::business::Figure>| {
            grid.rows.iter().filter_map(price).collect::<Vec<_>>().is_sorted_by(|low, high| low >= high)
        };
        assert!(falls(|row| row.single_per_kwh) && falls(|row| row.two_part_per_kwh), "{}", grid.id);
        assert!(falls(|row| row.per_kw) && falls(|row| row.per_kva), "{}: dearer at a higher voltage", grid.id);
    }
    let shenzhen = table.grid("shenzhen").unwrap_err();
    assert!(matches!(shenzhen, NoTransmissionPrice::Absent { .. }) && shenzhen.to_string().contains("bring"));
    assert!(table.grid("atlantis").unwrap_err().to_string().contains("tianjin"));
}

#[test]
fn tianjin_needs_the_monthly_table_and_bills_with_it() {
    let tianjin = find("tianjin-business").unwrap();
    let load = quarters(date(2026, 9, 1).at(0, 0, 0, 0), 30, |_| 100_000_000);
    let contract =
        Contract { class: Some("two-part-1-10kv".to_owned()), capacity_kva: Some(dec("1000")), ..Contract::default() };
    let error = bill(tianjin, &contract, &load).unwrap_err();
    assert!(matches!(error, BusinessTariffError::NoPrice { .. }), "{error}");
    assert!(error.to_string().contains("agent-purchase") && error.to_string().contains("2026-09"), "{error}");
    let table = "(tariff: \"tianjin-business\", monthly: [(month: \"2026-09\", agent: \"0.4000\", loss: \"0.0104\",
        system: \"0.0500\", source: (title: \"x\"))])";
    let filled = MonthlyTable::add_to("table.ron", table, tianjin.clone()).unwrap();
    let billed = bill(&filled, &contract, &load).unwrap();
    let price = |period: &str| {
        let lines = &billed.months[0].lines;
        lines.iter().find(|line| line.name.as_deref() == Some(period)).unwrap().price
    };
    assert_eq!(
        (price("peak"), price("flat"), price("valley")),
        (dec("0.98852875"), dec("0.65066875"), dec("0.31280875"))
    );
    let wrong = MonthlyTable::add_to("table.ron", table, find("beijing-business").unwrap().clone()).unwrap_err();
    assert!(wrong.to_string().contains("table.ron, line 1"), "{wrong}");
}

#[test]
fn hubei_is_billed_as_it_is_printed() {
    let hubei = find("hubei-business").unwrap();
    let load = quarters(date(2026, 1, 1).at(0, 0, 0, 0), 31, |_| 1_000_000);
    for row in &hubei.published[0].rows {
        let contract =
            Contract { class: Some(row.class.clone()), basic: Some(BasicMethod::Actual), ..Contract::default() };
        let billed = bill(hubei, &contract, &load).unwrap();
        for (period, price) in &row.prices {
            let line = billed.months[0].lines.iter().find(|line| line.name.as_ref() == Some(period)).unwrap();
            assert_eq!(line.price, price.get(), "{} {period}", row.class);
        }
        // 2 hours of sharp, 6 of peak, 8 of flat and 8 of valley a day, 4 kW all the time.
        let hours = [("sharp", 2), ("peak", 6), ("flat", 8), ("valley", 8)];
        for (period, hours) in hours {
            let line = billed.months[0].lines.iter().find(|line| line.name.as_deref() == Some(period)).unwrap();
            assert_eq!(line.quantity, Decimal::from(hours * 4 * 31), "{} {period}", row.class);
        }
    }
    let february = quarters(date(2026, 2, 1).at(0, 0, 0, 0), 28, |_| 1_000_000);
    let contract = Contract { class: Some("single-1-10kv".to_owned()), ..Contract::default() };
    assert!(matches!(bill(hubei, &contract, &february), Err(BusinessTariffError::NoPrice { .. })));
}

/// The printed table against its own parts: a cross-check with a tolerance, never a way to bill.
#[test]
fn hubeis_printed_prices_are_near_their_parts() {
    let hubei = find("hubei-business").unwrap();
    let parts = &hubei.monthly[0];
    for row in &hubei.published[0].rows {
        let transmission = hubei.transmission[0].rows.iter().find(|own| own.class == row.class).unwrap();
        let floats = parts.agent.get() + parts.loss.get();
        let fixed = transmission.per_kwh.get() + parts.system.get() + hubei.funds[0].per_kwh.get();
        for (period, ratio) in [("sharp", "2.00"), ("peak", "1.49"), ("flat", "1"), ("valley", "0.45")] {
            let off = (row.prices[period].get() - floats * dec(ratio) - fixed).abs();
            assert!(off < dec("0.003"), "{} {period} is {off} off", row.class);
        }
    }
}

#[test]
fn beijing_cuts_its_summer_sharp_hour_out_of_flat() {
    let beijing = find("beijing-business").unwrap();
    let day = quarters(date(2026, 8, 3).at(0, 0, 0, 0), 1, |_| 1_000_000);
    let contract = Contract { class: Some("single-1-10kv".to_owned()), ..Contract::default() };
    let table = "(tariff: \"beijing-business\", monthly: [(month: \"2026-08\", agent: \"0.5\", loss: \"0.01\",
        system: \"0.02\", source: (title: \"x\"))])";
    let filled: BusinessTariff = MonthlyTable::add_to("table.ron", table, beijing.clone()).unwrap();
    let billed = bill(&filled, &contract, &day).unwrap();
    let quantity = |period: &str| {
        let lines = &billed.months[0].lines;
        lines.iter().find(|line| line.name.as_deref() == Some(period)).map(|line| (line.quantity, line.price)).unwrap()
    };
    // 11-13 and 16-17 are sharp, 10-11 and 17-22 peak; F = 0.31 + 0.01 + 0.02 + 0.02716875.
    assert_eq!(quantity("sharp"), (dec("12"), dec("0.5") * dec("2.16") + dec("0.36716875")));
    assert_eq!(quantity("peak"), (dec("24"), dec("0.5") * dec("1.8") + dec("0.36716875")));
    assert_eq!(quantity("flat"), (dec("28"), dec("0.86716875")));
    assert_eq!(quantity("valley"), (dec("32"), dec("0.5") * dec("0.3") + dec("0.36716875")));
}
