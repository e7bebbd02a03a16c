//! A business tariff's file or a table of months, RON or JSON. What is accepted bills a meter or says why not.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;
use tariff::business::{BasicMethod, Biller, BusinessTariff, Contract, MonthlyTable, find};
use zhidian_fuzz::{day_of_meter, most_of_meter, sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let file = "tariff.ron";
    let tariff = if MonthlyTable::is_one(text) {
        let id = match MonthlyTable::belongs_to(file, text) {
            Ok(id) => id,
            Err(error) => return sentence(error),
        };
        let Ok(tariff) = find(&id).map_err(sentence) else { return };
        MonthlyTable::add_to(file, text, tariff.clone())
    } else {
        let _ = BusinessTariff::is_one(text);
        BusinessTariff::parse(file, text)
    };
    match tariff {
        Ok(tariff) => bill_all(&tariff),
        Err(error) => sentence(error),
    }
});

fn bill_all(tariff: &BusinessTariff) {
    let month = tariff.monthly.first().and_then(|row| row.month.to_string().parse().ok());
    let month: Option<tariff::BillingMonth> = month;
    let published = month.and_then(|month| jiff::civil::Date::new(month.year(), month.month() as i8, 15).ok());
    for day in [Some(tariff.effective_from), published].into_iter().flatten() {
        // The years of the clock end in 9999.
        let Some(day) = (day.year() < 9999 && day.year() > -9999).then_some(day) else { continue };
        for series in [day_of_meter(day), most_of_meter(day)] {
            for class in tariff.classes.iter().take(3) {
                for basic in [None, Some(BasicMethod::Actual)] {
                    let contract = Contract {
                        class: Some(class.id.clone()),
                        capacity_kva: Some(Decimal::from(400_000_000)),
                        basic,
                        left_market: tariff.demo,
                        ..Contract::default()
                    };
                    bill(tariff, &contract, &series);
                }
            }
        }
    }
}

fn bill(tariff: &BusinessTariff, contract: &Contract, series: &load::LoadSeries) {
    let bill = Biller::new(tariff, contract, series).and_then(|biller| biller.bill(series));
    let bill = match bill {
        Ok(bill) => bill,
        Err(error) => return sentence(error),
    };
    let months: Decimal = bill.months.iter().map(|month| month.amount.get()).sum();
    assert_eq!(months, bill.total.get());
    for month in &bill.months {
        let lines: Decimal = month.lines.iter().map(|line| line.amount.get()).sum();
        assert_eq!(lines, month.amount.get());
    }
}
