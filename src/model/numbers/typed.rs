//! Numbers that the author typed into headings: `2.3.1 Klima`.
//!
//! A heading that opens with digits need not be numbered: "17. mai", "3.5
//! millioner". Numbers come in sequences, so digits are taken for numbers only
//! where several headings have them. `{.unnumbered}` says that a heading's
//! digits are text.

use std::collections::HashSet;

use super::styles;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::{Heading, Inline, NumberStyle, Numbering};

/// A number as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As it stands in the heading, with a full stop at its end if it has one.
    pub text: String,
    /// What full stops part in it.
    components: Vec<String>,
}

/// The number and the white space after it with which `heading` opens, in
/// bytes; and the number itself.
pub fn opening(heading: &Heading) -> Option<(usize, Number)> {
    let Some(Inline::Text(text)) = heading.content.first() else { return None };
    let end = text.find(char::is_whitespace)?;
    let rest = text[end..].trim_start();
    if heading.unnumbered || rest.is_empty() && heading.content.len() == 1 {
        return None;
    }
    Some((text.len() - rest.len(), Number::parse(&text[..end])?))
}

impl Number {
    fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_suffix('.').unwrap_or(text);
        let components: Vec<String> = bare.split('.').map(str::to_string).collect();
        let (first, rest) = components.split_first()?;
        // Without a full stop, letters are words.
        let letters = text.contains('.') && !values(first).is_empty();
        let is_number = arabic(first).is_some() || letters;
        let all = is_number && rest.iter().all(|component| arabic(component).is_some());
        all.then(|| Self { text: text.to_string(), components })
    }

    /// What its last component can be: letters may be a Roman number.
    fn last(&self) -> Vec<(NumberStyle, u32)> {
        let last = self.components.last().map_or("", String::as_str);
        match arabic(last) {
            Some(value) => vec![(NumberStyle::Arabic, value)],
            None => values(last),
        }
    }

    fn prefix(&self) -> &[String] {
        &self.components[..self.components.len() - 1]
    }

    fn is_first(&self) -> bool {
        self.last().iter().any(|(_, value)| *value == 1)
    }

    fn follows(&self, before: &Self) -> bool {
        let next = before.last();
        self.prefix() == before.prefix()
            && self.last().iter().any(|(style, value)| {
                next.iter().any(|(other, before)| other == style && before + 1 == *value)
            })
    }

    /// The number after it.
    fn next(&self) -> String {
        let (style, value) = self.last()[0];
        let next = styles::number(style, value + 1).unwrap_or_default();
        [self.prefix(), &[next]].concat().join(".")
    }
}

/// A number of at most three digits: longer ones are years.
fn arabic(component: &str) -> Option<u32> {
    let digits = component.bytes().all(|b| b.is_ascii_digit());
    let value = component.parse().ok().filter(|_| digits && component.len() <= 3);
    value.filter(|value| *value > 0)
}

/// What letters can be as a number.
fn values(component: &str) -> Vec<(NumberStyle, u32)> {
    let roman = styles::from_roman(component).map(|value| (NumberStyle::Roman, value));
    let letter = match component.as_bytes() {
        [letter @ b'A'..=b'Z'] => {
            Some((NumberStyle::Letters, u32::from(letter - b'A') + 1))
        }
        _ => None,
    };
    roman.into_iter().chain(letter).collect()
}

/// At which depths headings have typed numbers.
#[derive(Debug, Default)]
pub struct Habit {
    everywhere: bool,
    depths: HashSet<usize>,
}

impl Habit {
    /// The habit of a work with these headings, each with its depth.
    pub fn of<'a>(headings: impl Iterator<Item = (usize, &'a Heading)>) -> Self {
        let mut habit = Self::default();
        let mut sections = 0;
        // The last number of one component at each depth, once one was 1.
        let mut begun: Vec<(usize, Number)> = Vec::new();
        for (depth, heading) in headings {
            let Some((_, number)) = opening(heading) else { continue };
            sections += usize::from(number.components.len() > 1);
            let before = begun.iter().find(|(other, _)| *other == depth);
            if number.components.len() > 1 {
                continue;
            } else if before.is_some_and(|(_, before)| number.follows(before)) {
                habit.depths.insert(depth);
            } else if number.is_first() {
                begun.push((depth, number));
            }
        }
        habit.everywhere = sections > 1;
        habit
    }

    fn holds(&self, depth: usize) -> bool {
        self.everywhere || self.depths.contains(&depth)
    }
}

