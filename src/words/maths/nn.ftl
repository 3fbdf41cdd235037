function = { $name ->
    [log] logaritmen
    [ln] den naturlege logaritmen
    [lim] grensa
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
superscript = { $base } opphøgd i { $script }, slutt eksponent
superscript-short = { $base } opphøgd i { $script }
prime = { $base } merkt
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
matrix = matrise { $rows } gonger { $columns }: { $content }, slutt matrise
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
    [infty] uendeleg
    [partial] den deriverte d
    [nabla] nabla
    [forall] for alle
    [exists] det finst
    [neg] ikkje
    [emptyset] den tomme mengda
    [angle] vinkel
    [degree] grader
    [percent] prosent
    [prime] merkt
    [ldots] og så bortetter
    [cdots] og så bortetter
    [vdots] og så bortetter
    [ddots] og så bortetter
    [bang] fakultet
    [question] spørjeteikn
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
    [times] gonger
    [cdot] gonger
    [div] delt på
    [ast] stjerne
    [circ] ring
    [cup] union
    [cap] snitt
    [setminus] uten
    [wedge] og
    [vee] eller
    [oplus] pluss i ring
    [otimes] gonger i ring
    [eq] er lik
    [ne] er ikkje lik
    [lt] er mindre enn
    [gt] er større enn
    [le] er mindre enn eller lik
    [ge] er større enn eller lik
    [ll] er mykje mindre enn
    [gg] er mykje større enn
    [approx] er omtrent lik
    [equiv] er identisk med
    [sim] er fordelt som
    [simeq] er tilnærma lik
    [cong] er kongruent med
    [propto] er proporsjonal med
    [in] er element i
    [notin] er ikkje element i
    [ni] inneheld
    [subset] er ei ekte delmengd av
    [subseteq] er ei delmengd av
    [supset] er ei ekte overmengd av
    [supseteq] er ei overmengd av
    [perp] står vinkelrett på
    [parallel] er parallell med
    [mid] gitt
    [colon] kolon
    [to] går mot
    [leftarrow] pil mot venstre
    [leftrightarrow] pil begge vegar
    [mapsto] blir avbilda på
    [implies] fører til
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
