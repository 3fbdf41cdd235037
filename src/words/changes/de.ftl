title = Änderungen in „{ $title }“
none = Nichts wurde geändert.
before = Vorher
after = Jetzt
contents = Kapitel mit Änderungen
about = Über das Werk
count = { $count ->
        [one] 1 Änderung
       *[other] { $count } Änderungen
    }

what-heading = Überschrift
what-chapter = Kapitelüberschrift
what-paragraph = Absatz
what-item = Punkt
what-bullet = Aufzählungspunkt
what-done = Erledigter Punkt
what-not-done = Unerledigter Punkt
what-term = Begriff
what-definition = Erklärung eines Begriffs
what-picture = Bild
what-code = Code
what-caption = Bild- oder Tabellentext
what-quotation = Zitat
what-source = Quelle eines Zitats
what-cell = Tabelle, Zeile { $row }, Spalte { $column }
what-note = Anmerkung

numbered = { $what } { $number }
range = { $what } { $number } bis { $until }
within = { $what } in Punkt { $item }

added = neu
removed = gestrichen
changed = geändert
moved = verschoben
moved-number = verschoben, war Nummer { $number }
moved-chapter = verschoben aus „{ $chapter }“
moved-chapter-number = verschoben von Nummer { $number } in „{ $chapter }“
renumbered = neue Nummer, war { $from }
renumbered-range = neue Nummern, waren { $from } bis { $until }
kind = war: { $what }
split = in mehrere geteilt
joined = mehrere zusammengefasst
marks = Links oder Sprachen geändert
other-picture = ein anderes Bild

field-title = Titel
field-subtitle = Untertitel
field-language = Sprache
field-authors = Verfasser
field-publisher = Herausgeber
field-identifier = Kennung
field-description = Beschreibung
field-edition = Ausgabe
field-rights = Lizenz
field-published = Veröffentlicht
field-modified = Zuletzt geändert

said-removed = gestrichen:
said-added = neu:
said-end = Ende

draft = ENTWURF
line = Zeile { $number }
lines = Zeile { $first }–{ $last }
lines-before = vorher: { $lines }
