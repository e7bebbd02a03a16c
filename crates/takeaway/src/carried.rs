//! What a code carries: one kind or another.

use crate::{Lesson, Unsealable, YearBill, bill_bytes, lesson_bytes};

/// What a fragment held.
#[expect(clippy::large_enum_variant, reason = "one is opened at a time, and a box would be in every reader's way")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// A household's bill of one year.
    Bill(YearBill),
    /// A practised task.
    Lesson(Lesson),
}

impl Carried {
    /// The bill, where it is one.
    #[must_use]
    pub fn bill(&self) -> Option<&YearBill> {
        match self {
            Carried::Bill(bill) => Some(bill),
            Carried::Lesson(_) => None,
        }
    }

    /// The lesson, where it is one.
    #[must_use]
    pub fn lesson(&self) -> Option<&Lesson> {
        match self {
            Carried::Bill(_) => None,
            Carried::Lesson(lesson) => Some(lesson),
        }
    }
}

/// Something that [`seal`](crate::seal) takes home: a bill or a lesson, or either of them as [`Carried`].
pub trait Sealable: body::Body {}
impl<T: body::Body> Sealable for T {}

pub(crate) mod body {
    use super::{Carried, Lesson, Unsealable, YearBill, bill_bytes, lesson_bytes};

    /// Low half of the first byte of a bill.
    pub const BILL: u8 = 1;
    /// Low half of the first byte of a lesson.
    pub const LESSON: u8 = 2;

    /// Kind and bytes; out of callers' reach, so that there are no other kinds than the format's.
    pub trait Body {
        fn kind(&self) -> u8;
        fn write(&self, bytes: &mut Vec<u8>) -> Result<(), Unsealable>;
    }

    impl Body for YearBill {
        fn kind(&self) -> u8 {
            BILL
        }

        fn write(&self, bytes: &mut Vec<u8>) -> Result<(), Unsealable> {
            bill_bytes::write(self, bytes)
        }
    }

    impl Body for Lesson {
        fn kind(&self) -> u8 {
            LESSON
        }

        fn write(&self, bytes: &mut Vec<u8>) -> Result<(), Unsealable> {
            lesson_bytes::write(self, bytes)
        }
    }

    impl Body for Carried {
        fn kind(&self) -> u8 {
            match self {
                Carried::Bill(bill) => bill.kind(),
                Carried::Lesson(lesson) => lesson.kind(),
            }
        }

        fn write(&self, bytes: &mut Vec<u8>) -> Result<(), Unsealable> {
            match self {
                Carried::Bill(bill) => bill.write(bytes),
                Carried::Lesson(lesson) => lesson.write(bytes),
            }
        }
    }
}
