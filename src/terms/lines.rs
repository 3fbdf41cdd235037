/// What text is whose line breaks matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A poem, a song, or a part of one.
    Verse,
    /// Where somebody is found.
    Address,
}

impl LineKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Verse, Self::Address];

    /// Its name: that of its directive, and of its class in markup.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verse => "verse",
            Self::Address => "address",
        }
    }

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
