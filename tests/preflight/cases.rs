//! The damage: for every rule, at least once.

use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Object, Stream, dictionary};
use utgave::agreement::Code;

use super::Case;
use super::base::{self, MM, numbers};
use super::damage::File;

pub fn cases() -> Vec<Case> {
    let cases = [file(), metadata(), pages(), colours(), drawn(), warnings()];
    cases.into_iter().flatten().collect()
}

fn case(code: Code, message: &'static str, damage: fn(&mut File)) -> Case {
    Case { code, message, damage }
}

/// Rules 1, 2 and 10: the file and what is in it besides pages.
fn file() -> Vec<Case> {
    vec![
        case(Code::PdfVersion, "the file is not PDF 1.6", |it| {
            it.0.version = "1.7".to_owned();
        }),
        case(Code::PdfVersion, "the file is not PDF 1.6", |it| {
            it.catalog().set("Version", "2.0");
        }),
        case(Code::PdfEncrypted, "the file is encrypted", |it| {
            let state = EncryptionState::try_from(EncryptionVersion::V2 {
                document: &it.0,
                owner_password: "owner",
                user_password: "",
                key_length: 128,
                permissions: Permissions::all(),
            });
            it.0.encrypt(&state.unwrap()).unwrap();
        }),
        case(Code::PdfId, "the file has no identifier (/ID in its trailer)", |it| {
            it.0.trailer.remove(b"ID");
        }),
        case(
            Code::OutputIntent,
            "no output intent says for which printing condition the file is made",
            |it| it.intent().set("S", "GTS_PDFA1"),
        ),
        case(
            Code::OutputIntent,
            "2 output intents say for which condition the file is made",
            |it| {
                let intents = it.catalog().get_mut(b"OutputIntents").unwrap();
                let intents = intents.as_array_mut().unwrap();
                intents.push(intents[0].clone());
            },
        ),
        case(
            Code::OutputCondition,
            "the output intent does not name its printing condition",
            |it| {
                let empty = Object::string_literal("");
                it.intent().set("OutputConditionIdentifier", empty);
            },
        ),
        case(
            Code::OutputProfile,
            "the output intent does not bring its ICC profile with it",
            |it| drop(it.intent().remove(b"DestOutputProfile")),
        ),
        case(
            Code::OutputProfile,
            "the output intent's profile is not one for CMYK",
            |it| {
                it.stream(File::intent, "DestOutputProfile").content =
                    base::profile(b"prtr", b"RGB ");
            },
        ),
        case(
            Code::OutputProfile,
            "the output intent's profile is not one for print",
            |it| {
                it.stream(File::intent, "DestOutputProfile").content =
                    base::profile(b"mntr", b"CMYK");
            },
        ),
        case(
            Code::OutputProfile,
            "the output intent's profile is not said to have four inks (/N 4)",
            |it| {
                it.stream(File::intent, "DestOutputProfile").dict.set("N", 3);
            },
        ),
        case(
            Code::Action,
            "the file does something when it is opened (OpenAction)",
            |it| {
                let action = dictionary! { "S" => "Named", "N" => "Print" };
                it.catalog().set("OpenAction", action);
            },
        ),
        case(Code::Action, "there is JavaScript in the file", |it| {
            it.catalog().set("Names", dictionary! { "JavaScript" => dictionary! {} });
        }),
        case(
            Code::Action,
            "the page does something when it is turned to (AA), on page 2",
            |it| {
                it.page(2).set("AA", dictionary! {});
            },
        ),
        case(Code::Action, "a bookmark has an action", |it| {
            let action =
                dictionary! { "S" => "URI", "URI" => Object::string_literal("x") };
            let entry = it.add(dictionary! { "A" => action });
            let outline = it.add(dictionary! { "First" => entry, "Last" => entry });
            it.catalog().set("Outlines", outline);
        }),
        case(Code::EmbeddedFile, "there are files in the file", |it| {
            it.catalog().set("Names", dictionary! { "EmbeddedFiles" => dictionary! {} });
        }),
        case(
            Code::AnnotationPrinted,
            "an annotation (Link) lies on what is printed, on page 3",
            |it| it.page(3).set("Annots", vec![annotation("Link", 100.0)]),
        ),
        case(Code::EmbeddedFile, "a file hangs on the page, on page 3", |it| {
            it.page(3).set("Annots", vec![annotation("FileAttachment", 1.0)]);
        }),
        case(Code::Postscript, "there is PostScript in the page, on page 1", |it| {
            let dict = dictionary! { "Type" => "XObject", "Subtype" => "PS" };
            let id = it.add(Stream::new(dict, b"showpage".to_vec()));
            it.resources("XObject").set("Script", id);
            it.draw(1, "/Script Do");
        }),
    ]
}

