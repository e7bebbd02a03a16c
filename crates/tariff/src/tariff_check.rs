use crate::kwh::Kwh;
use crate::large_household::Raise;
use crate::low_income::Relief;
use crate::tariff::Tariff;
use crate::tier_check::{check_months, check_price, check_settlement};
use crate::time_of_use::{OutsideMonths, TimeOfUse};
use crate::yuan::Yuan;

/// Something a tariff file says that cannot be right, found after it was read.
pub(crate) struct Fault {
    /// Path of the value, as [`crate::outline::Outline`] writes paths.
    pub path: String,
    pub wrong: String,
    pub right: String,
}

pub(crate) type Checked = Result<(), Fault>;

/// The first fault of `tariff` in the order of its file, if it has one.
pub(crate) fn first_fault(tariff: &Tariff) -> Option<Fault> {
    check(tariff).err()
}

pub(crate) fn fault<T>(
    path: impl Into<String>,
    wrong: impl Into<String>,
    right: impl Into<String>,
) -> Result<T, Fault> {
    Err(Fault { path: path.into(), wrong: wrong.into(), right: right.into() })
}

fn check(tariff: &Tariff) -> Checked {
    check_identity(tariff)?;
    check_settlement(&tariff.settlement)?;
    let one_prices = [("shared_meter", tariff.shared_meter), ("non_resident", tariff.non_resident)];
    for (field, one_price) in one_prices {
        if let Some(price) = one_price {
            check_price(&format!("{field}.yuan_per_kwh"), price.yuan_per_kwh)?;
        }
    }
    check_relief(tariff)?;
    check_large_household(tariff)?;
    for (index, prices) in tariff.time_of_use.iter().enumerate() {
        if tariff.time_of_use[..index].iter().any(|before| before.id == prices.id) {
            let wrong = format!("the prices `{}` are there twice", prices.id);
            return fault(format!("time_of_use[{index}].id"), wrong, "keep one of them, or give them ids of their own");
        }
        let (path, tiers) = (format!("time_of_use[{index}]"), tariff.settlement.rows(1).len());
        check_time_of_use(&path, prices, tiers, tariff.shared_meter.is_some())?;
    }
    Ok(())
}

fn check_identity(tariff: &Tariff) -> Checked {
    let is_slug =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !is_slug(&tariff.id) {
        return fault(
            "id",
            format!("the id `{}` is not in kebab case", tariff.id),
            "write it like `tianjin-residential`",
        );
    }
    if tariff.area_code.len() != 2 || !tariff.area_code.bytes().all(|b| b.is_ascii_digit()) {
        let wrong = format!("the area code `{}` is not two digits", tariff.area_code);
        return fault("area_code", wrong, "write the area's two digits of GB/T 2260, such as \"12\"");
    }
    for (path, text) in
        [("name.zh", &tariff.name.zh), ("name.en", &tariff.name.en), ("source.title", &tariff.source.title)]
    {
        if text.trim().is_empty() {
            return fault(path, format!("`{path}` is empty"), "write what a visitor can read there");
        }
    }
    match tariff.effective_to {
        Some(to) if to < tariff.effective_from => fault(
            "effective_to",
            format!("effective_to {to} is before effective_from {}", tariff.effective_from),
            "write a day on or after effective_from, or leave effective_to out",
        ),
        _ => Ok(()),
    }
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
        return fault("large_household.source", "the rule has no source", "name the notice it comes from");
    }
    let at = "large_household.raise";
    let limits = tariff.settlement.rows(1).len() - 1;
    match &rule.raise {
        Raise::OwnLimits { kwh_per_month } if kwh_per_month.len() != limits => fault(
            format!("{at}.kwh_per_month"),
            format!("there are {} limits and the tiers have {limits}", kwh_per_month.len()),
            format!("write {limits} limits"),
        ),
        Raise::OwnLimits { kwh_per_month } if !kwh_per_month.is_sorted_by(|a, b| a < b) => {
            fault(format!("{at}.kwh_per_month"), "the limits do not rise", "write the lowest first")
        }
        Raise::PerExtraPerson { beyond_people, .. } if *beyond_people >= rule.min_people => fault(
            format!("{at}.beyond_people"),
            format!("the rule begins at {} people but adds nothing until {beyond_people}", rule.min_people),
            format!("write at most {}", rule.min_people.saturating_sub(1)),
        ),
        _ => Ok(()),
    }
}

fn check_time_of_use(path: &str, prices: &TimeOfUse, tiers: usize, has_shared_price: bool) -> Checked {
    if prices.source.trim().is_empty() {
        return fault(format!("{path}.source"), "the prices have no source", "name the notice they come from");
    }
    check_months(&format!("{path}.months"), &prices.months)?;
    if prices.outside == Some(OutsideMonths::SharedMeterPrice) && !has_shared_price {
        let wrong = "the other months cost the price of a shared meter and there is none";
        return fault(format!("{path}.outside"), wrong, "add `shared_meter`, or another rule");
    }
    for (index, band) in prices.bands.iter().enumerate() {
        check_price(&format!("{path}.bands[{index}].yuan_per_kwh"), band.yuan_per_kwh)?;
        let by_band = prices.bands.iter().any(|band| !band.higher_tiers.is_empty());
        if by_band && (!prices.tiered || band.higher_tiers.len() + 1 != tiers) {
            let wrong = format!(
                "this band has {} prices above the first tier and there are {tiers} tiers",
                band.higher_tiers.len()
            );
            let right = "write a price for each higher tier in every band, with `tiered: true`";
            return fault(format!("{path}.bands[{index}]"), wrong, right);
        }
        for (at, price) in band.higher_tiers.iter().enumerate() {
            check_price(&format!("{path}.bands[{index}].higher_tiers[{at}]"), *price)?;
        }
    }
    let bad_hour = (0..24).find(|hour| prices.bands_at(*hour) != 1);
    match bad_hour {
        Some(hour) => {
            let wrong = format!("the hour from {hour}:00 is in {} bands", prices.bands_at(hour));
            fault(format!("{path}.bands"), wrong, "let the bands cover each hour of the day once")
        }
        None => Ok(()),
    }
}
