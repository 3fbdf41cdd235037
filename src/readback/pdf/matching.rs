//! Which place in a text answers to which in another.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Up to how many words that differ are matched one by one: the time grows with their
/// square. What differs in more has little to do with one another.
const FEW: usize = 4096;

/// A text, and where the pieces that it is made of begin.
#[derive(Debug, Clone)]
pub struct Pieced<'t> {
    pub text: &'t str,
    pub starts: Vec<usize>,
}

/// For each byte of `from`, and for its end, the byte of `to` that answers to it. Words
/// are matched as wholes; what `to` has besides belongs to what stands before it, and to
/// the first word where nothing does.
pub fn places(from: &Pieced<'_>, to: &Pieced<'_>) -> Vec<usize> {
    let (cuts, other_cuts) = (from.cuts(), to.cuts());
    let matched = matched(&from.words(&cuts), &to.words(&other_cuts));
    let mut places = vec![0; from.text.len() + 1];
    for (word, cut) in cuts.windows(2).enumerate() {
        let (start, end) = (other_cuts[matched[word]], other_cuts[matched[word + 1]]);
        for (step, place) in places[cut[0]..cut[1]].iter_mut().enumerate() {
            *place = to.text.floor_char_boundary((start + step).min(end));
        }
    }
    places[from.text.len()] = to.text.len();
    places[0] = 0;
    places
}

impl<'t> Pieced<'t> {
    /// Where words begin and end, and pieces begin.
    fn cuts(&self) -> Vec<usize> {
        let mut cuts = self.starts.clone();
        let white = self.text.char_indices().filter(|(_, c)| c.is_whitespace());
        cuts.extend(white.flat_map(|(at, c)| [at, at + c.len_utf8()]));
        cuts.extend([0, self.text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    fn words(&self, cuts: &[usize]) -> Vec<&'t str> {
        cuts.windows(2).map(|cut| &self.text[cut[0]..cut[1]]).collect()
    }
}

/// For each word of `from`, and for their end, the word of `to` that answers to it.
fn matched(from: &[&str], to: &[&str]) -> Vec<usize> {
    let mut places = vec![0; from.len() + 1];
    let operations = if from.len().max(to.len()) <= FEW {
        capture_diff_slices(Algorithm::Myers, from, to)
    } else {
        let (old_len, new_len) = (from.len(), to.len());
        vec![DiffOp::Replace { old_index: 0, old_len, new_index: 0, new_len }]
    };
    for operation in operations {
        let (old, new) = (operation.old_range(), operation.new_range());
        for (step, at) in old.clone().enumerate() {
            places[at] = (new.start + step).min(new.end);
        }
        places[old.end] = new.end;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of `from`, parted by bars, with what answers to them in `to`, but for
    /// white at their edges.
    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        let parts: Vec<&str> = from.split('|').collect();
        let text = parts.concat();
        let starts: Vec<usize> = parts
            .iter()
            .scan(0, |at, part| {
                let start = *at;
                *at += part.len();
                Some(start)
            })
            .collect();
        let pieced = Pieced { text: &text, starts: starts.clone() };
        let places = places(&pieced, &Pieced { text: to, starts: Vec::new() });
        let ends = starts.iter().copied().skip(1).chain([text.len()]);
        let found: Vec<&str> = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| to[places[*start]..places[end]].trim())
            .collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn what_is_the_same_stays() {
        check("en |to| |tre", "en to tre", "en|to||tre");
        check("", "", "");
    }

    #[test]
    fn a_changed_word_stays_in_its_part() {
        check("Vi vil |øke |skatten", "Vi vil senke skatten", "Vi vil|senke|skatten");
        check("ålen |50 |% innen", "ålen 55 % innen", "ålen|55|% innen");
    }

    #[test]
    fn what_is_lost_leaves_its_part_empty() {
        check("en |to |tre", "en tre", "en||tre");
        check("en |to|tre", "", "||");
    }

    #[test]
    fn what_is_added_goes_to_the_part_before() {
        check("en |to", "en og to", "en og|to");
        check("en |to", "nei en to", "nei en|to");
        check("en |to ", "en to tre", "en|to tre");
    }

    #[test]
    fn texts_without_anything_in_common_are_matched_fast() {
        let (from, to) = ("a ".repeat(100_000), "ø ".repeat(90_000));
        let pieced = |text| Pieced { text, starts: Vec::new() };
        let places = places(&pieced(&from), &pieced(&to));
        assert_eq!((places[0], places[from.len()]), (0, to.len()));
    }
}
