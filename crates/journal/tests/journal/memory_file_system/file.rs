//! A file's bytes: what programs see, what is durable, and the changes in between.

/// One change that a sync has not made durable.
#[derive(Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

#[derive(Clone, Default)]
pub struct File {
    pub now: Vec<u8>,
    durable: Vec<u8>,
    unsynced: Vec<Change>,
    /// Changes whose sync failed: no later sync makes them durable, though they may have reached the disk.
    given_up: Vec<Change>,
}

/// Sectors are written whole or not at all.
const SECTOR: usize = 512;

impl File {
    /// A file that is durable as it is.
    pub fn whole(bytes: &[u8]) -> Self {
        Self { now: bytes.to_vec(), durable: bytes.to_vec(), ..Self::default() }
    }

    pub fn write(&mut self, at: usize, bytes: &[u8]) {
        let change = Change::Write { at, bytes: bytes.to_vec() };
        change.apply(&mut self.now);
        self.unsynced.push(change);
    }

    pub fn cut(&mut self, size: usize) {
        let change = Change::Cut(size);
        change.apply(&mut self.now);
        self.unsynced.push(change);
    }

    pub fn sync(&mut self) {
        self.unsynced.drain(..).for_each(|change| change.apply(&mut self.durable));
    }

    pub fn fail_sync(&mut self) {
        self.given_up.append(&mut self.unsynced);
    }

    pub fn leave_synced(&mut self) {
        *self = Self::whole(&self.durable);
    }

    pub fn leave_all(&mut self) {
        *self = Self::whole(&self.now);
    }

    pub fn leave_some(&mut self, random: &mut Random) {
        let mut changes = std::mem::take(&mut self.given_up);
        changes.append(&mut self.unsynced);
        if random.below(2) == 0 {
            for at in (1..changes.len()).rev() {
                changes.swap(at, random.below(at + 1));
            }
        }
        let mut left = std::mem::take(&mut self.durable);
        changes.into_iter().for_each(|change| change.apply_some(&mut left, random));
        *self = Self::whole(&left);
    }
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Cut(size) => content.resize(*size, 0),
            Self::Write { at, bytes } => put(content, *at, bytes),
        }
    }

    fn apply_some(self, content: &mut Vec<u8>, random: &mut Random) {
        let (at, bytes) = match (self, random.below(6)) {
            (_, 0) => return,
            (Self::Write { at, bytes }, how @ 2..) => match how {
                2 => (at, bytes[..random.below(bytes.len() + 1)].to_vec()),
                // The length grew, the data did not come, or came from the middle on.
                3 => (at, vec![0; bytes.len()]),
                4 => {
                    let mut bytes = bytes;
                    let zeros_from = random.below(bytes.len() + 1);
                    bytes[zeros_from..].fill(0);
                    (at, bytes)
                }
                _ => return some_sectors(content, at, &bytes, random),
            },
            (whole, _) => return whole.apply(content),
        };
        put(content, at, &bytes);
    }
}

fn some_sectors(content: &mut Vec<u8>, at: usize, bytes: &[u8], random: &mut Random) {
    let mut from = 0;
    while from < bytes.len() {
        let to = ((at + from) / SECTOR * SECTOR + SECTOR - at).min(bytes.len());
        if random.below(2) == 0 {
            put(content, at + from, &bytes[from..to]);
        }
        from = to;
    }
}

fn put(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[at..end].copy_from_slice(bytes);
}

pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }
}
