//! The panel test as a state machine: which panel lies on which display, and where it does not answer. No engine.

/// Side of a cell in millimetres: a dead place that matters is no smaller.
pub const CELL_MM: f32 = 60.0;
/// A display whose mark nobody touches within this time has no panel that answers.
const FIND_MS: u64 = 30_000;
/// A sweep ends when all cells answered, or when nothing was touched for so long.
const SWEEP_MS: u64 = 8_000;
/// How long the result stands on the displays.
const TELL_MS: u64 = 12_000;
/// How far from the middle, as a share of the display, a touch still is one of the mark.
const MARK: f32 = 0.2;

/// One display with a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The display's place in the profile.
    pub display: usize,
    pub columns: usize,
    pub rows: usize,
    /// Cells that answered, row by row.
    pub answered: Vec<bool>,
    /// The display that its touches arrive on; none until its mark was touched.
    pub arrives: Option<usize>,
}

/// What staff are asked for, or told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Touch the mark in the middle of this panel.
    Find(usize),
    /// Sweep over the whole of this panel.
    Sweep(usize),
    /// Read the result.
    Told,
    /// The test is over.
    Over,
}

/// A test under way.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelTest {
    pub panels: Vec<Panel>,
    pub step: Step,
    quiet_ms: u64,
}

impl PanelTest {
    /// Begins a test of these displays: place in the profile, width and height in millimetres.
    #[must_use]
    pub fn new(displays: &[(usize, f32, f32)]) -> Self {
        let cells = |side_mm: f32| ((side_mm / CELL_MM).round() as usize).max(1);
        let panel = |(display, width_mm, height_mm): &(usize, f32, f32)| {
            let (columns, rows) = (cells(*width_mm), cells(*height_mm));
            Panel { display: *display, columns, rows, answered: vec![false; columns * rows], arrives: None }
        };
        let panels: Vec<_> = displays.iter().map(panel).collect();
        let step = if panels.is_empty() { Step::Over } else { Step::Find(0) };
        Self { panels, step, quiet_ms: 0 }
    }

