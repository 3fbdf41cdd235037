use std::collections::{BTreeMap, HashSet};

use super::runs;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, names, side};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::pairing::increasing;
use crate::reading::{Cell, Header, Unit};

/// Cells that stand elsewhere in their table, that take other rows and columns,
/// or that are other headers; and columns that are not there. The same fault is
/// told once of each table.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let mut tables: BTreeMap<usize, Vec<Met<'_>>> = BTreeMap::new();
    for pair in comparison.pairs() {
        if let (Some(cell), Some(found)) = (pair.expected.cell(), pair.found.cell()) {
            tables.entry(cell.table).or_default().push(Met { pair, cell, found });
        }
    }
    for (table, cells) in tables {
        let table = Table { comparison, number: table, cells };
        table.check_columns(findings);
        table.check_strays(findings);
        table.check_spans(findings);
        table.check_headers(findings);
        table.check_places(findings);
        table.check_order(findings);
    }
}

/// A table of the source that is in the edition, too.
struct Table<'c, 'a> {
    comparison: &'c Comparison<'a>,
    number: usize,
    cells: Vec<Met<'a>>,
}

/// A cell of the source, and what it is in the edition.
#[derive(Clone, Copy)]
struct Met<'a> {
    pair: Pair<'a>,
    cell: &'a Cell,
    found: &'a Cell,
}

impl Table<'_, '_> {
    /// Columns that are missing, those beside each other as one.
    fn check_columns(&self, findings: &mut Findings) {
        let missing: Vec<(&usize, &Vec<usize>)> =
            self.comparison.tables.columns(self.number).collect();
        for group in missing.chunk_by(|a, b| a.0 + 1 == *b.0) {
            let (first, units) = group[0];
            let unit = &self.comparison.expected.units[units[0]];
            let what = match group {
                [_] => format!("column {}", first + 1),
                _ => format!("columns {} to {}", first + 1, first + group.len()),
            };
            let message = format!("missing: {what} of the table: {}", quote(&unit.text));
            let finding = Finding::new(Code::ColumnMissing, message).expected(side(unit));
            let place = self.comparison.place_for(units[0]);
            findings.push(units[0], finding.found(Side::new("", place)));
        }
    }

    /// Cells that stand in another table than most.
    fn check_strays(&self, findings: &mut Findings) {
        let home = self.comparison.pairing.places.table(self.number);
        let strays: Vec<&Met<'_>> =
            self.cells.iter().filter(|met| Some(met.found.table) != home).collect();
        tell(&strays, Code::CellMoved, "in another table", findings);
    }

    fn check_spans(&self, findings: &mut Findings) {
        let faults = self.cells.iter().filter(|met| self.is_at_home(met));
        let candidates = faults.map(|met| (met, self.span_fault(met)));
        for (fault, group) in by_fault(candidates) {
            let (what, found, wanted) = fault;
            let s = if found == 1 { "" } else { "s" };
            let verb = if group.len() == 1 { "takes" } else { "take" };
            let message = format!(
                "{} {verb} {found} {what}{s} instead of {wanted}: {}",
                names(&units(&group)),
                quote(&group[0].pair.expected.text)
            );
            let finding = Finding::new(Code::SpanChanged, message);
            findings.push(group[0].pair.i, group[0].pair.sides(finding));
        }
    }

    /// What a cell takes too many or too few of: how many, and how many it
    /// should. Rows and columns that are missing are told by themselves.
    fn span_fault(&self, met: &Met<'_>) -> Option<(&'static str, usize, usize)> {
        let Met { cell, found, .. } = met;
        let lines = &self.comparison.tables;
        let (rows, columns) = (lines.rows_of(cell), lines.columns_of(cell));
        if found.columns != columns {
            Some(("column", found.columns, columns))
        } else if found.rows != rows {
            Some(("row", found.rows, rows))
        } else {
            None
        }
    }

    fn check_headers(&self, findings: &mut Findings) {
        let candidates = self.cells.iter().map(|met| (met, header_fault(met)));
        for ((code, how), group) in by_fault(candidates) {
            tell(&group, code, how, findings);
        }
    }

