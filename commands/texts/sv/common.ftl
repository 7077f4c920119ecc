### Det som hela Trygg delar.

help-title = Så använder du { $command }
help-overview = Det här kan du göra med Trygg
help-trygg = visar det du gör oftast
help-trygg-more = visar alla kommandon
help-button-more = Mer
help-more = Skriv `{ COMMAND("trygg") } mer` för att se allt.
help-role-reporter =
    • `{ COMMAND("incident") } klotter { $area } igår 22:30` – rapportera, på en halv minut
    • `{ COMMAND("incident") } inget` – meddela att det är lugnt den här veckan
    • `{ COMMAND("incident") } mina` – se, rätta eller återta det du har rapporterat
    • `{ COMMAND("situation") }` – lägesbilden för veckan hittills
    • `{ COMMAND("action") } lista` – åtgärderna som pågår
help-role-owner =
    • `{ COMMAND("action") }` – dina åtgärder och deras nästa datum
    • `{ COMMAND("action") } rapportera { $number }` – berätta hur det går
    • `{ COMMAND("action") } skjut upp { $number }` – ge åtgärden ett nytt datum
    • `{ COMMAND("incident") } klotter { $area } igår 22:30` – rapportera, på en halv minut
    • `{ COMMAND("situation") }` – lägesbilden för veckan hittills
help-role-coordinator =
    • `{ COMMAND("situation") }` – lägesbilden för veckan hittills
    • `{ COMMAND("action") } lista` – åtgärderna som pågår, de försenade först
    • `{ COMMAND("action") } ny` – lägg till en åtgärd
    • `{ COMMAND("trygg") } läge` – det som är försenat eller inte har kommit fram
    • `{ COMMAND("trygg") } medlemmar` – bekräfta vem som tillhör vilken enhet

unknown-sub-command = Jag förstod inte. Efter `{ $command }` kan du skriva { $known } eller `hjälp`.
number-missing = Skriv numret efter ordet, till exempel _visa 12_.
text-too-long = Texten är { $length } tecken. Korta den till högst { $most }.
busy = Det är mycket just nu. Inget har sparats – försök igen om en liten stund.
apology = Något gick fel hos oss och inget har sparats. Försök igen. Händer det igen, uppge { $id } för den som sköter Trygg.

button-cancel = Avbryt
button-close = Stäng
button-save = Spara

whole-municipality = Hela kommunen
too-late-to-open = Formuläret hann inte öppnas. Försök en gång till.

manifest-description = Händelser, veckans lägesbild och åtgärder för lokal trygghetssamverkan
