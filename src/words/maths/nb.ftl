function = { $name ->
    [log] logaritmen
    [ln] den naturlige logaritmen
    [lim] grensen
    [sin] sinus
    [cos] cosinus
    [tan] tangens
    [max] maksimum
    [min] minimum
    [exp] eksponentialfunksjonen
    [mod] modulo
   *[other] { $name }
}
fraction = brøk { $over } over { $under }, slutt brøk
binomial = binomialkoeffisient { $over } over { $under }, slutt binomialkoeffisient
square-root = kvadratroten av { $of }, slutt rot
root = rot av grad { $degree } av { $of }, slutt rot
subscript = { $base } indeks { $script }, slutt indeks
subscript-short = { $base } indeks { $script }
superscript = { $base } opphøyd i { $script }, slutt eksponent
superscript-short = { $base } opphøyd i { $script }
prime = { $base } merket
from-to = { $base } fra { $from } til { $to } av
from = { $base } for { $from } av
to = { $base } til { $to } av
bar = { $of } strek
hat = { $of } hatt
tilde = { $of } tilde
vector = vektoren { $of }
dot = { $of } prikk
two-dots = { $of } to prikker
overline = strek over { $of }, slutt strek
underline = strek under { $of }, slutt strek
matrix = matrise { $rows } ganger { $columns }: { $content }, slutt matrise
row = rad { $number }: { $content }
cases = delt forskrift: { $content }, slutt forskrift
case = tilfelle { $number }: { $content }
lines = { $content }
line = linje { $number }: { $content }
sign = { $name ->
    [beta] beta
    [gamma] gamma
    [delta] delta
    [zeta] zeta
    [eta] eta
    [theta] theta
    [iota] iota
    [kappa] kappa
    [lambda] lambda
    [mu] mu
    [nu] nu
    [omicron] omicron
    [pi] pi
    [rho] rho
    [sigma] sigma
    [tau] tau
    [psi] psi
    [omega] omega
    [epsilon] epsilon
    [alpha] alfa
    [varepsilon] epsilon
    [vartheta] theta
    [xi] ksi
    [phi] fi
    [varphi] fi
    [chi] khi
    [varsigma] sigma
    [Gamma] stor gamma
    [Delta] stor delta
    [Theta] stor theta
    [Lambda] stor lambda
    [Xi] stor ksi
    [Pi] stor pi
    [Sigma] stor sigma
    [Upsilon] stor ypsilon
    [Phi] stor fi
    [Psi] stor psi
    [Omega] stor omega
    [upsilon] ypsilon
    [ell] l
    [infty] uendelig
    [partial] den deriverte d
    [nabla] nabla
    [forall] for alle
    [exists] det finnes
    [neg] ikke
    [emptyset] den tomme mengden
    [angle] vinkel
    [degree] grader
    [percent] prosent
    [prime] merket
    [ldots] og så videre
    [cdots] og så videre
    [vdots] og så videre
    [ddots] og så videre
    [bang] fakultet
    [question] spørsmålstegn
    [slash] delt på
    [ampersand] og
    [hash] nummer
    [dollar] dollar
    [euro] euro
    [pound] pund
    [section] paragraf
    [hbar] h strek
    [point] punktum
    [plus] pluss
    [minus] minus
    [pm] pluss minus
    [mp] minus pluss
    [times] ganger
    [cdot] ganger
    [div] delt på
    [ast] stjerne
    [circ] ring
    [cup] union
    [cap] snitt
    [setminus] uten
    [wedge] og
    [vee] eller
    [oplus] pluss i ring
    [otimes] ganger i ring
    [eq] er lik
    [ne] er ikke lik
    [lt] er mindre enn
    [gt] er større enn
    [le] er mindre enn eller lik
    [ge] er større enn eller lik
    [ll] er mye mindre enn
    [gg] er mye større enn
    [approx] er omtrent lik
    [equiv] er identisk med
    [sim] er fordelt som
    [simeq] er tilnærmet lik
    [cong] er kongruent med
    [propto] er proporsjonal med
    [in] er element i
    [notin] er ikke element i
    [ni] inneholder
    [subset] er en ekte delmengde av
    [subseteq] er en delmengde av
    [supset] er en ekte overmengde av
    [supseteq] er en overmengde av
    [perp] står vinkelrett på
    [parallel] er parallell med
    [mid] gitt
    [colon] kolon
    [to] går mot
    [leftarrow] pil mot venstre
    [leftrightarrow] pil begge veier
    [mapsto] avbildes på
    [implies] medfører
    [iff] er ekvivalent med
    [uparrow] pil opp
    [downarrow] pil ned
    [lparen] parentes
    [rparen] slutt parentes
    [lbrack] hakeparentes
    [rbrack] slutt hakeparentes
    [lbrace] klammeparentes
    [rbrace] slutt klammeparentes
    [langle] vinkelparentes
    [rangle] slutt vinkelparentes
    [lfloor] gulv
    [rfloor] slutt gulv
    [lceil] tak
    [rceil] slutt tak
    [vert] loddrett strek
    [Vert] dobbel loddrett strek
    [comma] komma
    [semicolon] semikolon
    [sum] sum
    [prod] produkt
    [coprod] koprodukt
    [bigcup] union
    [bigcap] snitt
    [bigvee] eller
    [bigwedge] og
    [int] integral
    [iint] dobbeltintegral
    [iiint] trippelintegral
    [oint] kurveintegral
   *[other] { $character }
}
