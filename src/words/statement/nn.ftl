title = Utkast til tilgjengeerklæring
about = Denne erklæringa gjeld utgåvene av «{ $what }».
publisher = Utgjevar er { $what }.
made = Teksten vart sist endra { $what }. Utgåvene vart haldne opp mot WCAG 2.2, nivå A og AA, då dei vart utgjevne: kvar av dei vart lesen tilbake frå fila si. Ingen person har vurdert dei enno.
no-failure = Det er ikkje funne brot på noko suksesskriterium.
failures = Det er funne brot på desse suksesskriteria: { $what }.
open = Ein person må enno vurdere desse suksesskriteria, i minst éi utgåve: { $what }.
contact = Den som møter ei hindring, kan skrive til [adresse]. Svar kjem innan [tal] dagar.
