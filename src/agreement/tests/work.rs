use crate::reading::*;

/// A work that chance made, as parts that faults can befall.
#[derive(Clone)]
pub(super) struct Work {
    pub title: String,
    pub language: Option<String>,
    pub units: Vec<Unit>,
    pub outline: Vec<Entry>,
    pub outside: Vec<Passage>,
}

/// A linear congruential generator (Knuth's MMIX constants): the same numbers
/// in every run.
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Words of an invented language; few enough to repeat.
    fn words(&mut self, count: usize) -> String {
        let syllables =
            ["by", "land", "fylke", "vei", "skole", "hav", "skog", "en", "til", "for"];
        let word = |dice: &mut Self| match dice.below(3) {
            0 => dice.pick(&syllables).to_owned(),
            _ => format!("{}{}", dice.pick(&syllables), dice.pick(&syllables)),
        };
        (0..count).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }

    fn sentences(&mut self, count: usize) -> String {
        let sentence = |dice: &mut Self| {
            let words = 4 + dice.below(9);
            format!("{}.", dice.words(words))
        };
        (0..count).map(|_| sentence(self)).collect::<Vec<_>>().join(" ")
    }
}

impl Work {
    pub fn new(dice: &mut Dice) -> Self {
        let mut work = Self {
            title: "By og land".into(),
            language: Some("nb".into()),
            units: vec![],
            outline: vec![],
            outside: vec![],
        };
        work.unit(Kind::Heading { level: 1 }, "By og land".into(), Some("work"));
        work.paragraph(dice);
        work.paragraph(dice);
        for chapter in 0..3 + dice.below(3) {
            work.chapter(chapter, dice);
        }
        work.marks(dice);
        work
    }

    fn chapter(&mut self, chapter: usize, dice: &mut Dice) {
        let (heading, anchor) = (dice.words(4), format!("k{chapter}"));
        self.entry(1, &heading, &anchor);
        self.unit(Kind::Heading { level: 2 }, heading, Some(&anchor));
        for _ in 0..1 + dice.below(3) {
            self.paragraph(dice);
        }
        let kind = Kind::Paragraph { depth: 0 };
        self.unit(kind, "De viktigste løftene våre er følgende:".into(), None);
        let nested = dice.below(4);
        for item in 0..4 + dice.below(6) {
            let label = Label::Number((item + 1).to_string());
            let kind = Kind::Item { depth: 1, label, list: chapter * 2 };
            let (lead, anchor) = (dice.words(3), format!("k{chapter}-{item}"));
            self.entry(2, &lead, &anchor);
            let sentences = 1 + dice.below(3);
            let text = format!("{lead}. {}", dice.sentences(sentences));
            self.unit(kind, text, Some(&anchor));
            for _ in 0..if item == nested { 3 } else { 0 } {
                let kind =
                    Kind::Item { depth: 2, label: Label::Bullet, list: chapter * 2 + 1 };
                let text = dice.words(5);
                self.unit(kind, text, None);
            }
        }
    }

    fn paragraph(&mut self, dice: &mut Dice) {
        let sentences = 2 + dice.below(3);
        let text = dice.sentences(sentences);
        self.unit(Kind::Paragraph { depth: 0 }, text, None);
    }

    fn unit(&mut self, kind: Kind, text: String, anchor: Option<&str>) {
        let place = Place::Page(self.units.len() as u32 / 8 + 1);
        let anchors = anchor.map(str::to_owned).into_iter().collect();
        let within = vec![];
        self.units.push(Unit { kind, within, text, spans: vec![], anchors, place });
    }

    fn entry(&mut self, depth: u8, text: &str, anchor: &str) {
        self.outline.push(Entry {
            depth,
            text: text.into(),
            number: None,
            target: Some(anchor.into()),
            place: Place::Page(1),
        });
    }

