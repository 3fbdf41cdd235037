//! How pages without tags look.

/// A layout: its name, and the Typst markup that sets it up.
#[derive(Clone, Copy)]
pub struct Layout {
    name: &'static str,
    /// The markup before the text.
    pub setup: &'static str,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self {
            name: "one column",
            setup: "#set page(\"a5\", numbering: \"1\", header: [By og land])\n",
        },
        Self {
            name: "two columns, justified and hyphenated",
            setup: "#set page(columns: 2, numbering: \"1 / 1\", margin: 2cm)\n\
                    #set par(justify: true)\n#set text(size: 10pt)\n",
        },
        Self {
            name: "small pages, indented first lines",
            setup: "#set page(\"a5\", footer: context [#h(1fr) Side \
                    #counter(page).display()])\n\
                    #set par(justify: true, spacing: 0.65em, first-line-indent: \
                    (amount: 2em, all: true))\n#set text(size: 9.5pt)\n\
                    #show enum: set block(spacing: 1.2em)\n\
                    #show list: set block(spacing: 1.2em)\n",
        },
        Self {
            name: "three columns across",
            setup: "#set page(\"a5\", columns: 3, flipped: true, margin: 1.5cm, \
                    header: context [Programmet #h(1fr) #counter(page).display()])\n\
                    #set text(size: 8pt, hyphenate: true)\n",
        },
        Self {
            name: "inner and outer margins, numbers at the outside",
            setup: "#set page(margin: (inside: 35mm, outside: 20mm, y: 25mm), footer: \
                    context { let n = counter(page).get().first()\n\
                    set align(if calc.odd(n) { right } else { left })\n[#n] })\n",
        },
    ];
}

impl std::fmt::Debug for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
