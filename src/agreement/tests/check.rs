use super::reading;
use crate::agreement::{Options, compare};

pub(super) const WORK: &str = "\
title: By og land
lang: nb
# By og land ^by-og-land
Arbeiderpartiets politikk hviler på en grunnmur av arbeid og velferd.
Vi vil endre kurs. Vi vil sette i gang nye tiltak for hele landet.
## Trygt arbeid til alle ^arbeid
For oss er arbeid til alle alltid jobb nummer én.
De viktigste løftene våre er:
1. Vi vil styrke eksporten. Vi vil øke den med 50 % innen 2030. ^eksport
2. Vi vil videreføre ordningen med {en:differentiated} arbeidsgiveravgift. ^avgift
3. Vi vil ha en industrioffensiv. Den skal bestå av statlige eierskap. ^industri
4. Vi vil sikre lokale entreprenører, se [eksporten|#eksport]. ^lokale
5. Vi vil øke regionale midler til alle fylker. Ap har økt dem. ^midler
6. Vi vil bedre ordninger for pendlere, se [fradraget|https://example.org/]. ^pendlere
## En sterkere velferdsstat ^velferd
De store oppgavene løser vi best i fellesskap.
De viktigste løftene våre er:
1. Vi vil øke inntektene til kommunene. ^inntekter
2. Flere politifolk i hele landet, og mer til distriktene. ^politi
3. Etablere lokale nærtjenestesentre for pass og førerkort: ^sentre
  - pass til alle som trenger det
  - førerkort i hele fylket
  - skjøte og testamente
4. Bedre sykehus og helsetjenester i distriktene. ^sykehus
5. Akuttmedisin i hele landet, og ambulanser som kommer fram. ^akutt
## Grønn framtid ^framtid
Klimaet angår alle, både i {en:towns and countryside} og her.
1. Vi vil kutte utslippene med 55 % innen ti år. ^kutt
2. Vi vil bygge havvind langs hele kysten vår. ^havvind
Dette er vår {se:boahtteáigi} sammen.
 > Trygt arbeid til alle ->arbeid
   > Vi vil styrke eksporten ->eksport
   > Vi vil videreføre ordningen ->avgift
   > Vi vil ha en industrioffensiv ->industri
 > En sterkere velferdsstat ->velferd
   > Flere politifolk ->politi
 > Grønn framtid ->framtid
";

/// Compares the work with itself after `changes`, each of text that stands there
/// once. What should be found is the code and the places on both sides, `-` for
/// none, of each finding.
#[track_caller]
pub(super) fn check(changes: &[(&str, &str)], expected: &str) {
    check_in(WORK, changes, expected);
}

#[track_caller]
pub(super) fn check_in(work: &str, changes: &[(&str, &str)], expected: &str) {
    let mut changed = work.to_owned();
    for (from, to) in changes {
        assert_eq!(changed.matches(from).count(), 1, "{from:?} stands there once");
        changed = changed.replacen(from, to, 1);
    }
    check_both(work, &changed, expected);
}

#[track_caller]
pub(super) fn check_both(work: &str, changed: &str, expected: &str) {
    let findings = compare(&reading(work), &reading(changed), &Options::SOURCE);
    let place = |side: &Option<crate::agreement::Side>| {
        let place = side.as_ref().and_then(|side| side.place.as_ref());
        let text = place.map_or("-".to_owned(), ToString::to_string);
        text.trim_start_matches("line#").to_owned()
    };
    let lines: Vec<String> = findings
        .iter()
        .map(|f| format!("{} {} {}", f.code, place(&f.expected), place(&f.found)))
        .collect();
    assert_eq!(lines.join(", "), expected, "{findings:#?}");
}

/// Chapter `n` of the work.
pub(super) fn chapter(n: usize) -> String {
    let start = WORK.match_indices("\n## ").nth(n).unwrap().0 + 1;
    let end = WORK[start..]
        .find("\n## ")
        .map_or(WORK.find("Dette").unwrap(), |e| start + e + 1);
    WORK[start..end].to_owned()
}
