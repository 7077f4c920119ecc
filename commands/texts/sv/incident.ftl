### Händelser: rapportera, rätta, återta, hitta.

help-incident = rapporterar en händelse i ett formulär
help-incident-word = klotter { $area } igår 22:30 på fasaden
help-incident-free = öppnar formuläret ifyllt med dina ord
help-incident-mine = visar det du själv har rapporterat
help-incident-list = visar händelser: alla, eller till exempel `lista klotter { $area } v { $week }` eller `lista mycket allvarliga fredag kväll`. Du kan också skriva en plats, `kl 18–24`, `polisanmälda` och `min part`
help-incident-export = skickar händelserna som CSV, eller som Excel med `excel`, i ett direktmeddelande; samma urval som i `lista`
help-incident-show = visar allt om en händelse
help-incident-correct = rättar en händelse
help-incident-withdraw = återtar en händelse
help-incident-none = meddelar att ni inte har något att rapportera den här veckan

shortcut-report = Rapportera
shortcut-report-told = Öppnar formuläret för en händelse
shortcut-report-this = Rapportera detta
shortcut-report-this-told = Öppnar formuläret ifyllt med meddelandets ord. Inget sparas förrän du sparar.

incident-report-title = Rapportera händelse
incident-correct-title = Rätta händelse #{ $number }
incident-withdraw-title = Återta händelse #{ $number }
incident-none-title = Inget att rapportera

incident-choose = Välj
incident-choose-or-type = Välj eller skriv
incident-category = Kategori
incident-area = Område
incident-place = Plats
incident-place-hint = Skriv några bokstäver. Finns platsen inte kan du lägga till den.
incident-place-placeholder = Sök eller skriv en ny plats
incident-place-new = Ny plats: { $name }
incident-place-meant = Menade du { $known }?
incident-place-known = { $known } – finns redan
incident-place-keep = { $typed } – ny plats
incident-place-look = Menade du *{ $known }*? Svara högst upp i formuläret och spara igen.
incident-double = ⚠️ *Det finns redan en likadan.* { $summary }. Är det samma händelse kan du stänga formuläret. Annars väljer du *{ $submit }*.
incident-one-more = Ändå en till
incident-date = Datum
incident-time = Tid
incident-further = *Fler uppgifter* – om du har dem
incident-text = Beskrivning
incident-severity = Allvarlighetsgrad
incident-police = Polisanmält
incident-place-kind = Typ av plats
incident-sharing = Vilka får se händelsen?
sharing-partners = Utvalda parter
incident-unit = Vilken organisation tillhör du?
incident-unit-hint = Välj organisation och enhet. Du svarar bara en gång. När en samordnare har bekräftat ser du det som delas inom organisationen.
incident-unit-placeholder = Organisation – Enhet
incident-unit-new = Ny: { $name }

severity-low = Lindrig
severity-medium = Allvarlig
severity-high = Mycket allvarlig

severity-sought = { $value ->
    [low] lindriga, lindrig, lindrigt
    [medium] allvarliga, allvarlig, allvarligt
   *[high] mycket allvarliga, mycket allvarlig, mycket allvarligt
}

police-yes = Ja
police-no = Nej
police-unknown = Vet inte

place-street = Gata eller torg
place-path = Gång- eller cykelväg, tunnel
place-park = Park eller grönområde
place-school = Skola eller förskola
place-housing = Bostadshus eller trapphus
place-storage = Garage, källare eller förråd
place-station = Station eller hållplats
place-shop = Butik eller köpcentrum
place-nightlife = Restaurang eller krog
place-sport = Idrotts- eller fritidsanläggning
place-parking = Parkering
place-other = Annan plats

place-sought = { $value ->
    [street] gator och torg, gator, gata, torg
    [path] gångvägar och cykelvägar, cykelvägar, cykelväg, gångvägar, gångväg, tunnlar, tunnel
    [park] parker, park, grönområden, grönområde
    [school] skolor, skola, förskolor, förskola
    [housing] bostadshus, trapphus
    [storage] garage och förråd, garage, källare, källaren, förråd
    [station] stationer och hållplatser, stationer, station, hållplatser, hållplats
    [shop] butiker, butik, köpcentrum
    [nightlife] restauranger och krogar, restauranger, restaurang, krogar, krog
    [sport] idrottsplatser, idrottsplats, fritidsanläggningar
    [parking] parkeringar, parkering
   *[other] andra platser, annan plats
}

police-sought = { $value ->
    [yes] polisanmälda, polisanmäld, polisanmält
    [no] inte polisanmälda, inte polisanmäld, inte polisanmält, ej polisanmälda, ej polisanmäld, ej polisanmält
   *[unknown] oklart om polisanmälda, oklart om polisanmäld, oklart om polisanmält
}

