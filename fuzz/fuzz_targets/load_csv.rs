//! A metering system's CSV file. What is read is whole, below no nought, and reads as the same when it is written plainly.
#![no_main]

use libfuzzer_sys::fuzz_target;
use load::{Mapping, Negative, read};
use zhidian_fuzz::sentence;

fuzz_target!(|data: &[u8]| {
    let mapping = Mapping { negative: Negative::Zero, ..Mapping::default() };
    for mapping in [Mapping::default(), mapping] {
        let reading = match read("load.csv", data, &mapping) {
            Ok(reading) => reading,
            Err(error) => {
                sentence(error);
                continue;
            }
        };
        let series = &reading.series;
        assert!(series.active().len() >= series.length().in_a_day());
        assert!(series.active().iter().all(|energy| energy.0 >= 0));
        assert!(series.estimated_energy().0 >= 0 && series.end().is_some());
        let _ = series.estimated_percent();
        let mut written = String::from("start,kwh\n");
        for (index, energy) in series.active().iter().enumerate() {
            written.push_str(&format!("{},{}\n", series.time_of(index).unwrap(), energy.kwh()));
        }
        let keep =
            Mapping { spikes: load::Spikes::Keep, minutes: Some(series.length().minutes()), ..Mapping::default() };
        // A register may jump by more than an interval may say.
        match read("written.csv", written.as_bytes(), &keep) {
            Ok(again) => assert_eq!(again.series.active(), series.active()),
            Err(error) => assert!(error.to_string().contains("more than any meter measures"), "{error}"),
        }
    }
});
