//! Figures with captions and descriptions, and images by themselves.

use image::ImageFormat;

use super::chapter::Chapter;
use super::{drawing, raster};

/// A section of figures: charts, a landscape, an ornament.
pub fn section(chapter: &mut Chapter<'_>) {
    chapter.section(3, "bilder");
    chapter.plain();
    bars(chapter);
    chapter.rich();
    let image = coast(chapter, "sjøkart", 80);
    chapter.text.block(image);
    chapter.section(4, "utvikling");
    chapter.plain();
    line(chapter);
    chapter.plain();
    landscape(chapter);
    chapter.rich();
    ornament(chapter);
    chapter.plain();
}

/// A chart with a caption, and what it shows at length.
fn bars(chapter: &mut Chapter<'_>) {
    let numbers: [u32; 6] =
        std::array::from_fn(|_| chapter.prose.random().within(10, 95));
    let name = format!("bars-{}.svg", chapter.key);
    chapter.files.insert(name.clone(), drawing::bars(&numbers));
    let caption = chapter.prose.sentence();
    let years = numbers.iter().enumerate().map(|(index, number)| {
        let year = 2020 + index;
        format!("- I {year} var det {number}.\n")
    });
    let years: String = years.collect();
    let (key, last) = (&chapter.key, numbers[5]);
    chapter.text.block(format!(
        ":::: figure {{#figur-{key}}}\n![Seks søyler, den siste på {last} av \
         100]({name})\n\n{caption}\n\n::: long-description\nSøylene viser tallet for hvert \
         år:\n\n{years}:::\n::::"
    ));
}

/// A chart with a caption of two paragraphs.
fn line(chapter: &mut Chapter<'_>) {
    let numbers: [u32; 10] =
        std::array::from_fn(|_| chapter.prose.random().within(5, 95));
    let name = format!("line-{}.svg", chapter.key);
    chapter.files.insert(name.clone(), drawing::line(&numbers));
    let [caption, more] = std::array::from_fn(|_| chapter.prose.sentence());
    let (first, last) = (numbers[0], numbers[9]);
    chapter.text.block(format!(
        "::: figure\n![En linje som går fra {first} til {last} på ti \
         år]({name}){{width=70%}}\n\n{caption}\n\n{more}\n:::"
    ));
}

/// A picture of pixels, in another format in each chapter.
fn landscape(chapter: &mut Chapter<'_>) {
    let formats = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    let format = formats[chapter.index as usize % formats.len()];
    let extension = format.extensions_str()[0];
    let name = format!("landscape-{}.{extension}", chapter.key);
    let bytes = raster::landscape(chapter.prose.random(), format);
    chapter.files.insert(name.clone(), bytes);
    let caption = chapter.prose.sentence();
    chapter.text.block(format!(
        "::: figure {{#landskap-{}}}\n![Fjell bak fjell, med skog foran]({name})\n\n{caption} \
         Foto: *Kari Nordmann*.\n:::",
        chapter.key
    ));
}

/// An image that is there for the eye alone.
fn ornament(chapter: &mut Chapter<'_>) {
    chapter.files.insert("ornament.svg".to_owned(), drawing::ornament());
    chapter.text.block("![](ornament.svg){.decorative width=50%}");
}

/// A map without a caption.
pub fn coast(chapter: &mut Chapter<'_>, name: &str, width: u32) -> String {
    let file = format!("{name}-{}.svg", chapter.key);
    let bytes = drawing::map(chapter.prose.random());
    chapter.files.insert(file.clone(), bytes);
    format!("![Kyst med seks øyer utenfor]({file}){{width={width}%}}")
}
