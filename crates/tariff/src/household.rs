/// Who lives behind one meter, as far as the price depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Household {
    /// People of the household as the area counts them (registered or resident, see its tariff's source).
    pub people: u8,
    /// Recognised as low income (minimum living allowance or support for the extremely poor).
    pub low_income: bool,
    /// Several households behind one meter, billed at one price without tiers.
    pub shared_meter: bool,
}

impl Default for Household {
    /// A household with its own meter to which no special rule applies.
    fn default() -> Household {
        Household { people: 1, low_income: false, shared_meter: false }
    }
}