sharing-green = Alla samverkansparter (grön)
sharing-amber = Utvalda parter (gul)
sharing-amber-strict = Bara min organisation och samordnarna (gul+)
sharing-red = Bara jag och samordnarna (röd)
sharing-told-amber-strict = Bara rapportörens organisation och samordnarna (gul+)
sharing-told-red = Bara rapportören och samordnarna (röd)
sharing-clear = Alla – får publiceras (öppen)

incident-needs-category = Välj en kategori.
incident-needs-area = Välj ett område.
incident-not-yet = Den tiden ligger i framtiden. Välj en tidigare.
incident-needs-sharing = Välj vilka som får se händelsen.
sharing-needs-partners = Välj minst en part som får se det.
incident-needs-reason = Skriv varför du tar tillbaka händelsen.
incident-needs-unit = Välj eller skriv din organisation.
incident-place-unknown = Platsen finns inte längre. Välj en annan.
incident-place-elsewhere = { $place } ligger i { $area }. Byt område eller plats.
incident-unit-unknown = Enheten finns inte längre. Välj en annan.
name-missing = Skriv ett namn, inte bara skiljetecken.
name-too-long = Namnet är { $length } tecken. Korta det till högst { $most }.

incident-not-taken-over = ⚠️ *Texten fördes inte över till formuläret.* { $why }
incident-time-unread = 🕒 Jag förstod inte när det hände. Välj datum och tid här nedanför.
incident-cut = ⚠️ Texten var längre än { $most } tecken. Slutet är inte med.

incident-fact = *{ $name }*
    { $fact }
incident-when = När
incident-partners-named = Delas med
incident-about = omkring { $moment }
incident-brief = { $category } · { $where } · { $moment }
incident-brief-police =
    { $value ->
        [yes] polisanmält
       *[other] inte polisanmält
    }
incident-brief-partners = delas med { $partners }
incident-summary = Händelse #{ $number }: { $category }, { $where }, { $moment }
incident-correct = Rätta
incident-withdraw = Återta

incident-saved = *Tack! Händelse #{ $number } är sparad.*
incident-corrected = *Händelse #{ $number } är rättad.*
incident-corrected-by = *Händelse #{ $number } är rättad av { $who }.*
incident-since-corrected = Händelse #{ $number } har rättats efter det här. Se det nyare meddelandet.
incident-since-withdrawn = Händelse #{ $number } är återtagen.
incident-erase = Radera text
incident-erase-title = Radera text #{ $number }
incident-erase-goes = *Det här raderas:* beskrivningen med tidigare versioner, och skälet om händelsen är återtagen. Platsens namn raderas om ingen samordnare har lagt till platsen och ingen annan händelse finns där. *Det går inte att ångra.*
incident-erase-stays = *Det här finns kvar:* kategori, område, tid och övriga uppgifter. Händelsen räknas som förut. Det som någon själv har skrivit i Slack behöver tas bort där.
incident-erase-not-yours = Texten i händelse #{ $number } kan bara raderas av den som rapporterade den och av samordnarna. Be någon av dem.
incident-text-erased = { $why ->
    [retention] *Texten i händelse #{ $number } är raderad* enligt gallringsbeslutet. Övriga uppgifter finns kvar.
   *[other] *Texten i händelse #{ $number } är raderad.* Övriga uppgifter finns kvar.
}
incident-text-erased-by = *Texten i händelse #{ $number } är raderad av { $who }.* Övriga uppgifter finns kvar.
incident-unchanged = Inget ändrades i händelse #{ $number }.
incident-withdrawn = *Händelse #{ $number } är återtagen.* Den räknas inte längre, men finns kvar bland dina egna.
incident-withdrawn-for = *Händelse #{ $number } är återtagen.* Den räknas inte längre. Den som rapporterade får veta det.
incident-withdrawn-for-nobody = *Händelse #{ $number } är återtagen.* Den räknas inte längre.
incident-withdrawn-by = *Händelse #{ $number } är återtagen av { $who }.* Skälet:

incident-unknown = Det finns ingen händelse #{ $number } som du kan se. Prova `{ COMMAND("incident") } lista`.
incident-not-yours = Händelse #{ $number } kan bara ändras av den som rapporterade den och av samordnarna. Be någon av dem.
incident-withdrawn-already = Händelse #{ $number } är redan återtagen. Rapportera på nytt med `{ COMMAND("incident") }` om det behövs.
incident-changed-since = Någon har ändrat händelse #{ $number } medan du skrev. Kopiera din text, stäng formuläret och rätta händelsen på nytt.

