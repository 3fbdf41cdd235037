//! Many works that chance made, each with one fault: one finding each, and
//! the right one.

use super::work::{Dice, Work, number};
use crate::agreement::{Code, Finding, Options, compare};
use crate::reading::*;

/// A fault: makes it in a copy of the work, and says what should be found.
/// `None` where the work has nothing that it could befall.
type Fault = fn(&mut Work, &mut Dice) -> Option<Code>;

const FAULTS: &[(&str, Fault)] = &[
    ("none", |_, _| None),
    ("number", wrong_number),
    ("sequence", wrong_sequence),
    ("bullet", bullet_for_number),
    ("item lost", lost_item),
    ("item a paragraph", item_to_paragraph),
    ("items swapped", swapped_items),
    ("nesting", nesting),
    ("heading lost", lost_heading),
    ("heading plain", plain_heading),
    ("level", level),
    ("heading's text", heading_text),
    ("sentence lost", lost_sentence),
    ("words added", added_words),
    ("word changed", changed_word),
    ("paragraph lost", lost_paragraph),
    ("paragraph doubled", doubled_paragraph),
    ("paragraph cut", cut_paragraph),
    ("paragraphs joined", joined_paragraphs),
    ("chapter lost", lost_chapter),
    ("chapters swapped", swapped_chapters),
    ("chapter untagged", untagged_chapter),
    ("text untagged", untagged_text),
    ("language of the whole", whole_language),
    ("language of a part", part_language),
    ("link's target", link_target),
    ("link lost", lost_link),
    ("anchor lost", lost_anchor),
    ("title", title),
    ("entry lost", lost_entry),
    ("entry's text", entry_text),
    ("entry's target", entry_target),
    ("entries swapped", swapped_entries),
    ("no outline", no_outline),
];

#[test]
fn one_fault_gives_one_finding() {
    let mut told = 0;
    for seed in 0..24 {
        for (name, fault) in FAULTS {
            for html in [false, true] {
                let mut dice = Dice::new(seed);
                let work = Work::new(&mut dice);
                let mut damaged = work.clone();
                let code = fault(&mut damaged, &mut dice);
                if html {
                    damaged.renumber();
                }
                let found = damaged.reading();
                let findings = compare(&work.reading(), &found, &Options::SOURCE);
                let codes: Vec<Code> =
                    findings.iter().map(|finding| finding.code).collect();
                let expected: Vec<Code> = code
                    .into_iter()
                    .filter(|code| {
                        // What only a typed number can get wrong is right again.
                        !html || !matches!(code, Code::NumberWrong | Code::NumberSequence)
                    })
                    .collect();
                assert_eq!(
                    codes, expected,
                    "{name}, seed {seed}, html {html}: {findings:#?}"
                );
                told += codes.len();
            }
        }
    }
    assert!(told > 1200, "only {told} faults were made");
}

#[test]
fn two_faults_far_apart_give_two_findings() {
    for seed in 0..24 {
        let mut dice = Dice::new(seed);
        let work = Work::new(&mut dice);
        let mut damaged = work.clone();
        let first = damaged.paragraphs()[0];
        damaged.units[first].text.push_str(" og noe helt nytt");
        let items = damaged.items();
        let last = items[items.len() - 1];
        damaged.units.remove(last);
        let findings = compare(&work.reading(), &damaged.reading(), &Options::SOURCE);
        let codes: Vec<Code> =
            findings.iter().map(|finding: &Finding| finding.code).collect();
        assert_eq!(
            codes,
            [Code::TextAdded, Code::ItemMissing],
            "seed {seed}: {findings:#?}"
        );
    }
}

fn wrong_number(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.items());
    let old = number(&work.units[at])?;
    work.set_number(at, old + 3 + dice.below(5) as i64);
    Some(Code::NumberWrong)
}

fn wrong_sequence(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let list = dice.pick(&work.lists());
    let from = dice.below(list.len() - 1);
    let by = 1 + dice.below(9) as i64;
    for &at in &list[from..] {
        let old = number(&work.units[at])?;
        work.set_number(at, old + by);
    }
    Some(Code::NumberSequence)
}

