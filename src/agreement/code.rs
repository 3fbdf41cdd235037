use serde::{Serialize, Serializer};

use crate::diagnostic::Severity;

/// Declares the codes once: what each means, its name, text form, severity and
/// advice. `utgave explain` prints what is said here.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal, $severity:ident, $advice:literal;)*) => {
        /// What kind of fault a finding is: a disagreement, or what a print house would
        /// send back. The text form is stable, and what the JSON report and the tests
        /// name it by.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])* $name,)*
        }

        impl Code {
            /// Every code, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Every code of what a print house would send back, or warn of; the others
            /// are disagreements.
            pub fn preflight() -> &'static [Self] {
                Self::ALL.split_at(Self::PdfVersion as usize).1
            }

            /// Every code of what editions disagree in.
            pub fn agreement() -> &'static [Self] {
                Self::ALL.split_at(Self::PdfVersion as usize).0
            }

            /// The kebab-case name, such as `heading-missing`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// How much a finding of this kind weighs.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }

            /// What it means, for whom, and why it weighs what it does.
            pub fn explanation(self) -> String {
                let lines: &[&str] = match self {
                    $(Self::$name => &[$($doc),*],)*
                };
                lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n")
            }

            /// What to do about it: lower-case, without a full stop.
            pub fn advice(self) -> &'static str {
                match self {
                    $(Self::$name => $advice,)*
                }
            }
        }
    };
}

