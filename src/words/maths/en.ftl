function = { $name ->
    [log] the logarithm of
    [ln] the natural logarithm of
    [lim] the limit
    [sin] sine
    [cos] cosine
    [tan] tangent
    [max] the maximum
    [min] the minimum
    [exp] the exponential function
    [mod] modulo
   *[other] { $name }
}
fraction = fraction { $over } over { $under }, end fraction
binomial = binomial coefficient { $over } over { $under }, end binomial coefficient
square-root = the square root of { $of }, end root
root = the root of degree { $degree } of { $of }, end root
subscript = { $base } index { $script }, end index
subscript-short = { $base } index { $script }
superscript = { $base } to the power of { $script }, end power
superscript-short = { $base } to the power of { $script }
prime = { $base } prime
from-to = { $base } from { $from } to { $to } of
from = { $base } for { $from } of
to = { $base } to { $to } of
bar = { $of } bar
hat = { $of } hat
tilde = { $of } tilde
vector = vector { $of }
dot = { $of } dot
two-dots = { $of } double dot
overline = line over { $of }, end line
underline = line under { $of }, end line
matrix = { $rows } by { $columns } matrix: { $content }, end matrix
row = row { $number }: { $content }
cases = cases: { $content }, end cases
case = case { $number }: { $content }
lines = { $content }
line = line { $number }: { $content }
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
    [alpha] alpha
    [varepsilon] epsilon
    [vartheta] theta
    [xi] xi
    [phi] phi
    [varphi] phi
    [chi] chi
    [varsigma] sigma
    [Gamma] capital gamma
    [Delta] capital delta
    [Theta] capital theta
    [Lambda] capital lambda
    [Xi] capital xi
    [Pi] capital pi
    [Sigma] capital sigma
    [Upsilon] capital upsilon
    [Phi] capital phi
    [Psi] capital psi
    [Omega] capital omega
    [upsilon] upsilon
    [ell] l
    [infty] infinity
    [partial] partial d
    [nabla] nabla
    [forall] for all
    [exists] there exists
    [neg] not
    [emptyset] the empty set
    [angle] angle
    [degree] degrees
    [percent] per cent
    [prime] prime
    [ldots] and so on
    [cdots] and so on
    [vdots] and so on
    [ddots] and so on
    [bang] factorial
    [question] question mark
    [slash] divided by
    [ampersand] and
    [hash] number
    [dollar] dollars
    [euro] euros
    [pound] pounds
    [section] section
    [hbar] h bar
    [point] full stop
    [plus] plus
    [minus] minus
    [pm] plus or minus
    [mp] minus or plus
    [times] times
    [cdot] times
    [div] divided by
    [ast] star
    [circ] ring
    [cup] union
    [cap] intersection
    [setminus] without
    [wedge] and
    [vee] or
    [oplus] circled plus
    [otimes] circled times
    [eq] equals
    [ne] is not equal to
    [lt] is less than
    [gt] is greater than
    [le] is less than or equal to
    [ge] is greater than or equal to
    [ll] is much less than
    [gg] is much greater than
    [approx] is approximately equal to
    [equiv] is identical to
    [sim] is distributed as
    [simeq] is nearly equal to
    [cong] is congruent to
    [propto] is proportional to
    [in] is an element of
    [notin] is not an element of
    [ni] contains
    [subset] is a proper subset of
    [subseteq] is a subset of
    [supset] is a proper superset of
    [supseteq] is a superset of
    [perp] is perpendicular to
    [parallel] is parallel to
    [mid] given
    [colon] colon
    [to] goes to
    [leftarrow] left arrow
    [leftrightarrow] arrow both ways
    [mapsto] maps to
    [implies] implies
    [iff] is equivalent to
    [uparrow] up arrow
    [downarrow] down arrow
    [lparen] open bracket
    [rparen] close bracket
    [lbrack] open square bracket
    [rbrack] close square bracket
    [lbrace] open brace
    [rbrace] close brace
    [langle] open angle bracket
    [rangle] close angle bracket
    [lfloor] floor
    [rfloor] end floor
    [lceil] ceiling
    [rceil] end ceiling
    [vert] vertical line
    [Vert] double vertical line
    [comma] comma
    [semicolon] semicolon
    [sum] sum
    [prod] product
    [coprod] coproduct
    [bigcup] union
    [bigcap] intersection
    [bigvee] or
    [bigwedge] and
    [int] integral
    [iint] double integral
    [iiint] triple integral
    [oint] contour integral
   *[other] { $character }
}
