//! The press edition: it agrees with its source, is made as a print house wants it, and
//! what is damaged in it is found.

mod booklet;
mod damage;
pub mod file;
mod gate;
mod images;
pub mod work;

use lopdf::Object;
use rayon::prelude::*;
use utgave::publish::Kind;

use self::file::File;
use self::work::Work;

#[test]
fn every_work_has_a_press_edition_that_agrees() {
    let made: Vec<()> = work::all()
        .par_iter()
        .filter_map(|work| {
            let editions = work.editions_if_set()?;
            let found = work.findings(&editions[1].reading);
            assert!(found.is_empty(), "{}: {found:?}", work.name);
            check_file(&File::open(&editions[1].bytes), &work.name);
            Some(())
        })
        .collect();
    assert!(made.len() > 40, "works are not found: {}", made.len());
}

/// Holds what must be true of each.
fn check_file(file: &File, name: &str) {
    assert_eq!(file.document.version, "1.6", "{name}");
    assert_eq!(file.pages().len() % 4, 0, "{name}: stitched sheets have four pages");
    for page in file.pages() {
        let [media, bleed, trim] =
            ["MediaBox", "BleedBox", "TrimBox"].map(|key| file.rectangle(page, key));
        assert_eq!(media, bleed, "{name}");
        for (outer, inner) in bleed.iter().zip(trim) {
            let millimetres = (outer - inner).abs() / 72.0 * 25.4;
            assert!(
                (millimetres - 3.0).abs() < 0.01,
                "{name}: {millimetres} mm of bleed"
            );
        }
        let page = file.dictionary(page);
        assert!(!page.has(b"Annots") && !page.has(b"Group"), "{name}");
    }
    let catalog = file.document.catalog().unwrap();
    for key in ["StructTreeRoot", "MarkInfo", "Outlines", "Names", "OpenAction"] {
        assert!(!catalog.has(key.as_bytes()), "{name}: {key}");
    }
    assert!(!file.document.trailer.has(b"Encrypt"), "{name}");
    for operator in file.operators() {
        let of_light = ["g", "G", "rg", "RG"].contains(&operator.as_str());
        assert!(!of_light, "{name}: a colour is set by {operator}");
    }
    for object in file.document.objects.values() {
        let is_light = file.is_space_of_light(object);
        assert!(!is_light, "{name}: a colour space of light: {object:?}");
    }
}

#[test]
fn the_printing_condition_is_embedded() {
    let file = File::open(&Work::named("lists").press());
    let intents = file.document.catalog().unwrap().get(b"OutputIntents").unwrap();
    let [intent] = intents.as_array().unwrap().as_slice() else { panic!("not one") };
    let intent = file.dictionary(intent.as_reference().unwrap());
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFX");
    let condition = intent.get(b"OutputConditionIdentifier").unwrap();
    assert_eq!(lopdf::decode_text_string(condition).unwrap(), "FOGRA39");
    let profile = intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap();
    let profile = file.document.get_object(profile).unwrap().as_stream().unwrap();
    let bytes = profile.get_plain_content().unwrap();
    assert_eq!((&bytes[12..16], &bytes[16..20]), (&b"prtr"[..], &b"CMYK"[..]));
    let info = file.document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let trapped = file.dictionary(info).get(b"Trapped").unwrap();
    assert_eq!(trapped, &Object::Name(b"False".to_vec()));
    let metadata = file.document.catalog().unwrap().get(b"Metadata").unwrap();
    let metadata = file.document.get_object(metadata.as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap();
    assert!(xmp.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"));
    assert!(xmp.contains("<pdf:Trapped>False</pdf:Trapped>"));
}

#[test]
fn the_same_work_gives_the_same_bytes() {
    let work = Work::named("figures");
    assert!(work.press() == work.press());
}

/// White text on a band of colour must not, and black text must.
#[test]
fn only_black_text_overprints() {
    let file = File::open(&Work::named("lists").press());
    let mut texts = [0, 0];
    for (ink, overprints) in file.texts() {
        let black = ink == [0.0, 0.0, 0.0, 1.0];
        assert_eq!(black, overprints, "{ink:?}");
        texts[usize::from(black)] += 1;
    }
    assert!(texts.iter().all(|count| *count > 5), "{texts:?}");
}

#[test]
fn both_pdfs_have_the_same_lines() {
    let editions = Work::named("notes").editions();
    assert_eq!(editions[0].kind, Kind::Pdf);
    let places = |bytes: &[u8]| File::open(bytes).lines();
    let (screen, press) = (places(&editions[0].bytes), places(&editions[1].bytes));
    assert_eq!(screen.len(), press.len());
    assert!(screen.len() > 20);
    let bleed = 3.0 / 25.4 * 72.0;
    for (own, other) in screen.iter().zip(&press) {
        let apart = [other[0] - own[0], other[1] - own[1]];
        assert!(apart.iter().all(|it| (it - bleed).abs() < 0.01), "{own:?} {other:?}");
    }
}

#[test]
fn a_bound_work_is_not_padded() {
    let work = Work::named("lists").with("[press]\nbinding = \"bound\"\nbleed = 5\n");
    let editions = work.editions();
    assert_eq!(editions[1].remark, None);
    let file = File::open(&editions[1].bytes);
    assert_eq!(file.pages().len(), File::open(&editions[0].bytes).pages().len());
    let page = file.pages()[0];
    let (bleed, trim) =
        (file.rectangle(page, "BleedBox"), file.rectangle(page, "TrimBox"));
    assert!((trim[0] - bleed[0] - 5.0 / 25.4 * 72.0).abs() < 0.01);
}

#[test]
fn too_much_ink_is_refused() {
    let work = Work::named("lists").with("[press]\nink = 200\n");
    let faults = work.faults();
    assert!(faults.contains("page 1 of the press edition: a colour takes"), "{faults}");
    assert!(faults.contains("there may be 200 %"), "{faults}");
}