    /// Languages and links on the first words of some units.
    fn marks(&mut self, dice: &mut Dice) {
        let marks = [
            Mark::Language("en".into()),
            Mark::Language("se".into()),
            Mark::Link(Target::Anchor("k1".into())),
            Mark::Link(Target::Url("https://example.org/".into())),
        ];
        for (at, mark) in self.long().into_iter().step_by(3).zip(marks.iter().cycle()) {
            let Some((end, _)) =
                self.units[at].text.match_indices(' ').nth(dice.below(2))
            else {
                continue;
            };
            self.units[at].spans.push(Span { start: 0, end, mark: mark.clone() });
        }
    }

    pub fn reading(&self) -> Reading {
        Reading {
            title: Some(self.title.clone()),
            language: self.language.clone(),
            units: self.units.clone(),
            outline: Some(self.outline.clone()),
            listings: vec![],
            pages: vec![],
            page_list: None,
            print_pages: Vec::new(),
            lines: Vec::new(),
            half_title: None,
            outside: self.outside.clone(),
            by_layout: false,
            flaws: Vec::new(),
            tagging: Vec::new(),
            part: None,
        }
    }

    /// Numbers the items as HTML does: by their place in their list.
    pub fn renumber(&mut self) {
        let mut counts = std::collections::HashMap::new();
        for unit in &mut self.units {
            if let Kind::Item { label: Label::Number(number), list, .. } = &mut unit.kind
            {
                let count = counts.entry(*list).or_insert(0);
                *count += 1;
                *number = count.to_string();
            }
        }
    }

    /// Lets the items that follow `at` in its chapter be another list.
    pub fn part_list(&mut self, at: usize) {
        let end = self.end_of_chapter(at);
        for unit in &mut self.units[at + 1..end] {
            if let Kind::Item { list, label: Label::Number(_), .. } = &mut unit.kind {
                *list += 1000;
            }
        }
    }

    pub fn set_number(&mut self, at: usize, number: i64) {
        if let Kind::Item { label, .. } = &mut self.units[at].kind {
            *label = Label::Number(number.to_string());
        }
    }

    pub fn indices(&self, of: impl Fn(&Kind) -> bool) -> Vec<usize> {
        (0..self.units.len()).filter(|&at| of(&self.units[at].kind)).collect()
    }

    pub fn chapters(&self) -> Vec<usize> {
        self.indices(|kind| matches!(kind, Kind::Heading { level: 2 }))
    }

    pub fn paragraphs(&self) -> Vec<usize> {
        self.indices(|kind| matches!(kind, Kind::Paragraph { .. }))
    }

    /// The numbered items.
    pub fn items(&self) -> Vec<usize> {
        self.indices(|kind| matches!(kind, Kind::Item { depth: 1, .. }))
    }

    /// The numbered items, list by list.
    pub fn lists(&self) -> Vec<Vec<usize>> {
        let list = |at: usize| match self.units[at].kind {
            Kind::Item { list, .. } => list,
            _ => usize::MAX,
        };
        self.items()
            .chunk_by(|a, b| list(*a) == list(*b))
            .map(<[usize]>::to_vec)
            .collect()
    }

    /// Paragraphs and items of several sentences.
    pub fn long(&self) -> Vec<usize> {
        (0..self.units.len()).filter(|&at| self.units[at].text.contains(". ")).collect()
    }

    /// Units with a span of that kind.
    pub fn with(&self, mark: impl Fn(&Mark) -> bool) -> Vec<usize> {
        let has = |at: &usize| self.units[*at].spans.iter().any(|span| mark(&span.mark));
        (0..self.units.len()).filter(has).collect()
    }

    pub fn end_of_item(&self, at: usize) -> usize {
        let nested = |unit: &&Unit| matches!(unit.kind, Kind::Item { depth: 2, .. });
        at + 1 + self.units[at + 1..].iter().take_while(nested).count()
    }

    pub fn end_of_chapter(&self, at: usize) -> usize {
        let other = |unit: &&Unit| !matches!(unit.kind, Kind::Heading { .. });
        at + 1 + self.units[at + 1..].iter().take_while(other).count()
    }
}

/// An item's number.
pub(super) fn number(unit: &Unit) -> Option<i64> {
    match &unit.kind {
        Kind::Item { label: Label::Number(number), .. } => number.parse().ok(),
        _ => None,
    }
}
