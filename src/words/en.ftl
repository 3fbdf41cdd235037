contents = Contents
landmarks = Main parts
text = The text
cover = Cover
title-page = Title page
table = Table { $number }
code = Code
check-done = done
check-not-done = not done
skip-to-text = Skip to the text
permalink = Link to “{ $title }”
permalink-in = Link to “{ $title }” in “{ $chapter }”
notes = Notes
note = Note { $number }
note-in = Note { $number } in “{ $chapter }”
note-back = Back from note { $number }
note-back-in = Back from note { $number } in “{ $chapter }”
page = Page
pages = Pages
on-page = page
large-print = Large print
print-page = Printed edition, page
print-pages = Printed edition, pages

reference-chapter = chapter { $number } { $title }
reference-part = part { $number } { $title }
reference-appendix = appendix { $number } { $title }
reference-section = section { $number } { $title }
reference-item-in = item { $number } in { $title }
reference-item = item { $number }
reference-lead-in = { $number } in { $title }

last-changed = Last changed { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
published = Published { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }

summary-text = All content is text. There is no sound, no motion, and no image that says anything else than the text.
summary-headings = Headings have the same level in every edition, and each can be reached from the table of contents.
summary-promises = So can each numbered item that opens with words in bold.
summary-languages = Words in other languages are marked with their language.
summary-text-images = The content is text and images. There is no sound and no motion.
summary-images = Each image that says something has an alternative text.
summary-descriptions = What takes more words to tell is told in a long description, to which the caption links.
summary-pages = The page numbers are those of the print edition ({ $what }).

figure = Figure { $figure }
figure-within = figure { $figure }
figure-description = Description of { $figure }
figure-back = Back to { $figure }

foreword = Foreword
preface = Preface
introduction = Introduction
part = Part
chapter = Chapter
conclusion = Conclusion
afterword = Afterword
appendix = Appendix
glossary = Glossary
index = Index of numbered items
list-of-figures = Figures
list-of-tables = Tables
imprint = Imprint
colophon = Colophon

imprint-publisher = Published by { $what }
imprint-licence = Licence: { $what }
imprint-contact = Contact: { $what }
imprint-printer = Printed by { $what }
colophon-made = All editions are made of one text with { $what }.
colophon-fingerprint = Fingerprint: { $what }. Editions with the same fingerprint say the same.

formula = Formula
formula-numbered = Formula { $number }
summary-maths = Formulas are MathML, and are said in words where they cannot be shown.
