use hayro_syntax::object::dict::keys;
use hayro_syntax::object::stream::Stream;
use hayro_syntax::object::{Array, Dict, Number, Object, dict_or_stream};
use hayro_syntax::page::Resources;

use crate::preflight::colour::{Function, Paint, Space};
use crate::preflight::limits::Budget;
use crate::preflight::order::Order;
use crate::readback::Error;

/// Into how many steps a gradient is taken apart, and one in two directions along
/// each.
const STEPS: u32 = 256;
const GRID: u32 = 24;
/// How many corners of a mesh are looked at.
const CORNERS: usize = 1_000_000;

/// What a shading prints, and all its inks where they are most, in per cent (ISO
/// 32000-1, 8.7.4.5). `None` where it is none.
pub(super) fn facts(
    shading: &Object<'_>,
    resources: &Resources<'_>,
    order: &Order,
    budget: &Budget,
) -> Result<Option<(Paint, Option<f64>)>, Error> {
    let Some((dict, stream)) = dict_or_stream(shading) else { return Ok(None) };
    let space = dict.get::<Object<'_>>(keys::COLORSPACE);
    let Some(space) = space.and_then(|space| Space::read(&space, resources)) else {
        return Ok(None);
    };
    let ink = |colour: &[f64]| space.inks(colour).map(|inks| inks.sum(order));
    let function =
        dict.get::<Object<'_>>(keys::FUNCTION).and_then(|it| Function::read(&it));
    let peak = match (function, stream) {
        (Some(function), _) => {
            let inputs = inputs(dict, &function);
            let colours = inputs.iter().filter_map(|input| function.apply(input));
            highest(colours.filter_map(|colour| ink(&colour)))
        }
        (None, Some(stream)) => {
            let data = budget.streams.decode(stream)?;
            let corners =
                data.and_then(|data| corners(stream, &data, space.components()));
            let corners = corners.unwrap_or_default();
            highest(corners.iter().filter_map(|colour| ink(colour)))
        }
        _ => None,
    };
    let paint = Paint { inks: None, flat: false, ..space.initial() };
    Ok(Some((paint, peak)))
}

fn highest(inks: impl Iterator<Item = f64>) -> Option<f64> {
    inks.reduce(f64::max)
}

/// The numbers for which a shading's function is reckoned.
fn inputs(dict: &Dict<'_>, function: &Function) -> Vec<Vec<f64>> {
    let domain = numbers(dict, keys::DOMAIN);
    let steps = |from: f64, to: f64, count: u32| {
        let at = move |n| from + (to - from) * f64::from(n) / f64::from(count);
        (0..=count).map(at)
    };
    if dict.get::<i32>(keys::SHADING_TYPE) == Some(1) {
        let [a, b, c, d] = domain
            .as_deref()
            .and_then(|it| it.try_into().ok())
            .unwrap_or([0.0, 1.0, 0.0, 1.0]);
        return steps(a, b, GRID)
            .flat_map(|x| steps(c, d, GRID).map(move |y| vec![x, y]))
            .collect();
    }
    let (from, to) = match domain.as_deref() {
        Some([from, to]) => (*from, *to),
        _ => function.domain().unwrap_or((0.0, 1.0)),
    };
    steps(from, to, STEPS).map(|t| vec![t]).collect()
}

/// The colours at the corners of a mesh, the data of which are `data` (8.7.4.5.5 to 8.7.4.5.8).
fn corners(stream: &Stream<'_>, data: &[u8], components: usize) -> Option<Vec<Vec<f64>>> {
    let dict = stream.dict();
    let kind = dict.get::<i32>(keys::SHADING_TYPE)?;
    let bits = |key: &[u8]| dict.get::<i32>(key).map(|bits| bits.clamp(1, 32) as usize);
    let (place, tone) =
        (bits(keys::BITS_PER_COORDINATE)?, bits(keys::BITS_PER_COMPONENT)?);
    let flag = if kind == 5 { 0 } else { bits(keys::BITS_PER_FLAG)? };
    let decode = numbers(dict, keys::DECODE)?;
    let ranges: Vec<_> = decode.get(4..)?.as_chunks::<2>().0.to_vec();
    let most = ((1_u64 << tone) - 1) as f64;
    let mut reader = Bits { data, at: 0 };
    let mut colours = Vec::new();
    while colours.len() < CORNERS {
        let Some(edge) = reader.take(flag) else { break };
        let (places, tones) = match (kind, edge & 3) {
            (4 | 5, _) => (1, 1),
            (6, 0) => (12, 4),
            (6, _) => (8, 2),
            (7, 0) => (16, 4),
            (7, _) => (12, 2),
            _ => return None,
        };
        reader.at += places * 2 * place;
        for _ in 0..tones {
            let raw: Option<Vec<u64>> =
                (0..components).map(|_| reader.take(tone)).collect();
            let Some(raw) = raw else { return Some(colours) };
            let scaled = raw.iter().zip(&ranges).map(|(raw, [least, greatest])| {
                least + *raw as f64 / most * (greatest - least)
            });
            colours.push(scaled.collect());
        }
        reader.at = reader.at.next_multiple_of(8);
    }
    Some(colours)
}

/// Numbers of some bits each.
struct Bits<'d> {
    data: &'d [u8],
    at: usize,
}

impl Bits<'_> {
    /// The next number of so many bits, 32 at most; `None` at the end.
    fn take(&mut self, bits: usize) -> Option<u64> {
        if bits == 0 {
            return (self.at < self.data.len() * 8).then_some(0);
        }
        let end = self.at + bits;
        let bytes = self.data.get(self.at / 8..end.div_ceil(8))?;
        let all = bytes.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        let after = bytes.len() * 8 - (self.at % 8) - bits;
        self.at = end;
        Some(all >> after & ((1 << bits) - 1))
    }
}

fn numbers(dict: &Dict<'_>, key: &[u8]) -> Option<Vec<f64>> {
    let array = dict.get::<Array<'_>>(key)?;
    Some(array.iter::<Number>().take(100).map(|number| number.as_f64()).collect())
}
