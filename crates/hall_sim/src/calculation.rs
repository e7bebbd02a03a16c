//! What somebody does at the tiered-price calculator, from its first touch to the code that is taken home.

use crate::controls::{self, Control};
use crate::household::Household;
use crate::touch::Touch;
use crate::visitor::{CALCULATOR, Visitor};

/// The household the exhibit offers as an example, kWh of the months.
const EXAMPLE: [u32; 12] = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];
/// How far down a bar is drawn that stands for nothing, and how much a kilowatt-hour takes of it (mm).
const BAR_FOOT_MM: f64 = 278.0;
const BAR_MM_A_KWH: f64 = 0.333;
/// Switches of the household: control, field and share of visits that turn it on.
const SWITCHES: [(Control, &str, f64); 3] = [
    (controls::MANY_PEOPLE, "many_people", 0.24),
    (controls::LOW_INCOME, "low_income", 0.06),
    (controls::SHARED_METER, "shared_meter", 0.09),
];

/// One visitor's work at the calculator.
pub struct Calculation<'v, 'dice> {
    visitor: &'v mut Visitor<'dice>,
    household: Household,
    reached: Vec<&'static str>,
    /// The band of usage the exhibit has recorded last.
    band: Option<String>,
}

impl<'v, 'dice> Calculation<'v, 'dice> {
    pub fn new(visitor: &'v mut Visitor<'dice>) -> Self {
        let household = Household::new(visitor.dice);
        Self { visitor, household, reached: Vec::new(), band: None }
    }

    /// Fills in a year, plays with it, and takes it home; visitors drop out on the way.
    pub fn run(mut self) {
        let begun = self.visitor.now;
        let planned = self.visitor.dice.log_normal(125.0, 0.4).clamp(20.0, 600.0) * 1_000.0;
        self.describe_household();
        if self.visitor.dice.chance(0.08) || !self.fill_in() {
            return;
        }
        while ((self.visitor.now - begun) as f64) < planned {
            self.adjust();
        }
        if self.visitor.dice.chance(0.6) {
            self.take_home();
        }
    }

    fn describe_household(&mut self) {
        if self.visitor.dice.chance(0.12) {
            self.operate(2.0, 5.0, &controls::AREA);
            let chosen = self.visitor.dice.bits() as usize % controls::AREAS.len();
            let (area, tariff) = controls::AREAS[chosen];
            self.visitor.pause(2.0, 6.0);
            let touch = Touch::on(self.visitor.dice, &area);
            self.visitor.touch(CALCULATOR, touch);
            self.visitor.choose("area", tariff);
            self.progress();
        }
        for (control, field, share) in SWITCHES {
            if self.visitor.dice.chance(share) {
                self.visitor.pause(1.5, 5.0);
                let touch = Touch::on(self.visitor.dice, &control);
                self.visitor.touch(CALCULATOR, touch);
                self.visitor.choose(field, "true");
                self.progress();
            }
        }
    }

    /// True where the year is filled in; a third take the example, some know the year's sum, the others go month by month.
    fn fill_in(&mut self) -> bool {
        match self.visitor.dice.share() {
            share if share < 0.34 => self.take_example(),
            share if share < 0.48 => self.type_year(),
            share if share < 0.85 => return self.drag_months(),
            _ => return self.type_months(),
        }
        true
    }

    fn take_example(&mut self) {
        self.visitor.pause(2.0, 7.0);
        let touch = Touch::on(self.visitor.dice, &controls::EXAMPLE);
        self.visitor.touch(CALCULATOR, touch);
        self.visitor.choose("example", "true");
        self.household.enter_all(EXAMPLE);
        self.tell_band();
        self.progress();
    }

    fn type_year(&mut self) {
        self.visitor.pause(2.0, 6.0);
        let touch = Touch::on(self.visitor.dice, &controls::BY_YEAR);
        self.visitor.touch(CALCULATOR, touch);
        self.visitor.choose("mode", "year");
        self.progress();
        let mut typed = 0;
        for digit in self.household.uses_a_year().to_string().bytes() {
            let digit = u32::from(digit - b'0');
            typed = typed * 10 + digit;
            self.household.enter_year(typed);
            self.operate(0.7, 1.8, &controls::DIGITS[digit as usize]);
        }
    }

    fn drag_months(&mut self) -> bool {
        for month in 0..12 {
            if self.visitor.dice.chance(0.03) {
                return false;
            }
            self.struggle_sometimes();
            self.drag(month);
        }
        true
    }

