### Lägesbilden: veckans, den hittills och äldre.

help-situation = visar lägesbilden för veckan hittills, bara för dig
help-situation-word = v { $week } { $area }
help-situation-free = visar en annan tid, ett område eller båda; `förra veckan`, `november`, `kvartal 3` och `2025` går också bra
help-situation-week = visar lägesbilden för en vecka; `v { $week }` räcker
help-situation-area = visar veckan hittills i ett område, eller en annan tid som du skriver efter
help-situation-compare = jämför en tid med samma tid året före, eller två tider med varandra
help-situation-preview = visar nästa lägesbild innan den läggs ut; där kan du skriva en bedömning (samordnare)
help-situation-export = skickar siffrorna som PDF, Excel eller CSV, i ett direktmeddelande; lägg till ett område om du vill

situation-unknown = Jag förstod inte. Prova `{ COMMAND("situation") } v { $week }` eller `{ COMMAND("situation") } { $area }`. En månad, ett kvartal eller ett år går också bra. Andra ord: vecka, område, jämför, exportera, förhandsvisa, hjälp.
situation-week-unknown = Jag förstod inte vilken vecka. Skriv till exempel { $example }.
situation-week-to-come = Den veckan har inte börjat än. Den senaste du kan se är { $example }.
situation-area-missing = Skriv ett område efter ordet: { $known }.
situation-area-unknown = Det området finns inte. Områdena är: { $known }.

situation-button-before = Veckan före
situation-button-behind =
    { $number ->
        [one] Visa händelsen
       *[other] Visa de { $number }
    }
situation-button-behind-all =
    { $number ->
        [one] Visa händelsen
       *[other] Visa alla { $number } händelser
    }
situation-button-export = Exportera siffrorna
situation-export-empty = Det finns inga siffror att exportera för { $week }. Prova en annan vecka, till exempel med `{ COMMAND("situation") } exportera förra veckan`.
situation-export-coming = { $title }: det du valde kommer i ett direktmeddelande från Trygg om en liten stund.
situation-export-line-pdf = { $title } att skriva ut.
situation-export-line-xlsx = { $title } som Excelfil.
situation-export-line-csv = { $title } som en fil för kalkylprogram.
situation-export-undrawn = PDF-filen gick inte att göra. Här är siffrorna som Excelfil i stället.
situation-export-file = lägesbild-{ $week }-{ $asked }.{ $ending }
situation-export-file-outside = lägesbild-{ $week }-utan-små-tal-{ $asked }.{ $ending }
situation-export-about = *{ $title }*
situation-export-title = Exportera siffrorna
situation-export-kinds = Filer
situation-export-kind-pdf = PDF att skriva ut
situation-export-kind-xlsx = Excel
situation-export-kind-csv = CSV för andra program
situation-export-kind-missing = Välj minst en fil.
situation-export-outside = Ska filen lämnas utanför samarbetet?
situation-export-outside-no = Nej, det stannar hos parterna
situation-export-outside-yes = Ja, dölj små tal
situation-export-outside-hint = Då räknas bara det som alla parter får se. Tal under 3 döljs, och de som annars skulle avslöja dem.
situation-export-submit = Skicka
situation-export-week = Vecka
situation-export-number = Antal
situation-export-last = Veckan före
situation-export-total = Totalt
situation-export-hidden = dolt
situation-export-figures = Siffror
situation-export-times = Tider
situation-export-places = Platser
situation-export-place = Plats
situation-export-seven-days = På sju dagar
situation-export-four-weeks = På fyra veckor
situation-document-page = Sida
situation-document-outside = Tal under 3 är dolda, och de som annars skulle avslöja dem. Noll visas inte.
situation-document-too-few = Det rapporterades för få händelser vecka { $week } för att visa siffror utanför samarbetet.
situation-document-events =
    { $number ->
        [one] händelse
       *[other] händelser
    }
