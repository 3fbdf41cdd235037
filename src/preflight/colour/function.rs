use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Number, Object, Stream};

use std::borrow::Cow;

use super::calculator::Program;
use crate::preflight::limits;
use crate::readback::pdf::small_stream;

/// A function from numbers to numbers (ISO 32000-1, 7.10).
#[derive(Debug, Clone, PartialEq)]
pub(in crate::preflight) struct Function {
    domain: Vec<(f64, f64)>,
    range: Vec<(f64, f64)>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    /// `Identity`.
    Same,
    /// Type 0: samples in a grid.
    Sampled { sizes: Vec<usize>, encode: Vec<(f64, f64)>, samples: Vec<f64> },
    /// Type 2: from one colour to another.
    Exponential { from: Vec<f64>, to: Vec<f64>, exponent: f64 },
    /// Type 3: one function after the other.
    Stitching { parts: Vec<Function>, bounds: Vec<f64>, encode: Vec<(f64, f64)> },
    /// Type 4: a program.
    Calculator(Program),
    /// One function for each result.
    Each(Vec<Function>),
}

/// The most samples that a function may have: a table of four inks, 33 steps each, for
/// four results.
const SAMPLES: usize = 5_000_000;
/// The most functions that one may be made of, each counted as often as it is used.
const PARTS: usize = 4096;
/// The most inputs of a table.
const INPUTS: usize = 6;

impl Function {
    /// Reads a function. `None` where it is none, or none that can be reckoned.
    pub fn read(object: &Object<'_>) -> Option<Self> {
        read(object, limits::DEPTH, &mut PARTS.clone())
    }

    /// From where to where its first number runs.
    pub fn domain(&self) -> Option<(f64, f64)> {
        match &self.kind {
            Kind::Each(parts) => parts.first()?.domain(),
            _ => self.domain.first().copied(),
        }
    }

    /// Its result for these numbers; `None` where they do not fit.
    pub fn apply(&self, input: &[f64]) -> Option<Vec<f64>> {
        let mut input = input.to_vec();
        for (number, (least, most)) in input.iter_mut().zip(&self.domain) {
            *number = within(*number, *least, *most);
        }
        let mut output = self.kind.apply(&input, &self.domain, &self.range)?;
        for (number, (least, most)) in output.iter_mut().zip(&self.range) {
            *number = within(*number, *least, *most);
        }
        Some(output)
    }
}

impl Kind {
    fn apply(
        &self,
        input: &[f64],
        domain: &[(f64, f64)],
        range: &[(f64, f64)],
    ) -> Option<Vec<f64>> {
        match self {
            Self::Same => Some(input.to_vec()),
            Self::Sampled { sizes, encode, samples } => {
                sampled(input, domain, range.len(), sizes, encode, samples)
            }
            Self::Exponential { from, to, exponent } => {
                let share = input.first()?.powf(*exponent);
                let mix = |(from, to): (&f64, &f64)| from + share * (to - from);
                Some(from.iter().zip(to).map(mix).collect())
            }
            Self::Stitching { parts, bounds, encode } => {
                let x = *input.first()?;
                let at = bounds.iter().take_while(|bound| x >= **bound).count();
                let at = at.min(parts.len().checked_sub(1)?);
                let (least, most) = *domain.first()?;
                let from = at.checked_sub(1).map_or(least, |at| bounds[at]);
                let to = bounds.get(at).copied().unwrap_or(most);
                let x = scale(x, (from, to), *encode.get(at)?);
                parts.get(at)?.apply(&[x])
            }
            Self::Calculator(program) => {
                let mut stack = program.run(input)?;
                let results = stack.len().checked_sub(range.len())?;
                Some(stack.split_off(results))
            }
            Self::Each(parts) => {
                let first = |part: &Function| part.apply(input)?.first().copied();
                parts.iter().map(first).collect()
            }
        }
    }
}

