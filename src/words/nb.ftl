contents = Innhold
landmarks = Hoveddeler
text = Teksten
cover = Forside
title-page = Tittelside
table = Tabell { $number }
code = Kode
check-done = gjort
check-not-done = ikke gjort
skip-to-text = Hopp til teksten
permalink = Lenke til «{ $title }»
permalink-in = Lenke til «{ $title }» i «{ $chapter }»
notes = Noter
note = Note { $number }
note-in = Note { $number } i «{ $chapter }»
note-back = Tilbake fra note { $number }
note-back-in = Tilbake fra note { $number } i «{ $chapter }»
page = Side
pages = Sider
on-page = side
large-print = Stor skrift
print-page = Trykt utgave, side
print-pages = Trykt utgave, side

reference-chapter = kapittel { $number } { $title }
reference-part = del { $number } { $title }
reference-appendix = vedlegg { $number } { $title }
reference-section = avsnitt { $number } { $title }
reference-item-in = punkt { $number } i { $title }
reference-item = punkt { $number }
reference-lead-in = { $number } i { $title }

last-changed = Sist endret { $day }. { $month ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    } { $year }
published = Utgitt { $day }. { $month ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    } { $year }

summary-text = Alt innhold er tekst. Her er verken lyd, bevegelse eller bilder som sier noe annet enn teksten.
summary-headings = Overskriftene har samme nivå i alle utgaver, og hver av dem kan nås fra innholdsfortegnelsen.
summary-promises = Det kan også hvert nummererte punkt som har en innledning i halvfet skrift.
summary-languages = Ord på andre språk er merket med språket sitt.
summary-text-images = Innholdet er tekst og bilder. Her er verken lyd eller bevegelse.
summary-images = Hvert bilde som sier noe, har en alternativ tekst.
summary-descriptions = Det som trenger flere ord, står i en lang beskrivelse som bildeteksten lenker til.
summary-pages = Sidetallene er de i den trykte utgaven ({ $what }).

figure = Figur { $figure }
figure-within = figur { $figure }
figure-description = Beskrivelse av { $figure }
figure-back = Tilbake til { $figure }

foreword = Forord
preface = Forfatterens forord
introduction = Innledning
part = Del
chapter = Kapittel
conclusion = Konklusjon
afterword = Etterord
appendix = Vedlegg
glossary = Ordliste
index = Register over punktene
list-of-figures = Figurer
list-of-tables = Tabeller
imprint = Om utgivelsen
colophon = Om denne utgaven

imprint-publisher = Utgiver: { $what }
imprint-licence = Lisens: { $what }
imprint-contact = Kontakt: { $what }
imprint-printer = Trykk: { $what }
colophon-made = Alle utgaver er laget av samme tekst med { $what }.
colophon-fingerprint = Fingeravtrykk: { $what }. Utgaver med samme fingeravtrykk sier det samme.

formula = Formel
formula-numbered = Formel { $number }
summary-maths = Formler er MathML, og sies i ord der de ikke kan vises.
