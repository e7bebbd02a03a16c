use serde::Deserialize;

/// Capacitors that a controller switches in equal steps and never to more than is needed.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capacitors {
    /// All of them together, in kvar.
    pub kvar: f64,
    /// How many steps.
    pub steps: u32,
}

impl Capacitors {
    /// The reactive power that is left of `kvar`.
    pub(crate) fn rest(self, kvar: f64) -> f64 {
        if self.steps == 0 || self.kvar <= 0.0 {
            return kvar;
        }
        let step = self.kvar / f64::from(self.steps);
        let on = (kvar / step).floor().clamp(0.0, f64::from(self.steps));
        kvar - on * step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_in_while_they_fit() {
        let capacitors = Capacitors { kvar: 60.0, steps: 4 };
        let check = |kvar, expect: f64| assert!((capacitors.rest(kvar) - expect).abs() < 1e-9, "{kvar}");
        check(10.0, 10.0);
        check(31.0, 1.0);
        check(60.0, 0.0);
        check(200.0, 140.0);
    }
}