situation-document-expected = väntat { $expected }
situation-document-heard = { $heard } av { $partners }
situation-document-partners = parter har hört av sig
situation-document-flags = sticker ut
situation-document-overdue =
    { $number ->
        [one] försenad åtgärd
       *[other] försenade åtgärder
    }
situation-document-coverage = Vilka som har hört av sig
situation-document-empty = Inga händelser finns att visa.
situation-heat = { $title }. { $finding }
situation-heat-file = lägesbild-{ $week }-tider.png
situation-drawn-weeks = Vecka för vecka, v. { $first }–{ $last }
situation-drawn-line = { $name }: { $now } vecka { $week }, mellan { $low } och { $high } veckorna före.
situation-drawn-expected = Väntat vecka { $week } ({ $name }): { $expected }
situation-drawn-expected-areas = Väntat antal
situation-drawn-most = { $title } (de { $number } med flest)
situation-drawn-areas = Händelser per område: { $areas }.
situation-drawn-bar = { $number } (väntat { $expected })
situation-drawn-times = Flest händelser: { $times }.
situation-drawn-night = 00–06
situation-drawn-morning = 06–12
situation-drawn-afternoon = 12–18
situation-drawn-evening = 18–24

situation-title = Lägesbild vecka { $week }
situation-title-late = Lägesbild vecka { $week } (försenad)
situation-title-open = Lägesbild vecka { $week } hittills
situation-title-of-area = { $title } – { $area }

situation-late = Försenad: Trygg var inte igång när lägesbilden skulle ha lagts ut.
situation-held = Försenad: en samordnare höll inne lägesbilden.
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

situation-assessment = Samordnarens bedömning
situation-assessment-spoken = Samordnarens bedömning: { $text }
situation-assessment-edited = Bedömningen ändrades { $moment }.
situation-assessment-removed = Samordnarens bedömning togs bort { $moment }.
situation-assessment-title = Bedömning v. { $week }
situation-assessment-label = Din bedömning
situation-assessment-hint = Vad betyder siffrorna, och vad görs? Alla i kanalen kan läsa det du skriver. Tom ruta tar bort bedömningen.
situation-assessment-saved = Sparat. Bedömningen kommer med i lägesbilden för vecka { $week }. Se den med `{ COMMAND("situation") } förhandsvisa`.
situation-assessment-updates = Sparat. Lägesbilden för vecka { $week } ändras i kanalen om en liten stund.
situation-assessment-meanwhile = { $who } hann skriva en bedömning. Den står här. Ta med det du vill behålla i din text och spara igen. Då gäller din.
situation-assessment-taken-out = { $who } hann ta bort bedömningen. Spara igen om din text ska gälla.

