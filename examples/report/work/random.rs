/// Numbers that look as if they came by chance and are the same each time
/// (SplitMix64).
pub struct Random(u64);

impl Random {
    /// What `seed` gives.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both of them included.
    pub fn within(&mut self, low: u32, high: u32) -> u32 {
        low + (self.next() % u64::from(high - low + 1)) as u32
    }

    /// One of some things.
    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.within(0, from.len() as u32 - 1) as usize]
    }

    /// Two different ones of some things.
    pub fn two<'a, T: ?Sized + PartialEq>(&mut self, from: &[&'a T]) -> [&'a T; 2] {
        let first = self.pick(from);
        loop {
            let second = self.pick(from);
            if second != first {
                return [first, second];
            }
        }
    }
}
