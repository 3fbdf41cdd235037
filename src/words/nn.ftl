contents = Innhald
landmarks = Hovuddelar
text = Teksten
cover = Framside
title-page = Tittelside
table = Tabell { $number }
code = Kode
check-done = gjort
check-not-done = ikkje gjort
skip-to-text = Hopp til teksten
permalink = Lenkje til «{ $title }»
permalink-in = Lenkje til «{ $title }» i «{ $chapter }»
notes = Notar
note = Note { $number }
note-in = Note { $number } i «{ $chapter }»
note-back = Tilbake frå note { $number }
note-back-in = Tilbake frå note { $number } i «{ $chapter }»
page = Side
pages = Sider
on-page = side
large-print = Stor skrift
print-page = Trykt utgåve, side
print-pages = Trykt utgåve, side

reference-chapter = kapittel { $number } { $title }
reference-part = del { $number } { $title }
reference-appendix = vedlegg { $number } { $title }
reference-section = avsnitt { $number } { $title }
reference-item-in = punkt { $number } i { $title }
reference-item = punkt { $number }
reference-lead-in = { $number } i { $title }

last-changed = Sist endra { $day }. { $month ->
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
published = Utgjeve { $day }. { $month ->
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

summary-text = Alt innhald er tekst. Her er verken lyd, rørsle eller bilete som seier noko anna enn teksten.
summary-headings = Overskriftene har same nivå i alle utgåver, og du kan nå kvar av dei frå innhaldslista.
summary-promises = Det gjeld òg kvart nummererte punkt som har ei innleiing i halvfeit skrift.
summary-languages = Ord på andre språk er merkte med språket sitt.
summary-text-images = Innhaldet er tekst og bilete. Her er verken lyd eller rørsle.
summary-images = Kvart bilete som seier noko, har ein alternativ tekst.
summary-descriptions = Det som treng fleire ord, står i ei lang skildring som bileteksten lenkjer til.
summary-pages = Sidetala er dei i den prenta utgåva ({ $what }).

figure = Figur { $figure }
figure-within = figur { $figure }
figure-description = Skildring av { $figure }
figure-back = Tilbake til { $figure }

foreword = Føreord
preface = Føreord frå forfattaren
introduction = Innleiing
part = Del
chapter = Kapittel
conclusion = Konklusjon
afterword = Etterord
appendix = Vedlegg
glossary = Ordliste
index = Register over punkta
list-of-figures = Figurar
list-of-tables = Tabellar
imprint = Om utgjevinga
colophon = Om denne utgåva

imprint-publisher = Utgjevar: { $what }
imprint-licence = Lisens: { $what }
imprint-contact = Kontakt: { $what }
imprint-printer = Trykk: { $what }
colophon-made = Alle utgåver er laga av same tekst med { $what }.
colophon-fingerprint = Fingeravtrykk: { $what }. Utgåver med same fingeravtrykk seier det same.

formula = Formel
formula-numbered = Formel { $number }
summary-maths = Formlar er MathML, og blir sagde i ord der dei ikkje kan visast.
