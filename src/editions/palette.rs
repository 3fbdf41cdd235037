//! A layout's colours: `palette.toml`, which says of each what screens show and which
//! inks a press prints, and what is set on what.
//!
//! 1. [`parse`] reads it, and refuses pairs of colours that are hard to tell apart
//!    (WCAG 2.2, 1.4.6 and 1.4.11).
//! 2. The layout reads the same file, for the PDFs.
//! 3. [`style`](super::style) puts the colours of web pages and e-books into their style
//!    sheets.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// The name of the file.
pub const FILE: &str = "palette.toml";

/// The least contrast of text (WCAG 2.2, 1.4.6).
const TEXT: f64 = 7.0;
/// The least contrast of large text: from 18 points, or 14 in bold.
const LARGE: f64 = 4.5;
/// The least contrast of rules and the like (WCAG 2.2, 1.4.11).
const RULE: f64 = 3.0;

/// The grounds that reading systems offer: white, sepia and black.
const GROUNDS: [(&str, Colour); 3] = [
    ("white", Colour([0xff, 0xff, 0xff])),
    ("sepia", Colour([0xfb, 0xf0, 0xd9])),
    ("black", Colour([0, 0, 0])),
];

/// The colours of web pages and e-books; `None` leaves those of the shared style sheets.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Palette {
    /// Those of print, by name.
    colours: BTreeMap<String, Spanned<Print>>,
    /// Which of them are set on which.
    contrast: Pairs,
    /// Those of web pages.
    pub html: Option<Html>,
    /// Those of e-books.
    pub epub: Option<Epub>,
}

/// A colour of print.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Print {
    /// What screens show.
    screen: Colour,
    /// Cyan, magenta, yellow and black, in percent.
    press: [f64; 4],
}

/// What is set on what in print: two names each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Pairs {
    text: Vec<Spanned<[String; 2]>>,
    large: Vec<Spanned<[String; 2]>>,
}

/// The colours of a web page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Html {
    /// As most read it, and on paper.
    pub light: Spanned<Scheme>,
    /// For who asks for a dark one.
    pub dark: Spanned<Scheme>,
}

/// The colours of one scheme.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scheme {
    /// Below the text.
    pub paper: Colour,
    /// Below what is set apart.
    pub tint: Colour,
    /// The text.
    pub ink: Colour,
    /// Text that is said in passing.
    pub soft: Colour,
    /// Hairlines, which tell nothing.
    pub line: Colour,
    /// Numbers, rules, and what is pointed at.
    pub accent: Colour,
    /// Below the title.
    pub cover: Colour,
    /// The title.
    pub on_cover: Colour,
}

/// The colours of an e-book, whose grounds its readers choose.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epub {
    /// The rules.
    pub rule: Spanned<Colour>,
}

/// A colour of screens: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour([u8; 3]);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6 && it.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number
            .ok_or_else(|| format!("\"{text}\" is no colour such as \"#a0142d\""))?
            .to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// How light it is, from 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// How well the two are told apart, from 1 to 21 (WCAG 2.2, "contrast ratio").
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The palette that `text` describes; `file` is how a user would name it.
///
/// Fails with a diagnostic for each fault: what is no palette, names of no colour, inks
/// that cannot be, and pairs whose contrast is too low.
pub fn parse(text: &str, file: &str) -> Result<Palette, Diagnostics> {
    let mut look = Look { text, file, faults: Diagnostics::new() };
    let palette: Palette = match toml::from_str(text) {
        Ok(palette) => palette,
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            let message = error.message().lines().next().unwrap_or_default().to_owned();
            look.fault(offset, Diagnostic::error("palette", message));
            return Err(look.faults);
        }
    };
    look.print(&palette);
    if let Some(html) = &palette.html {
        look.scheme("light", &html.light);
        look.scheme("dark", &html.dark);
    }
    if let Some(epub) = &palette.epub {
        look.rule(&epub.rule);
    }
    if look.faults.is_empty() { Ok(palette) } else { Err(look.faults) }
}

/// Looks through a palette, and notes what is wrong.
struct Look<'a> {
    text: &'a str,
    file: &'a str,
    faults: Diagnostics,
}