/// Takes typed numbers out of headings, and checks their order.
pub struct Typed {
    habit: Habit,
    /// Whether numbers are made, too.
    made: bool,
    /// The last numbers of chapters and of appendices.
    chapters: [Option<(Number, Place)>; 2],
    /// Whether a part began since the last chapter.
    part: bool,
    /// The headings around, the chapter first: the number of each, and the
    /// last number right below it.
    open: Vec<Open>,
}

#[derive(Default)]
struct Open {
    number: Option<(Number, Place)>,
    below: Option<(Number, Place)>,
}

impl Typed {
    /// Begins with what is the habit of the work.
    pub fn new(habit: Habit, numbering: &Numbering) -> Self {
        let made = numbering.chapters != NumberStyle::Off;
        Self { habit, made, chapters: [None, None], part: false, open: Vec::new() }
    }

    /// Notes that a part begins, in which chapters may begin anew.
    pub fn part(&mut self) {
        self.part = true;
    }

    /// The number with which `heading` opens, `depth` levels below its chapter,
    /// with its length in bytes; `is_appendix` if the chapter is one.
    pub fn number(
        &mut self,
        heading: &Heading,
        depth: usize,
        is_appendix: bool,
        place: &Place,
        faults: &mut Diagnostics,
    ) -> Option<(usize, String)> {
        self.open.truncate(depth);
        let found = opening(heading).filter(|_| self.habit.holds(depth));
        let Some((length, number)) = found else {
            self.open.push(Open::default());
            return None;
        };
        let fault = match self.made {
            true => Some(mixed(&number)),
            false => self.fault(&number, is_appendix),
        };
        faults.extend(
            fault.map(|fault| fault.at(place.clone()).into()).unwrap_or_default(),
        );
        let noted = Some((number.clone(), place.clone()));
        match self.open.last_mut() {
            Some(above) => above.below = noted.clone(),
            None => self.chapters[usize::from(is_appendix)] = noted.clone(),
        }
        self.part &= !self.open.is_empty();
        self.open.push(Open { number: noted, below: None });
        Some((length, number.text))
    }

    fn fault(&self, number: &Number, is_appendix: bool) -> Option<Diagnostic> {
        let before = match self.open.last() {
            Some(above) => &above.below,
            None => &self.chapters[usize::from(is_appendix)],
        };
        let above = self.open.iter().rev().find_map(|open| open.number.as_ref());
        let anew = self.part && self.open.is_empty() && number.is_first();
        let text = number.text.trim_end_matches('.');
        if let Some((above, place)) =
            above.filter(|(n, _)| n.components != number.prefix())
        {
            let above = above.components.join(".");
            let message = format!("heading {text} stands in {above}, at {place}");
            return Some(wrong(message, format!("its number begins with {above}.")));
        }
        match before {
            Some((before, _)) if number.follows(before) || anew => None,
            Some((before, place)) => {
                let last = before.components.join(".");
                let message = format!("heading {text} comes after {last}, at {place}");
                Some(wrong(message, format!("the next number is {}", before.next())))
            }
            None if number.is_first() => None,
            None => {
                let message = format!("the first of these headings is {text}");
                Some(wrong(message, "numbers begin at 1".to_string()))
            }
        }
    }
}

fn wrong(message: String, hint: String) -> Diagnostic {
    let hint = format!("{hint}; digits that are no number are marked {{.unnumbered}}");
    Diagnostic::error("heading-number", message).hint(hint)
}

fn mixed(number: &Number) -> Diagnostic {
    let message = format!("the number {} is typed, and numbers are made", number.text);
    Diagnostic::error("heading-number-mixed", message).hint(
        "leave typed numbers out, or set numbering.chapters = \"off\"; digits that are no number are marked {.unnumbered}",
    )
}
