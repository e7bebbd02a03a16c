//! A bill as bytes: the part of a fragment between its head and its signature.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use crate::bytes::{byte, short};
use crate::varint;
use crate::{AreaCode, Fen, Flags, Month, Tier, Unsealable, YearBill};

/// Days are counted from here.
const EPOCH: Date = date(2000, 1, 1);
/// Prices are whole multiples of 10^-8 yuan.
const PRICE_DECIMALS: u32 = 8;

pub(crate) fn write(bill: &YearBill, bytes: &mut Vec<u8>) -> Result<(), Unsealable> {
    bytes.push(bill.area.0);
    bytes.extend(days(bill.effective_from)?.to_be_bytes());
    bytes.push(flag_bits(bill.flags));
    bytes.push(bill.people);
    bytes.extend(bill.year.to_be_bytes());
    for month in &bill.months {
        varint::write(month.map_or(0, |month| u64::from(month.kwh) + 1), bytes);
        write_fen(month.map_or(Fen(0), |month| month.amount), bytes)?;
    }
    write_fen(bill.total, bytes)?;
    bytes.push(u8::try_from(bill.tiers.len()).map_err(|_| Unsealable::Tiers(bill.tiers.len()))?);
    for tier in &bill.tiers {
        if tier.up_to_kwh == Some(0) {
            return Err(Unsealable::EmptyTier);
        }
        varint::write(u64::from(tier.up_to_kwh.unwrap_or(0)), bytes);
        varint::write(price_units(tier.price)?, bytes);
        varint::write(u64::from(tier.kwh), bytes);
        write_fen(tier.amount, bytes)?;
    }
    for month in [bill.second_tier_from, bill.third_tier_from] {
        bytes.push(match month {
            None => 0,
            Some(month @ 1..=12) => month,
            Some(month) => return Err(Unsealable::Month(month)),
        });
    }
    write_fen(bill.saving, bytes)
}

/// `None` unless the bytes are one bill, spelled the one way `write` spells it.
pub(crate) fn read(mut bytes: &[u8]) -> Option<YearBill> {
    let rest = &mut bytes;
    let area = AreaCode(byte(rest)?);
    let effective_from = EPOCH.checked_add(i32::from(short(rest)?).days()).ok()?;
    let flags = flags(byte(rest)?)?;
    let people = byte(rest)?;
    let year = short(rest)?;
    let mut months = [None; 12];
    for month in &mut months {
        *month = read_month(rest)?;
    }
    let total = Fen(varint::read(rest)?);
    let count = byte(rest)?;
    let tiers = (0..count).map(|_| read_tier(rest)).collect::<Option<Vec<_>>>()?;
    let bill = YearBill {
        area,
        effective_from,
        flags,
        people,
        year,
        months,
        total,
        tiers,
        second_tier_from: month_number(rest)?,
        third_tier_from: month_number(rest)?,
        saving: Fen(varint::read(rest)?),
    };
    bytes.is_empty().then_some(bill)
}

fn write_fen(amount: Fen, bytes: &mut Vec<u8>) -> Result<(), Unsealable> {
    if amount.0 > varint::LARGEST {
        return Err(Unsealable::Amount(amount.0));
    }
    varint::write(amount.0, bytes);
    Ok(())
}

fn days(day: Date) -> Result<u16, Unsealable> {
    let days = (day - EPOCH).get_days();
    u16::try_from(days).map_err(|_| Unsealable::EffectiveFrom(day))
}

fn price_units(price: Decimal) -> Result<u64, Unsealable> {
    price
        .checked_mul(Decimal::from(10_u64.pow(PRICE_DECIMALS)))
        .filter(Decimal::is_integer)
        .and_then(|units| u64::try_from(units).ok())
        .filter(|units| *units <= varint::LARGEST)
        .ok_or(Unsealable::Price(price))
}

fn flag_bits(flags: Flags) -> u8 {
    let Flags { multi_person, low_income, shared_meter, demo_data, price_to_be_verified, tiers_reset_monthly } = flags;
    [multi_person, low_income, shared_meter, demo_data, price_to_be_verified, tiers_reset_monthly]
        .iter()
        .enumerate()
        .fold(0, |bits, (position, set)| bits | (u8::from(*set) << position))
}

fn flags(bits: u8) -> Option<Flags> {
    let set = |position: u8| bits & (1 << position) != 0;
    let flags = Flags {
        multi_person: set(0),
        low_income: set(1),
        shared_meter: set(2),
        demo_data: set(3),
        price_to_be_verified: set(4),
        tiers_reset_monthly: set(5),
    };
    // A bit without a meaning could change what the figures mean: better no bill than a wrong one.
    (bits >> 6 == 0).then_some(flags)
}

fn read_month(rest: &mut &[u8]) -> Option<Option<Month>> {
    let (kwh, amount) = (varint::read(rest)?, varint::read(rest)?);
    match (kwh.checked_sub(1), amount) {
        (None, 0) => Some(None),
        (None, _) => None,
        (Some(kwh), amount) => Some(Some(Month { kwh: u32::try_from(kwh).ok()?, amount: Fen(amount) })),
    }
}

fn read_tier(rest: &mut &[u8]) -> Option<Tier> {
    let limit = u32::try_from(varint::read(rest)?).ok()?;
    Some(Tier {
        up_to_kwh: (limit > 0).then_some(limit),
        price: Decimal::from_i128_with_scale(i128::from(varint::read(rest)?), PRICE_DECIMALS).normalize(),
        kwh: u32::try_from(varint::read(rest)?).ok()?,
        amount: Fen(varint::read(rest)?),
    })
}

fn month_number(rest: &mut &[u8]) -> Option<Option<u8>> {
    match byte(rest)? {
        0 => Some(None),
        month @ 1..=12 => Some(Some(month)),
        _ => None,
    }
}