fn bullet_for_number(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.items());
    if let Kind::Item { label, .. } = &mut work.units[at].kind {
        *label = Label::Bullet;
    }
    work.part_list(at);
    Some(Code::NumberMissing)
}

fn lost_item(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.items());
    let end = work.end_of_item(at);
    work.units.drain(at..end);
    Some(Code::ItemMissing)
}

fn item_to_paragraph(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.items());
    if work.end_of_item(at) > at + 1 {
        return None;
    }
    work.units[at].kind = Kind::Paragraph { depth: 0 };
    work.part_list(at);
    Some(Code::ItemMissing)
}

fn swapped_items(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let list = dice.pick(&work.lists());
    let a = dice.below(list.len() - 1);
    let b = a + 1 + dice.below(list.len() - 1 - a);
    let (a, b) = (list[a], list[b]);
    let (a_end, b_end) = (work.end_of_item(a), work.end_of_item(b));
    let between = work.units[a_end..b].to_vec();
    let swapped = [&work.units[b..b_end], &between, &work.units[a..a_end]].concat();
    work.units.splice(a..b_end, swapped);
    Some(Code::OrderChanged)
}

fn nesting(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let bullets: Vec<usize> =
        work.indices(|kind| matches!(kind, Kind::Item { depth: 2, .. }));
    let nested = bullets.chunk_by(|a, b| a + 1 == *b).map(<[usize]>::to_vec);
    let nested: Vec<Vec<usize>> = nested.collect();
    let run = dice.pick(&nested);
    for &at in &run {
        if let Kind::Item { depth, .. } = &mut work.units[at].kind {
            *depth = 1;
        }
    }
    work.part_list(run[0]);
    Some(Code::ListNesting)
}

fn lost_heading(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.chapters());
    work.units.remove(at);
    Some(Code::HeadingMissing)
}

fn plain_heading(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.chapters());
    work.units[at].kind = Kind::Paragraph { depth: 0 };
    Some(Code::HeadingMissing)
}

fn level(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.chapters());
    work.units[at].kind = Kind::Heading { level: 3 };
    Some(Code::HeadingLevel)
}

fn heading_text(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.chapters());
    work.units[at].text = "Noe helt annet".to_owned();
    Some(Code::HeadingText)
}

fn lost_sentence(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.long());
    let end = work.units[at].text.find(". ")? + 2;
    work.units[at].text.drain(..end);
    work.units[at].spans.clear();
    Some(Code::TextMissing)
}

fn added_words(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.long());
    work.units[at].text.push_str(" Dette er nytt.");
    Some(Code::TextAdded)
}

fn changed_word(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.long());
    let space = work.units[at].text.rfind(' ')?;
    work.units[at].text.replace_range(space + 1.., "byttet.");
    work.units[at].spans.retain(|span| span.end < space);
    Some(Code::TextChanged)
}

fn lost_paragraph(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.paragraphs());
    work.units.remove(at);
    Some(Code::TextMissing)
}

fn doubled_paragraph(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.paragraphs());
    work.units.insert(at, work.units[at].clone());
    Some(Code::TextAdded)
}

fn cut_paragraph(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.long());
    let rest = work.units[at].text.split_once(". ")?.1.to_owned();
    let cut = work.units[at].text.len() - rest.len() - 1;
    work.units[at].text.truncate(cut);
    work.units[at].spans.clear();
    let kind = Kind::Paragraph { depth: 0 };
    let place = work.units[at].place.clone();
    let within = vec![];
    let unit = Unit { kind, within, text: rest, spans: vec![], anchors: vec![], place };
    work.units.insert(at + 1, unit);
    Some(Code::TextSplit)
}