impl Look<'_> {
    fn fault(&mut self, offset: usize, fault: Diagnostic) {
        let before = self.text.get(..offset).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[start..].chars().count() + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let place = Place::new(self.file, number(line), number(column));
        self.faults.push(fault.at(place));
    }

    /// The colours of print.
    fn print(&mut self, palette: &Palette) {
        for (name, colour) in &palette.colours {
            if colour.get_ref().press.iter().any(|ink| !(0.0..=100.0).contains(ink)) {
                let message =
                    format!("{name} has an ink of less than 0 or more than 100 %");
                let fault = Diagnostic::error("palette", message);
                let hint = "cyan, magenta, yellow, black: press = [22, 100, 82, 16]";
                self.fault(colour.span().start, fault.hint(hint));
            }
        }
        let pairs = &palette.contrast;
        let text = pairs.text.iter().map(|pair| (pair, TEXT));
        for (pair, least) in text.chain(pairs.large.iter().map(|pair| (pair, LARGE))) {
            let [on, ground] = pair.get_ref();
            let named = |name: &String| {
                palette.colours.get(name).map(|colour| colour.get_ref().screen)
            };
            match (named(on), named(ground)) {
                (Some(a), Some(b)) => {
                    self.pair(pair.span().start, (on, a), (ground, b), least);
                }
                (known, _) => {
                    let name = if known.is_none() { on } else { ground };
                    let message = format!("there is no colour {name}");
                    let fault = Diagnostic::error("palette", message);
                    let hint = "name it under [colours]";
                    self.fault(pair.span().start, fault.hint(hint));
                }
            }
        }
    }

    /// The colours of a web page, as the shared style sheet uses them.
    fn scheme(&mut self, name: &str, scheme: &Spanned<Scheme>) {
        let at = scheme.span().start;
        let it = scheme.get_ref();
        let named = |part: &str| format!("{name} {part}");
        for (part, on) in [("ink", it.ink), ("soft", it.soft), ("accent", it.accent)] {
            let on = (&*named(part), on);
            self.pair(at, on, ("paper", it.paper), TEXT);
            self.pair(at, on, ("tint", it.tint), TEXT);
        }
        self.pair(at, (&named("on-cover"), it.on_cover), ("cover", it.cover), TEXT);
    }

    /// The rules of an e-book.
    fn rule(&mut self, rule: &Spanned<Colour>) {
        for ground in GROUNDS {
            self.pair(
                rule.span().start,
                ("the e-book's rule", *rule.get_ref()),
                ground,
                RULE,
            );
        }
    }

    fn pair(
        &mut self,
        at: usize,
        on: (&str, Colour),
        ground: (&str, Colour),
        least: f64,
    ) {
        let found = on.1.contrast(ground.1);
        if found < least {
            // Never rounded up to what is asked for.
            let found = (found * 10.0).floor() / 10.0;
            let message = format!("{} on {} has a contrast of {found}:1", on.0, ground.0);
            let hint = format!("at least {least}:1; make one of them lighter or darker");
            self.fault(at, Diagnostic::error("palette-contrast", message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r##"
[colours]
ink = { screen = "#1c1a1b", press = [0, 0, 0, 100] }
paper = { screen = "#ffffff", press = [0, 0, 0, 0] }
accent = { screen = "#a0142d", press = [22, 100, 82, 16] }

[contrast]
text = [["ink", "paper"]]
large = [["accent", "paper"]]

[html.light]
paper = "#ffffff"
tint = "#f8f4f1"
ink = "#1d1a19"
soft = "#4d4643"
line = "#ddd3cd"
accent = "#a3122a"
cover = "#a3122a"
on-cover = "#ffffff"

[html.dark]
paper = "#161312"
tint = "#1f1b19"
ink = "#f0eae6"
soft = "#c9beb8"
line = "#463d39"
accent = "#ff9d9f"
cover = "#6d0b1b"
on-cover = "#ffffff"

[epub]
rule = "#cc3344"
"##;

    /// The faults of the palette with `from` damaged to `to`.
    #[track_caller]
    fn check(from: &str, to: &str, expected: &[&str]) {
        assert!(WHOLE.contains(from), "{from}");
        let faults = parse(&WHOLE.replacen(from, to, 1), "mine/palette.toml");
        let faults = faults.err().unwrap_or_default().sorted();
        let found: Vec<_> = faults
            .iter()
            .map(|it| {
                let place = it.place.as_ref().map(ToString::to_string);
                format!("{} {} {}", place.unwrap_or_default(), it.code, it.message)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_whole_palette_has_no_fault() {
        check("#1c1a1b", "#1c1a1b", &[]);
    }

    #[test]
    fn contrast_that_is_too_low_is_refused() {
        check(
            "#1c1a1b",
            "#777777",
            &[
                "mine/palette.toml:8:9 palette-contrast ink on paper has a contrast of 4.4:1",
            ],
        );
        check(
            "#a0142d",
            "#ff5555",
            &[
                "mine/palette.toml:9:10 palette-contrast accent on paper has a contrast of 3.1:1",
            ],
        );
        check(
            "soft = \"#c9beb8\"",
            "soft = \"#8a8580\"",
            &[
                "mine/palette.toml:21:1 palette-contrast dark soft on paper has a contrast of 5:1",
                "mine/palette.toml:21:1 palette-contrast dark soft on tint has a contrast of 4.6:1",
            ],
        );
        check(
            "#cc3344",
            "#ffee00",
            &[
                "mine/palette.toml:32:8 palette-contrast the e-book's rule on white has a \
                 contrast of 1.2:1",
                "mine/palette.toml:32:8 palette-contrast the e-book's rule on sepia has a \
                 contrast of 1:1",
            ],
        );
    }

    #[test]
    fn what_is_no_palette_is_refused() {
        check(
            "\"ink\", \"paper\"",
            "\"ink\", \"papr\"",
            &["mine/palette.toml:8:9 palette there is no colour papr"],
        );
        check(
            "0, 100] }",
            "0, 120] }",
            &[
                "mine/palette.toml:3:7 palette ink has an ink of less than 0 or more than 100 %",
            ],
        );
        check(
            "\"#ddd3cd\"",
            "\"beige\"",
            &[
                "mine/palette.toml:16:8 palette \"beige\" is no colour such as \"#a0142d\"",
            ],
        );
    }

    #[test]
    fn the_highest_contrast_is_that_of_black_and_white() {
        let [white, .., black] = GROUNDS.map(|(_, colour)| colour);
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        assert!((black.contrast(black) - 1.0).abs() < 1e-9);
    }
}
