//! How a work is laid out as a booklet.

/// A sheet of paper, lying on its long edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 297 × 210 mm.
    A4,
    /// 320 × 225 mm: A4 with room for bleed and marks.
    Sra4,
    /// 420 × 297 mm.
    A3,
    /// 450 × 320 mm: A3 with room for bleed and marks.
    Sra3,
}

impl Sheet {
    /// Every sheet, the smallest first.
    pub const ALL: [Self; 4] = [Self::A4, Self::Sra4, Self::A3, Self::Sra3];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Sra4 => "SRA4",
            Self::A3 => "A3",
            Self::Sra3 => "SRA3",
        }
    }

    /// Width and height in mm (ISO 216, ISO 217).
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (297.0, 210.0),
            Self::Sra4 => (320.0, 225.0),
            Self::A3 => (420.0, 297.0),
            Self::Sra3 => (450.0, 320.0),
        }
    }
}

/// How a booklet is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Booklet {
    /// On which sheets; if not said, the smallest that two pages fit on side by side.
    pub sheet: Option<Sheet>,
    /// How thick the paper is, in mm.
    pub paper: f64,
}

impl Booklet {
    /// The least and the most that the paper's thickness may be, in millimetres.
    pub const PAPER: (f64, f64) = (0.0, 1.0);
}

impl Default for Booklet {
    fn default() -> Self {
        Self { sheet: None, paper: 0.1 }
    }
}
