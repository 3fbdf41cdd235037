//! Style sheets of web pages and e-books: the shared one in the layout's colours, and
//! what the layout adds.

use super::palette::{Palette, Scheme};

/// The shared style sheet of web pages, in colours of its own.
pub const SCREEN: &str = include_str!("../../layouts/shared/screen.css");

/// The shared style sheet of e-books. Its rules have a colour that [`book`] puts in: not
/// all reading systems know custom properties.
const BOOK: &str = include_str!("../../layouts/shared/epub.css");

/// What stands in the shared style sheet of e-books for the colour of rules.
const RULE: &str = "var(--rule)";

/// The style sheet of a web page in the colours of `palette`, with what is the layout's
/// `own` last.
pub fn screen(palette: &Palette, own: &str) -> String {
    let mut out = SCREEN.to_owned();
    if let Some(html) = &palette.html {
        out.push_str(&format!("\n:root {{\n{}}}\n", declared(html.light.get_ref())));
        let dark = declared(html.dark.get_ref());
        out.push_str("\n@media screen and (prefers-color-scheme: dark) {\n");
        out.push_str(&format!(":root {{\n{dark}}}\n}}\n"));
    }
    out.push_str(own);
    out
}

/// The custom properties of a scheme.
fn declared(scheme: &Scheme) -> String {
    let colours = [
        ("paper", scheme.paper),
        ("tint", scheme.tint),
        ("ink", scheme.ink),
        ("soft", scheme.soft),
        ("line", scheme.line),
        ("accent", scheme.accent),
        ("cover", scheme.cover),
        ("on-cover", scheme.on_cover),
    ];
    colours.map(|(name, colour)| format!("  --{name}: {colour};\n")).concat()
}

/// The style sheet of an e-book in the colours of `palette`, with what is the layout's
/// `own` last.
pub fn book(palette: &Palette, own: &str) -> String {
    let rule = palette.epub.as_ref().map(|epub| epub.rule.get_ref().to_string());
    let shared = BOOK.replace(RULE, rule.as_deref().unwrap_or("currentColor"));
    shared + own
}
