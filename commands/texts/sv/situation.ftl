### Lägesbilden: veckans, den hittills och äldre.

help-situation = visar lägesbilden för veckan hittills, bara för dig
help-situation-word = v { $week } { $area }
help-situation-free = visar en annan vecka, ett område eller båda; `förra veckan` går också bra
help-situation-week = visar lägesbilden för en vecka; `v { $week }` räcker
help-situation-area = visar veckan hittills i ett område
help-situation-export = skickar siffrorna som en fil för kalkylprogram, i ett direktmeddelande; lägg till ett område om du vill

situation-unknown = Jag förstod inte. Prova `{ COMMAND("situation") } v { $week }` eller `{ COMMAND("situation") } { $area }`. Andra ord: vecka, område, exportera, hjälp.
situation-week-unknown = Jag förstod inte vilken vecka. Skriv till exempel { $example }.
situation-week-to-come = Den veckan har inte börjat än. Den senaste du kan se är { $example }.
situation-area-missing = Skriv ett område efter ordet: { $known }.
situation-area-unknown = Det området finns inte. Områdena är: { $known }.

situation-button-before = Veckan före
situation-button-export = Exportera siffrorna
situation-export-empty = Det finns inga siffror att exportera för { $week }. Prova en annan vecka, till exempel med `{ COMMAND("situation") } exportera förra veckan`.
situation-export-coming = { $title }: filen kommer i ett direktmeddelande från Trygg om en liten stund.
situation-export-line = { $title } som en fil för kalkylprogram.
situation-export-file = lägesbild-{ $week }-{ $asked }.csv
situation-export-week = Vecka
situation-export-number = Antal
situation-export-last = Veckan före

situation-title = Lägesbild vecka { $week }
situation-title-late = Lägesbild vecka { $week } (försenad)
situation-title-open = Lägesbild vecka { $week } hittills
situation-title-of-area = { $title } – { $area }

situation-late = Försenad: Trygg var inte igång när lägesbilden skulle ha lagts ut.
situation-skipped =
    { $number ->
        [one] Ingen lägesbild lades ut för vecka { $weeks }. Se den med `{ COMMAND("situation") } vecka { $example }`.
       *[other] Ingen lägesbild lades ut för vecka { $weeks }. Se dem en i taget med `{ COMMAND("situation") } vecka { $example }`.
    }
situation-skipped-many = Ingen lägesbild lades ut för de { $number } veckorna från { $first } till { $last }. Se dem en i taget med `{ COMMAND("situation") } vecka { $first }`.
situation-open = Veckan pågår. Siffrorna gäller { $moment }.
situation-shown-again = Så här såg lägesbilden ut { $moment }.
situation-reckoned-now = Ingen lägesbild lades ut den veckan. Siffrorna gäller { $moment }.
situation-reckoned-area = Siffrorna gäller { $moment }.
situation-counts-shared = Här räknas händelser som alla parter får se.
situation-counts-yours = Här räknas händelser som du får se.
situation-counts-own = Här räknas bara dina egna rapporter. Du ser andras när en samordnare har bekräftat din enhet.

situation-coverage = { $heard } av { $partners } parter har rapporterat eller meddelat att det är lugnt.
situation-coverage-none = Inga samverkansparter är tillagda än.
situation-coverage-later = Inga samverkansparter hade gått med då.
situation-reported = Har rapporterat: { $partners }
situation-nothing = Har också hört av sig: { $partners }
situation-silent = Har inte hört av sig: { $partners }
situation-silent-so-far = Har inte hört av sig än: { $partners }

situation-now =
    { $number ->
        [0] Inga händelser rapporterades vecka { $week }.
        [one] 1 händelse rapporterades vecka { $week }.
       *[other] { $number } händelser rapporterades vecka { $week }.
    }
situation-now-open =
    { $number ->
        [0] Inga händelser har rapporterats för vecka { $week } än.
        [one] 1 händelse har rapporterats för vecka { $week } hittills.
       *[other] { $number } händelser har rapporterats för vecka { $week } hittills.
    }
situation-last = Veckan före: { $number }.
situation-mean =
    { $weeks ->
        [1] Snitt hittills: { $about } per vecka.
        [2] Snitt hittills: { $about } per vecka.
        [3] Snitt hittills: { $about } per vecka.
       *[other] Normalt: { $about } per vecka.
    }
situation-about = cirka { $number }
situation-below-one = färre än 1
situation-most-lead = Flest händelser:
situation-most = Flest: { $line }.
situation-top = { $area }, { $group }: { $number } (veckan före { $last }, { $weeks ->
        [1] snitt hittills
        [2] snitt hittills
        [3] snitt hittills
       *[other] normalt
    } { $mean })
situation-top-known = { $line }, varav { $known }
situation-in-problem = { $number } i problem #{ $problem }
situation-top-first = { $area }, { $group }: { $number } (veckan före { $last })

situation-table = Händelser per område och kategori, vecka { $week }
situation-column-area = Område
situation-column-category = Kategori
situation-column-week = Vecka { $week }
situation-column-mean =
    { $weeks ->
        [1] Snitt hittills
        [2] Snitt hittills
        [3] Snitt hittills
       *[other] Normalt
    }
situation-rest-area = Alla övriga
situation-rest-rows = { $rows } rader till

situation-chart = Händelser per vecka, v. { $first }–{ $last }
situation-chart-week = v. { $week }
situation-chart-week-open = v. { $week } hittills
situation-chart-total = Totalt
situation-chart-across = Vecka
situation-chart-up = Antal händelser
situation-young =
    { $weeks ->
        [0] Det här är den första veckan med rapporter. Tidigare veckor visas som noll.
        [one] Rapporteringen är ny: bara 1 tidigare vecka går att jämföra med. Veckorna innan visas som noll.
       *[other] Rapporteringen är ny: bara { $weeks } tidigare veckor går att jämföra med. Veckorna innan visas som noll.
    }

situation-places = Platser med upprepade händelser
situation-place = { $place } ({ $area }): { $number } händelser

situation-done = Åtgärder som blivit klara sedan förra lägesbilden
situation-due = Åtgärder att följa upp till och med { $day }
situation-overdue = Försenade åtgärder
situation-overdue-number =
    { $number ->
        [one] 1 åtgärd har passerat sitt datum.
       *[other] { $number } åtgärder har passerat sitt datum.
    }
situation-plan-done = { $unit }: #{ $number } { $title }
situation-plan-line = { $unit }: #{ $number } { $title }, { $day }
situation-plan-overdue = { $unit }: #{ $number } { $title }, sedan { $day }
situation-plan-no-unit = Utan enhet

situation-late-reports = Sena rapporter om tidigare veckor
situation-late-week =
    { $number ->
        [one] Vecka { $week }: 1 händelse – { $details }
       *[other] Vecka { $week }: { $number } händelser – { $details }
    }
situation-late-older =
    { $number ->
        [one] Tidigare än så: 1 händelse – { $details }
       *[other] Tidigare än så: { $number } händelser – { $details }
    }
situation-late-detail = { $area }, { $group } ({ $number })
situation-late-more = med flera

situation-more = … och { $number } till