fn joined_paragraphs(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let paragraphs = work.paragraphs();
    let pairs: Vec<usize> =
        paragraphs.windows(2).filter(|w| w[0] + 1 == w[1]).map(|w| w[0]).collect();
    let at = dice.pick(&pairs);
    let next = work.units.remove(at + 1);
    let unit = &mut work.units[at];
    unit.text = format!("{} {}", unit.text, next.text);
    Some(Code::TextJoined)
}

fn lost_chapter(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.chapters());
    let end = work.end_of_chapter(at);
    work.units.drain(at..end);
    Some(Code::SectionMissing)
}

fn swapped_chapters(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let chapters = work.chapters();
    let a = dice.below(chapters.len() - 1);
    let (a, b) = (chapters[a], chapters[a + 1]);
    let end = work.end_of_chapter(b);
    work.units[a..end].rotate_left(b - a);
    Some(Code::OrderChanged)
}

fn untagged_chapter(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.chapters());
    let end = work.end_of_chapter(at);
    let artifact = dice.below(2) == 0;
    let passages = work.units.drain(at..end).map(|unit| {
        let text = match number(&unit) {
            Some(number) => format!("{number}. {}", unit.text),
            None => unit.text,
        };
        Passage { text, artifact, place: unit.place }
    });
    work.outside = passages.collect();
    Some(Code::UntaggedText)
}

fn untagged_text(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let place = dice.pick(&work.units).place;
    let text = "Utkast som er på høring".to_owned();
    work.outside.push(Passage { text, artifact: false, place });
    Some(Code::UntaggedText)
}

fn whole_language(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let other = ["en".to_owned(), "se".to_owned()];
    work.language = (dice.below(3) > 0).then(|| dice.pick(&other));
    let whole = work.language.clone();
    for unit in &mut work.units {
        // A reader drops what is in the language of the whole.
        let own = |span: &Span| matches!(&span.mark, Mark::Language(tag) if Some(tag) == whole.as_ref());
        unit.spans.retain(|span| !own(span));
    }
    Some(Code::LanguageChanged)
}

fn part_language(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.with(|mark| matches!(mark, Mark::Language(_))));
    work.units[at].spans.clear();
    if dice.below(2) == 0 {
        let end = work.units[at].text.len();
        work.units[at].spans.push(Span {
            start: 0,
            end,
            mark: Mark::Language("fi".into()),
        });
    }
    Some(Code::LanguageChanged)
}

fn link_target(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.with(|mark| matches!(mark, Mark::Link(_))));
    let elsewhere = Mark::Link(Target::Url("https://example.net/elsewhere".into()));
    work.units[at].spans.iter_mut().for_each(|span| span.mark = elsewhere.clone());
    Some(Code::LinkTarget)
}

fn lost_link(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.with(|mark| matches!(mark, Mark::Link(_))));
    work.units[at].spans.clear();
    Some(Code::LinkMissing)
}

fn lost_anchor(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.pick(&work.chapters());
    work.units[at].anchors.clear();
    Some(Code::AnchorMissing)
}

fn title(work: &mut Work, _: &mut Dice) -> Option<Code> {
    work.title.push('!');
    Some(Code::TitleChanged)
}

fn lost_entry(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.below(work.outline.len());
    work.outline.remove(at);
    Some(Code::OutlineMissing)
}

fn entry_text(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.below(work.outline.len());
    work.outline[at].text = "Noe helt annet".into();
    Some(Code::OutlineText)
}

fn entry_target(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let at = dice.below(work.outline.len());
    work.outline[at].target = Some("work".into()).filter(|_| dice.below(2) == 0);
    Some(Code::OutlineTarget)
}

fn swapped_entries(work: &mut Work, dice: &mut Dice) -> Option<Code> {
    let a = dice.below(work.outline.len() - 1);
    if work.outline[a].depth != work.outline[a + 1].depth {
        return None;
    }
    work.outline.swap(a, a + 1);
    Some(Code::OutlineOrder)
}

fn no_outline(work: &mut Work, _: &mut Dice) -> Option<Code> {
    work.outline.clear();
    Some(Code::OutlineMissing)
}
