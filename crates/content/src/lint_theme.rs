//! Lints of the theme: whatever may be read can be read.

use crate::{Contrast, Finding, Theme, ThemeName, contrast_ratio};

/// Least contrast of graphics and large text (WCAG 2.2, 1.4.11 and 1.4.3). A theme asks for 4.5 of other text itself.
const GRAPHICS_RATIO: f32 = 3.0;

/// Least contrast of the high-contrast theme (WCAG 2.2, 1.4.6).
const HIGH_RATIO: f32 = 7.0;

pub(crate) fn lint_theme(theme: &Theme, findings: &mut Vec<Finding>) {
    for (text, ground, normal, high) in &theme.pairs {
        for (contrast, bar, least) in [(Contrast::Normal, *normal, GRAPHICS_RATIO), (Contrast::High, *high, HIGH_RATIO)]
        {
            // Also true of what is no number.
            if !matches!(bar.partial_cmp(&least), Some(order) if order.is_ge()) {
                let at = format!("theme / {contrast:?} / {text:?} on {ground:?}");
                findings.push(Finding::new(at, format!("asks for {bar}:1 only"), format!("{least}:1 at least")));
            }
            for name in ThemeName::ALL {
                let ratio = contrast_ratio(theme.colour(name, contrast, *text), theme.colour(name, contrast, *ground));
                if ratio < bar {
                    let at = format!("theme / {name:?} / {contrast:?} / {text:?} on {ground:?}");
                    findings.push(Finding::new(at, format!("contrast is {ratio:.2}:1"), format!("{bar}:1")));
                }
            }
        }
    }
}
