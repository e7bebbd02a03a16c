use crate::billing_month::BillingMonth;
use crate::kwh::Kwh;
use crate::time_of_use::BandKind;

/// What a household used in one month, by band of the day, in kWh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BandUse {
    /// In the dear hours.
    pub peak: Kwh,
    /// In the hours between; none where prices have two bands.
    pub flat: Kwh,
    /// In the cheap hours.
    pub valley: Kwh,
}

/// What a household used in each month of one calendar year, by band; a month that is not known is `None`, never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandYear {
    /// The calendar year.
    pub year: i16,
    /// January first.
    pub months: [Option<BandUse>; 12],
}

impl BandUse {
    /// The kilowatt-hours of one band.
    pub fn of(&self, kind: BandKind) -> Kwh {
        match kind {
            BandKind::Peak => self.peak,
            BandKind::Flat => self.flat,
            BandKind::Valley => self.valley,
        }
    }

    /// The kilowatt-hours of all bands.
    pub fn total(&self) -> Kwh {
        self.peak + self.flat + self.valley
    }
}

impl BandYear {
    /// A year in which no month is known yet.
    pub fn empty(year: i16) -> BandYear {
        BandYear { year, months: [None; 12] }
    }

    /// The months that are known, in calendar order.
    pub fn entered(&self) -> impl Iterator<Item = (BillingMonth, BandUse)> + '_ {
        let months = BillingMonth::all_of(self.year);
        months.into_iter().zip(self.months).filter_map(|(month, used)| Some((month, used?)))
    }

    /// The months that are not known, in calendar order.
    pub fn missing(&self) -> Vec<BillingMonth> {
        let months = BillingMonth::all_of(self.year);
        months.into_iter().filter(|month| self.months[month.index()].is_none()).collect()
    }
}
