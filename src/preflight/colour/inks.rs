use std::sync::Arc;

use crate::preflight::order::Order;

/// How much of each ink a colour prints, from 0 to 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::preflight) struct Inks {
    /// Cyan, magenta, yellow and black.
    pub process: [f64; 4],
    /// Inks of their own, by name.
    pub spots: Vec<(Arc<str>, f64)>,
    /// On every plate there is: for marks.
    pub all: Option<f64>,
    /// What stands in for the whole where inks of their own are not printed.
    pub alternate: Option<[f64; 4]>,
}

/// What something is painted with.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::preflight) struct Paint {
    /// The inks; `None` where they cannot be told.
    pub inks: Option<Inks>,
    /// What the colour space is, where it is none of ink: `DeviceRGB`.
    pub foreign: Option<&'static str>,
    /// The inks of their own that it needs, printed here or not.
    pub spots: Vec<Arc<str>>,
    /// Whether the colour is given as four inks, so that those of which there are
    /// none can leave what lies beneath alone.
    pub device_cmyk: bool,
    /// Whether it is one colour everywhere, and no pattern.
    pub flat: bool,
}

impl Inks {
    /// Process inks alone.
    pub fn process(process: [f64; 4]) -> Self {
        Self { process, ..Self::default() }
    }

    /// All inks together, in per cent, as they are printed by that order.
    pub fn sum(&self, order: &Order) -> f64 {
        if let Some(tint) = self.all {
            return tint * (400.0 + 100.0 * order.spots.len() as f64);
        }
        let ordered = self.spots.iter().all(|(name, _)| order.has_spot(name));
        let process = match self.alternate {
            Some(alternate) if !ordered => return alternate.iter().sum::<f64>() * 100.0,
            _ => self.process.iter().sum::<f64>(),
        };
        (process + self.spots.iter().map(|(_, tint)| tint).sum::<f64>()) * 100.0
    }

    /// Whether nothing is printed.
    pub fn is_white(&self) -> bool {
        self.coloured() == 0 && self.process[3] < LEAST
    }

    /// Whether it is a full tone of black and nothing else.
    pub fn is_black(&self) -> bool {
        self.coloured() == 0 && self.process[3] > 1.0 - LEAST
    }

    /// How many inks but black it prints.
    pub fn coloured(&self) -> usize {
        let tints = self.process[..3].iter().chain(self.spots.iter().map(|(_, it)| it));
        tints.filter(|tint| **tint >= LEAST).count()
            + self.all.filter(|tint| *tint >= LEAST).map_or(0, |_| 4)
    }

    /// How many inks it prints.
    pub fn count(&self) -> usize {
        self.coloured() + usize::from(self.process[3] >= LEAST)
    }
}

/// The least tint that is printed; below it is rounding.
const LEAST: f64 = 0.002;
