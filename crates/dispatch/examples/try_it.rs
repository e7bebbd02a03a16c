use dispatch::*;
fn main() {
    let days = 365;
    let mut y = Year {
        step_hours: 1.0,
        demand_kw: vec![],
        import_yuan_per_kwh: vec![],
        export_yuan_per_kwh: vec![],
        solar_kw_per_kwp: vec![],
        months: vec![],
    };
    let mut r: u64 = 12345;
    let mut rnd = || {
        r ^= r << 13;
        r ^= r >> 7;
        r ^= r << 17;
        (r % 1000) as f64 / 1000.0
    };
    for d in 0..days {
        let cloud = 0.3 + 0.7 * rnd();
        let lvl = 0.85 + 0.3 * rnd();
        let work = d % 7 < 5;
        for h in 0..24 {
            let base = if work && (8..20).contains(&h) { 3000.0 } else { 900.0 };
            y.demand_kw.push(base * lvl * (0.95 + 0.1 * rnd()));
            let m = d * 12 / 365;
            let price = match h {
                0..=5 => 0.3128,
                12 | 13 if !(m == 6 || m == 7) => 0.3128,
                8 | 9 | 16..=21 => {
                    if (18..20).contains(&h) && [0, 1, 11].contains(&m) {
                        1.1687
                    } else {
                        0.9885
                    }
                }
                _ => 0.6507,
            };
            y.import_yuan_per_kwh.push(price);
            y.export_yuan_per_kwh.push(0.3655);
            let s = ((h as f64 - 12.0) / 6.5).abs();
            y.solar_kw_per_kwp.push(if s < 1.0 { (1.0 - s * s) * 0.8 * cloud } else { 0.0 });
        }
    }
    for m in 0..12 {
        let a = m * 365 / 12 * 24;
        let b = (m + 1) * 365 / 12 * 24;
        y.months.push(Month { steps: a..b, basic: BasicCharge::ActualDemand { yuan_per_kw: 43.2, floor_kw: 0.0 } });
    }
    let kwh: f64 = std::env::args().nth(1).and_then(|s| s.parse().ok()).unwrap_or(900.0);
    let p = Problem {
        year: y,
        storage: Some(StorageOffer {
            yuan_per_kwh: kwh,
            yuan_per_kw: 250.0,
            max_kwh: 20000.0,
            max_kw: 10000.0,
            charge_efficiency: 0.95,
            discharge_efficiency: 0.95,
            max_c_rate: 0.5,
            usable_depth: 0.9,
            self_discharge_per_hour: 0.0001,
            fade_per_year: 0.01,
            fade_per_full_cycle: 0.2 / 6000.0,
            om_yuan_per_kwh_year: 10.0,
            life_years: 12,
            may_export: false,
        }),
        solar: Some(SolarOffer {
            yuan_per_kwp: 3000.0,
            max_kwp: 3000.0,
            degradation_per_year: 0.005,
            om_yuan_per_kwp_year: 30.0,
            life_years: 25,
        }),
        grid: GridLimit::default(),
        discount_rate: 0.06,
    };
    let t = std::time::Instant::now();
    let a = quick(&p).unwrap();
    println!(
        "quick {:.3} s {:.0} of {:.0} {:?}",
        t.elapsed().as_secs_f64(),
        a.cost.total_yuan(),
        a.cost_without.total_yuan(),
        a.sizes
    );
    let t = std::time::Instant::now();
    let mut last = 0;
    let b = full(&p, &mut |x| {
        last = x.rounds;
        Continue::Yes
    })
    .unwrap();
    println!(
        "full {:.3} s {:.0} gap {:?} rounds {last} {:?}",
        t.elapsed().as_secs_f64(),
        b.cost.total_yuan(),
        b.gap(),
        b.sizes
    );
    println!(
        "quick is {:.4} % above, {:.4} % above the bound",
        100.0 * (a.cost.total_yuan() / b.cost.total_yuan() - 1.0),
        match b.bound {
            Bound::AtLeast { yuan } => 100.0 * (a.cost.total_yuan() / yuan - 1.0),
            _ => f64::NAN,
        }
    );
}
