use crate::kwh::Kwh;
use crate::large_household::Raise;
use crate::low_income::Relief;
use crate::settlement::{Season, Settlement, TierRow};
use crate::tariff::Tariff;
use crate::time_of_use::TimeOfUse;
use crate::yuan::Yuan;
use crate::yuan_per_kwh::YuanPerKwh;

/// Something a tariff file says that cannot be right, found after it was read.
pub(crate) struct Fault {
    /// Path of the value, as [`crate::outline::Outline`] writes paths.
    pub path: String,
    pub wrong: String,
    pub right: String,
}

type Checked = Result<(), Fault>;

/// The first fault of `tariff` in the order of its file, if it has one.
pub(crate) fn first_fault(tariff: &Tariff) -> Option<Fault> {
    check(tariff).err()
}

fn fault<T>(
    path: impl Into<String>,
    wrong: impl Into<String>,
    right: impl Into<String>,
) -> Result<T, Fault> {
    Err(Fault {
        path: path.into(),
        wrong: wrong.into(),
        right: right.into(),
    })
}

fn check(tariff: &Tariff) -> Checked {
    check_identity(tariff)?;
    check_settlement(&tariff.settlement)?;
    let one_prices = [
        ("shared_meter", tariff.shared_meter),
        ("non_resident", tariff.non_resident),
    ];
    for (field, one_price) in one_prices {
        if let Some(price) = one_price {
            check_price(&format!("{field}.yuan_per_kwh"), price.yuan_per_kwh)?;
        }
    }
    check_relief(tariff)?;
    check_large_household(tariff)?;
    for (index, prices) in tariff.time_of_use.iter().enumerate() {
        check_time_of_use(&format!("time_of_use[{index}]"), prices)?;
    }
    Ok(())
}

fn check_identity(tariff: &Tariff) -> Checked {
    let is_slug = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if !is_slug(&tariff.id) {
        return fault(
            "id",
            format!("the id `{}` is not in kebab case", tariff.id),
            "write it like `tianjin-residential`",
        );
    }
    if tariff.area_code.len() != 2 || !tariff.area_code.bytes().all(|b| b.is_ascii_digit()) {
        let wrong = format!("the area code `{}` is not two digits", tariff.area_code);
        return fault(
            "area_code",
            wrong,
            "write the area's two digits of GB/T 2260, such as \"12\"",
        );
    }
    for (path, text) in [
        ("name.zh", &tariff.name.zh),
        ("name.en", &tariff.name.en),
        ("source.title", &tariff.source.title),
    ] {
        if text.trim().is_empty() {
            return fault(
                path,
                format!("`{path}` is empty"),
                "write what a visitor can read there",
            );
        }
    }
    match tariff.effective_to {
        Some(to) if to < tariff.effective_from => fault(
            "effective_to",
            format!(
                "effective_to {to} is before effective_from {}",
                tariff.effective_from
            ),
            "write a day on or after effective_from, or leave effective_to out",
        ),
        _ => Ok(()),
    }
}

fn check_settlement(settlement: &Settlement) -> Checked {
    match settlement {
        Settlement::Annual { tiers } => check_tiers("settlement.tiers", tiers),
        Settlement::Monthly { seasons } => check_seasons(seasons),
    }
}

fn check_seasons(seasons: &[Season]) -> Checked {
    let mut seen = [false; 12];
    for (index, season) in seasons.iter().enumerate() {
        let path = format!("settlement.seasons[{index}]");
        check_months(&format!("{path}.months"), &season.months)?;
        for (at, month) in season.months.iter().enumerate() {
            let taken = &mut seen[usize::from(*month) - 1];
            if *taken {
                let wrong = format!("month {month} is in two seasons, which overlap");
                return fault(
                    format!("{path}.months[{at}]"),
                    wrong,
                    "keep each month in one season",
                );
            }
            *taken = true;
        }
        check_tiers(&format!("{path}.tiers"), &season.tiers)?;
        if season.tiers.len() != seasons[0].tiers.len() {
            let wrong = format!(
                "this season has {} tiers and the first has {}",
                season.tiers.len(),
                seasons[0].tiers.len()
            );
            return fault(
                format!("{path}.tiers"),
                wrong,
                "give every season the same number of tiers",
            );
        }
    }
    match seen.iter().position(|month| !month) {
        Some(index) => {
            let wrong = format!("month {} is in no season", index + 1);
            fault(
                "settlement.seasons",
                wrong,
                "put every month from 1 to 12 in one season",
            )
        }
        None => Ok(()),
    }
}

fn check_months(path: &str, months: &[u8]) -> Checked {
    match months.iter().position(|month| !(1..=12).contains(month)) {
        Some(at) => fault(
            format!("{path}[{at}]"),
            format!("there is no month {}", months[at]),
            "write 1 to 12",
        ),
        None => Ok(()),
    }
}