/// An annotation, so many points from the lower left corner of the medium.
fn annotation(kind: &str, at: f32) -> Object {
    let area = numbers(&[at, at, at + 20.0, at + 20.0]);
    dictionary! { "Type" => "Annot", "Subtype" => kind, "Rect" => area }.into()
}

/// Rule 3.
fn metadata() -> Vec<Case> {
    vec![
        case(Code::PdfxVersion, "the file does not say that it is PDF/X-4", |it| {
            it.xmp("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "");
        }),
        case(Code::PdfxVersion, "the file says that it is PDF/X-3, not PDF/X-4", |it| {
            it.xmp(">PDF/X-4<", ">PDF/X-3<");
        }),
        case(
            Code::Trapped,
            "trapping: the document information says False, XMP True",
            |it| it.xmp("<pdf:Trapped>False", "<pdf:Trapped>True"),
        ),
        case(
            Code::Trapped,
            "trapping: the document information says nothing, XMP False",
            |it| drop(it.info().remove(b"Trapped")),
        ),
        case(
            Code::Trapped,
            "trapping: the document information says Unknown, XMP Unknown",
            |it| {
                it.info().set("Trapped", "Unknown");
                it.xmp("<pdf:Trapped>False", "<pdf:Trapped>Unknown");
            },
        ),
        case(
            Code::MetadataTitle,
            "the title is “By og land” in the document information, “Land” in XMP",
            |it| it.xmp(">By og land<", ">Land<"),
        ),
        case(Code::MetadataTitle, "the document information has no title", |it| {
            it.info().remove(b"Title");
        }),
        case(
            Code::MetadataDate,
            "the document information and XMP differ in when it was made",
            |it| it.xmp("03:04:05+01:00", "03:04:05Z"),
        ),
        case(Code::MetadataDate, "XMP does not say when it was changed", |it| {
            it.xmp("<xmp:ModifyDate>2026-01-02T02:04:06Z</xmp:ModifyDate>", "");
        }),
        case(
            Code::MetadataDate,
            "XMP does not say when the metadata were written",
            |it| it.xmp("<xmp:MetadataDate>2026-01-02T02:04:06Z</xmp:MetadataDate>", ""),
        ),
    ]
}

/// Rules 4, 5 and 6.
fn pages() -> Vec<Case> {
    vec![
        case(
            Code::BoxNesting,
            "no trim box says what the finished page is, on page 2",
            |it| {
                let trim = it.page(2).remove(b"TrimBox").unwrap();
                it.page(2).set("CropBox", trim);
            },
        ),
        case(
            Code::BoxNesting,
            "the bleed box reaches out of the medium, on page 4",
            |it| {
                let bleed = it.page(4).get(b"BleedBox").unwrap().as_array().unwrap();
                let mut bleed = bleed.clone();
                bleed[0] = Object::Real(-1.0);
                it.page(4).set("BleedBox", bleed);
            },
        ),
        case(
            Code::BoxNesting,
            "the trim box reaches out of the bleed box, on page 1",
            |it| {
                let bleed = it.page(1).get(b"BleedBox").unwrap().as_array().unwrap();
                let mut bleed = bleed.clone();
                bleed[0] = Object::Real(15.0 * MM);
                it.page(1).set("BleedBox", bleed);
            },
        ),
        case(
            Code::TrimSize,
            "the finished page is 148 × 209 mm, and 148 × 210 mm were ordered, on page 3",
            |it| move_side(it, 3, "TrimBox", 3, -1.0),
        ),
        case(Code::BleedMissing, "the bleed at the top is 2 mm of 3, on page 3", |it| {
            move_side(it, 3, "BleedBox", 3, -1.0);
        }),
        case(Code::BleedMissing, "the bleed at the left is 0 mm of 3, on page 2", |it| {
            move_side(it, 2, "BleedBox", 0, 3.0);
        }),
        case(Code::PageCount, "3 pages cannot be stitched: they come in fours", |it| {
            it.0.delete_pages(&[4])
        }),
        case(
            Code::FontNotEmbedded,
            "the font SourceSans3 is not in the file, on all 4 pages",
            |it| drop(it.descriptor().remove(b"FontFile2")),
        ),
        case(
            Code::FontNotEmbedded,
            "the font Helvetica is not in the file, on page 1",
            |it| it.content(1, "3 Tr BT", "0 Tr 0 0 0 0.5 k BT"),
        ),
    ]
}

/// Moves a side of a page's box: 0 is the left, 3 the top.
fn move_side(it: &mut File, page: u32, name: &str, side: usize, by: f32) {
    let own = it.page(page).get_mut(name.as_bytes()).unwrap().as_array_mut().unwrap();
    own[side] = Object::Real(own[side].as_float().unwrap() + by * MM);
}

/// Rules 7, 8 and 11.
fn colours() -> Vec<Case> {
    vec![
        case(Code::ColourSpace, "an area is in DeviceRGB, on page 2", |it| {
            it.draw(2, "1 0 0 rg 100 90 20 20 re f");
        }),
        case(Code::ColourSpace, "a line is in DeviceRGB, on page 2", |it| {
            it.draw(2, "1 0 0 RG 100 90 m 200 90 l S");
        }),
        case(Code::ColourSpace, "text is in Lab, on page 2", |it| {
            let space = vec!["Lab".into(), dictionary! {}.into()];
            it.resources("ColorSpace").set("L", space);
            it.draw(2, "/L cs 50 0 0 sc BT /Serif 12 Tf 100 90 Td (Lab) Tj ET");
        }),
        case(
            Code::ColourSpace,
            "an area is in RGB or Lab by an ICC profile, on page 2",
            |it| it.draw(2, "/Profiled cs 1 0 0 sc 100 90 20 20 re f"),
        ),
        case(Code::ColourSpace, "an area is in DeviceRGB, on all 4 pages", |it| {
            it.resource("Pattern", "Tiles").content = b"1 0 0 rg 0 0 5 5 re f".to_vec();
        }),
        case(Code::ColourSpace, "an area is in DeviceRGB, on all 4 pages", |it| {
            it.resource("XObject", "Stamp").content = b"0 0 1 rg 0 0 9 9 re f".to_vec();
        }),
        case(Code::ColourSpace, "a gradient is in CalRGB, on all 4 pages", |it| {
            let id = it.resources("Shading").get(b"Blend").unwrap();
            let id = id.as_reference().unwrap();
            let space: Object = vec!["CalRGB".into(), dictionary! {}.into()].into();
            let blend = it.0.get_object_mut(id).unwrap().as_dict_mut().unwrap();
            blend.set("ColorSpace", space);
        }),
        case(Code::ImageColour, "an image is in DeviceRGB, on all 4 pages", |it| {
            it.resource("XObject", "Photo").dict.set("ColorSpace", "DeviceRGB");
        }),
        case(Code::ImageColour, "an image is in DeviceRGB, on page 1", |it| {
            it.draw(
                1,
                "4.8 0 0 4.8 300 90 cm BI /W 20 /H 20 /BPC 8 /CS /RGB /F /AHx ID > EI",
            );
        }),
        case(
            Code::BlackMixed,
            "dark text is printed with more inks than black, on page 2",
            |it| it.content(2, "/Over gs 0 0 0 1 k\n", "/Over gs 0.6 0 0 1 k\n"),
        ),
        case(
            Code::WhiteOverprint,
            "white is set to overprint, and will vanish, on page 2",
            |it| it.draw(2, "/Over gs 0 0 0 0 k 100 90 20 20 re f"),
        ),
        case(
            Code::InkLimit,
            "an area has 320 % ink, more than the 300 % ordered, on page 2",
            |it| it.draw(2, "0.8 0.8 0.8 0.8 k 100 90 20 20 re f"),
        ),
        case(
            Code::InkLimit,
            "a line has 310 % ink, more than the 300 % ordered, on page 2",
            |it| it.draw(2, "1 1 0.1 1 K 100 90 m 200 90 l S"),
        ),
        case(
            Code::InkLimit,
            "an image has 353 % ink, more than the 300 % ordered, on all 4 pages",
            |it| it.resource("XObject", "Photo").content = vec![225; 4 * 3600],
        ),
        case(
            Code::InkLimit,
            "a gradient has 400 % ink, more than the 300 % ordered, on page 2",
            |it| {
                let fade = dictionary! {
                    "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1,
                    "C0" => numbers(&[0.0; 4]), "C1" => numbers(&[1.0; 4]),
                };
                let blend = it.add(dictionary! {
                    "ShadingType" => 3, "ColorSpace" => "DeviceCMYK", "Function" => fade,
                    "Coords" => numbers(&[0.0, 0.0, 0.0, 0.0, 0.0, 9.0]),
                });
                let dark = dictionary! {
                    "Type" => "Pattern", "PatternType" => 2, "Shading" => blend,
                };
                it.resources("Shading").set("Dark", blend);
                it.resources("Pattern").set("Dark", dark);
                it.draw(2, "300 90 20 20 re W n /Dark sh");
            },
        ),
        case(
            Code::InkLimit,
            "an area has 400 % ink, more than the 300 % ordered, on page 2",
            |it| it.draw(2, "/Registration cs 1 scn 100 90 20 20 re f"),
        ),
    ]
}

/// Rules 9 and 12.
fn drawn() -> Vec<Case> {
    vec![
        case(Code::GroupSpace, "a group is mixed in DeviceRGB, on page 1", |it| {
            let group = dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" };
            it.page(1).set("Group", group);
        }),
        case(Code::GroupSpace, "a group is mixed in ICCBased, on all 4 pages", |it| {
            let space = it.resources("ColorSpace").get(b"Profiled").unwrap().clone();
            let group = dictionary! { "S" => "Transparency", "CS" => space };
            it.resource("XObject", "Stamp").dict.set("Group", group);
        }),
        case(Code::Transparency, "there is an opacity of 50 %, on page 3", |it| {
            it.resources("ExtGState").set("Faint", dictionary! { "ca" => 0.5 });
            it.draw(3, "/Faint gs 0 0 0 0.2 k 100 90 20 20 re f");
        }),
        case(Code::Transparency, "there is the blend mode Multiply, on page 3", |it| {
            it.resources("ExtGState").set("Dark", dictionary! { "BM" => "Multiply" });
            it.draw(3, "/Dark gs 0 0 0 0.2 k 100 90 20 20 re f");
        }),
        case(Code::Transparency, "there is a soft mask, on page 3", |it| {
            let mask = dictionary! { "S" => "Alpha" };
            it.resources("ExtGState").set("Soft", dictionary! { "SMask" => mask });
            it.draw(3, "/Soft gs 0 0 0 0.2 k 100 90 20 20 re f");
        }),
        case(
            Code::Transparency,
            "there is an image with a soft mask, on all 4 pages",
            |it| {
                let mask = it.resource("XObject", "Gray").clone();
                let mask = it.add(mask);
                it.resource("XObject", "Photo").dict.set("SMask", mask);
            },
        ),
        case(
            Code::ResolutionLow,
            "an image has 30 ppi, less than 150, on page 4",
            |it| it.draw(4, "144 0 0 14.4 100 80 cm /Photo Do"),
        ),
        case(
            Code::ResolutionSoft,
            "an image has 200 ppi, less than 225, on page 4",
            |it| it.draw(4, "0 21.6 -21.6 0 100 80 cm /Photo Do"),
        ),
        case(
            Code::ResolutionSoft,
            "a black and white image has 500 ppi, less than 800, on page 4",
            |it| it.draw(4, "14.4 0 0 14.4 100 80 cm /Lines Do"),
        ),
    ]
}

fn warnings() -> Vec<Case> {
    vec![
        case(Code::LineThin, "a line is 0.20 pt thin, less than 0.25, on page 1", |it| {
            it.draw(1, "2 0 0 2 0 0 cm 0.1 w 50 40 m 100 40 l S");
        }),
        case(Code::LineThin, "a line is 0.00 pt thin, less than 0.25, on page 1", |it| {
            it.draw(1, "0 w 100 80 m 200 80 l S");
        }),
        case(Code::LineThin, "a line is 0.10 pt thin, less than 0.25, on page 1", |it| {
            it.draw(1, "100 80 200 0.1 re f");
        }),
        case(
            Code::TypeSmall,
            "text of 7.0 pt is white, and smaller than 8, on page 2",
            |it| it.content(2, "/Serif 20 Tf", "/Serif 7 Tf"),
        ),
        case(
            Code::TypeSmall,
            "text of 7.5 pt is in several inks, and smaller than 8, on page 2",
            |it| {
                it.draw(
                    2,
                    "0.5 0 0 0.5 0 0 cm 1 0.5 0 0 k BT /Serif 15 Tf 200 180 Td (x) Tj ET",
                );
            },
        ),
        case(Code::BlackKnockout, "black text does not overprint, on page 2", |it| {
            it.content(2, "q /Over gs 0 0 0 1 k", "q 0 0 0 1 k")
        }),
        case(Code::BlackKnockout, "black text does not overprint, on page 2", |it| {
            it.draw(2, "/Over gs q 0 g BT /Serif 9 Tf 100 90 Td (x) Tj ET Q")
        }),
        case(
            Code::BlackKnockout,
            "black text does not overprint, on all 4 pages",
            |it| {
                let over = dictionary! { "OP" => true, "op" => true, "OPM" => 0 };
                it.resources("ExtGState").set("Over", over);
            },
        ),
        case(Code::TrimNear, "text stands 2 mm from the edge of 5, on page 3", |it| {
            // 13 mm of white and bleed, then the edge.
            it.draw(3, "/Over gs 0 0 0 1 k BT /Serif 9 Tf 42.52 90 Td (x) Tj ET");
        }),
        case(Code::TrimNear, "text runs over the edge of the page, on page 3", |it| {
            it.draw(3, "/Over gs 0 0 0 1 k BT /Serif 9 Tf 36 90 Td (xx) Tj ET")
        }),
        case(Code::StitchingLimit, "68 pages are many to stitch, more than 64", |it| {
            let page: Object = it.0.get_pages()[&1].into();
            let page = it.0.get_object(page.as_reference().unwrap()).unwrap().clone();
            let more: Vec<Object> =
                (0..64).map(|_| it.add(page.clone()).into()).collect();
            let tree = it.page(1).get(b"Parent").unwrap().as_reference().unwrap();
            let tree = it.0.get_object_mut(tree).unwrap().as_dict_mut().unwrap();
            tree.set("Count", 68);
            tree.get_mut(b"Kids").unwrap().as_array_mut().unwrap().extend(more);
        }),
        case(
            Code::SpotColour,
            "the spot colour House was not ordered, on page 2",
            |it| it.draw(2, "/House cs 1 scn 100 90 20 20 re f"),
        ),
    ]
}
