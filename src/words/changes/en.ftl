title = Changes in “{ $title }”
none = Nothing changed.
before = Before
after = Now
contents = Chapters with changes
about = About the work
count = { $count ->
        [one] 1 change
       *[other] { $count } changes
    }

what-heading = Heading
what-chapter = Chapter heading
what-paragraph = Paragraph
what-item = Item
what-bullet = Bullet
what-done = Done item
what-not-done = Item not done
what-term = Term
what-definition = Definition
what-picture = Picture
what-code = Code
what-caption = Caption
what-quotation = Quotation
what-source = Source of a quotation
what-cell = Table, row { $row }, column { $column }
what-note = Note

numbered = { $what } { $number }
range = { $what } { $number } to { $until }
within = { $what } in item { $item }

added = added
removed = removed
changed = changed
moved = moved
moved-number = moved, was number { $number }
moved-chapter = moved from “{ $chapter }”
moved-chapter-number = moved from number { $number } in “{ $chapter }”
renumbered = new number, was { $from }
renumbered-range = new numbers, were { $from } to { $until }
kind = was: { $what }
split = cut in several
joined = several run together
marks = links or languages changed
other-picture = another picture

field-title = Title
field-subtitle = Subtitle
field-language = Language
field-authors = Authors
field-publisher = Publisher
field-identifier = Identifier
field-description = Description
field-edition = Edition
field-rights = Licence
field-published = Published
field-modified = Last changed

said-removed = removed:
said-added = added:
said-end = end

draft = DRAFT
line = line { $number }
lines = lines { $first } to { $last }
lines-before = before: { $lines }
