use crate::column_names::Measured;
use crate::stamp::Moment;

/// One kind of value of a file, in the order of its rows.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    pub measured: Measured,
    pub points: Vec<Point>,
}

/// What a file says at a stamp, in millionths of kW, kWh, kvar or kvarh; none where nothing was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub line: usize,
    pub moment: Moment,
    pub value: Option<i64>,
}
