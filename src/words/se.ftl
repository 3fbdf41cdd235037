contents = Sisdoallu
landmarks = Váldooasit
text = Teaksta
cover = Ovdasiidu
title-page = Namahussiidu
table = Tabealla { $number }
code = Koda
check-done = dahkkojuvvon
check-not-done = ii leat dahkkojuvvon
skip-to-text = Njuike tekstii
permalink = Liŋka: «{ $title }»
permalink-in = Liŋka: «{ $title }», «{ $chapter }»
notes = Nohtat
note = Nohta { $number }
note-in = Nohta { $number }: «{ $chapter }»
note-back = Ruovttoluotta nohtas { $number }
note-back-in = Ruovttoluotta nohtas { $number }: «{ $chapter }»
page = Siidu
pages = Siiddut
on-page = siidu
large-print = Stuorra čála
print-page = Deaddiluvvon almmuhus, siidu
print-pages = Deaddiluvvon almmuhus, siiddut

reference-chapter = kapihtal { $number } { $title }
reference-part = oassi { $number } { $title }
reference-appendix = mielddus { $number } { $title }
reference-section = oassi { $number } { $title }
reference-item-in = čuokkis { $number }, { $title }
reference-item = čuokkis { $number }
reference-lead-in = { $number }, { $title }

last-changed = Maŋemusat rievdaduvvon { $day }.{ $month }.{ $year }
published = Almmuhuvvon { $day }.{ $month }.{ $year }

summary-text = Buot sisdoallu lea teaksta. Eai leat jietna, lihkadeapmi iige govat mat muitalit eará go teaksta.
summary-headings = Bajilčállagiin lea seamma dássi juohke almmuhusas, ja sisdoallologahallamis beassá juohke bajilčállagii.
summary-promises = Nu beassá maiddái juohke nummirastojuvvon čuoggái mas lea buoiddes álgu.
summary-languages = Eará gielaid sánit leat merkejuvvon gielainis.
summary-text-images = Sisdoallu lea teaksta ja govat. Eai leat jietna iige lihkadeapmi.
summary-images = Juohke govas mii muitala juoidá, lea molssaevttolaš teaksta.
summary-descriptions = Guhkes govvádus lea sierra, ja govvateavsttas lea liŋka dasa.
summary-pages = Siidologut leat deaddiluvvon almmuhusas ({ $what }).

figure = Govus { $figure }
figure-within = govus { $figure }
figure-description = Govvádus: { $figure }
figure-back = Ruovttoluotta: { $figure }

foreword = Ovdasátni
preface = Čálli ovdasátni
introduction = Álggahus
part = Oassi
chapter = Kapihttal
conclusion = Loahpahus
afterword = Maŋŋesátni
appendix = Mielddus
glossary = Sátnelistu
index = Čuoggáid registtar
list-of-figures = Govvosat
list-of-tables = Tabeallat
imprint = Almmuheami birra
colophon = Dán almmuhusa birra

imprint-publisher = Almmuheaddji: { $what }
imprint-licence = Liseansa: { $what }
imprint-contact = Oktavuohta: { $what }
imprint-printer = Deaddilan: { $what }
colophon-made = Buot almmuhusat leat ráhkaduvvon seamma teavsttas: { $what }.
colophon-fingerprint = Suorbmaluodda: { $what }. Almmuhusat main lea seamma suorbmaluodda, dadjet seamma.

formula = Formel
formula-numbered = Formel { $number }
summary-maths = Formelat leat MathML, ja daddjojuvvojit sániiguin go eai sáhte čájehuvvot.
