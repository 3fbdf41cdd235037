use super::Role;

impl Role {
    /// Every role, in the order in which parts usually stand.
    pub const ALL: [Self; 14] = [
        Self::Foreword,
        Self::Preface,
        Self::Introduction,
        Self::Part,
        Self::Chapter,
        Self::Conclusion,
        Self::Afterword,
        Self::Appendix,
        Self::Glossary,
        Self::Index,
        Self::Figures,
        Self::Tables,
        Self::Imprint,
        Self::Colophon,
    ];

    /// Its name in the source, and in DPUB-ARIA after `doc-`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Foreword => "foreword",
            Self::Preface => "preface",
            Self::Introduction => "introduction",
            Self::Part => "part",
            Self::Chapter => "chapter",
            Self::Conclusion => "conclusion",
            Self::Afterword => "afterword",
            Self::Appendix => "appendix",
            Self::Glossary => "glossary",
            Self::Index => "index",
            Self::Figures => "list-of-figures",
            Self::Tables => "list-of-tables",
            Self::Imprint => "imprint",
            Self::Colophon => "colophon",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}
