//! A touch as the exhibit records it.

use journal::KEYPAD;

use crate::controls::Control;
use crate::dice::Dice;
use crate::place::{Place, share_of_display};

/// The control under the finger, and the place as a share of the display where it is recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    pub control: Option<&'static str>,
    pub at: Option<[f32; 2]>,
}

impl Touch {
    /// A finger on a control, somewhere around its middle.
    pub fn on(dice: &mut Dice, control: &Control) -> Self {
        let at = (!control.typing).then(|| share_of_display(control.place.finger(dice)));
        Self { control: Some(if control.typing { KEYPAD } else { control.id }), at }
    }

    /// A finger near a point (mm) of a place, as near as a finger gets; `control` is what is there, if anything.
    pub fn near(dice: &mut Dice, control: Option<&'static str>, place: &Place, [x, y]: [f64; 2]) -> Self {
        let aimed = [x + dice.between(-3.0, 3.0), y + dice.between(-3.0, 3.0)];
        Self { control, at: Some(share_of_display(place.nearest(aimed))) }
    }

    /// A finger where nothing is.
    pub fn beside(dice: &mut Dice, place: &Place) -> Self {
        Self { control: None, at: Some(share_of_display(place.finger(dice))) }
    }

    /// The touch that wakes the exhibit has no place: whatever is under it, it wakes.
    pub fn waking(control: Option<&'static str>) -> Self {
        Self { control, at: None }
    }
}
