title = Endringar i «{ $title }»
none = Ingenting er endra.
before = Før
after = No
contents = Kapittel med endringar
about = Om verket
count = { $count ->
        [one] 1 endring
       *[other] { $count } endringar
    }

what-heading = Overskrift
what-chapter = Kapitteloverskrift
what-paragraph = Avsnitt
what-item = Punkt
what-bullet = Kulepunkt
what-done = Gjort punkt
what-not-done = Ugjort punkt
what-term = Omgrep
what-definition = Forklaring av omgrep
what-picture = Bilete
what-code = Kode
what-caption = Bilet- eller tabelltekst
what-quotation = Sitat
what-source = Kjelde til sitat
what-cell = Tabell, rad { $row }, kolonne { $column }
what-note = Note

numbered = { $what } { $number }
range = { $what } { $number } til { $until }
within = { $what } i punkt { $item }

added = lagt til
removed = fjerna
changed = endra
moved = flytta
moved-number = flytta, var nummer { $number }
moved-chapter = flytta frå «{ $chapter }»
moved-chapter-number = flytta frå nummer { $number } i «{ $chapter }»
renumbered = nytt nummer, var { $from }
renumbered-range = nye nummer, var { $from } til { $until }
kind = var: { $what }
split = delt i fleire
joined = fleire er slått saman
marks = lenkjer eller språk er endra
other-picture = eit anna bilete

field-title = Tittel
field-subtitle = Undertittel
field-language = Språk
field-authors = Forfattarar
field-publisher = Utgjevar
field-identifier = Identifikator
field-description = Skildring
field-edition = Utgåve
field-rights = Lisens
field-published = Utgjeve
field-modified = Sist endra

said-removed = fjerna:
said-added = lagt til:
said-end = slutt

draft = UTKAST
line = linje { $number }
lines = linje { $first }–{ $last }
lines-before = før: { $lines }
