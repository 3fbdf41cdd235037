//! Damage to notes.

use lopdf::{Object, ObjectId};
use utgave::agreement::Code::*;

use super::Case;
use super::pdf::File;
use super::sample::Sample;
use super::text::Text;

const NOTES: Sample = Sample("notes");
/// The same, with notes at the end of each chapter, which numbers its own.
const ENDNOTES: Sample = Sample("endnotes");
const SKOLEN: &str = "EPUB/skolen.xhtml";
const VEIEN: &str = "EPUB/veien.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [lost(), added(), numbers(), links(), order(), at_end()];
    let markup = markup.into_iter().flatten().flatten();
    markup.chain(tags()).chain(republished()).collect()
}

/// Changes the first tag that begins with `from`.
fn tag(text: &mut Text, from: &str, change: impl FnOnce(&str) -> String) {
    text.edit(from, ">", change);
}

fn lost() -> Vec<Vec<Case>> {
    vec![
        NOTES.markup("note-lost", NoteMissing, VEIEN, |text| {
            text.cut("<aside id=\"note-pris\"", "</aside>");
        }),
        NOTES.markup("note-of-many-blocks-lost", NoteMissing, SKOLEN, |text| {
            text.cut("<aside id=\"note-elever\"", "</aside>");
        }),
        NOTES.markup("note-as-text", NoteMissing, VEIEN, |text| {
            text.edit("<aside id=\"note-pris\"", "</aside>", |_| {
                "<div id=\"note-pris\"><p>To millioner kroner.</p></div>".to_owned()
            });
        }),
        NOTES.markup("reference-lost", NoteMissing, VEIEN, |text| {
            text.cut("<sup><a id=\"note-pris-ref\"", "</sup>");
        }),
        NOTES.markup("second-reference-lost", NoteMissing, SKOLEN, |text| {
            text.cut("<sup><a href=\"#note-elever\"", "</sup>");
        }),
    ]
}

fn added() -> Vec<Vec<Case>> {
    vec![
        NOTES.markup("text-as-note", NoteAdded, VEIEN, |text| {
            text.replace(
                "<p>De sier det selv:</p>",
                "<aside role=\"doc-footnote\"><p>De sier det selv:</p></aside>",
            );
        }),
        NOTES.markup("reference-added", NoteAdded, VEIEN, |text| {
            text.replace(
                "Hver dag fra november.",
                "Hver dag<sup><a href=\"#note-pris\" role=\"doc-noteref\">5</a></sup> fra november.",
            );
        }),
        NOTES.markup("note-added", NoteAdded, VEIEN, |text| {
            text.before(
                "<aside id=\"note-pris\"",
                "<aside role=\"doc-footnote\"><p>Ny.</p></aside>",
            );
        }),
    ]
}

fn numbers() -> Vec<Vec<Case>> {
    vec![
        NOTES.markup("number-of-reference", NoteNumber, VEIEN, |text| {
            text.replace(">4</a></sup>", ">5</a></sup>");
        }),
        NOTES.markup("number-of-note", NoteNumber, VEIEN, |text| {
            text.replace(">4</a> Bare", ">14</a> Bare");
        }),
        NOTES.markup("numbers-begin-anew", NoteNumber, VEIEN, |text| {
            for (note, number) in [(3, "1"), (4, "2"), (5, "3")] {
                let to = format!(">{number}</a></sup>");
                text.replace(&format!(">{note}</a></sup>"), &to);
            }
        }),
    ]
}

fn links() -> Vec<Vec<Case>> {
    vec![
        NOTES.markup("leads-to-another-note", NoteLink, VEIEN, |text| {
            tag(text, "<a id=\"note-veien-ref\"", |tag| {
                tag.replace("#note-veien", "#note-bredde")
            });
        }),
        NOTES.markup("leads-nowhere", NoteLink, VEIEN, |text| {
            tag(text, "<a id=\"note-veien-ref\"", |tag| {
                tag.replace("#note-veien", "#note-vegen")
            });
        }),
        NOTES.markup("no-way-back", NoteLink, VEIEN, |text| {
            tag(text, "<a href=\"#note-pris-ref\"", |tag| {
                tag.replace(" href=\"#note-pris-ref\"", "")
            });
        }),
        NOTES.markup("way-back-elsewhere", NoteLink, VEIEN, |text| {
            tag(text, "<a href=\"#note-pris-ref\"", |tag| {
                tag.replace("pris-ref", "veien-ref")
            });
        }),
        NOTES.markup("reference-moved", NoteLink, VEIEN, |text| {
            let reference = text.cut("<sup><a id=\"note-pris-ref\"", "</sup>");
            text.after("hjelper mange.", &reference);
        }),
    ]
}

fn order() -> Vec<Vec<Case>> {
    vec![
        NOTES.markup("notes-swapped", OrderChanged, VEIEN, |text| {
            let note = text.cut("<aside id=\"note-bredde\"", "</aside>");
            text.before("<aside id=\"note-veien\"", &note);
        }),
        NOTES.markup("notes-exchanged", OrderChanged, VEIEN, |text| {
            text.replace("Bare <em>tre</em> meter på det smaleste.", "¤");
            text.replace(
                "To millioner kroner.",
                "Bare <em>tre</em> meter på det smaleste.",
            );
            text.replace("¤", "To millioner kroner.");
        }),
        NOTES.markup("note-changed", TextChanged, VEIEN, |text| {
            text.replace("To millioner", "Ti millioner");
        }),
    ]
}

