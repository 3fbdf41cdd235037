function = { $name ->
    [log] logaritma
    [lim] rádji
    [sin] sinus
    [cos] cosinus
    [tan] tangens
    [max] maksimuma
    [min] minimuma
   *[other] { $name }
}
fraction = cuovkalohku { $over } badjel { $under }, cuovkalogu loahppa
binomial = binomialkoeffisieanta { $over } badjel { $under }, binomialkoeffisieantta loahppa
square-root = kvadráhtaruohtas: { $of }, ruohttasa loahppa
root = ruohtas, gráda { $degree }: { $of }, ruohttasa loahppa
subscript = { $base } indeaksa { $script }, indeavssa loahppa
subscript-short = { $base } indeaksa { $script }
superscript = { $base } potensa { $script }, potenssa loahppa
superscript-short = { $base } potensa { $script }
prime = { $base } merkejuvvon
from-to = { $base } álgu { $from } loahppa { $to }:
from = { $base } go { $from }:
to = { $base } loahppa { $to }:
bar = { $of } sárggis
hat = { $of } gahpir
tilde = { $of } tilde
vector = vektor { $of }
dot = { $of } čuokkis
two-dots = { $of } guokte čuoggá
overline = sárggis badjel { $of }, sárgá loahppa
underline = sárggis vuolde { $of }, sárgá loahppa
matrix = matrisa { $rows } gearddi { $columns }: { $content }, matriissa loahppa
row = gurgadas { $number }: { $content }
cases = dáhpáhusat: { $content }, dáhpáhusaid loahppa
case = dáhpáhus { $number }: { $content }
lines = { $content }
line = linnjá { $number }: { $content }
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
    [xi] ksi
    [phi] fi
    [varphi] fi
    [chi] khi
    [varepsilon] epsilon
    [vartheta] theta
    [varsigma] sigma
    [upsilon] ypsilon
    [ell] l
    [infty] loahpahis
    [plus] plus
    [minus] minus
    [pm] plus dahje minus
    [times] gearddi
    [cdot] gearddi
    [div] juhkkojuvvon
    [slash] juhkkojuvvon
    [eq] lea ovttamađe go
    [ne] ii leat ovttamađe go
    [lt] lea unnit go
    [gt] lea stuorát go
    [le] lea unnit dahje ovttamađe go
    [ge] lea stuorát dahje ovttamađe go
    [approx] lea sullii ovttamađe go
    [to] guvlui
    [sum] submi
    [prod] buvtta
    [int] integrála
    [percent] proseanta
    [degree] gráda
    [lparen] ruođut
    [rparen] ruođut loahpas
    [comma] rihkku
    [semicolon] čuokkisrihkku
    [colon] guokte čuoggá
    [point] čuokkis
    [vert] ceaggosárggis
    [ldots] ja nu ain
    [cdots] ja nu ain
    [bang] fakultehta
    [prime] merkejuvvon
    [euro] euro
    [dollar] dollár
    [section] paragráfa
    [in] gullá jovkui
    [Gamma] stuorra gamma
    [Delta] stuorra delta
    [Theta] stuorra theta
    [Lambda] stuorra lambda
    [Xi] stuorra ksi
    [Pi] stuorra pi
    [Sigma] stuorra sigma
    [Upsilon] stuorra ypsilon
    [Phi] stuorra fi
    [Psi] stuorra psi
    [Omega] stuorra omega
   *[other] { $character }
}