    /// Cells that stand in another row or column than the others of theirs, but
    /// for those that stand there because another of their row is missing, was
    /// added, or takes other rows or columns.
    fn check_places(&self, findings: &mut Findings) {
        let places = &self.comparison.pairing.places;
        let (rows, found_rows) = self.rows_of_spans();
        let is_pushed = |met: &Met<'_>| {
            self.comparison.tables.is_gappy(met.cell, met.found)
                || rows.contains(&met.cell.row)
                || found_rows.contains(&met.found.row)
        };
        let moved: Vec<&Met<'_>> = self
            .cells
            .iter()
            .filter(|met| self.is_at_home(met))
            .filter(|met| !places.in_place(met.cell, met.found) && !is_pushed(met))
            .collect();
        tell(&moved, Code::CellMoved, "in another row or column", findings);
    }

    fn is_at_home(&self, met: &Met<'_>) -> bool {
        self.comparison.pairing.places.table(self.number) == Some(met.found.table)
    }

    /// The rows, here and there, of cells that take other rows or columns than
    /// they should: these push others aside.
    fn rows_of_spans(&self) -> (HashSet<usize>, HashSet<usize>) {
        let faulty = || self.cells.iter().filter(|met| self.span_fault(met).is_some());
        // No cell of a table that people read takes more.
        let rows = |cell: &Cell| (cell.row..cell.row + cell.rows).take(1000);
        let here = faulty().flat_map(|met| rows(met.cell)).collect();
        (here, faulty().flat_map(|met| rows(met.found)).collect())
    }

    /// Columns that stand in another order.
    fn check_order(&self, findings: &mut Findings) {
        let mut order: BTreeMap<usize, (usize, &Met<'_>)> = BTreeMap::new();
        for met in &self.cells {
            let column =
                self.comparison.pairing.places.column(self.number, met.cell.column);
            if let Some(column) = column {
                order.entry(met.cell.column).or_insert((column, met));
            }
        }
        let places: Vec<usize> = order.values().map(|(place, _)| *place).collect();
        let kept = increasing(&places);
        let moved = order.iter().enumerate().filter(|(at, _)| !kept.contains(at));
        let moved: Vec<_> = moved.map(|(_, column)| column).collect();
        let Some((number, (place, met))) = moved.first() else { return };
        let message = format!(
            "column {} stands where column {} should: {}",
            *number + 1,
            place + 1,
            quote(&met.pair.expected.text)
        );
        let finding = Finding::new(Code::CellMoved, message);
        findings.push(met.pair.i, met.pair.sides(finding));
    }
}

fn header_fault(met: &Met<'_>) -> Option<(Code, &'static str)> {
    let (a, b) = (met.cell.header, met.found.header);
    match (a, b) {
        (None, None) => None,
        _ if a == b => None,
        (None, Some(_)) => Some((Code::HeaderAdded, "as a header")),
        (Some(_), None) => Some((Code::HeaderMissing, "as data, and not as a header")),
        (Some(Header::Both), Some(Header::Row | Header::Column))
        | (Some(Header::Row | Header::Column), Some(Header::Both)) => None,
        (Some(_), Some(Header::Unknown)) => {
            Some((Code::HeaderMissing, "as a header that does not say of what"))
        }
        (Some(Header::Unknown), Some(_)) => None,
        (Some(_), Some(Header::Row)) => {
            Some((Code::HeaderMissing, "as a header of its row"))
        }
        (Some(_), Some(_)) => Some((Code::HeaderMissing, "as a header of its column")),
    }
}

/// Candidates by their fault, in the order in which faults come up.
fn by_fault<'m, 'a, F: PartialEq + Clone>(
    candidates: impl Iterator<Item = (&'m Met<'a>, Option<F>)>,
) -> Vec<(F, Vec<&'m Met<'a>>)> {
    let mut out: Vec<(F, Vec<&Met<'_>>)> = Vec::new();
    for (fault, group) in runs(candidates, 1) {
        match out.iter_mut().find(|(known, _)| *known == fault) {
            Some((_, known)) => known.extend(group),
            None => out.push((fault, group)),
        }
    }
    out
}

fn tell(group: &[&Met<'_>], code: Code, how: &str, findings: &mut Findings) {
    let Some(first) = group.first() else { return };
    let verb = if group.len() == 1 { "stands" } else { "stand" };
    let what = names(&units(group));
    let message = format!("{what} {verb} {how}: {}", quote(&first.pair.expected.text));
    findings.push(first.pair.i, first.pair.sides(Finding::new(code, message)));
}

fn units<'a>(group: &[&Met<'a>]) -> Vec<&'a Unit> {
    group.iter().map(|met| met.pair.expected).collect()
}