fn check_tiers(path: &str, tiers: &[TierRow]) -> Checked {
    let Some((last, rest)) = tiers.split_last() else {
        return fault(
            path,
            "there are no tiers",
            "write at least one, the last without `up_to_kwh`",
        );
    };
    let mut above: Option<(Kwh, YuanPerKwh)> = None;
    for (index, tier) in rest.iter().enumerate() {
        let Some(limit) = tier.up_to_kwh else {
            let wrong = format!("tier {} has no upper limit and is not the last", index + 1);
            return fault(format!("{path}[{index}]"), wrong, "add `up_to_kwh`");
        };
        let floor = above.map_or(Kwh::ZERO, |(limit, _)| limit);
        if limit <= floor {
            let wrong = format!(
                "tier {} ends at {limit} kWh and overlaps what is below it, which ends at {floor} kWh",
                index + 1
            );
            return fault(
                format!("{path}[{index}].up_to_kwh"),
                wrong,
                format!("write a limit above {floor}"),
            );
        }
        check_tier_price(
            &format!("{path}[{index}].yuan_per_kwh"),
            tier.yuan_per_kwh,
            above,
        )?;
        above = Some((limit, tier.yuan_per_kwh));
    }
    let index = rest.len();
    if let Some(limit) = last.up_to_kwh {
        let wrong = format!("the last tier ends at {limit} kWh, so what is above has no price");
        return fault(
            format!("{path}[{index}].up_to_kwh"),
            wrong,
            "leave `up_to_kwh` out of the last tier",
        );
    }
    check_tier_price(
        &format!("{path}[{index}].yuan_per_kwh"),
        last.yuan_per_kwh,
        above,
    )
}

/// Tiered prices rise (2011-11-29 guidance of the NDRC on tiered household prices): one that falls is a slip of the pen.
fn check_tier_price(path: &str, price: YuanPerKwh, below: Option<(Kwh, YuanPerKwh)>) -> Checked {
    check_price(path, price)?;
    match below {
        Some((_, cheaper)) if price <= cheaper => fault(
            path,
            format!("the price {price} is not above {cheaper}, the price of the tier below"),
            "write the tiers cheapest first",
        ),
        _ => Ok(()),
    }
}

fn check_price(path: &str, price: YuanPerKwh) -> Checked {
    if price.is_positive() {
        return Ok(());
    }
    fault(
        path,
        format!("the price {price} is not positive"),
        "write yuan per kWh above 0, such as \"0.49\"",
    )
}

fn check_relief(tariff: &Tariff) -> Checked {
    let Some(rule) = &tariff.low_income else {
        return Ok(());
    };
    match rule.relief {
        Relief::FreeKwh { kwh_per_month } if kwh_per_month <= Kwh::ZERO => fault(
            "low_income.relief.kwh_per_month",
            "0 kWh a month is no relief",
            "write the free kWh, or leave `low_income` out",
        ),
        Relief::Amount { yuan_per_month } if yuan_per_month <= Yuan::ZERO => fault(
            "low_income.relief.yuan_per_month",
            format!("{yuan_per_month} yuan a month is no relief"),
            "write a positive amount, or leave `low_income` out",
        ),
        _ => Ok(()),
    }
}

fn check_large_household(tariff: &Tariff) -> Checked {
    let Some(rule) = &tariff.large_household else {
        return Ok(());
    };
    if rule.source.trim().is_empty() {
        return fault(
            "large_household.source",
            "the rule has no source",
            "name the notice it comes from",
        );
    }
    let at = "large_household.raise";
    let limits = tariff.settlement.rows(1).len() - 1;
    match &rule.raise {
        Raise::OwnLimits { kwh_per_month } if kwh_per_month.len() != limits => fault(
            format!("{at}.kwh_per_month"),
            format!(
                "there are {} limits and the tiers have {limits}",
                kwh_per_month.len()
            ),
            format!("write {limits} limits"),
        ),
        Raise::OwnLimits { kwh_per_month } if !kwh_per_month.is_sorted_by(|a, b| a < b) => fault(
            format!("{at}.kwh_per_month"),
            "the limits do not rise",
            "write the lowest first",
        ),
        Raise::PerExtraPerson { beyond_people, .. } if *beyond_people >= rule.min_people => fault(
            format!("{at}.beyond_people"),
            format!(
                "the rule begins at {} people but adds nothing until {beyond_people}",
                rule.min_people
            ),
            format!("write at most {}", rule.min_people.saturating_sub(1)),
        ),
        _ => Ok(()),
    }
}

fn check_time_of_use(path: &str, prices: &TimeOfUse) -> Checked {
    if prices.source.trim().is_empty() {
        return fault(
            format!("{path}.source"),
            "the prices have no source",
            "name the notice they come from",
        );
    }
    check_months(&format!("{path}.months"), &prices.months)?;
    for (index, band) in prices.bands.iter().enumerate() {
        check_price(
            &format!("{path}.bands[{index}].yuan_per_kwh"),
            band.yuan_per_kwh,
        )?;
    }
    let bad_hour = (0..24).find(|hour| prices.bands_at(*hour) != 1);
    match bad_hour {
        Some(hour) => {
            let wrong = format!(
                "the hour from {hour}:00 is in {} bands",
                prices.bands_at(hour)
            );
            fault(
                format!("{path}.bands"),
                wrong,
                "let the bands cover each hour of the day once",
            )
        }
        None => Ok(()),
    }
}