    fn type_months(&mut self) -> bool {
        for month in 0..12 {
            if self.visitor.dice.chance(0.04) {
                return false;
            }
            let mut typed = 0;
            for digit in self.household.uses(month).to_string().bytes() {
                let digit = u32::from(digit - b'0');
                typed = typed * 10 + digit;
                self.household.enter(month, typed);
                self.operate(0.6, 1.6, &controls::DIGITS[digit as usize]);
            }
            if self.visitor.dice.chance(0.06) {
                self.operate(0.8, 2.0, &controls::DELETE);
                self.operate(0.6, 1.6, &controls::DIGITS[5]);
            }
            if month < 11 {
                self.visitor.pause(0.8, 2.0);
                let touch = Touch::on(self.visitor.dice, &controls::NEXT_MONTH);
                self.visitor.touch(CALCULATOR, touch);
                self.tell_band();
            }
        }
        true
    }

    /// A finger pulls a month's bar to its height.
    fn drag(&mut self, month: usize) {
        self.visitor.pause(1.6, 7.0);
        let kwh = self.household.uses(month);
        let bar = &controls::MONTHS[month];
        let handle = [bar.place.left_mm + bar.place.width_mm / 2.0, BAR_FOOT_MM - f64::from(kwh) * BAR_MM_A_KWH];
        let touch = Touch::near(self.visitor.dice, Some(bar.id), &bar.place, handle);
        self.visitor.touch(CALCULATOR, touch);
        self.household.enter(month, kwh);
        self.tell_band();
        self.progress();
    }

    /// What is entered is tried out: a bar again, or plus and minus many times.
    fn adjust(&mut self) {
        self.struggle_sometimes();
        if self.visitor.dice.chance(0.94) {
            let month = self.visitor.dice.bits() as usize % 12;
            self.drag(month);
            return;
        }
        let stepper = if self.visitor.dice.chance(0.5) { controls::PLUS } else { controls::MINUS };
        self.visitor.pause(1.5, 4.0);
        for _ in 0..2 + self.visitor.dice.bits() % 4 {
            self.operate(0.25, 0.5, &stepper);
        }
    }

    /// Now and then a finger tries what does nothing: once, or over and over.
    fn struggle_sometimes(&mut self) {
        let share = self.visitor.dice.share();
        if share < 0.04 {
            let place = if self.visitor.dice.chance(0.6) { controls::TITLE } else { controls::HINT };
            self.visitor.pause(1.0, 3.0);
            self.visitor.touch_beside(CALCULATOR, &place);
        } else if share < 0.043 {
            // The number looks as if it could be typed over.
            self.visitor.pause(1.0, 3.0);
            let aim = controls::ENTRY.finger(self.visitor.dice);
            for _ in 0..3 + self.visitor.dice.bits() % 3 {
                self.visitor.pause(0.2, 0.45);
                let touch = Touch::near(self.visitor.dice, None, &controls::ENTRY, aim);
                self.visitor.touch(CALCULATOR, touch);
            }
        }
    }

    fn take_home(&mut self) {
        self.visitor.pause(1.5, 6.0);
        let touch = Touch::on(self.visitor.dice, &controls::TAKEAWAY);
        self.visitor.touch(CALCULATOR, touch);
        self.tell_band();
        self.reach("takeaway");
        self.visitor.take_code();
    }

    /// A touch on a control of the calculator after a while.
    fn operate(&mut self, low_s: f64, high_s: f64, control: &Control) {
        self.visitor.pause(low_s, high_s);
        let touch = Touch::on(self.visitor.dice, control);
        self.visitor.touch(CALCULATOR, touch);
        self.progress();
    }

    /// Steps that are reached now, as the calculator tells them after each touch.
    fn progress(&mut self) {
        self.reach("opened");
        if self.household.months_entered() > 0 {
            self.reach("usage_entered");
        }
        if self.household.months_entered() == 12 {
            self.reach("all_months");
        }
    }

    fn reach(&mut self, step: &'static str) {
        if !self.reached.contains(&step) {
            self.reached.push(step);
            self.visitor.step(step);
        }
    }

    /// The band of usage is recorded where it is another than before.
    fn tell_band(&mut self) {
        let band = self.household.band();
        if band.is_some() && band != self.band {
            self.visitor.choose("usage", band.as_deref().unwrap_or_default());
            self.band = band;
        }
    }
}
