//! The checks: each looks at a [`Comparison`] for one kind of fault, and says
//! nothing about what another one explains.

mod added;
mod anchors;
mod breaks;
mod direction;
mod expansions;
mod formulas;
mod half_title;
mod headings;
mod kinds;
mod language;
mod lines;
mod links;
mod listings;
mod missing;
mod nesting;
mod notes;
mod numbers;
mod order;
mod outline;
pub(super) mod page_list;
mod pages;
mod parts;
mod pictures;
mod stretch;
mod surroundings;
mod tables;
mod text;
mod title;
mod turns;
pub(super) mod untagged;

use super::comparison::{Comparison, Findings};

/// Runs every check.
pub(super) fn all(comparison: &Comparison<'_>, findings: &mut Findings) {
    let checks = [
        title::check,
        half_title::check,
        language::check_whole,
        missing::check,
        added::check,
        order::check,
        parts::check,
        headings::check,
        kinds::check,
        nesting::check,
        surroundings::check,
        tables::check,
        notes::check,
        pictures::check,
        numbers::check,
        text::check,
        breaks::check,
        language::check_parts,
        direction::check,
        expansions::check,
        formulas::check,
        links::check,
        pages::check,
        turns::check,
        page_list::check,
        lines::check,
        anchors::check,
        untagged::check,
        outline::check,
        listings::check,
    ];
    for check in checks {
        check(comparison, findings);
    }
}

/// From how many consecutive cases on a fault counts as one that runs through
/// the whole, and is told once.
const SYSTEMATIC: usize = 3;

/// Groups of consecutive candidates that have the same fault. Candidates come
/// in order, those without a fault as `None`. Groups of fewer than `least`
/// are taken apart again.
fn runs<T, F: PartialEq + Clone>(
    candidates: impl IntoIterator<Item = (T, Option<F>)>,
    least: usize,
) -> Vec<(F, Vec<T>)> {
    let mut out: Vec<(F, Vec<T>)> = Vec::new();
    let mut open = false;
    for (item, fault) in candidates {
        match (fault, out.last_mut()) {
            (None, _) => open = false,
            (Some(fault), Some((last, group))) if open && *last == fault => {
                group.push(item)
            }
            (Some(fault), _) => {
                out.push((fault, vec![item]));
                open = true;
            }
        }
    }
    out.into_iter()
        .flat_map(|(fault, group)| {
            let size = if group.len() < least { 1 } else { group.len() };
            let mut rest = group.into_iter();
            std::iter::from_fn(move || {
                let group: Vec<T> = rest.by_ref().take(size).collect();
                (!group.is_empty()).then(|| (fault.clone(), group))
            })
        })
        .collect()
}
