//! Damage to tables.

use lopdf::{Dictionary, Object, ObjectId};
use utgave::agreement::Code::*;

use super::Case;
use super::pdf::File;
use super::sample::Sample;

const TABLES: Sample = Sample("tables");
const FILE: &str = "EPUB/hva-det-koster.xhtml";

pub fn cases() -> Vec<Case> {
    [whole(), lines(), cells()]
        .into_iter()
        .flatten()
        .flatten()
        .chain(tags())
        .chain(republished())
        .collect()
}

/// Damage to tables as a whole.
fn whole() -> Vec<Vec<Case>> {
    vec![
        TABLES.markup("table-for-looks", TableMissing, FILE, |text| {
            text.replace(
                "<table>\n<caption id=\"priser\">",
                "<table role=\"presentation\">\n<caption id=\"priser\">",
            );
        }),
        TABLES.markup("table-lost", TableMissing, FILE, |text| {
            text.cut("<table>\n<thead>\n<tr>\n<th scope=\"col\">Ord</th>", "</table>");
        }),
        TABLES.markup("text-as-table", TableAdded, FILE, |text| {
            text.replace(
                "<p>Så langt om priser.</p>",
                "<table><tr><td>Så langt om priser.</td></tr></table>",
            );
        }),
        TABLES.markup("caption-as-text", CaptionChanged, FILE, |text| {
            let caption = text.cut("<caption id=\"priser\">", "</caption>");
            let paragraph = caption.replace("caption", "p");
            let region =
                "<div class=\"table\" role=\"region\" aria-labelledby=\"priser\"";
            text.before(region, &paragraph);
        }),
    ]
}

/// Damage to rows and columns.
fn lines() -> Vec<Vec<Case>> {
    vec![
        TABLES.markup("row-lost", RowMissing, FILE, |text| {
            text.cut("<tr>\n<th scope=\"row\">Oslo–Trondheim", "</tr>");
        }),
        TABLES.markup("rows-lost", RowMissing, FILE, |text| {
            text.cut("<tr>\n<th scope=\"row\">Oslo–Bergen", "</tr>");
            text.cut("<tr>\n<th scope=\"row\">Oslo–Trondheim", "</tr>");
        }),
        TABLES.markup("rows-exchanged", OrderChanged, FILE, |text| {
            let row = text.cut("<tr>\n<th scope=\"row\">Oslo–Bergen", "</tr>");
            text.before("<tr>\n<th scope=\"row\">Bodø–Narvik", &row);
        }),
        TABLES.markup("column-lost", ColumnMissing, FILE, |text| {
            for cell in
                ["th scope=\"col\" class=\"end\">Barn</th", "td class=\"end\">450</td"]
            {
                text.replace(&format!("<{cell}>\n"), "");
            }
            text.replace("<td class=\"end\">375</td>\n", "");
            text.replace("489</td>\n<td class=\"end\">–</td>\n", "489</td>\n");
        }),
        TABLES.markup("columns-exchanged", CellMoved, FILE, |text| {
            for (a, b) in [("Voksen", "Barn"), ("899", "450"), ("749", "375")] {
                text.replace(&format!(">{a}<"), ">?<")
                    .replace(&format!(">{b}<"), &format!(">{a}<"));
                text.replace(">?<", &format!(">{b}<"));
            }
            text.replace(
                "489</td>\n<td class=\"end\">–<",
                "–</td>\n<td class=\"end\">489<",
            );
        }),
    ]
}

