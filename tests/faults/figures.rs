//! Damage to figures.

use lopdf::{Object, ObjectId, dictionary};
use utgave::agreement::Code::*;

use super::Case;
use super::pdf::File;
use super::sample::Sample;

const FIGURES: Sample = Sample("figures");
const FILE: &str = "EPUB/slik-bor-vi.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [texts(), pictures(), captions()].into_iter().flatten().flatten();
    markup.chain(other_pictures()).chain(tags()).collect()
}

fn texts() -> Vec<Vec<Case>> {
    vec![
        FIGURES.markup("alt-lost", AltText, FILE, |text| {
            text.replace(" alt=\"To av tre bor ved fjorden\"", "");
        }),
        FIGURES.markup("alt-changed", AltText, FILE, |text| {
            text.replace("alt=\"To av tre bor ved fjorden\"", "alt=\"kart.svg\"");
        }),
    ]
}

fn pictures() -> Vec<Vec<Case>> {
    vec![
        FIGURES.markup("picture-decorative", FigureMissing, FILE, |text| {
            text.replace("alt=\"En vei uten fortau går rett mot fjellet\"", "alt=\"\"");
        }),
        FIGURES.markup("picture-lost", FigureMissing, FILE, |text| {
            text.edit("<p>Vi vil:</p>", "sette opp lys", |part| {
                let (before, figure) = part.split_once("<div class=\"figure\">").unwrap();
                let (_, after) = figure.split_once("</div>").unwrap();
                format!("{before}{after}")
            });
        }),
        FIGURES.markup("picture-added", FigureAdded, FILE, |text| {
            let picture = "<img src=\"a.png\" alt=\"Et postkort fra bygda\"/>\n";
            text.before("<p>Ungene går", picture);
        }),
        FIGURES.markup("ornament-as-picture", FigureAdded, FILE, |text| {
            text.replace("alt=\"\"", "alt=\"En strek med en prikk\"");
        }),
    ]
}

fn captions() -> Vec<Vec<Case>> {
    vec![
        FIGURES.markup("figure-caption-as-text", CaptionChanged, FILE, |text| {
            let from = "<figcaption>\n<p><span><strong>Figur 1.";
            text.edit(from, "</figcaption>", |part| part.replace("figcaption", "div"));
        }),
        FIGURES.markup("text-as-figure-caption", CaptionChanged, FILE, |text| {
            let paragraph = "<p>Ungene går langs veien.</p>";
            let caption = "<figcaption>Ungene går langs veien.</figcaption>";
            text.replace(paragraph, caption);
        }),
    ]
}

fn other_pictures() -> [Case; 2] {
    [
        FIGURES.html("another-picture", ImageChanged, |text| {
            text.edit("\"data:image/png;base64,", "\"", |_| {
                "\"data:image/gif;base64,R0lGODlhAgABAA==\"".to_owned()
            });
        }),
        FIGURES.epub("another-picture", ImageChanged, FILE, |text| {
            text.replace("images/vei.png", "images/fortau.svg");
        }),
    ]
}

fn tags() -> Vec<Case> {
    let case = |kind, code, damage| FIGURES.pdf(kind, code, damage);
    vec![
        case("alt-lost", AltText, |file| {
            let picture = picture(file, "To av tre");
            file.dictionary_mut(picture).remove(b"Alt");
        }),
        case("alt-changed", AltText, |file| {
            let picture = picture(file, "To av tre");
            file.set_text(picture, "Alt", "kart.svg");
        }),
        case("picture-lost", FigureMissing, |file| {
            let picture = picture(file, "Fortau med");
            file.detach(picture);
        }),
        case("picture-decorative", FigureMissing, |file| {
            let picture = picture(file, "Fortau med");
            file.rename(picture, "Artifact");
        }),
        case("picture-twice", FigureAdded, |file| {
            let picture = picture(file, "Fortau med");
            file.double(picture);
        }),
        case("another-picture", ImageChanged, |file| {
            let picture = picture(file, "Fortau med");
            let sides = [100, 100, 200, 400].map(Object::from).to_vec();
            file.set(picture, "A", dictionary! { "O" => "Layout", "BBox" => sides });
        }),
        case("figure-caption-as-text", CaptionChanged, |file| {
            let caption = file.find("Caption", "Figur 1");
            let picture = picture(file, "To av tre");
            file.rename(caption, "Div");
            file.swap(caption, picture);
        }),
        case("text-as-figure-caption", CaptionChanged, |file| {
            let paragraph = file.find("P", "Ungene går");
            file.wrap(paragraph, "Caption");
        }),
    ]
}

/// The picture whose alternative text begins with `said`.
fn picture(file: &File, said: &str) -> ObjectId {
    let said_by = |picture: &ObjectId| {
        let alternative = file.dictionary(*picture).get(b"Alt").ok()?;
        lopdf::decode_text_string(alternative).ok()
    };
    let pictures = file.all("Figure").into_iter();
    let mut named =
        pictures.filter(|it| said_by(it).is_some_and(|text| text.starts_with(said)));
    named.next().unwrap_or_else(|| panic!("no picture of {said:?}"))
}
