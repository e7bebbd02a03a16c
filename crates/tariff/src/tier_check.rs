use crate::kwh::Kwh;
use crate::settlement::{Season, Settlement, TierRow};
use crate::tariff_check::{Checked, fault};
use crate::yuan_per_kwh::YuanPerKwh;

/// Whether the tiers cover every kilowatt-hour once and the seasons every month once.
pub(crate) fn check_settlement(settlement: &Settlement) -> Checked {
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
                return fault(format!("{path}.months[{at}]"), wrong, "keep each month in one season");
            }
            *taken = true;
        }
        check_tiers(&format!("{path}.tiers"), &season.tiers)?;
        if season.tiers.len() != seasons[0].tiers.len() {
            let wrong =
                format!("this season has {} tiers and the first has {}", season.tiers.len(), seasons[0].tiers.len());
            return fault(format!("{path}.tiers"), wrong, "give every season the same number of tiers");
        }
    }
    match seen.iter().position(|month| !month) {
        Some(index) => {
            let wrong = format!("month {} is in no season", index + 1);
            fault("settlement.seasons", wrong, "put every month from 1 to 12 in one season")
        }
        None => Ok(()),
    }
}

pub(crate) fn check_months(path: &str, months: &[u8]) -> Checked {
    match months.iter().position(|month| !(1..=12).contains(month)) {
        Some(at) => fault(format!("{path}[{at}]"), format!("there is no month {}", months[at]), "write 1 to 12"),
        None => Ok(()),
    }
}

fn check_tiers(path: &str, tiers: &[TierRow]) -> Checked {
    let Some((last, rest)) = tiers.split_last() else {
        return fault(path, "there are no tiers", "write at least one, the last without `up_to_kwh`");
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
            return fault(format!("{path}[{index}].up_to_kwh"), wrong, format!("write a limit above {floor}"));
        }
        check_tier_price(&format!("{path}[{index}].yuan_per_kwh"), tier.yuan_per_kwh, above)?;
        above = Some((limit, tier.yuan_per_kwh));
    }
    let index = rest.len();
    if let Some(limit) = last.up_to_kwh {
        let wrong = format!("the last tier ends at {limit} kWh, so what is above has no price");
        return fault(format!("{path}[{index}].up_to_kwh"), wrong, "leave `up_to_kwh` out of the last tier");
    }
    check_tier_price(&format!("{path}[{index}].yuan_per_kwh"), last.yuan_per_kwh, above)
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

pub(crate) fn check_price(path: &str, price: YuanPerKwh) -> Checked {
    if price.is_positive() {
        return Ok(());
    }
    fault(path, format!("the price {price} is not positive"), "write yuan per kWh above 0, such as \"0.49\"")
}
