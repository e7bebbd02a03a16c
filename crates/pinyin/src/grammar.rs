/// Which kind of word follows which: for each pair of classes, ten times the logarithm of how much likelier the second
/// is after the first than by chance.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grammar {
    classes: usize,
    gains: Vec<i8>,
}

/// Class of what stands before the first word.
pub(crate) const BEGINNING: u8 = u8::MAX;

impl Grammar {
    pub fn bytes(classes: usize) -> usize {
        (classes + 1) * classes
    }

    pub fn new(classes: usize, bytes: &[u8]) -> Grammar {
        Grammar { classes, gains: bytes.iter().map(|byte| byte.cast_signed()).collect() }
    }

    pub fn classes(&self) -> usize {
        self.classes
    }

    /// What a word of class `after` costs less for standing behind one of class `before`.
    pub fn gain(&self, before: u8, after: u8) -> i32 {
        let row = if before == BEGINNING { 0 } else { usize::from(before) + 1 };
        // Kinds of words alone say less than words would, so they count half.
        i32::from(self.gains.get(row * self.classes + usize::from(after)).copied().unwrap_or(0)) / 2
    }
}