fn at_end() -> Vec<Vec<Case>> {
    vec![
        ENDNOTES.markup("endnote-lost", NoteMissing, VEIEN, |text| {
            text.cut("<li id=\"note-pris\"", "</li>");
        }),
        ENDNOTES.markup("endnotes-begin-late", NoteNumber, VEIEN, |text| {
            text.replace(
                "<ol>\n<li id=\"note-veien\"",
                "<ol start=\"3\">\n<li id=\"note-veien\"",
            );
        }),
        ENDNOTES.markup("endnote-has-no-way-back", NoteLink, VEIEN, |text| {
            text.edit("kroner. <a href=\"#note-pris-ref\"", "</a>", |_| {
                "kroner.".to_owned()
            });
        }),
    ]
}

/// The note that holds `text`.
fn note(file: &File, text: &str) -> ObjectId {
    file.find("Note", text)
}

/// The label of what refers to it first, which stands before it.
fn reference(file: &File, note: ObjectId) -> ObjectId {
    let siblings = file.children(file.parent(note));
    let at = siblings.iter().position(|&child| child == note).unwrap();
    siblings[at - 1]
}

/// The annotation of the link in `label`.
fn annotation(file: &File, label: ObjectId) -> ObjectId {
    let kids = file.kids(file.within(label, "Link"));
    let object = kids.iter().find_map(|kid| kid.as_dict().ok()?.get(b"Obj").ok());
    object.unwrap().as_reference().unwrap()
}

fn tags() -> Vec<Case> {
    vec![
        NOTES.pdf("note-lost", NoteMissing, |file| {
            let note = note(file, "To millioner");
            file.erase(note);
        }),
        NOTES.pdf("note-as-text", NoteMissing, |file| {
            let note = note(file, "To millioner");
            let around = file.parent(note);
            let number = file.within(note, "Lbl");
            file.erase(number);
            file.rename(note, "P");
            file.move_after(note, around);
        }),
        ENDNOTES.pdf("endnote-lost", NoteMissing, |file| {
            let note = note(file, "To millioner");
            file.erase(note);
        }),
        ENDNOTES.pdf("number-of-endnote", NoteNumber, |file| {
            let number = file.within(note(file, "Bare"), "Lbl");
            file.set_text(number, "ActualText", "14");
        }),
        NOTES.pdf("note-untagged", UntaggedText, |file| {
            let note = note(file, "To millioner");
            file.detach(note);
        }),
        NOTES.pdf("reference-lost", NoteMissing, |file| {
            let reference = reference(file, note(file, "To millioner"));
            file.erase(reference);
        }),
        NOTES.pdf("text-as-note", NoteAdded, |file| {
            let paragraph = file.find("P", "De sier det");
            let note = file.wrap(paragraph, "Note");
            file.label(note, "9");
        }),
        NOTES.pdf("number-of-reference", NoteNumber, |file| {
            let reference = reference(file, note(file, "Bare"));
            file.set_text(reference, "ActualText", "5");
        }),
        NOTES.pdf("number-of-note", NoteNumber, |file| {
            let number = file.within(note(file, "Bare"), "Lbl");
            file.set_text(number, "ActualText", "14");
        }),
        NOTES.pdf("leads-to-another-note", NoteLink, |file| {
            let reference = reference(file, note(file, "Sagt av"));
            let annotation = annotation(file, reference);
            file.set(annotation, "Dest", Object::string_literal("note-bredde"));
        }),
        NOTES.pdf("no-way-back", NoteLink, |file| {
            let number = file.within(note(file, "To millioner"), "Lbl");
            let annotation = annotation(file, number);
            file.dictionary_mut(annotation).remove(b"Dest").unwrap();
        }),
        NOTES.pdf("way-back-elsewhere", NoteLink, |file| {
            let [from, to] = ["To millioner", "Sagt av"]
                .map(|text| annotation(file, file.within(note(file, text), "Lbl")));
            let other = file.dictionary(to).get(b"Dest").unwrap().clone();
            file.set(from, "Dest", other);
        }),
        NOTES.pdf("notes-swapped", OrderChanged, |file| {
            let (first, second) = (note(file, "Huset sto"), note(file, "Tallet er"));
            file.swap(first, second);
        }),
    ]
}

fn republished() -> Vec<Case> {
    vec![
        NOTES.republished("note-changed", TextChanged, |text| {
            text.replace("To millioner", "Ti millioner");
        }),
        NOTES.republished("notes-exchanged", OrderChanged, |text| {
            text.replace("Bare *tre* meter på det smaleste.", "¤");
            text.replace("To millioner kroner.", "Bare *tre* meter på det smaleste.");
            text.replace("¤", "To millioner kroner.");
        }),
        NOTES.republished("second-reference-lost", NoteMissing, |text| {
            text.replace("rett.[^elever]", "rett.");
        }),
        NOTES.republished("reference-added", NoteAdded, |text| {
            text.replace("Hver dag fra", "Hver dag[^bredde] fra");
        }),
    ]
}
