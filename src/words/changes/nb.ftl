title = Endringer i «{ $title }»
none = Ingenting er endret.
before = Før
after = Nå
contents = Kapitler med endringer
about = Om verket
count = { $count ->
        [one] 1 endring
       *[other] { $count } endringer
    }

what-heading = Overskrift
what-chapter = Kapitteloverskrift
what-paragraph = Avsnitt
what-item = Punkt
what-bullet = Kulepunkt
what-done = Gjort punkt
what-not-done = Ugjort punkt
what-term = Begrep
what-definition = Forklaring av begrep
what-picture = Bilde
what-code = Kode
what-caption = Bilde- eller tabelltekst
what-quotation = Sitat
what-source = Kilde til sitat
what-cell = Tabell, rad { $row }, kolonne { $column }
what-note = Note

numbered = { $what } { $number }
range = { $what } { $number } til { $until }
within = { $what } i punkt { $item }

added = lagt til
removed = fjernet
changed = endret
moved = flyttet
moved-number = flyttet, var nummer { $number }
moved-chapter = flyttet fra «{ $chapter }»
moved-chapter-number = flyttet fra nummer { $number } i «{ $chapter }»
renumbered = nytt nummer, var { $from }
renumbered-range = nye numre, var { $from } til { $until }
kind = var: { $what }
split = delt i flere
joined = flere er slått sammen
marks = lenker eller språk er endret
other-picture = et annet bilde

field-title = Tittel
field-subtitle = Undertittel
field-language = Språk
field-authors = Forfattere
field-publisher = Utgiver
field-identifier = Identifikator
field-description = Beskrivelse
field-edition = Utgave
field-rights = Lisens
field-published = Utgitt
field-modified = Sist endret

said-removed = fjernet:
said-added = lagt til:
said-end = slutt

draft = UTKAST
line = linje { $number }
lines = linje { $first }–{ $last }
lines-before = før: { $lines }
