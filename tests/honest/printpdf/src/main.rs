//! Writes a PDF by printpdf: `lines TITLE REGULAR BOLD TARGET`, with the two faces as font
//! files. Standard input has a string on each line, after its page, its place from the
//! lower left, its size, all in points, and its face, separated by tabs.

use std::{env, error::Error, fs, io};

use printpdf::{
    FontId, Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions,
    Point, Pt, TextItem,
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [title, regular, bold, target] = &arguments[..] else {
        return Err("lines TITLE REGULAR BOLD TARGET".into());
    };
    let mut document = PdfDocument::new(title);
    let regular = add_font(&mut document, regular)?;
    let bold = add_font(&mut document, bold)?;
    let mut pages: Vec<Vec<Op>> = Vec::new();
    for line in io::stdin().lines() {
        let line = line?;
        let [page, x, y, size, face, text] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            return Err(format!("not six columns: {line}").into());
        };
        let page: usize = page.parse()?;
        pages.resize(pages.len().max(page + 1), Vec::new());
        let font = if face == "bold" { &bold } else { &regular };
        let place = Point { x: Pt(x.parse()?), y: Pt(y.parse()?) };
        pages[page].extend(draw(text, font, Pt(size.parse()?), place));
    }
    let (width, height) = (Mm(210.0), Mm(297.0));
    let pages = pages.into_iter().map(|ops| PdfPage::new(width, height, ops)).collect();
    let bytes =
        document.with_pages(pages).save(&PdfSaveOptions::default(), &mut Vec::new());
    Ok(fs::write(target, bytes)?)
}

fn add_font(document: &mut PdfDocument, path: &str) -> Result<FontId, Box<dyn Error>> {
    let font = ParsedFont::from_bytes(&fs::read(path)?, 0, &mut Vec::new());
    Ok(document.add_font(&font.ok_or(format!("no font: {path}"))?))
}

fn draw(text: &str, font: &FontId, size: Pt, place: Point) -> [Op; 5] {
    [
        Op::StartTextSection,
        Op::SetTextCursor { pos: place },
        Op::SetFont { font: PdfFontHandle::External(font.clone()), size },
        Op::ShowText { items: vec![TextItem::Text(text.to_owned())] },
        Op::EndTextSection,
    ]
}
