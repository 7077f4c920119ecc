### Det som hela Trygg delar.

help-title = Så använder du { $command }
help-without-dots = Slack tar bara a–z i kommandon: skriv `{ $command }`, inte `{ $dotted }`.
how-to-report = Skriv `{ COMMAND("incident") }` var som helst, eller skriv bara till Trygg vad som har hänt.
how-to-report-dotted = Skriv `{ COMMAND("incident") }` var som helst, eller skriv bara till Trygg vad som har hänt. Slack känner inte igen `{ $dotted }` med prickar.
welcome = *Hej! Jag är Trygg.* Här berättar ni för varandra vad som händer, så att det går att göra något åt det. En rapport tar en halv minut. { $shown ->
        [yes] Veckans lägesbild kommer i { $channel } varje { $day }.
       *[no] Veckans lägesbild kommer varje { $day }.
    }
words-hello = *Hej!* Vad vill du göra?
words-offer = Vill du rapportera det här? Formuläret öppnas ifyllt, så att du kan läsa igenom innan du sparar. Inget är sparat än.
words-not-carried = ⚠️ { $why } Det följer inte med till formuläret. Ta gärna bort ditt meddelande här också.
words-cut = ⚠️ Bara de första { $most } tecknen får plats. Klistra in resten i formuläret.
words-open = Rapportera
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
help-role-reader =
    • `{ COMMAND("situation") }` – lägesbilden för veckan hittills
    • `{ COMMAND("incident") } lista` – händelserna som du får se
    • `{ COMMAND("problem") }` – problemen som pågår
    • `{ COMMAND("action") } lista` – åtgärderna som pågår
    • `{ COMMAND("trygg") } mer` – alla kommandon
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
meant-question = Menade du `{ $command } { $meant }`?
meant-text = Rapportera som text
number-missing = Skriv numret efter ordet, till exempel `visa 12`.
text-too-long = Texten är { $length } tecken. Korta den till högst { $most }.
busy = Det är mycket just nu. Inget har sparats – försök igen om en liten stund.
not-installed = Trygg är inte installerat i er Slack just nu. Be den som sköter er Slack att installera appen.
apology = Något gick fel hos oss och inget har sparats. Försök igen. Händer det igen, uppge { $id } för den som sköter Trygg.

button-cancel = Avbryt
button-close = Stäng
button-save = Spara
button-show = Visa

list-older = Äldre
list-newer = Nyare
list-previous = Föregående
list-next = Nästa
list-extent = { $first }–{ $last } av { $total }
list-extent-one = { $first } av { $total }
list-extent-many = { $first }–{ $last } av fler än { $total }

whole-municipality = Hela kommunen
too-late-to-open = Formuläret hann inte öppnas. Försök en gång till.

manifest-description = Händelser, veckans lägesbild och åtgärder för lokal trygghetssamverkan
choose-from-list = Det valet finns inte längre. Välj ett av dem som visas.
unreadable = Det gick inte att läsa vad du valde. Börja om med kommandot.
person-unknown = Den personen känner Trygg inte än. Välj en annan, eller be personen öppna Trygg i Slack först.

history = *Historik*
history-more = … och { $count } äldre
history-entry = { $moment } · { $who } ·
history-erased = { $why ->
    [retention] raderade texten enligt gallringsbeslutet
   *[other] raderade texten
}
text-erased = { $why ->
    [retention] 🗑️ Texten raderades { $day } enligt gallringsbeslutet.
   *[other] 🗑️ Texten raderades { $day } på begäran.
}
text-erased-glimpse = (texten är raderad)
