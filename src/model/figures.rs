//! Figures: their labels, their captions, and what they show told at length.

use super::resolve::Resolver;
use super::{
    Anchor, Block, Description, Figure, Inline, Paragraph, Picture, Role, Target,
};
use crate::diagnostic::Place;
use crate::reading::normalise;
use crate::source::{self, CaptionNumbers, Content};
use crate::terms::marks;
use crate::words::Word;

/// What a figure is called.
struct Name {
    /// "Figur 3"; `None` where figures have no numbers.
    label: Option<String>,
    /// Its number, or what its caption says.
    title: String,
}

/// Gives figures their numbers, in reading order.
pub struct Figures {
    style: CaptionNumbers,
    /// The number of the chapter or appendix around, and how many figures were
    /// numbered by it.
    chapter: Option<(String, u32)>,
    /// How many chapters there were.
    chapters: u32,
    /// How many other figures were numbered.
    others: u32,
}

impl Figures {
    /// Begins to number figures.
    pub fn new(style: CaptionNumbers) -> Self {
        Self { style, chapter: None, chapters: 0, others: 0 }
    }

    /// Begins a part of the work, whose heading has that `number`. Chapters are
    /// counted where theirs have none.
    pub fn begin(&mut self, role: Role, number: Option<&str>) {
        self.chapters += u32::from(role == Role::Chapter);
        // The number of an appendix has a word of its own: "Vedlegg A".
        let own = number.and_then(|number| number.split(' ').next_back());
        self.chapter = match (role, own) {
            (Role::Chapter | Role::Appendix, Some(own)) => Some((own.to_string(), 0)),
            (Role::Chapter, None) => Some((self.chapters.to_string(), 0)),
            _ => None,
        };
    }

    /// The number of the next figure; `None` where figures have none. Where the
    /// chapter's number stands before it, it begins anew in each; in parts that
    /// have none, it runs on.
    fn next(&mut self) -> Option<String> {
        match (self.style, &mut self.chapter) {
            (CaptionNumbers::Off, _) => None,
            (CaptionNumbers::Chapter, Some((chapter, figures))) => {
                *figures += 1;
                Some(format!("{chapter}.{figures}"))
            }
            _ => {
                self.others += 1;
                Some(self.others.to_string())
            }
        }
    }
}

impl Resolver<'_> {
    /// A figure; `None` where its image is at fault.
    pub(super) fn figure(&mut self, figure: &source::Figure) -> Option<Figure> {
        let typed = &figure.image;
        let &(image, file) = self.images.get(typed.path.as_str())?;
        let picture = Picture {
            image,
            alternative: typed.alternative.clone(),
            width: typed.width.unwrap_or(100),
            proportion: file.proportion(),
            place: typed.place.clone(),
        };
        let mut caption: Vec<Paragraph> =
            figure.caption.iter().filter_map(|block| self.caption(block)).collect();
        if caption.is_empty() {
            let anchor = figure.anchor.clone();
            if let Some(anchor) = &anchor {
                let said = typed.alternative.as_deref().unwrap_or(&typed.path);
                self.targets.figure(anchor, self.quoted(said));
            }
            return Some(Figure { picture, anchor, caption, description: None });
        }
        let name = self.figure_name(&caption);
        let anchor = match (&figure.anchor, &name.label) {
            (Some(anchor), _) => anchor.clone(),
            (None, Some(label)) => self.anchors.make(label, "figure"),
            (None, None) => self.anchors.make(&name.title, "figure"),
        };
        self.targets.figure(&anchor, name.title.clone());
        let description = self.description(&figure.description, &name, &anchor);
        if let (Some(label), Some(first)) = (&name.label, caption.first_mut()) {
            let label = Inline::Strong(vec![Inline::Text(format!("{label}."))]);
            let label = [self.own(label), Inline::Text(" ".into())];
            first.content.insert(0, Inline::Added(label.to_vec()));
        }
        if let (Some(description), Some(last)) = (&description, caption.last_mut()) {
            let text = self.words.figure(Word::FigureDescription, &name.title);
            let link = self.own(link(&description.anchor, text));
            last.content.push(Inline::Added(vec![Inline::Text(" ".into()), link]));
        }
        Some(Figure { picture, anchor: Some(anchor), caption, description })
    }

    fn caption(&mut self, block: &source::Block) -> Option<Paragraph> {
        let Content::Paragraph(content) = &block.content else { return None };
        Some(Paragraph { content: self.inlines(content), place: block.place.clone() })
    }

    fn figure_name(&mut self, caption: &[Paragraph]) -> Name {
        let Some(number) = self.figures.next() else {
            let text = caption.first().map(|first| Inline::plain(&first.content));
            let text = normalise(&text.unwrap_or_default());
            return Name { label: None, title: self.quoted(&text) };
        };
        Name {
            label: Some(self.words.figure(Word::Figure, &number)),
            title: self.words.figure(Word::FigureWithin, &number),
        }
    }

    fn quoted(&self, text: &str) -> String {
        let language = self.languages.first();
        let (open, close) =
            language.map_or(("“", "”"), |language| marks(language, 0));
        format!("{open}{}{close}", text.trim_end_matches(['.', ':']))
    }

    /// `inline`, which is in the language of the work, where the text around it may be
    /// in another.
    pub(super) fn own(&self, inline: Inline) -> Inline {
        match self.languages.as_slice() {
            [work, .., around] if around != work => {
                Inline::Language(work.clone(), vec![inline])
            }
            _ => inline,
        }
    }

    /// The description with its own title, so that a reader knows what it is of,
    /// and the way back. It stands at the end of its section, in whatever language
    /// the figure does; what is added to it is in the language of the work.
    fn description(
        &mut self,
        blocks: &[source::Block],
        name: &Name,
        figure: &Anchor,
    ) -> Option<Description> {
        let place = blocks.first()?.place.clone();
        let title = self.words.figure(Word::FigureDescription, &name.title);
        let anchor = self.anchors.make(&title, "description");
        let back = self.words.figure(Word::FigureBack, &name.title);
        let title = Inline::Strong(vec![Inline::Text(title)]);
        let mut inner: Vec<Block> =
            blocks.iter().filter_map(|block| self.block(block)).collect();
        if let [work, .., around] = self.languages.as_slice()
            && around != work
        {
            inner = vec![Block::Language(around.clone(), inner)];
        }
        let opening = vec![added(title, &place)];
        let back = vec![added(link(figure, back), &place)];
        Some(Description { anchor, blocks: [opening, inner, back].concat() })
    }
}

fn link(to: &Anchor, text: String) -> Inline {
    Inline::Link(Target::Anchor(to.clone()), vec![Inline::Text(text)])
}

fn added(inline: Inline, place: &Place) -> Block {
    let content = vec![Inline::Added(vec![inline])];
    Block::Paragraph(Paragraph { content, place: place.clone() })
}