/// Reads a function that stands in others no deeper than `depth`, while parts are
/// `left`.
fn read(object: &Object<'_>, depth: usize, left: &mut usize) -> Option<Function> {
    let depth = depth.checked_sub(1)?;
    *left = left.checked_sub(1)?;
    let (dict, stream) = match object {
        Object::Array(array) => {
            return Some(plain(Kind::Each(all(array, depth, left)?)));
        }
        Object::Name(name) if name.as_ref() == b"Identity" => {
            return Some(plain(Kind::Same));
        }
        Object::Dict(dict) => (dict, None),
        Object::Stream(stream) => (stream.dict(), Some(stream)),
        _ => return None,
    };
    let (domain, range) = (pairs(dict, keys::DOMAIN), pairs(dict, keys::RANGE));
    let kind = match dict.get::<i32>(keys::FUNCTION_TYPE)? {
        0 => table(stream?, range.len(), domain.len())?,
        2 => Kind::Exponential {
            from: numbers(dict, keys::C0).unwrap_or(vec![0.0]),
            to: numbers(dict, keys::C1).unwrap_or(vec![1.0]),
            exponent: dict.get::<Number>(keys::N)?.as_f64(),
        },
        3 => {
            let parts = dict.get::<Array<'_>>(keys::FUNCTIONS)?;
            Kind::Stitching {
                parts: all(&parts, depth, left)?,
                bounds: numbers(dict, keys::BOUNDS)?,
                encode: pairs(dict, keys::ENCODE),
            }
        }
        4 => Kind::Calculator(Program::read(&small(stream?)?)?),
        _ => return None,
    };
    Some(Function { domain, range, kind })
}

fn plain(kind: Kind) -> Function {
    Function { domain: Vec::new(), range: Vec::new(), kind }
}

fn all(array: &Array<'_>, depth: usize, left: &mut usize) -> Option<Vec<Function>> {
    array.iter::<Object<'_>>().map(|part| read(&part, depth, left)).collect()
}

/// A function's stream, where it is small enough that it cannot blow up.
fn small(stream: &Stream<'_>) -> Option<Vec<u8>> {
    const LARGEST: u64 = 16 << 20;
    small_stream(stream, LARGEST).map(Cow::into_owned)
}

fn table(stream: &Stream<'_>, results: usize, inputs: usize) -> Option<Kind> {
    let dict = stream.dict();
    let sizes: Vec<usize> =
        numbers(dict, keys::SIZE)?.iter().map(|size| *size as usize).collect();
    let steps = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size))?;
    let count = steps.checked_mul(results)?;
    let fits =
        sizes.len() == inputs && inputs <= INPUTS && (1..=SAMPLES).contains(&count);
    let bits = dict.get::<i32>(keys::BITS_PER_SAMPLE)?;
    if !fits || !matches!(bits, 1 | 2 | 4 | 8 | 12 | 16 | 24 | 32) {
        return None;
    }
    let mut encode = pairs(dict, keys::ENCODE);
    if encode.len() != inputs {
        encode = sizes.iter().map(|size| (0.0, *size as f64 - 1.0)).collect();
    }
    let mut decode = pairs(dict, keys::DECODE);
    if decode.len() != results {
        decode = pairs(dict, keys::RANGE);
    }
    let bits = bits.unsigned_abs();
    let most = ((1_u64 << bits) - 1) as f64;
    let data = small(stream)?;
    let raw = samples(&data, bits).take(count);
    let samples: Vec<f64> = raw
        .zip(decode.iter().cycle())
        .map(|(raw, (least, most_of))| least + raw as f64 / most * (most_of - least))
        .collect();
    (samples.len() == count).then_some(Kind::Sampled { sizes, encode, samples })
}

/// Numbers of that many bits each, one after the other.
pub(in crate::preflight) fn samples(
    data: &[u8],
    bits: u32,
) -> impl Iterator<Item = u64> + '_ {
    let (mut bytes, mut kept, mut have) = (data.iter(), 0_u64, 0_u32);
    std::iter::from_fn(move || {
        while have < bits {
            kept = kept << 8 | u64::from(*bytes.next()?);
            have += 8;
        }
        have -= bits;
        Some(kept >> have & ((1 << bits) - 1))
    })
}

