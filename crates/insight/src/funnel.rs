//! How far visitors get in a scene.

use serde::Serialize;

use crate::{answer::Answer, error::Error};

/// The steps of one scene, first to last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Funnel {
    pub scene: String,
    pub steps: Vec<FunnelStep>,
}

/// One step. Shares are 0 and more; a step may be left out by visitors, so they can be above 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FunnelStep {
    pub step: String,
    /// Visits that reached the step.
    pub visits: u64,
    /// Visits over visits of the first step.
    pub share_of_first: Option<f64>,
    /// Visits over visits of the step before; `None` for the first.
    pub share_of_previous: Option<f64>,
}

impl Funnel {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        let mut funnels: Vec<Self> = Vec::new();
        for row in answer.rows() {
            let scene = row.text("scene")?;
            let step = FunnelStep {
                step: row.text("step")?,
                visits: row.count("visits")?,
                share_of_first: row.number("share_of_first")?,
                share_of_previous: row.number("share_of_previous")?,
            };
            match funnels.last_mut() {
                Some(funnel) if funnel.scene == scene => funnel.steps.push(step),
                _ => funnels.push(Self { scene, steps: vec![step] }),
            }
        }
        Ok(funnels)
    }
}