    /// A finger is on the display `arrives`, as the system says, at a share of it from the left top. `down` where it has
    /// just come.
    pub fn touched(&mut self, arrives: usize, (x, y): (f32, f32), down: bool) {
        match self.step {
            Step::Find(index) => {
                let taken = self.panels.iter().any(|panel| panel.arrives == Some(arrives));
                let on_mark = (x - 0.5).abs() <= MARK && (y - 0.5).abs() <= MARK;
                if down && on_mark && !taken {
                    self.panels[index].arrives = Some(arrives);
                    self.go(Step::Sweep(index));
                }
            }
            Step::Sweep(index) => {
                let panel = &mut self.panels[index];
                if panel.arrives != Some(arrives) || !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) {
                    return;
                }
                let cell = |share: f32, of: usize| ((share * of as f32) as usize).min(of - 1);
                let at = cell(y, panel.rows) * panel.columns + cell(x, panel.columns);
                panel.answered[at] = true;
                self.quiet_ms = 0;
                if panel.answered.iter().all(|answered| *answered) {
                    self.go(self.behind(index));
                }
            }
            Step::Told | Step::Over => {}
        }
    }

    /// Time passes.
    pub fn pass(&mut self, ms: u64) {
        self.quiet_ms += ms;
        match self.step {
            Step::Find(index) if self.quiet_ms >= FIND_MS => self.go(self.behind(index)),
            Step::Sweep(index) if self.quiet_ms >= SWEEP_MS => self.go(self.behind(index)),
            Step::Told if self.quiet_ms >= TELL_MS => self.go(Step::Over),
            _ => {}
        }
    }

    /// Pairs of the display that touches arrive on and the one that was touched. A display whose panel did not answer keeps
    /// what is left.
    #[must_use]
    pub fn found(&self) -> Vec<(usize, usize)> {
        let mut found: Vec<_> = self.panels.iter().filter_map(|panel| Some((panel.arrives?, panel.display))).collect();
        let mute = self.panels.iter().filter(|panel| panel.arrives.is_none()).map(|panel| panel.display);
        let mute: Vec<_> = mute.collect();
        let displays = self.panels.iter().map(|panel| panel.display);
        let left: Vec<_> = displays.filter(|display| !found.iter().any(|(arrives, _)| arrives == display)).collect();
        found.extend(left.into_iter().zip(mute));
        found
    }

    /// Cells of a panel that did not answer; all where its mark was not touched.
    #[must_use]
    pub fn dead(&self, index: usize) -> usize {
        self.panels[index].answered.iter().filter(|answered| !**answered).count()
    }

    fn behind(&self, index: usize) -> Step {
        if index + 1 < self.panels.len() { Step::Find(index + 1) } else { Step::Told }
    }

    fn go(&mut self, step: Step) {
        self.step = step;
        self.quiet_ms = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sweep(test: &mut PanelTest, arrives: usize, skip: Option<usize>) {
        let Step::Sweep(index) = test.step else { panic!("{:?}", test.step) };
        let (columns, rows) = (test.panels[index].columns, test.panels[index].rows);
        for cell in (0..columns * rows).filter(|cell| Some(*cell) != skip) {
            let share = |at: usize, of: usize| (at as f32 + 0.5) / of as f32;
            test.touched(arrives, (share(cell % columns, columns), share(cell / columns, rows)), false);
        }
    }

    #[test]
    fn panels_the_wrong_way_round_are_found_by_their_marks() {
        let mut test = PanelTest::new(&[(0, 600.0, 340.0), (1, 1200.0, 680.0)]);
        test.touched(1, (0.5, 0.52), true);
        sweep(&mut test, 1, None);
        assert_eq!(test.step, Step::Find(1));
        // The panel that was found already is no other one's.
        test.touched(1, (0.5, 0.5), true);
        assert_eq!(test.step, Step::Find(1));
        test.touched(0, (0.5, 0.5), true);
        sweep(&mut test, 0, None);
        assert_eq!(test.step, Step::Told);
        assert_eq!(test.found(), [(1, 0), (0, 1)]);
        assert_eq!((test.dead(0), test.dead(1)), (0, 0));
        test.pass(TELL_MS);
        assert_eq!(test.step, Step::Over);
    }

    #[test]
    fn a_dead_place_is_counted_when_the_sweep_rests() {
        let mut test = PanelTest::new(&[(0, 600.0, 340.0)]);
        test.touched(0, (0.5, 0.5), true);
        sweep(&mut test, 0, Some(13));
        test.pass(SWEEP_MS - 1);
        assert_eq!(test.step, Step::Sweep(0));
        test.pass(1);
        assert_eq!(test.step, Step::Told);
        assert_eq!(test.dead(0), 1);
        assert_eq!(test.found(), [(0, 0)]);
    }

    #[test]
    fn a_panel_that_does_not_answer_stops_nothing() {
        let mut test = PanelTest::new(&[(0, 600.0, 340.0), (1, 600.0, 340.0)]);
        test.pass(FIND_MS);
        test.touched(0, (0.5, 0.5), true);
        sweep(&mut test, 0, None);
        assert_eq!(test.step, Step::Told);
        assert_eq!(test.dead(0), 60);
        // What arrives on the first display is meant on the second; the first has what is left.
        assert_eq!(test.found(), [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_touch_beside_the_mark_and_one_that_was_down_already_are_none_of_it() {
        let mut test = PanelTest::new(&[(0, 600.0, 340.0)]);
        test.touched(0, (0.1, 0.5), true);
        test.touched(0, (0.5, 0.5), false);
        assert_eq!(test.step, Step::Find(0));
        assert_eq!(PanelTest::new(&[]).step, Step::Over);
    }
}
