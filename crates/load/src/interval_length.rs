/// How long one interval of a meter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IntervalLength {
    /// 15 minutes, as load-management terminals record.
    Quarter,
    /// 30 minutes.
    Half,
    /// 60 minutes.
    Hour,
}

impl IntervalLength {
    /// The length of `minutes`, if meters record so.
    pub fn from_minutes(minutes: u32) -> Option<IntervalLength> {
        match minutes {
            15 => Some(IntervalLength::Quarter),
            30 => Some(IntervalLength::Half),
            60 => Some(IntervalLength::Hour),
            _ => None,
        }
    }

    /// The length in minutes.
    pub fn minutes(self) -> u32 {
        match self {
            IntervalLength::Quarter => 15,
            IntervalLength::Half => 30,
            IntervalLength::Hour => 60,
        }
    }

    /// How many intervals an hour has: power in kW is energy in kWh times this.
    pub fn in_an_hour(self) -> u32 {
        60 / self.minutes()
    }

    /// How many intervals a day has.
    pub fn in_a_day(self) -> usize {
        24 * self.in_an_hour() as usize
    }
}
