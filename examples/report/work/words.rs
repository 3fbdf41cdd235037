//! What sentences are made of.

/// Who does something.
pub const ACTORS: &[&str] = &[
    "kommunen",
    "fylkeskommunen",
    "ungdomsrådet",
    "fiskerne",
    "lærerne",
    "hjemmetjenesten",
    "havnestyret",
    "eldrerådet",
    "bygdelaget",
    "biblioteket",
    "innbyggerne",
    "samferdselsetaten",
    "idrettslaget",
    "sykehuset",
    "reindriftsutøverne",
    "næringsforeningen",
    "frivilligsentralen",
    "brannvesenet",
];

/// What they do.
pub const DEEDS: &[&str] = &[
    "bygger",
    "prøver ut",
    "følger opp",
    "planlegger",
    "betaler for",
    "undersøker",
    "vedlikeholder",
    "samordner",
    "sikrer",
    "beskriver",
    "utvider",
    "etterspør",
    "drøfter",
    "fornyer",
];

/// What they do it with.
pub const MATTERS: &[&str] = &[
    "nye boliger",
    "flere hurtigbåter",
    "tryggere skoleveier",
    "svømmeopplæringen",
    "lærlingplassene",
    "fiskerihavnene",
    "bredbåndet",
    "legevakten",
    "vannforsyningen",
    "kulturskolen",
    "gang- og sykkelstiene",
    "skogsvegene",
    "sambruksanleggene",
    "energirådgivningen",
    "språkopplæringen",
    "beredskapsplanene",
    "dagtilbudene",
    "omsorgsboligene",
    "rassikringen",
    "næringsarealene",
    "skolefritidsordningen",
    "friluftsområdene",
    "avløpsledningene",
    "barnehageplassene",
];

/// Where, or when.
pub const WHERE: &[&str] = &[
    "langs kysten",
    "før vinteren",
    "i hver bygd",
    "på øyene",
    "innerst i fjorden",
    "etter høringen",
    "på begge sider av sundet",
    "gjennom hele året",
    "i sentrum",
    "ved riksvegen",
    "nord for elva",
    "mellom fjell og fjære",
    "i de minste grendene",
    "fra første dag",
    "sammen med naboene",
    "utenfor åpningstidene",
];

/// What they want to do.
pub const INTENTS: &[&str] = &[
    "bygge ut",
    "sikre",
    "styrke",
    "fornye",
    "samle",
    "prøve ut",
    "kartlegge",
    "halvere ventetiden for",
    "doble tilskuddet til",
    "øke tilgangen til",
];

/// Why.
pub const REASONS: &[&str] = &[
    "fordi behovet er større enn noen gang",
    "selv om pengene ikke rekker til alt",
    "slik at ingen behøver å flytte",
    "enda det har tatt lengre tid enn ventet",
    "for da kan flere bli boende",
    "så lenge staten dekker sin del",
    "og det merkes i hverdagen",
];

/// Sentences with each mark that running text can have.
pub const MARKED: &[&str] = &[
    "Det er *særlig* viktig at **alle** blir hørt.",
    "Utslippene av CO<sub>2</sub> er målt i tonn, og tomtene i m<sup>2</sup>.",
    "I <cite>Rapport om kysten</cite> står det at <q>havet gir <q>alt</q> vi trenger</q>.",
    "Merk at <mark>fristen er kort</mark>, og trykk <kbd>Enter</kbd> når `skjema.odt` er lagret.",
    "<abbr title=\"blant annet\">Bl.a.</abbr> gjelder dette *de* stedene **der *ingen* bor**.",
    "Se [kommunens egne sider](https://example.org/kommunen), eller skriv til [postmottaket](mailto:post@example.org).",
    "Målet er {{ mål }}, og {{ kommune }} har vedtatt det.",
    "SSB og NAV har tallene, og KS har gått gjennom dem.",
];

/// Sentences in other languages.
pub const ABROAD: &[&str] = &[
    "På engelsk heter det <span lang=\"en\">a fair share for every village</span>.",
    "Nynorskutgåva seier det slik: <span lang=\"nn\">ingen skal måtte flytte mot viljen sin</span>.",
    "På nordsamisk: <span lang=\"se\">buohkain galgá leat vejolašvuohta orrut gos háliidit</span>.",
    "Danskene kaller det <span lang=\"da\">nærdemokrati på landet</span>.",
    "Som <span lang=\"de\">Raumordnung</span> og <span lang=\"fr\">aménagement</span> rommer ordet mye.",
];

/// The terms of the glossary.
pub const TERMS: &[&str] = &[
    "Selvkost",
    "Tomtefeste",
    "Driftsmargin",
    "Reguleringsplan",
    "Rammetilskudd",
    "Planstrategi",
    "Grunnlånsordning",
    "Helseforetak",
    "Allmenning",
    "Utmarksbeite",
];
