//! Damage to what a PDF without tags says, and the one finding that it must give.

use utgave::agreement::Code;
use utgave::reading::{Kind, Label, Reading};

use super::layouts::Layout;
use super::{faults, programme, typeset, work};

/// Sets the programme after `damage` in each layout: it must give that finding, and
/// nothing else.
#[track_caller]
fn check(code: Code, damage: fn(&mut Reading)) {
    check_text(programme(), code, damage);
}

#[track_caller]
fn check_text(expected: Reading, code: Code, damage: fn(&mut Reading)) {
    let mut damaged = expected.clone();
    damage(&mut damaged);
    for layout in Layout::ALL {
        let found = faults(&expected, &typeset::pdf(&damaged, layout));
        let codes: Vec<Code> = found.iter().map(|fault| fault.0).collect();
        assert_eq!(codes, [code], "{layout:?}: {found:?}");
    }
}

/// Where a unit stands that begins with these words.
fn at(text: &Reading, start: &str) -> usize {
    let found = text.units.iter().position(|unit| unit.text.starts_with(start));
    found.unwrap_or_else(|| panic!("nothing begins with {start:?}"))
}

#[test]
fn a_promise_that_is_missing() {
    check(Code::ItemMissing, |text| {
        text.units.remove(at(text, "Nye statlige arbeidsplasser"));
    });
}

#[test]
fn a_number_that_is_another() {
    check(Code::NumberWrong, |text| {
        let item = at(text, "Vi vil ha en industrioffensiv");
        let Kind::Item { label, .. } = &mut text.units[item].kind else { panic!() };
        *label = Label::Number("8".to_owned());
    });
}

#[test]
fn a_figure_that_is_another() {
    check(Code::TextChanged, |text| {
        let item = at(text, "Vi vil styrke eksporten");
        text.units[item].text = text.units[item].text.replace("50 %", "15 %");
    });
}

#[test]
fn a_heading_that_is_lost() {
    check(Code::HeadingMissing, |text| {
        text.units.remove(at(text, "En sterkere velferdsstat"));
    });
}

#[test]
fn a_heading_that_is_plain_text() {
    check(Code::HeadingMissing, |text| {
        let heading = at(text, "En sterkere velferdsstat");
        text.units[heading].kind = Kind::Paragraph { depth: 0 };
    });
}

#[test]
fn a_heading_of_another_level() {
    check(Code::HeadingLevel, |text| {
        let heading = at(text, "En sterkere velferdsstat");
        text.units[heading].kind = Kind::Heading { level: 3 };
    });
}

#[test]
fn words_that_are_others() {
    check(Code::TextChanged, |text| {
        let item = at(text, "Vi vil sikre lokale entreprenører");
        text.units[item].text =
            text.units[item].text.replace("flere anbud", "alle anbud");
    });
}

#[test]
fn a_sentence_that_is_lost() {
    check(Code::TextMissing, |text| {
        let item = at(text, "Vi vil bedre ordninger for pendlere");
        let lost = "Høyreregjeringen har kuttet i pendlerfradraget. ";
        text.units[item].text = text.units[item].text.replace(lost, "");
    });
}

#[test]
fn a_paragraph_that_is_lost() {
    check(Code::TextMissing, |text| {
        text.units.remove(at(text, "Vi vil endre kurs"));
    });
}

#[test]
fn a_paragraph_that_was_added() {
    check(Code::TextAdded, |text| {
        let before = at(text, "Vi vil endre kurs");
        let mut added = text.units[before].clone();
        added.text = "Dette avsnittet er et utkast og skal ikke med.".to_owned();
        text.units.insert(before, added);
    });
}

#[test]
fn text_that_was_moved() {
    check(Code::OrderChanged, |text| {
        let moved = text.units.remove(at(text, "Vi vil endre kurs"));
        let to = at(text, "Det må legges til rette");
        text.units.insert(to, moved);
    });
}

#[test]
fn an_item_that_is_a_paragraph() {
    check(Code::ItemMissing, |text| {
        let item = at(text, "Det skal innføres en regel");
        text.units[item].kind = Kind::Paragraph { depth: 0 };
    });
}

#[test]
fn a_figure_in_a_table_that_is_another() {
    check_text(work("nb"), Code::TextChanged, |text| {
        let cell = at(text, "3 450");
        text.units[cell].text = "3 540".to_owned();
    });
}

#[test]
fn a_row_of_a_table_that_is_lost() {
    check_text(work("nb"), Code::TextMissing, |text| {
        let cell = at(text, "Næringsutvikler");
        text.units.drain(cell..cell + 3);
    });
}

#[test]
fn a_note_that_says_something_else() {
    check_text(work("nb"), Code::TextChanged, |text| {
        let note = at(text, "Fondet ble opprettet i 2012");
        text.units[note].text = text.units[note].text.replace("2012", "2021");
    });
}

#[test]
fn a_note_that_is_lost() {
    check_text(work("nb"), Code::NoteMissing, |text| {
        let note = at(text, "Ved siste årsskifte");
        text.units.remove(note);
        let referring = at(text, "Tiltakene finansieres");
        text.units[referring].spans.pop();
    });
}
