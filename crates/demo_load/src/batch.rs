use crate::dice::Dice;
use crate::end_use::Batch;

/// What a batch draws while it is loaded and unloaded, of what it draws while it runs.
const PAUSE: f64 = 0.12;
/// Batches last this much longer or shorter than planned.
const SPREAD: f64 = 0.15;

/// Batches one after the other, through the year.
#[derive(Debug)]
pub(crate) struct Batches {
    batch: Batch,
    on: bool,
    left_minutes: f64,
}

impl Batches {
    pub fn new(batch: Batch, dice: &mut Dice) -> Batches {
        let left_minutes = batch.on_minutes * dice.share();
        Batches { batch, on: true, left_minutes }
    }

    /// The share of the power over the next minutes.
    pub fn next(&mut self, minutes: f64, dice: &mut Dice) -> f64 {
        let (mut ahead, mut on_minutes) = (minutes, 0.0);
        while ahead > 0.0 {
            let step = self.left_minutes.min(ahead);
            on_minutes += if self.on { step } else { 0.0 };
            ahead -= step;
            self.left_minutes -= step;
            if self.left_minutes <= 0.0 {
                self.on = !self.on;
                let planned = if self.on { self.batch.on_minutes } else { self.batch.off_minutes };
                // At least a minute, so that time passes.
                self.left_minutes = (planned * dice.between(1.0 - SPREAD, 1.0 + SPREAD)).max(1.0);
            }
        }
        let share = on_minutes / minutes;
        share + (1.0 - share) * PAUSE
    }
}