situation-preview-due = Så ser lägesbilden för vecka { $week } ut just nu. Den läggs ut { $moment } i { $channel }.
situation-preview-held = Lägesbilden för vecka { $week } hålls inne. Den läggs ut ändå { $moment } om ingen släpper den före dess.
situation-preview-posted = Lägesbilden för vecka { $week } är redan utlagd i { $channel }.
situation-preview-no-channel = Lägesbilden har ingen kanal än. Välj en med `{ COMMAND("trygg") } inställning`.
situation-preview-gone = Den lägesbilden går inte att ändra. Se den som kommer härnäst med `{ COMMAND("situation") } förhandsvisa`.
situation-posted-already = Lägesbilden för vecka { $week } är redan utlagd. Se den med `{ COMMAND("situation") } vecka { $example }`.
situation-ahead-how = Du behöver inte göra något. Då läggs den ut som den är.
situation-button-whole = Visa hela
situation-button-preview = Nästa lägesbild
situation-button-assess = Lägg till bedömning
situation-button-reassess = Redigera bedömning
situation-button-post = Lägg ut nu
situation-button-hold = Håll inne
situation-button-release = Släpp
situation-button-omit = Utelämna …
situation-button-omit-now = Utelämna
situation-button-include = Ta med igen
situation-omit-title = Utelämna
situation-omit-what = Vad ska utelämnas?
situation-omit-hint = Lägesbilden säger att något är utelämnat. Totalsiffran ändras inte.
situation-omit-reason = Varför?
situation-omit-reason-hint = Skälet sparas och visas för samordnarna. Det läggs inte ut i kanalen.
situation-omit-needs-reason = Berätta varför det ska utelämnas.
situation-omit-already = Det är redan utelämnat. Välj något annat eller avbryt.
situation-omit-nothing = Det finns inget mer att utelämna. Se vad som är utelämnat med `{ COMMAND("situation") } förhandsvisa`.
situation-omit-series = { $area }, { $group }: { $number }
situation-omitted = *Utelämnat:* { $what } ({ $who }). Skälet, som bara samordnarna ser:
situation-omitted-bare = *Utelämnat:* { $what } ({ $who }).
situation-button-reason = Ändra skäl …
situation-reason-title = Skäl
situation-reason-what = Vilket skäl ska ändras?
situation-reason-new = Nytt skäl
situation-reason-hint = Tom ruta tar bort skälet. Det som är utelämnat är kvar som det är.
situation-reason-saved = Sparat. Det gamla skälet är borta.
situation-reason-nothing = Inget är utelämnat ur den lägesbilden längre. Se den med `{ COMMAND("situation") } förhandsvisa`.
situation-left-out-signals =
    { $number ->
        [one] Samordnarna har utelämnat en uppgift om vad som sticker ut.
       *[other] Samordnarna har utelämnat { $number } uppgifter om vad som sticker ut.
    }
situation-left-out-rows =
    { $number ->
        [one] Samordnarna har utelämnat en rad i tabellen.
       *[other] Samordnarna har utelämnat { $number } rader i tabellen.
    }
situation-left-out-parts = Samordnarna har utelämnat: { $parts }.
situation-part-figures = Tabellen och diagrammen
situation-part-times = Tider, platser och allvar
situation-part-plan = Åtgärderna
situation-part-reports = Vilka som har rapporterat, och sena rapporter
situation-post-title = Lägg ut nu?
situation-post-about = Lägesbilden för vecka { $week } läggs ut i { $channel } med en gång. Det går inte att ångra. Den läggs inte ut en gång till { $moment }.
situation-post-done = Lägesbilden för vecka { $week } läggs ut i kanalen om en liten stund.

situation-coverage = { $heard } av { $partners } parter har hört av sig.
situation-coverage-none = Inga samverkansparter är tillagda än.
situation-coverage-later = Inga samverkansparter hade gått med då.
situation-reported = Har rapporterat: { $partners }
situation-nothing = Har också hört av sig: { $partners }
situation-silent = Har inte hört av sig: { $partners }
situation-silent-so-far = Har inte hört av sig än: { $partners }
situation-silent-since = { $partner } (tyst sedan vecka { $week })
situation-silent-long = { $partner } (tyst i mer än tolv veckor)

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
situation-now-expected =
    { $number ->
        [0] Inga händelser rapporterades vecka { $week }, väntat { $expected }.
        [one] 1 händelse rapporterades vecka { $week }, väntat { $expected }.
       *[other] { $number } händelser rapporterades vecka { $week }, väntat { $expected }.
    }

situation-flag = { $area } sticker ut: { $group } { $number }, väntat { $expected }.
situation-flag-gathered = { $area } sticker ut: { $group } { $number }, väntat { $expected }, mest { $where }.
situation-flag-known = { $number } ingår i problem #{ $problem }.
situation-flags-more =
    { $number ->
        [one] En till sticker ut. Se tabellen.
       *[other] { $number } till sticker ut. Se tabellen.
    }
