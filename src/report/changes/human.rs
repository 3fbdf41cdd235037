use super::super::Style;
use super::super::human::{GREEN, RED, printable};
use super::{phrases, shown};
use crate::revision::{Changes, Piece, Standing};
use crate::words::Teller;

/// The changes as a person reads them in a terminal: chapter by chapter, and how many
/// there are. Characters that would steer a terminal are replaced.
pub fn human(changes: &Changes, style: Style) -> String {
    let teller = Teller::new("en");
    if changes.same {
        return teller.say("none", &[]) + "\n";
    }
    let mut out = String::new();
    if !changes.about.is_empty() {
        out.push_str(&format!("{}\n\n", style.bold(&teller.say("about", &[]))));
    }
    for about in &changes.about {
        let field = phrases::field(about.field, &teller);
        out.push_str(&format!("{field}\n  {}\n\n", marked(&about.text, style)));
    }
    for chapter in &changes.chapters {
        out.push_str(&format!("{}\n\n", style.bold(&printable(&chapter.title))));
        for change in &chapter.changes {
            out.push_str(&printable(&phrases::title(change, &teller)));
            let spot = change.new.as_ref().or(change.old.as_ref());
            if let Some(spot) = spot {
                out.push_str(&format!("\n  {}", printable(&spot.place.to_string())));
            }
            if !change.text.is_empty() {
                out.push_str(&format!("\n  {}", marked(&change.text, style)));
            }
            out.push_str("\n\n");
        }
    }
    out.push_str(&format!("{}\n", teller.count(changes.count())));
    out
}

fn marked(text: &[Piece], style: Style) -> String {
    let mut out = String::new();
    for (gap, is, words) in shown(text) {
        let words: Vec<_> = words.split('\n').map(printable).collect();
        let words = words.join("\n  ");
        out.push_str(gap);
        out.push_str(&match (is, style) {
            (Standing::Same, _) => words,
            (Standing::Removed, Style::Plain) => format!("[-{words}-]"),
            (Standing::Added, Style::Plain) => format!("{{+{words}+}}"),
            (Standing::Removed, Style::Colour) => style.paint(&words, RED),
            (Standing::Added, Style::Colour) => style.paint(&words, GREEN),
        });
    }
    out
}
