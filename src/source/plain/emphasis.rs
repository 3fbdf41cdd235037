//! Which asterisks and underscores are marks, and which are text.

/// A run of asterisks or underscores in the text.
struct Run {
    mark: char,
    /// How many there were.
    length: usize,
    /// Whether it could also close.
    closes: bool,
    /// Where those that are not paired yet stand in the text.
    places: Vec<usize>,
}

impl Run {
    /// Whether a run of `length` can close it; `opens` if that one could open,
    /// too (CommonMark 0.31, §6.2, rules 9 and 10).
    fn fits(&self, length: usize, opens: bool) -> bool {
        let either = self.closes || opens;
        let thirds = (self.length + length).is_multiple_of(3);
        !either || !thirds || self.length.is_multiple_of(3) && length.is_multiple_of(3)
    }
}

/// How many open runs are looked at for one that fits.
const LOOK_BACK: usize = 100;

/// The runs that are still open.
#[derive(Default)]
pub struct Runs {
    open: Vec<Run>,
    /// How many of them are of asterisks, and how many of underscores: where
    /// there are none, they need not be searched.
    counts: [usize; 2],
    /// Where marks stand that are not text.
    pub paired: Vec<usize>,
}

impl Runs {
    /// Takes in a run of `length` times `mark` at `start`, between the
    /// characters `before` and `after`.
    pub fn take(
        &mut self,
        mark: char,
        start: usize,
        length: usize,
        before: Option<char>,
        after: Option<char>,
    ) {
        let left = flanks(after, before);
        let right = flanks(before, after);
        let within = left && right && mark == '_';
        let opens = left && (!within || before.is_some_and(is_mark));
        let closes = right && (!within || after.is_some_and(is_mark));
        let mut places: Vec<usize> = (start..start + length).collect();
        while closes && !places.is_empty() && self.counts[index(mark)] > 0 {
            let fits = |run: &Run| run.mark == mark && run.fits(length, opens);
            let near = self.open.len().saturating_sub(LOOK_BACK);
            let Some(at) = self.open[near..].iter().rposition(fits) else { break };
            // Whatever was opened since and is still open is text.
            while self.open.len() > near + at + 1 {
                self.close();
            }
            self.pair(&mut places);
        }
        if opens && !places.is_empty() {
            self.counts[index(mark)] += 1;
            self.open.push(Run { mark, length, closes, places });
        }
    }

    fn close(&mut self) {
        if let Some(run) = self.open.pop() {
            self.counts[index(run.mark)] -= 1;
        }
    }

    /// Pairs marks of the last open run with those at `places`.
    fn pair(&mut self, places: &mut Vec<usize>) {
        let Some(run) = self.open.last_mut() else { return };
        let count = if run.places.len() >= 2 && places.len() >= 2 { 2 } else { 1 };
        self.paired.extend(places.drain(..count));
        let inner = run.places.len() - count;
        self.paired.extend(run.places.drain(inner..));
        if run.places.is_empty() {
            self.close();
        }
    }
}

/// Whether a run touches the text at `near`, which is on its one side, when
/// `far` is on its other (CommonMark 0.31, §6.2).
fn flanks(near: Option<char>, far: Option<char>) -> bool {
    let Some(near) = near.filter(|c| !c.is_whitespace()) else { return false };
    !is_mark(near) || far.is_none_or(|far| far.is_whitespace() || is_mark(far))
}

fn index(mark: char) -> usize {
    usize::from(mark == '_')
}

/// Whether `c` is punctuation or a symbol.
fn is_mark(c: char) -> bool {
    let joins = matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    !c.is_alphanumeric() && !c.is_whitespace() && !joins
}
