use crate::preflight::colour::{Space, samples};
use crate::preflight::order::Order;

/// The pixels of an image.
pub(super) struct Raster<'r> {
    /// Their colour space.
    pub space: &'r Space,
    /// How many there are in a row.
    pub width: usize,
    /// How many rows there are.
    pub height: usize,
    /// How many bits a component takes.
    pub bits: u32,
    /// From where to where the components run; if not said, over all of the space.
    pub decode: Option<Vec<f64>>,
}

/// The share of its pixels in which an image must have as much ink for that to count:
/// single ones come of packing.
const SHARE: usize = 1000;
/// How many pixels of several inks of their own are reckoned; of more, some.
const RECKONED: usize = 200_000;

impl Raster<'_> {
    /// The ink that is reached by one pixel in a thousand at least, in per cent.
    /// `None` where they are fewer than the image should have.
    pub fn peak(&self, data: &[u8], order: &Order) -> Option<f64> {
        let wide = self.space.components();
        let row = self.width.checked_mul(wide)?.checked_mul(self.bits as usize)?;
        let row = row.div_ceil(8);
        let rows = data.get(..row.checked_mul(self.height)?)?.chunks_exact(row.max(1));
        let mut tally = Tally::default();
        match self.tables(order) {
            Some(tables) if self.bits == 8 => {
                for pixel in rows.flat_map(|row| row.chunks_exact(wide)) {
                    let inks = pixel.iter().zip(&tables);
                    tally.add(inks.map(|(raw, table)| table[usize::from(*raw)]).sum());
                }
            }
            Some(tables) => {
                for row in rows {
                    let row: Vec<u64> =
                        samples(row, self.bits).take(self.width * wide).collect();
                    for pixel in row.chunks_exact(wide) {
                        let inks = pixel.iter().zip(&tables);
                        tally.add(inks.map(|(raw, table)| table[*raw as usize]).sum());
                    }
                }
            }
            None => {
                let pixels = self.width.checked_mul(self.height)?;
                let step = pixels.div_ceil(RECKONED).max(1);
                for row in rows {
                    let row: Vec<u64> =
                        samples(row, self.bits).take(self.width * wide).collect();
                    for pixel in row.chunks_exact(wide).step_by(step) {
                        tally.add(self.ink(pixel, order)?);
                    }
                }
            }
        }
        tally.peak()
    }

    /// The ink that each value of each component adds, where they add up.
    fn tables(&self, order: &Order) -> Option<Vec<Vec<f64>>> {
        let wide = self.space.components();
        let process = matches!(self.space, Space::Cmyk | Space::IccCmyk);
        if self.bits > 8 || !(process || wide == 1) {
            return None;
        }
        let values = 0..1_u64 << self.bits;
        let of = |component: usize| -> Vec<f64> {
            let alone = |raw: u64| match process {
                true => self.decoded(component, raw).clamp(0.0, 1.0) * 100.0,
                false => self.ink(&[raw], order).unwrap_or(0.0),
            };
            values.clone().map(alone).collect()
        };
        Some((0..wide).map(of).collect())
    }

    /// All inks of a pixel, in per cent.
    fn ink(&self, pixel: &[u64], order: &Order) -> Option<f64> {
        let colour: Vec<f64> =
            pixel.iter().enumerate().map(|(at, raw)| self.decoded(at, *raw)).collect();
        Some(self.space.inks(&colour)?.sum(order))
    }

    /// What a sample of a component stands for (ISO 32000-1, 8.9.5.2).
    fn decoded(&self, component: usize, raw: u64) -> f64 {
        let most = ((1_u64 << self.bits) - 1) as f64;
        let range = self.decode.as_ref().and_then(|decode| {
            decode.get(component * 2..component * 2 + 2)?.try_into().ok()
        });
        let [from, to] = range.unwrap_or(match self.space {
            Space::Indexed { .. } => [0.0, most],
            _ => [0.0, 1.0],
        });
        from + raw as f64 / most * (to - from)
    }
}

/// How many pixels have how much ink, by whole per cent.
#[derive(Default)]
struct Tally {
    counts: Vec<usize>,
    all: usize,
}

impl Tally {
    fn add(&mut self, ink: f64) {
        // Ink of many plates still fits; a negative sum is none.
        let at = (ink.round() as usize).min(10_000);
        if at >= self.counts.len() {
            self.counts.resize(at + 1, 0);
        }
        self.counts[at] += 1;
        self.all += 1;
    }

    fn peak(&self) -> Option<f64> {
        let wanted = self.all.div_ceil(SHARE);
        let mut seen = 0;
        let at = self.counts.iter().rposition(|count| {
            seen += count;
            seen >= wanted
        });
        at.filter(|_| self.all > 0).map(|at| at as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raster(space: &Space, bits: u32, decode: Option<Vec<f64>>) -> Raster<'_> {
        Raster { space, width: 2, height: 1, bits, decode }
    }

    #[test]
    fn ink_is_counted_as_it_is_decoded() {
        let order = Order::default();
        let data = [255, 255, 255, 0, 0, 0, 0, 255];
        let plain = raster(&Space::Cmyk, 8, None).peak(&data, &order);
        assert_eq!(plain, Some(300.0));
        let turned = Some([1.0, 0.0].repeat(4));
        let turned = raster(&Space::Cmyk, 8, turned).peak(&data, &order);
        assert_eq!(turned, Some(300.0));
        let nibbles = raster(&Space::Cmyk, 4, None).peak(&[0xff, 0x00, 0, 0], &order);
        assert_eq!(nibbles, Some(200.0));
        assert_eq!(raster(&Space::Cmyk, 8, None).peak(&data[1..], &order), None);
    }

    #[test]
    fn tables_of_colours_are_looked_up() {
        let base = Box::new(Space::Cmyk);
        let table = vec![0, 0, 0, 0, 255, 255, 0, 51];
        let space = Space::Indexed { base, table };
        let peak = raster(&space, 1, None).peak(&[0b0100_0000], &Order::default());
        assert_eq!(peak, Some(220.0));
    }

    #[test]
    fn single_pixels_do_not_count() {
        let mut tally = Tally::default();
        (0..10_000).for_each(|n| tally.add(if n < 9 { 390.0 } else { 200.0 }));
        assert_eq!(tally.peak(), Some(200.0));
        (0..10).for_each(|_| tally.add(390.0));
        assert_eq!(tally.peak(), Some(390.0));
    }
}
