//! What the connection carries.

/// The most power that may flow through the connection. `None` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GridLimit {
    /// From the grid, kW.
    pub import_kw: Option<f64>,
    /// Into the grid, kW; 0 forbids feeding in.
    pub export_kw: Option<f64>,
}