/// Between the samples around the input, in proportion.
fn sampled(
    input: &[f64],
    domain: &[(f64, f64)],
    results: usize,
    sizes: &[usize],
    encode: &[(f64, f64)],
    samples: &[f64],
) -> Option<Vec<f64>> {
    let mut places = Vec::new();
    for (axis, size) in sizes.iter().enumerate() {
        let most = *size as f64 - 1.0;
        let at = scale(*input.get(axis)?, *domain.get(axis)?, *encode.get(axis)?);
        places.push(within(at, 0.0, most));
    }
    let mut output = vec![0.0; results];
    for corner in 0..1_usize << places.len() {
        let (mut weight, mut at, mut stride) = (1.0, 0, 1);
        for (axis, place) in places.iter().enumerate() {
            let low = place.floor();
            let (share, step) = match corner >> axis & 1 {
                0 => (1.0 - (place - low), low),
                _ => (place - low, low + 1.0),
            };
            weight *= share;
            at += (step as usize).min(sizes[axis] - 1) * stride;
            stride *= sizes[axis];
        }
        let sample = samples.get(at * results..(at + 1) * results)?;
        output.iter_mut().zip(sample).for_each(|(sum, it)| *sum += weight * it);
    }
    Some(output)
}

fn within(x: f64, least: f64, most: f64) -> f64 {
    if x.is_nan() { least } else { x.min(most).max(least) }
}

fn scale(x: f64, (from, to): (f64, f64), (low, high): (f64, f64)) -> f64 {
    if to == from { low } else { low + (x - from) / (to - from) * (high - low) }
}

fn numbers(dict: &Dict<'_>, key: &[u8]) -> Option<Vec<f64>> {
    let array = dict.get::<Array<'_>>(key)?;
    Some(array.iter::<Number>().take(1000).map(|number| number.as_f64()).collect())
}

/// Numbers two by two; empty where there are none.
fn pairs(dict: &Dict<'_>, key: &[u8]) -> Vec<(f64, f64)> {
    let numbers = numbers(dict, key).unwrap_or_default();
    numbers.as_chunks().0.iter().map(|[from, to]| (*from, *to)).collect()
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::FromBytes;

    use super::*;

    #[track_caller]
    fn check(function: &str, input: &[f64], expected: &[f64]) {
        let object = Object::from_bytes(function.as_bytes()).unwrap();
        let output = Function::read(&object).unwrap().apply(input).unwrap();
        let same = output.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6);
        assert!(same && output.len() == expected.len(), "{output:?}");
    }

    #[test]
    fn a_tint_grows_with_its_ink() {
        let tint = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 .5 0 .1]/N 1>>";
        check(tint, &[0.5], &[0.5, 0.25, 0.0, 0.05]);
        check(tint, &[2.0], &[1.0, 0.5, 0.0, 0.1]);
    }

    #[test]
    fn parts_follow_each_other() {
        let part = "<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>";
        let whole = format!(
            "<</FunctionType 3/Domain[0 1]/Functions[{part} {part}]/Bounds[.5]\
             /Encode[0 1 1 0]>>"
        );
        check(&whole, &[0.25], &[0.5]);
        check(&whole, &[0.75], &[0.5]);
        check(&whole, &[1.0], &[0.0]);
        check(&format!("[{part} {part}]"), &[0.3], &[0.3, 0.3]);
    }

    #[test]
    fn tables_are_read_between_their_samples() {
        let table = "<</FunctionType 0/Domain[0 1 0 1]/Range[0 1]/Size[2 2]\
                     /BitsPerSample 8/Length 4>>\nstream\n\0\u{7f}\u{7f}\0\nendstream";
        check(table, &[0.5, 0.0], &[0.249_019_6]);
        check(table, &[0.5, 0.5], &[0.249_019_6]);
        check(table, &[1.0, 0.0], &[0.498_039_2]);
    }

    #[test]
    fn programs_are_run() {
        let program = "<</FunctionType 4/Domain[0 1]/Range[0 1 0 1]/Length 20>>\n\
                       stream\n{dup 0.5 mul exch } \nendstream";
        check(program, &[0.8], &[0.4, 0.8]);
    }
}
