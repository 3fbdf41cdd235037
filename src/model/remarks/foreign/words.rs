//! The commonest words of the languages that are told apart. A word that several
//! of them have stands in the list of each.

/// The languages, by the first part of their tags. Bokmål and nynorsk have one
/// list: three of their words do not tell which of them they are.
pub const LANGUAGES: [(&[&str], &str); 5] = [
    (&["nb", "nn"], NORWEGIAN),
    (&["se"], SAMI),
    (&["en"], ENGLISH),
    (&["de"], GERMAN),
    (&["fr"], FRENCH),
];

const NORWEGIAN: &str = "
    alene alle alt altså andre annen annet arbeid at att av bak bare be bedre begge
    best bien bil bit blant ble blei bli blir blitt bo bor bra brukt burde by byen
    både bør da dag dagen dans de dei deira deires dem den denne der deres dersom
    des desse det dette di din dine disse ditt dra du dykk dykkar eget egne ein eine
    einer eller elles en ene engang enn ennå er et ett etter fast fem fin finne
    finnes finst fire fleire flere for fordi forrige fra fram frå full få får før
    gang gangen ganger gav gi gift gikk gir gitt gjekk gjelde gjelder gjennom gjer
    gjera gjerne gjorde gjort gjør gjøre god gode godt gong gongen gut gå går ha
    hadde hand hans har hat hatt heile hel hele hell heller her hit hjelp hjem hjå
    ho hold holde hos hun hus hva hvem hver hvert hvilken hvilket hvis hvor hvordan
    hvorfor høy høyre i igjen ikke ikkje ingen inn inne innen ja jeg kald kan
    kanskje kjem kjent kom komme kommer kommet kommune kor korleis kunne kva kvar
    kvart kveld kven kvifor la land landet lang lange lar lenge les ligge ligger
    like lit litt livet lot lov lykke lys løst mai man mange mann mannen mars med
    meg mein meir mellom men mener mer mest mi min mine mitt mot må mål måtte nei
    neste noe noen nok noko nokon nokre norge norsk norske nos ny nye nytt nå når
    nær nærmere og også om ond opp oppe ord oss over par part plass på rett rund sa
    sagt sak same samme sammen sann sant satt se seg sein seint sel selv ser ses si
    sidan side siden sier sin sind sine siste sitt sjølv skal skulle slik slike slå
    smart so som son sor start sted stor store stort stå står største sur svært så
    sånn ta tar ti tid tida tiden til tilbake time to tok tolv tre trenger tro tur
    ulike under ut utan ute uten vann var vart ved veg vegen vei veien vel verden
    verdt vere vet vi via viktig viktige vil vill ville vin viss visst viste vora
    vore vår våre vårt være vært år åra årene året åt øve øvrig
";

const SAMI: &str = "
    ahte ain alde alla almmatge almmá amas bajil barggu bargu beaivi beale birra
    boahtá bokte buohkat buoremus buoret buori buorre buot daddjo daid daidda dain
    dalle dallege dani das dasa dat de dego diehtá diekkár diet dieđusge dii dohko
    don doppe du dušše dáid dáidda dáin dál dán dáppe dása dát eai eaige eamit eanet
    earret eará earáid eat eatge eatnat ehpet fal ferte fertet fuolla gal galget
    galgá gaskal gaskkas ge geas geat gii giige gitta go goas goassige gos gosa
    guhte gulle guoktá guovllus guovlu gusto guđe gávdno haga hui ieš iežas iežaset
    ihkku ii iige iihan in ja jagi jahki jahkái jearrat jos juo juoga juohke jus
    lagas lassin lea leaba leahkit leai leamaš leat ledje lei liikká loahpas lohkat
    lohká luhtte lávejit lávii maid maiddái manin manne maŋŋel maŋŋil meaddel
    mearridan mielas mielde mii miige minguin moadde movt mu muhto muitalit mun
    munnje mus máŋga máŋgga na nu nubbi nugo nuortan nuppi oahppat oažžu oažžut okta
    oktan olbmo olbmot olis olles olu ovdal ovddas ovtta ovttas riikka rájes seammá
    sihke sii sis son su suinna sus sáhttit sáhttá sáme sámi vahkku vai vaikke
    veaháš vearrat vejolaš vel viehka vulos vuohkái vuolde vuos vuosttaš vuostá
    vuođul váldit vári čađa
";

