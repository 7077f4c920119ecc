### Tillbakablick: lägesbilden av en månad, ett kvartal eller ett år.

look-back-quarter = kvartal { $number } { $year }
look-back-title = Lägesbild { $period }
look-back-title-open = Lägesbild { $period } hittills
look-back-taken = Siffrorna gäller { $moment }.
look-back-open = Perioden pågår. Siffrorna gäller { $moment }.

look-back-total =
    { $number ->
        [0] Inga händelser rapporterades för { $period }.
        [one] 1 händelse rapporterades för { $period }.
       *[other] { $number } händelser rapporterades för { $period }.
    }
look-back-total-open =
    { $number ->
        [0] Inga händelser har rapporterats för { $period } än.
        [one] 1 händelse har rapporterats för { $period } hittills.
       *[other] { $number } händelser har rapporterats för { $period } hittills.
    }
look-back-total-expected =
    { $number ->
        [0] Inga händelser rapporterades för { $period }, väntat { $expected }.
        [one] 1 händelse rapporterades för { $period }, väntat { $expected }.
       *[other] { $number } händelser rapporterades för { $period }, väntat { $expected }.
    }

look-back-verdict-unknown = Det finns för lite att jämföra med för att säga vad som är vanligt.
look-back-verdict-open = Det går inte att säga om det är många eller få förrän perioden är slut.
look-back-verdict-thin = Få parter hörde av sig, så det går inte att säga om det var lugnt.
look-back-verdict-more = Det är fler än väntat.
look-back-verdict-fewer = Det är färre än väntat.
look-back-verdict-expected = Det är som väntat.

look-back-beside = { $period }: { $number }.
look-back-beside-unknown = { $period }: uppgifter saknas.
look-back-raised = Fler än väntat: { $series }.
look-back-coverage = Minst en part har hört av sig { $heard } av { $weeks } veckor.

look-back-table = Händelser per område och kategori, { $period }
look-back-column-year-before = Antal (år före)
look-back-column-before = Antal (före)
look-back-times = När det hände, { $period }

look-back-work = Vad det ledde till
look-back-in-problem = { $number } av { $total } händelser ingår i ett problem.
look-back-outcome = { $acting } ingår i problem som åtgärdas, { $closed } i problem som är stängda.
look-back-problems = Problem: { $opened } nya, { $closed } stängda.
look-back-actions = Åtgärder: { $added } nya, { $done } klara.
look-back-partners = Veckor som varje part har hört av sig
look-back-partner = { $name }: { $heard } av { $weeks } veckor

look-back-button-before = { $kind ->
    [month] Månaden före
    [quarter] Kvartalet före
   *[year] Året före
}
look-back-button-whole = { $kind ->
    [month] Hela månaden
    [quarter] Hela kvartalet
   *[year] Hela året
}
look-back-button-year-before = Samma tid året före

look-back-week = vecka { $number } { $year }
look-back-trend = { $change ->
    [more] Ökning: { $now } händelser på tolv månader, { $then } de tolv före.
    [fewer] Minskning: { $now } händelser på tolv månader, { $then } de tolv före.
    [few] Det är för få händelser på två år för att säga något om utvecklingen.
   *[other] { $now } händelser på tolv månader, { $then } de tolv före. Skillnaden kan vara slump.
}
look-back-season = { $season ->
    [0] Flest händelser har kommit på vintern (december–februari), år efter år.
    [1] Flest händelser har kommit på våren (mars–maj), år efter år.
    [2] Flest händelser har kommit på sommaren (juni–augusti), år efter år.
   *[3] Flest händelser har kommit på hösten (september–november), år efter år.
}

look-back-compare-title = { $later } jämfört med { $earlier }
look-back-compare-side = { $period }: { $number }.
look-back-compare-side-open = { $period } hittills: { $number }.
look-back-change = { $change ->
    [more] Det är fler, mer än slumpen förklarar.
    [fewer] Det är färre, mer än slumpen förklarar.
    [chance] Skillnaden kan vara slump.
    [few] Det är för få händelser för att säga något om skillnaden.
    [open] { $later } är inte slut, så det går inte att säga om det blir färre.
    [thin] Få parter hörde av sig under någon av tiderna, så det går inte att säga om det blev lugnare.
   *[unknown] Rapporteringen började senare, så antalen går inte att jämföra.
}
look-back-compare-table = Händelser per område och kategori
look-back-compare-show = Visa { $period }
look-back-button-compare = Jämför med året före
situation-compare-unknown = Skriv en eller två tider: `{ COMMAND("situation") } jämför { $example }`. Lägg till ett område om du vill.
situation-compare-unlike = Välj två lika långa tider, till exempel `{ COMMAND("situation") } jämför { $example }`.

look-back-button-print = Skriv ut som PDF
look-back-print-coming = { $title } kommer som PDF i ett direktmeddelande från Trygg om en liten stund.
look-back-print-line = { $title } att skriva ut.
look-back-print-failed = { $title }: sidorna gick inte att göra. Se siffrorna med `{ COMMAND("situation") } { $example }`.
look-back-print-file = lägesbild-{ $period }-{ $asked }.pdf
look-back-year-before = Året före

situation-period-to-come = Den tiden har inte börjat än. Prova `{ COMMAND("situation") } { $example }`.
situation-period-unknown = Jag förstod inte vilken tid. Skriv till exempel { $example }.
situation-quarter-unknown = Det finns fyra kvartal på ett år. Skriv till exempel { $example }.
situation-no-week-53 = År { $year } har ingen vecka 53. Prova { $example }.
situation-month-or-week = Menar du en vecka eller en månad? Skriv `v { $week }` eller `{ $month }`.
situation-several-periods = Skriv en tid i taget, eller jämför dem: `{ COMMAND("situation") } jämför { $example }`.
situation-nothing-yet = Det finns inga händelser att se tillbaka på än. Rapportera den första med `{ COMMAND("incident") }`.
situation-period-empty = Det finns inga händelser så långt tillbaka. Den första är från { DATETIME($first, dateStyle: "long") }. Prova `{ COMMAND("situation") } { $example }`.
situation-area-retired = { $area } används inte längre. Skriv också vilken tid du vill se: `{ COMMAND("situation") } { $example }`.