incident-reason = Varför tar du tillbaka händelsen?
incident-reason-hint = Till exempel: dubbelrapporterad, fel plats, det var något annat.

incident-title = Händelse #{ $number }
incident-is-withdrawn = *Återtagen* { $moment }. Skälet:
incident-is-withdrawn-unsaid = *Återtagen* { $moment }.
incident-unit-unconfirmed = { $unit } (egen uppgift)
incident-reported = Rapporterad av { $who } · { $moment }
incident-history-corrected = rättade { $changes }
incident-history-corrected-hidden = rättade händelsen
incident-history-withdrew = återtog händelsen
incident-history-change = { $name }: { $old } → { $new }
incident-history-when = tidpunkt
incident-history-police = polisanmäld
incident-history-sharing = vilka som får se
incident-history-hidden = { $field ->
    [incident-place] platsen
   *[incident-text] beskrivningen
}
incident-history-empty = (tomt)
incident-history-quoted = ”{ $words }”

incident-mine-title = Dina rapporter
incident-mine-empty = Du har inte rapporterat något än. Det tar en halv minut.
incident-list-title = Händelser
incident-list-empty = Det finns inga händelser att visa än. Rapportera med `{ COMMAND("incident") }`.
incident-list-own = Här visas bara dina egna rapporter. Du ser andras när en samordnare har bekräftat din enhet.
incident-list-none-fit = Inga händelser hittades. { $about }
incident-list-all = Visa alla
incident-filter = Urval: { $parts }
incident-filter-unknown = Jag förstod inte ”{ $words }”. Skriv områden, platser, kategorier, en vecka eller tider, till exempel `lista klotter { $area } v { $week }`.
incident-filter-unclear = Jag förstod inte. Skriv områden, platser, kategorier, en vecka eller tider, till exempel `lista klotter { $area } v { $week }`.
incident-filter-own = från din egen part
incident-filter-hours = kl. { $first }–{ $last }
incident-filter-no-partner = Ingen samordnare har bekräftat vilken part du tillhör. Be en samordnare om det, eller skriv något annat urval.
incident-week = vecka { $number }, { $year }
incident-button-export-excel = Exportera till Excel
incident-button-export-csv = Exportera som CSV
incident-export-empty = Det finns inga sådana händelser att exportera. Prova `{ COMMAND("incident") } exportera` utan urval.
incident-export-coming = Filen med händelserna kommer i ett direktmeddelande från Trygg om en liten stund.
incident-export-line = { $more ->
    [yes] De { $number } senaste händelserna som du får se, som en fil för kalkylprogram.
   *[no] { $number ->
        [one] 1 händelse
       *[other] { $number } händelser
    } som du får se, som en fil för kalkylprogram.
}
incident-export-file = händelser-{ $asked }.{ $ending }
incident-export-sheet = Händelser
incident-row = *#{ $number } · { $category }*
    { $moment } · { $where }
incident-row-withdrawn = ~#{ $number } · { $category }~ · återtagen
    { $moment } · { $where }

incident-none-needs-unit = Vilken organisation är det lugnt hos? Svara en gång, så slipper du frågan sedan.
incident-none-noted = Noterat: *{ $partner }* har inget att rapportera vecka { $week }. Händer det något går det bra att rapportera ändå.
incident-none-known = Det är redan noterat att *{ $partner }* inte har något att rapportera vecka { $week }. Tack!
incident-none-undo = Ångra
incident-none-undone = Ångrat. Det är inte längre noterat att *{ $partner }* inte har något att rapportera vecka { $week }.
incident-none-undone-already = Det var redan ångrat.
incident-none-not-yours = Bara den som meddelade det, organisationen själv och samordnarna kan ångra det. Be någon av dem.
incident-none-week-over = Vecka { $week } är slut. Skriv `{ COMMAND("incident") } inget` om ni inte har något att rapportera den här veckan.
incident-none-but-reported =
    { $count ->
        [one] { $partner } har redan rapporterat en händelse vecka { $week }, så veckan räknas inte som lugn. Inget nytt har noterats.
       *[other] { $partner } har redan rapporterat { $count } händelser vecka { $week }, så veckan räknas inte som lugn. Inget nytt har noterats.
    }

nudge-text = Har något hänt hos *{ $partner }* den här veckan?
nudge-why = Ni har inte hört av er än. Att inget har hänt är också värt att veta: då ser alla att det är lugnt hos er.
nudge-report = Rapportera
nudge-how = Du svarar för *{ $partner }*. Frågan kommer högst en gång i veckan.

severe-text = *Mycket allvarlig händelse #{ $number }:* { $category } · { $area } · { $moment }