const ENGLISH: &str = "
    about above according across after again against ago all almost along already
    also although always am among an and another any anyone anything are area around
    art as ask asked at away back bad be became because become been before began
    behind being believe below best better between big both boy bring bus business
    but by call called came can cannot car care case change child children chose
    city close come comes coming comment community could country course cut data day
    days did die difference different dig do does doing done door down during each
    early either else end enough even ever every everyone everything example eye
    face fact far fast feel few find first five folk follow for force form found
    four free friend from full future game gave get gift give given go god going
    gone good got government great group grow had half han hand hard has hat have
    having he head hear heard held help her here herself hey high him himself his
    hold home hope hour hours house how however human idea if important in inside
    instead interest into is it its itself job just keep kind knew know known land
    large last late later law lead learn least leave led left less let level life
    light like likely line little live lives local long look looking lose lot love
    made main make makes making man many market matter may me mean means member men
    met might mind mine money month more morning most mother move much must my
    myself name nation national need needs never new news next night no none nor not
    nothing now number of off office often old on once one only open or order other
    others our ours out outside over own page pain paper part party past pays people
    per perhaps person place plan play plus point policy power present president
    private problem process public put quite rather read real really reason report
    rest result right room rule run said same saw say says school second see seem
    seen sent service set several shall she should show side since single sit six
    small so social some someone something son soon sort sound speak stand start
    state states step still stop story street strong study such support sure system
    take taken talk team tell ten than thank that the their them themselves then
    there therefore these they thing things think third this those thought three
    through thus time times to today together told too took toward towards town true
    try turn two type under understand until up upon us use used using van very via
    view voice wait walk want wanted war was water way we week weeks well went were
    what when where whether which while white who whole whom whose why will with
    within without woman women won word words work working works world would write
    year years yes yet you young your yours yourself
";

const GERMAN: &str = "
    aber alle allein allem allen aller alles als also am an andere anderen anders
    arbeit art auch auf aus bald bei beide beiden beim bereits besonders besser best
    bin bis bist bitte brauchen braucht da dabei dadurch dafür dagegen daher damals
    damit danach dann daran darauf daraus darf darin darum darüber das dass davon
    dazu dein deine dem den denn der deren des deshalb dessen deutsch deutsche
    deutschen dich die dies diese diesem diesen dieser dieses dir doch dort du durch
    dürfen ebenso eigentlich ein eine einem einen einer eines einfach einige einmal
    erst erste ersten es etwa etwas euch euer fast ferner finden findet fragen frau
    für ganz ganze geben gegeben gegen gehen geht gehört gemacht genug gerade gern
    gesagt gesehen gestern gewesen gibt gift ging gleich groß große großen gut gute
    guten hab habe haben hand hat hatte hatten heute hier hin hinter hoch hut hätte
    hätten ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja
    jahr jahre jahren jede jedem jeden jeder jedes jedoch jemand jene jetzt kam kann
    kannst kein keine keinem keinen keiner kind kinder kleine kleinen kommen kommt
    konnte konnten können könnte land lande lange lassen last leben leicht letzte
    letzten leute mach machen macht man manche mehr mein meine meinem meinen meiner
    meist menschen mich mir mit morgen muss musste mussten möchte möglich müssen
    nach nachdem name natürlich neben nehmen nein neue neuen nicht nichts nie
    niemand noch nun nur nämlich ob oben oder oft ohne recht richtig sagen sagt
    sagte schon sehen sehr sei seid sein seine seinem seinen seiner seit seitdem
    selbst sich sie sieht sind so sofort solche sollen sollte sollten sondern sonst
    sowie spät später stadt statt stehen steht tag tage tagen teil tun tut um und
    ungefähr uns unser unsere unseren unter viel viele vielen vielleicht vom von vor
    war waren warm warum was weder weg wegen weil weise weit weiter welche welchem
    welchen welcher welt wenig weniger wenn wer werde werden wie wieder will wir
    wird wirklich wissen wo wohl wollen wollte worden wurde wurden wäre wären würde
    würden zeit zu zum zur zusammen zwar zwei zwischen über überhaupt
";

const FRENCH: &str = "
    accord ailleurs ainsi alors ans après assez au aucun aucune aujourd aussi autant
    autre autres aux avait avant avec avez avoir avons ayant bas beau beaucoup bien
    bon bonne car cas ce ceci cela celle celles celui cependant ces cet cette ceux
    chaque cher chez chose choses comme comment contre cours côté dans de dehors
    depuis dernier dernière derrière des deux devant devenir dire dit doit doivent
    donc donner dont du durant dès déjà elle elles en encore enfants enfin ensuite
    entre est et eu eux faire fait faut femme femmes fin fois font fut gens grand
    grande grands heure heures homme hommes hors ici il ils jamais je jour jours
    jusque la laisser le lequel les leur leurs lieu loin long lors lorsque lui ma
    main maintenant mais mal mes met mieux mis moi moins mois mon monde mort mot
    même mêmes ne nom nombre non nos notre nous nouveau nouvelle on ont ou où page
    pain par parce parfois parler parmi part partie pas passer pays pendant personne
    petit petite peu peuple peut peuvent place plan plus plusieurs point porte pour
    pourquoi pouvoir premier première prendre presque près puis puisque quand quatre
    que quel quelle quelles quelque quelques quels qui quoi rien sa sans savoir se
    sera seront ses seul seule seulement si six soi soir soit sommes son sont sort
    sous souvent suis sur ta tant te tel telle tellement temps terre tes toi ton
    toujours tous tout toute toutes trois trop trouver très tu tête un une venir
    vers veut via vie viens ville voici voilà voir vont vos votre vous vrai étaient
    était étant état été être
";
