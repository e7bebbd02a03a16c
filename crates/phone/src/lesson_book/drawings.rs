//! Drawings in the colours of the day: what `assets/pictures/README.md` says of placeholder colours.

use content::{ColourToken, Contrast, Theme, ThemeName};

/// Placeholders and the tokens they stand for; live is another colour as a line than as a fill.
const PLACEHOLDERS: [(&str, &str, ColourToken); 11] = [
    ("stroke=\"", "#040404", ColourToken::LiveLine),
    ("fill=\"", "#040404", ColourToken::Live),
    ("", "#010101", ColourToken::Ink),
    ("", "#020202", ColourToken::QuietInk),
    ("", "#030303", ColourToken::Brand),
    ("", "#050505", ColourToken::Raised),
    ("", "#060606", ColourToken::Ground),
    ("", "#070707", ColourToken::Tier1),
    ("", "#080808", ColourToken::Tier2),
    ("", "#090909", ColourToken::Tier3),
    ("", "#0a0a0a", ColourToken::Live),
];

/// Where drawings are found: the SVG text of a path below `assets/pictures`, without `.svg`.
pub type Drawings<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A drawing in the colours of the day, its lines put together.
pub(super) fn coloured(svg: &str, theme: &Theme) -> String {
    let one_line: String = svg.lines().map(str::trim).collect::<Vec<_>>().join(" ").replace("> <", "><");
    PLACEHOLDERS.iter().fold(one_line.trim().to_owned(), |drawn, (attribute, placeholder, token)| {
        let colour = theme.colour(ThemeName::Day, Contrast::Normal, *token).to_string().to_lowercase();
        drawn.replace(&format!("{attribute}{placeholder}"), &format!("{attribute}{colour}"))
    })
}
