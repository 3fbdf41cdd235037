title = Utkast til tilgjengelighetserklæring
about = Denne erklæringen gjelder utgavene av «{ $what }».
publisher = Utgiver er { $what }.
made = Teksten ble sist endret { $what }. Utgavene ble holdt opp mot WCAG 2.2, nivå A og AA, da de ble utgitt: hver av dem ble lest tilbake fra filen sin. Ingen person har vurdert dem ennå.
no-failure = Det er ikke funnet brudd på noe suksesskriterium.
failures = Det er funnet brudd på disse suksesskriteriene: { $what }.
open = En person må ennå vurdere disse suksesskriteriene, i minst én utgave: { $what }.
contact = Den som møter en hindring, kan skrive til [adresse]. Svar kommer innen [antall] dager.