situation-where = vid { $place }
situation-where-and-when = vid { $place } { $time }
situation-time-night = natten mot { $weekday }
situation-time-morning = { $weekday } förmiddag
situation-time-afternoon = { $weekday } eftermiddag
situation-time-evening = { $weekday } kväll
situation-watch = Värt att följa: { $series }.
situation-watched = { $area }, { $group } { $number } (väntat { $expected })
situation-drifting = { $area }, { $group } ökar sakta: { $number } på { $weeks } veckor (väntat { $expected })
situation-expected-unknown = okänt

situation-verdict-stands-out =
    { $partly ->
        [yes] I övrigt är det som har rapporterats som väntat.
       *[no] I övrigt är läget som väntat.
    }
situation-verdict-stands-out-among-many = Även totalt är det fler än väntat.
situation-verdict-expected =
    { $partly ->
        [yes] Det som har rapporterats är som väntat.
       *[no] Läget är som väntat.
    }
situation-verdict-more = Inget enskilt sticker ut, men händelserna är fler än väntat.
situation-verdict-fewer = Inget sticker ut. Händelserna är färre än väntat.
situation-verdict-thin = Det som har rapporterats är som väntat, men få parter har hört av sig.
situation-verdict-so-far = Inget sticker ut hittills.
situation-verdict-young = Det går inte att säga än vad som är ovanligt. Det behövs minst fyra veckor att jämföra med.
situation-unheard =
    { $number ->
        [one] En part som brukar höra av sig är tyst, så lägesbilden är ofullständig.
       *[other] { $number } parter som brukar höra av sig är tysta, så lägesbilden är ofullständig.
    }
situation-unheard-areas =
    { $number ->
        [one] En part som brukar höra av sig är tyst, så vi vet mindre än vanligt om { $areas }.
       *[other] { $number } parter som brukar höra av sig är tysta, så vi vet mindre än vanligt om { $areas }.
    }
situation-usually-late =
    { $number ->
        [one] Räkna med ungefär en sen rapport till.
       *[other] Räkna med ungefär { $number } sena rapporter till.
    }
situation-in-thread = Tabell, tider, platser och åtgärder finns i tråden.

situation-table = Händelser per område och kategori, vecka { $week }
situation-column-area = Område
situation-column-category = Kategori
situation-column-series = Var och vad
situation-column-expected = Antal (väntat)
situation-column-before = Antal (v. före)
situation-column-time = När
situation-column-number = Antal
situation-column-low = Väntat lägst
situation-column-high = Väntat högst
situation-series = { $area }, { $group }
situation-rest = Övriga { $rows } rader
situation-area-others = Mer om { $area }
situation-area-series = { $group } { $number }
situation-area-series-expected = { $group } { $number }, väntat { $expected }

situation-times = När det hände, vecka { $week }
situation-times-uncertain =
    { $number ->
        [one] För 1 händelse är tiden osäker.
       *[other] För { $number } händelser är tiden osäker.
    }
situation-gravity = Allvar och polisanmälan
situation-severities = Mycket allvarliga: { $high } · Allvarliga: { $medium } · Lindriga: { $low }
situation-police-reports = Polisanmälda: { $number } av { $total }

situation-curve = { $name }, v. { $first }–{ $last }
situation-bars = Per område, vecka { $week }
situation-column-week = Vecka { $week }

situation-chart-week = v. { $week }
situation-chart-total = Totalt
situation-chart-across = Vecka
situation-chart-up = Antal händelser
situation-chart-low = Väntat lägst
situation-chart-high = Väntat högst

situation-places = Platser med upprepade händelser
situation-place = { $place } ({ $area }): { $number } händelser
situation-place-often = { $place } ({ $area }): { $number } på sju dagar, { $weeks } på fyra veckor.
situation-place-near =
    { $number ->
        [one] 1 liknande i närheten.
       *[other] { $number } liknande i närheten.
    }

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
situation-plan-overdue = { $unit }: #{ $number } { $title }, försenad sedan { $day }
situation-plan-overdue-owner = #{ $number } { $title } – { $owner } ({ $unit }), försenad sedan { $day }
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
