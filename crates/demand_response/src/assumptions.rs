use serde::Deserialize;

use crate::baseline_rule::Baseline;
use crate::effective_share::EffectiveShare;
use crate::penalty::Penalty;
use crate::price::Price;
use crate::programme::Direction;

/// Rules that somebody takes on trust where the programme does not know them, or in its place. Every result names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Assumptions {
    /// In place of the programme's direction.
    pub direction: Option<Direction>,
    /// In place of the programme's baseline.
    pub baseline: Option<Baseline>,
    /// In place of the programme's effective share.
    pub effective: Option<EffectiveShare>,
    /// In place of the programme's price.
    pub price: Option<Price>,
    /// In place of the programme's penalty.
    pub penalty: Option<Penalty>,
}
