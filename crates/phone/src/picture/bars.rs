//! Bars: one for each row of a list, the number above it and the day below.

use content::phone::{Bars, Span};
use content::{Align, BoxNode, ColourToken, Node, Place, SpaceStep, TypeStep};

use super::block::Draw;
use super::node::{across, bold, down, empty, growing, text};
use crate::held;

/// Height of the highest bar.
const BAR_MM: f32 = 150.0;

impl Draw<'_> {
    pub fn bars(&self, bars: &Bars) -> Node {
        let rows = held::count(&self.device.held, &bars.each);
        let count = match bars.span {
            Span::All => rows,
            Span::First(most) => rows.min(usize::from(most)),
        };
        let value = |number: usize, field: &str| format!("{}.{number}.{field}", bars.each);
        let height =
            |number| held::text(&self.device.held, &value(number, &bars.value)).parse::<f32>().unwrap_or_default();
        let most = (1..=count).map(height).fold(f32::MIN_POSITIVE, f32::max);
        let width = self.room.share(count) - 16.0 / count.max(1) as f32;
        let columns = (1..=count).map(|number| {
            let bar = Place {
                width_mm: Some(width * 0.6),
                height_mm: Some(height(number) / most * BAR_MM),
                ..Place::default()
            };
            Node::Box(BoxNode {
                place: Place { width_mm: Some(width), ..Place::default() },
                along: Align::End,
                across: Some(Align::Centre),
                ..down(
                    SpaceStep::Hair,
                    vec![
                        Node::Text(bold(
                            &format!("={}", value(number, &bars.value)),
                            TypeStep::Title,
                            ColourToken::Ink,
                        )),
                        Node::Box(BoxNode { place: bar, ground: Some(ColourToken::Brand), ..BoxNode::default() }),
                        Node::Text(text(
                            &format!("={}", value(number, &bars.label)),
                            TypeStep::Title,
                            ColourToken::QuietInk,
                        )),
                    ],
                )
            })
        });
        let columns = BoxNode { across: Some(Align::End), ..across(SpaceStep::Medium, columns.collect()) };
        self.card(vec![Node::Box(columns), empty(growing())])
    }
}