/// Damage to single cells.
fn cells() -> Vec<Vec<Case>> {
    vec![
        TABLES.markup("cells-exchanged", CellMoved, FILE, |text| {
            text.replace(
                "749</td>\n<td class=\"end\">375",
                "375</td>\n<td class=\"end\">749",
            );
        }),
        TABLES.markup("cell-empty", TextMissing, FILE, |text| {
            text.replace("<td class=\"end\">375</td>", "<td class=\"end\"></td>");
        }),
        TABLES.markup("cell-lost", TextMissing, FILE, |text| {
            text.replace("<td class=\"end\">749</td>\n", "");
        }),
        TABLES.markup("figure-changed", TextChanged, FILE, |text| {
            text.replace(">899<", ">889<");
        }),
        TABLES.markup("span-lost", SpanChanged, FILE, |text| {
            text.replace(" colspan=\"2\"", "");
        }),
        TABLES.markup("row-span-lost", SpanChanged, FILE, |text| {
            text.replace(" rowspan=\"2\"", "");
        }),
        TABLES.markup("header-as-data", HeaderMissing, FILE, |text| {
            text.replace(
                "<th scope=\"row\">Oslo–Bergen</th>",
                "<td><strong>Oslo–Bergen</strong></td>",
            );
        }),
        TABLES.markup("headers-as-data", HeaderMissing, FILE, |text| {
            text.replace("<th scope=\"col\">Ord</th>", "<td>Ord</td>");
            text.replace("<th scope=\"col\">Ordklasse</th>", "<td>Ordklasse</td>");
        }),
        TABLES.markup("scope-changed", HeaderMissing, FILE, |text| {
            text.replace("<th scope=\"row\">Oslo–B", "<th scope=\"col\">Oslo–B");
        }),
        TABLES.markup("data-as-header", HeaderAdded, FILE, |text| {
            text.replace("<td>å</td>", "<th scope=\"row\">å</th>");
        }),
    ]
}

fn tags() -> Vec<Case> {
    vec![
        TABLES.pdf("table-as-text", TableMissing, |file| {
            let table = file.find("Table", "Oslo–Bergen");
            file.rename(table, "Div");
        }),
        TABLES.pdf("text-as-table", TableAdded, |file| {
            let paragraph = file.find("P", "Så langt om");
            let cell = file.wrap(paragraph, "TD");
            let row = file.wrap(cell, "TR");
            file.wrap(row, "Table");
        }),
        TABLES.pdf("caption-as-text", CaptionChanged, |file| {
            let caption = file.find("Caption", "Priser i kroner");
            file.rename(caption, "Div");
        }),
        TABLES.pdf("rows-exchanged", OrderChanged, |file| {
            let (a, b) = (file.find("TR", "Oslo–Bergen"), file.find("TR", "Oslo–Tr"));
            file.swap(a, b);
        }),
        TABLES.pdf("cells-exchanged", CellMoved, |file| {
            let (a, b) = (file.find("TD", "749"), file.find("TD", "375"));
            file.swap(a, b);
        }),
        TABLES.pdf("span-lost", SpanChanged, |file| {
            let cell = file.find("TH", "Folketall");
            file.forget(cell, "ColSpan");
        }),
        TABLES.pdf("header-as-data", HeaderMissing, |file| {
            let cell = file.find("TH", "Oslo–Bergen");
            file.rename(cell, "TD");
        }),
        TABLES.pdf("scope-lost", HeaderMissing, |file| {
            let cell = file.find("TH", "Oslo–Bergen");
            file.forget(cell, "Scope");
        }),
        TABLES.pdf("data-as-header", HeaderAdded, |file| {
            let cell = file.find("TD", "749");
            file.rename(cell, "TH");
        }),
    ]
}

/// PDFs of the work with another text.
fn republished() -> Vec<Case> {
    vec![
        TABLES.republished("table-never-written", TableMissing, |text| {
            text.cut("| Ord  |", "preposisjon |\n");
        }),
        TABLES.republished("row-lost", RowMissing, |text| {
            text.cut("| Oslo–Trondheim", "\n");
        }),
        TABLES.republished("column-lost", ColumnMissing, |text| {
            text.replace(" Barn |", "").replace("-----:|\n", "\n").replace("  450 |", "");
            text.replace("  375 |", "").replace("    – |", "");
        }),
        TABLES.republished("figure-changed", TextChanged, |text| {
            text.replace("899", "889");
        }),
    ]
}

impl File {
    /// Takes the attribute `key` from an element (ISO 32000-2, 14.8.5).
    fn forget(&mut self, element: ObjectId, key: &str) {
        let forget = |object: &Object| {
            let mut attributes: Dictionary = object.as_dict().unwrap().clone();
            attributes.remove(key.as_bytes());
            Object::Dictionary(attributes)
        };
        let left = match self.dictionary(element).get(b"A").unwrap() {
            Object::Array(all) => Object::Array(all.iter().map(forget).collect()),
            object => forget(object),
        };
        self.set(element, "A", left);
    }
}