codes! {
    /// The metadata give another title than the source, or none. Correct
    /// `dc:title`, HTML's `title`, or the PDF's title.
    TitleChanged = "title-changed", Error,
        "correct the title in the edition's metadata";
    /// Print has no half-title where the source wants one, or one that says something
    /// else than the title. It is an artifact: who listens meets the title once.
    HalfTitle = "half-title", Error,
        "let the layout set the title alone on the first leaf, as an artifact";
    /// The whole edition, or a part of it, is declared to be in another
    /// language than it is, or in none: it will be read aloud with the wrong
    /// voice. Correct `lang`, or the PDF's `Lang` (WCAG 2.2, 3.1.1 and 3.1.2).
    LanguageChanged = "language-changed", Error,
        "declare the language, so that it is read aloud with the right voice";
    /// The language is right, but its region, script or variant is another:
    /// `nb-NO` for `nb`. A warning, since it is read with the same voice.
    LanguageRegion = "language-region", Warning,
        "use the same language tag in every edition";
    /// Text that is read from the right is declared to run from left to right, or
    /// the reverse: full stops and numbers stand at the wrong end, and lines begin
    /// on the wrong side. Correct `dir` (WCAG 2.2, 1.3.2).
    DirectionChanged = "direction-changed", Error,
        "declare the direction with `dir`, as the script needs it";
    /// A heading is not there as a heading: its text is gone, or stands
    /// there as plain text. Restore it, or tag it as a heading.
    HeadingMissing = "heading-missing", Error,
        "restore the heading, or tag it as one";
    /// A heading that the source does not have. Remove it, or tag its text
    /// as what it is.
    HeadingAdded = "heading-added", Error,
        "remove the heading, or tag it as what it is in the source";
    /// A heading says something else. Correct it.
    HeadingText = "heading-text", Error,
        "correct the heading's text";
    /// A heading has another level than in the source (WCAG 2.2, 1.3.1).
    HeadingLevel = "heading-level", Error,
        "give the heading the level that it has in the source";
    /// A heading is missing with the text that follows it: a whole section,
    /// or most of one.
    SectionMissing = "section-missing", Error,
        "restore the section";
    /// One item, or a formula, has another number than in the source. Readers who
    /// quote it will mean different ones.
    NumberWrong = "number-wrong", Error,
        "give the item or formula the number that it has in the source";
    /// A run of items is numbered otherwise than in the source, because the
    /// numbering begins anew, runs on, leaps, or is of another kind. Correct
    /// the number at which the list begins.
    NumberSequence = "number-sequence", Error,
        "correct the number at which the list begins, and its kind";
    /// Items that have a number in the source have a bullet, or nothing; or a formula
    /// has lost its number.
    NumberMissing = "number-missing", Error,
        "make the list a numbered one; digits that are typed do not count, but after a formula";
    /// Items that have a bullet in the source have a number, or a formula that has
    /// none.
    NumberAdded = "number-added", Error,
        "make the list one with bullets, or take the number away";
    /// A list item is not there as an item: its text is gone, or stands there
    /// outside of the list.
    ItemMissing = "item-missing", Error,
        "restore the item, or tag it as an item of its list";
    /// A list item that the source does not have as an item.
    ItemAdded = "item-added", Error,
        "remove the item, or tag it as what it is in the source";
    /// Items or paragraphs stand at another depth of their list than in the
    /// source, such as a nested list that fell out of its item.
    ListNesting = "list-nesting", Error,
        "put the list inside the item that it belongs to";
    /// Text that is a quotation in the source is none here, or the reverse:
    /// readers will not know whose words they meet (WCAG 2.2, 1.3.1).
    QuotationChanged = "quotation-changed", Error,
        "mark as quoted what the source quotes, and nothing else";
    /// Text that says where a quotation is from is other text here, or the reverse:
    /// readers will not know whose words they meet (WCAG 2.2, 1.3.1).
    QuotationSource = "quotation-source", Error,
        "mark who is quoted as the source does, and nothing else";
    /// Text that stands in an aside in the source stands in the main text here,
    /// or the reverse: readers will take the one for the other (WCAG 2.2, 1.3.1).
    AsideChanged = "aside-changed", Error,
        "set apart what stands beside the text in the source, and nothing else";
    /// A term is not there as a term: its text is gone, or stands there as
    /// plain text, so that nothing says what it is that is defined.
    TermMissing = "term-missing", Error,
        "restore the term, or mark it as one";
    /// A term that the source does not have as a term.
    TermAdded = "term-added", Error,
        "remove the term, or mark it as what it is in the source";
    /// Text that defines a term in the source defines none here, or the
    /// reverse.
    DefinitionChanged = "definition-changed", Error,
        "let the definition follow its term in the list";
    /// A table is gone, or its text stands in none: readers cannot tell which
    /// figure belongs to what (WCAG 2.2, 1.3.1).
    TableMissing = "table-missing", Error,
        "restore the table, or mark it as one";
    /// Text that is in no table in the source stands in one: a reader is led
    /// through rows and columns that mean nothing (WCAG 2.2, 1.3.1).
    TableAdded = "table-added", Error,
        "take the text out of the table; let a style sheet arrange the page";
    /// Rows of a table are missing.
    RowMissing = "row-missing", Error,
        "restore the row";
    /// A column of a table is missing.
    ColumnMissing = "column-missing", Error,
        "restore the column";
    /// Cells stand in another row or column of their table than in the source,
    /// or in another table: they will be taken for something else.
    CellMoved = "cell-moved", Error,
        "put the cell into its row and column";
    /// A cell takes more or fewer rows or columns than in the source.
    SpanChanged = "span-changed", Error,
        "let the cell take the rows and columns that it takes in the source";
    /// A header of a table is none here, or does not say of what: readers
    /// will hear figures, and not what they stand for (WCAG 2.2, 1.3.1;
    /// PDF/UA-1, 7.5).
    HeaderMissing = "header-missing", Error,
        "mark the cell as a header, with its scope";
    /// A cell that holds data in the source is a header here, or a header of
    /// something else.
    HeaderAdded = "header-added", Error,
        "mark the cell as what it is in the source";
    /// Text that is a caption in the source is none here, or the reverse.
    CaptionChanged = "caption-changed", Error,
        "mark as a caption what belongs to a table or picture, and nothing else";
    /// A note is not there as a note: it is gone, or stands in the text; or
    /// nothing refers to it where something should.
    NoteMissing = "note-missing", Error,
        "restore the note and what refers to it, and mark both as such";
    /// A note, or a reference to one, that the source does not have.
    NoteAdded = "note-added", Error,
        "remove the note or the reference, or add it to the source";
    /// A note has another number than in the source, or what refers to it shows
    /// another. Readers will look up the wrong one.
    NoteNumber = "note-number", Error,
        "give the note, and what refers to it, the number that it has in the source";
    /// What refers to a note leads elsewhere, or no link leads back from the
    /// note (DPUB-ARIA 1.1, `doc-noteref` and `doc-backlink`).
    NoteLink = "note-link", Error,
        "let the reference lead to its note, and a link back from there";
    /// A picture that says something is not there: it is gone, or is declared
    /// to be an ornament, so that nobody who does not see it knows of it
    /// (WCAG 2.2, 1.1.1).
    FigureMissing = "figure-missing", Error,
        "restore the picture, and do not mark it as decorative";
    /// A picture that the source does not have, or that is there for the eye
    /// alone.
    FigureAdded = "figure-added", Error,
        "remove the picture, or mark it as decorative if the source does";
    /// A picture has another alternative text than in the source, or none
    /// (WCAG 2.2, 1.1.1; PDF/UA-1, 7.3).
    AltText = "alt-text", Error,
        "give the picture the alternative text that it has in the source";
    /// Another picture stands here than in the source: its proportions differ.
    /// Pictures of the same proportions are not told apart.
    ImageChanged = "image-changed", Error,
        "put the picture here that stands in the source, neither cut nor stretched";
    /// An item that is done in the source is not done here, or the reverse; or
    /// its box says something else to those who do not see it, or nothing (WCAG 2.2,
    /// 1.1.1).
    CheckChanged = "check-changed", Error,
        "check the box, or not, as in the source, and say so in words";
    /// Text that is code in the source is none here, or the reverse: readers
    /// will not meet its lines and its white space as they were written (PDF 1.7,
    /// 14.8.4.4, `Code`; WCAG 2.2, 1.3.1).
    CodeChanged = "code-changed", Error,
        "mark as code what is code in the source, and nothing else";
    /// The white space within the lines of code differs, such as their
    /// indentation. In many languages that changes what the code does.
    CodeSpace = "code-space", Error,
        "restore the white space of the code";
    /// A line break that matters is not there, or stands elsewhere: in code, in
    /// verse, in an address.
    LineBreak = "line-break", Error,
        "break the line where it is broken in the source";
    /// A formula is not there as a formula: it is gone, or stands there as plain
    /// text, so that nobody who does not see it can follow it (WCAG 2.2, 1.3.1;
    /// PDF/UA-1, 7.7).
    FormulaMissing = "formula-missing", Error,
        "restore the formula, as MathML or with the tag Formula";
    /// Text that is no formula in the source is one here.
    FormulaAdded = "formula-added", Error,
        "mark as a formula what is one in the source, and nothing else";
    /// A formula draws other signs than in the source, or digits in another
    /// order. In print, signs may be drawn in any order.
    FormulaChanged = "formula-changed", Error,
        "draw the formula that the source has";
    /// A formula has another alternative text than in the source, or none: who
    /// does not see it hears something else (WCAG 2.2, 1.1.1; PDF/UA-1, 7.7).
    FormulaAlt = "formula-alt", Error,
        "give the formula the alternative text that it has in the source";
    /// Words of the source are missing.
    TextMissing = "text-missing", Error,
        "restore the text";
    /// Words stand here that the source does not have, or has only once.
    TextAdded = "text-added", Error,
        "remove the text, or add it to the source";
    /// Words differ from the source's.
    TextChanged = "text-changed", Error,
        "correct the text here, or in the source";
    /// What is one paragraph or item in the source is cut into several.
    TextSplit = "text-split", Error,
        "join the pieces into one paragraph";
    /// Paragraphs or items of the source are run into one.
    TextJoined = "text-joined", Error,
        "part the text as it is parted in the source";
    /// The same text, read in another order.
    OrderChanged = "order-changed", Error,
        "restore the source's order, in the tags as on the page";
    /// Text that stands on the page without being part of what is read: no
    /// tag reaches it, or it is declared to be an ornament. Tag it (PDF/UA-1,
    /// 7.1). Where any files are compared, a PDF of which nothing is tagged is a
    /// warning: it is read by how its pages look.
    UntaggedText = "untagged-text", Error,
        "tag the text, or mark it as an artifact if it is not part of the work";
    /// A PDF's tags hold nothing: a heading in which there is no text, or content that no
    /// page draws. Who listens meets a heading that says nothing (PDF/UA-1, 7.1; WCAG 2.2,
    /// 2.4.6).
    TagEmpty = "tag-empty", Warning,
        "remove the empty tag, or tag what belongs in it";
    /// A PDF's tags read a text after another that stands below it in the same column, or
    /// on a later page. A warning, since a box may be meant to be read later (PDF/UA-1,
    /// 7.1; WCAG 2.2, 1.3.2).
    TagOrder = "tag-order", Warning,
        "put the tags in the order in which the page is read";
    /// A link leads elsewhere than in the source.
    LinkTarget = "link-target", Error,
        "correct where the link leads";
    /// Text that is a link in the source is none here.
    LinkMissing = "link-missing", Error,
        "make the text a link again";
    /// Text that is no link in the source is one here. A warning, since the
    /// text itself is the same.
    LinkAdded = "link-added", Warning,
        "remove the link, or add it to the source";
    /// A reference in print names another page than the one on which the place
    /// stands, or none: who reads on paper cannot follow it.
    PageReference = "page-reference", Error,
        "name the page on which the place stands";
    /// Nothing says where a page of the print edition begins: whoever is told
    /// of a page cannot find it (EPUB Accessibility 1.1, §3.4).
    PageMissing = "page-missing", Error,
        "mark where the page begins, with its number as the name";
    /// A page that the print edition does not have is said to begin here.
    PageAdded = "page-added", Error,
        "remove the marker, or make the print edition anew";
    /// A page begins at another place than in the print edition.
    PageMoved = "page-moved", Error,
        "mark where the page begins in print; where a word is cut, after it";
    /// A page has another number than in the print edition.
    PageLabel = "page-label", Error,
        "give the page the number that it has in print";
    /// The list of pages and the pages themselves disagree: a line leads nowhere, to no
    /// page break, or to another page than it says; the lines stand in another order
    /// than the pages; or nothing leads to one of them. Who is told of a page goes there
    /// by that list (EPUB Accessibility 1.1, §3.4; EPUB 3.3, §7.4.3).
    PageList = "page-list", Error,
        "let the list of pages lead to every page break, in their order and by their names";
    /// A line of a draft has another number than in the PDF, or its number stands at
    /// another place: who is told of a line finds another one, or none.
    LineNumber = "line-number", Error,
        "give each line the number and the place that it has in the PDF";
    /// An abbreviation is not expanded, or to something else than in the source
    /// (WCAG 2.2, 3.1.4). Restore `abbr title`, or correct the PDF's `E`.
    ExpansionChanged = "expansion-changed", Error,
        "expand the abbreviation as the source does";
    /// Links from outside to this place will not arrive: no element or
    /// destination has its name.
    AnchorMissing = "anchor-missing", Error,
        "give the element its id, or the PDF its named destination";
    /// The bookmarks, the contents list, or an EPUB's own lists of figures and tables
    /// are missing, or lack entries.
    OutlineMissing = "outline-missing", Error,
        "restore the entry in the bookmarks or the contents list";
    /// The bookmarks or the contents list have an entry that the source's
    /// outline has not. A warning, since nothing is lost by it.
    OutlineAdded = "outline-added", Warning,
        "remove the entry from the bookmarks or the contents list";
    /// An entry of the outline says something else than its heading does in
    /// the source, or has another number.
    OutlineText = "outline-text", Error,
        "give the entry the heading's text and number";
    /// Entries of the outline stand in another order than what they lead to.
    OutlineOrder = "outline-order", Error,
        "put the entries in the order of the text";
    /// Entries of the outline stand at another depth than in the source.
    OutlineLevel = "outline-level", Error,
        "put the entry under the one that it belongs to";
    /// An entry of the outline leads to another place, or to none.
    OutlineTarget = "outline-target", Error,
        "correct where the entry leads";
    /// No landmark of an EPUB leads to a list of figures or tables that the work has,
    /// or it leads elsewhere (EPUB 3.3, §7.4.4).
    LandmarkMissing = "landmark-missing", Error,
        "let a landmark of the type loi or lot lead to the list";
    /// The source's reading, from which all editions are made, differs from
    /// the words of the source's text: a fault of this program, not of the
    /// text.
    ModelText = "model-text", Error,
        "report this as a fault of the program, with the text that shows it";
    /// The file is not PDF 1.6, which PDF/X-4 stands on, by its header or by its catalog
    /// (ISO 15930-7; ISO 32000-1, 7.5.2).
    PdfVersion = "pdf-version", Error,
        "save the file as PDF 1.6, or as PDF/X-4";
    /// The file is encrypted: a print house may not be able to open it, change it or
    /// print it (ISO 15930-7; ISO 32000-1, 7.6).
    PdfEncrypted = "pdf-encrypted", Error,
        "save the file without encryption and passwords";
    /// The trailer has no identifier, by which versions of a file are told apart (ISO
    /// 15930-7; ISO 32000-1, 14.4).
    PdfId = "pdf-id", Error,
        "let the program that writes the file give it an /ID";
    /// Not one output intent says for which printing condition the file is made, but none
    /// or several (ISO 15930-7; ISO 32000-1, 14.11.5).
    OutputIntent = "output-intent", Error,
        "export with one output intent, as the print house names it";
    /// The output intent has no ICC profile in the file, or one that is not a CMYK output
    /// profile: nobody can tell how the colours were meant (ISO 15930-7; ICC.1:2010, 7.2).
    OutputProfile = "output-profile", Error,
        "embed the CMYK output profile that the print house names, such as FOGRA39 or FOGRA51";
    /// The output intent does not say what its printing condition is called (ISO 32000-1,
    /// 14.11.5, `OutputConditionIdentifier`).
    OutputCondition = "output-condition", Error,
        "name the printing condition, such as FOGRA39";
    /// The XMP metadata do not say that the file is PDF/X-4 (ISO 15930-7,
    /// `pdfxid:GTS_PDFXVersion`). What is said of other kinds of PDF/X is not checked.
    PdfxVersion = "pdfx-version", Error,
        "export as PDF/X-4";
    /// The file does not say, or says in two ways, whether its colours are spread into
    /// each other to hide small shifts of the plates (ISO 15930-7; ISO 32000-1, 14.11.6).
    Trapped = "trapped", Error,
        "say the same in both: False, unless the file is trapped";
    /// The file has no title in its document information and in XMP, or not the same (ISO
    /// 15930-7; ISO 32000-1, 14.3).
    MetadataTitle = "metadata-title", Error,
        "give the file the same title in both";
    /// The file does not say when it was made and changed, in its document information
    /// and in XMP alike (ISO 15930-7; ISO 32000-1, 14.3).
    MetadataDate = "metadata-date", Error,
        "let the program that writes the file give it the same dates in both";
    /// A page has no trim box, or its boxes do not lie in each other: trim in bleed, bleed
    /// in medium (ISO 15930-7; ISO 32000-1, 14.11.2).
    BoxNesting = "box-nesting", Error,
        "give each page a trim box in its bleed box, and that in its media box";
    /// The finished page is not as large as was ordered, or pages are not all alike: by
    /// more than 0.1 mm.
    TrimSize = "trim-size", Error,
        "export with the page size that was ordered, or say with --trim what was";
    /// Colour does not reach as far over the trim as was ordered, by more than 0.1 mm:
    /// where the knife misses a little, paper shows. At the spine it need not.
    BleedMissing = "bleed-missing", Error,
        "export with bleed, and let what reaches the edge run into it; --bleed says how much was ordered";
    /// A stitched booklet has a number of pages that is no multiple of four, or a sheet of
    /// one has a side too few.
    PageCount = "page-count", Error,
        "add blank pages, or take some out";
    /// Around the pages on a sheet of a booklet stands something else than marks on all
    /// plates, or there are none though there is room (ISO 32000-1, 8.6.6.4).
    SheetMarks = "sheet-marks", Error,
        "make the booklet anew with utgave booklet";
    /// Text that is to be seen is set in a font that is not in the file (ISO 15930-7;
    /// ISO 32000-1, 9.9). Text that is invisible by its rendering mode is not looked at.
    FontNotEmbedded = "font-not-embedded", Error,
        "embed the font, or set the text in one that may be embedded";
    /// Text, lines or areas are in RGB, in Lab or in gray by an ICC profile, and not in
    /// inks (ISO 32000-1, 8.6). PDF/X-4 would allow it with a profile; but black comes
    /// out in four inks.
    ColourSpace = "colour-space", Error,
        "give the colour in CMYK, in gray, or as a spot colour with a CMYK alternate";
    /// An image is in RGB, in Lab or in gray by an ICC profile (ISO 32000-1, 8.6 and
    /// 8.9.5).
    ImageColour = "image-colour", Error,
        "convert the image to CMYK or gray for the output profile";
    /// Text with more than 85 % black has other inks in it, or is on all plates: the least
    /// shift of a plate blurs it.
    BlackMixed = "black-mixed", Error,
        "print dark text with black alone";
    /// White is set to overprint: it leaves what lies beneath as it is, and so is not seen
    /// (ISO 32000-1, 8.6.7).
    WhiteOverprint = "white-overprint", Error,
        "let white knock out";
    /// A transparency group is mixed in another colour space than DeviceCMYK: colours
    /// change, and black with them (ISO 32000-1, 11.6.6).
    GroupSpace = "group-space", Error,
        "mix in DeviceCMYK, or remove the group where nothing in it is transparent";
    /// Something is transparent: by its opacity, its blend mode or a soft mask (ISO
    /// 32000-1, 11.6.4 and 11.6.5). PDF/X-4 allows it, but what it looks like depends on
    /// the print house's program.
    Transparency = "transparency", Error,
        "flatten transparency, or use tints in place of opacity";
    /// An annotation, such as a link or a comment, lies on what is printed (ISO 15930-7;
    /// ISO 32000-1, 12.5).
    AnnotationPrinted = "annotation-printed", Error,
        "export without links, comments and form fields";
    /// The file or something in it acts: when it is opened, by JavaScript, or otherwise
    /// (ISO 15930-7; ISO 32000-1, 12.6).
    Action = "action", Error,
        "export without actions, scripts and interactive elements";
    /// Another file is in the file (ISO 15930-7; ISO 32000-1, 7.11.4).
    EmbeddedFile = "embedded-file", Error,
        "remove what is attached, and send it by itself";
    /// Something is drawn in PostScript, which most programs cannot show (ISO 15930-7;
    /// ISO 32000-1, 8.8.2).
    Postscript = "postscript", Error,
        "convert what is drawn in PostScript to PDF";
    /// More ink would lie in one place than the paper takes: it smears, or does not dry. Of
    /// an image, one pixel in a thousand must have as much. How marks add up that are
    /// printed on each other is not seen.
    InkLimit = "ink-limit", Error,
        "convert images with a profile that has a lower limit, and mix fewer inks; --ink says what was ordered";
    /// An image has under 150 pixels to the inch at the size at which it is printed: they
    /// are seen.
    ResolutionLow = "resolution-low", Error,
        "use a larger image, or print it smaller";
    /// An image has under 225 pixels to the inch at the size at which it is printed, or
    /// under 800 where it is black and white without gray: it looks soft, or stepped.
    ResolutionSoft = "resolution-soft", Warning,
        "use a larger image, or print it smaller: 300 pixels to the inch are good";
    /// A line, or an area drawn as one, is under 0.25 pt wide: it may break up.
    LineThin = "line-thin", Warning,
        "make the line at least 0.25 pt wide";
    /// Type under 8 pt is white, or printed with more than one ink: the least shift of a
    /// plate fills or blurs it.
    TypeSmall = "type-small", Warning,
        "use larger type, or one ink";
    /// Text in full black is cut out of what lies beneath in place of being printed over
    /// it: the least shift of a plate leaves a white rim (ISO 32000-1, 8.6.7).
    BlackKnockout = "black-knockout", Warning,
        "let black text overprint (OP and op true, OPM 1)";
    /// Text stands within 5 mm of where the page is cut.
    TrimNear = "trim-near", Warning,
        "move the text inwards, or make the margin wider";
    /// A stitched booklet has more than 64 pages: it stands open, and the innermost pages
    /// are cut narrower.
    StitchingLimit = "stitching-limit", Warning,
        "have it glued, or print it in several booklets";
    /// A spot colour is used that was not ordered: it needs a plate and an ink of its own,
    /// or is replaced by the four inks.
    SpotColour = "spot-colour", Warning,
        "convert it to CMYK, or order it with --spot NAME";
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
