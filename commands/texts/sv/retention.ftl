### Gallring: vad som tas bort efter hur lång tid, enligt vilket beslut, och protokollen över det.

help-trygg-retention = visar vad som gallras, enligt vilket beslut och när (samordnare)

retention-title = Gallring
retention-off = Gallringen är avstängd. Inget tas bort förrän ni för in ett gallringsbeslut.
retention-on = Gallring enligt beslut
retention-about = Trygg gallrar den första i varje månad. Ett nytt beslut börjar gälla tidigast efter en vecka, så att ni hinner provköra.
retention-decision = Beslut: { $reference }, den { $day }. Infört av { $who } { $when }.
retention-kind = { $kind ->
    [texts] Fritext i händelser
    [incidents] Händelser
    [nil_reports] Inget att rapportera
    [actions] Klara åtgärder
    [problems] Stängda problem
    [people] Personer som har slutat
    [pictures] Lägesbilder
   *[messages] Meddelanden från Trygg
}
retention-kept = • { $name }: { $months ->
    [one] en månad
   *[other] { $months } månader
}
retention-kept-for-good = • { $name }: sparas
retention-count = • { $name }: { $number }
retention-next = Nästa gallring: { $when }.
retention-held = Gallringen är stoppad. Den börjar när en samordnare häver stoppet.

retention-dry-run = Provkör
retention-would-go = Det här skulle tas bort om gallringen kördes nu. Inget är borttaget.
retention-entered = Beslutet är infört
retention-no-decision = Det finns inget gallringsbeslut. Lägg till ett med `{ COMMAND("trygg") } gallring`.

retention-enter = För in beslut
retention-enter-new = Ändra beslutet
retention-turn-off = Stäng av
retention-form = Gallringsbeslut
retention-reference = Beslutets beteckning
retention-reference-hint = Diarienummer eller paragraf, så att andra hittar beslutet.
retention-needs-reference = Skriv beslutets diarienummer eller paragraf.
retention-decided-on = Beslutsdag
retention-needs-day = Välj dagen då beslutet fattades.
retention-not-decided-yet = Dagen har inte kommit än. Välj dagen då beslutet fattades.
retention-form-texts = Fritext i händelser, antal månader
retention-hint-texts = Räknas från rapporten. Även äldre lydelser tas bort. Siffrorna i lägesbilderna är kvar.
retention-form-incidents = Händelser, antal månader
retention-hint-incidents = Räknas från rapporten. Hela händelsen tas bort, med det som Trygg har skrivit om den i Slack.
retention-form-nil-reports = Inget att rapportera, antal månader
retention-hint-nil-reports = Räknas från att någon sa att det var lugnt.
retention-form-actions = Klara åtgärder, antal månader
retention-hint-actions = Räknas från att åtgärden blev klar. Pågående åtgärder är kvar.
retention-form-problems = Stängda problem, antal månader
retention-hint-problems = Räknas från att problemet stängdes.
retention-form-pictures = Lägesbilder, antal månader
retention-hint-pictures = Räknas från att bilden lades ut. Den tas bort i Slack också. Den senaste är alltid kvar.
retention-form-messages = Meddelanden från Trygg, antal månader
retention-hint-messages = Kvitton, påminnelser och filer tas bort i Slack också. Lämna ett fält tomt för det som ska sparas.
retention-form-people = Personer som har slutat, antal månader
retention-hint-people = Räknas från att kontot stängdes i Slack. Det de gjorde är kvar utan namn. Den som har pågående åtgärder är kvar.
retention-months = Skriv ett antal månader mellan { $least } och { $most }. Lämna tomt för det som ska sparas.
retention-needs-period = Skriv hur många månader något ska sparas.
retention-texts-first = Fritexten får inte sparas längre än händelserna. Skriv ett lägre tal.
retention-messages-first = Meddelanden får inte sparas längre än det som de handlar om. Skriv ett lägre tal.

retention-hold = Stoppa gallringen
retention-lift = Häv stoppet
retention-reason = Varför får inget gallras?
retention-reason-hint = Till exempel en tvist eller en begäran om att få ut handlingar. Skriv inga namn.
retention-needs-reason = Skriv varför inget får gallras.
retention-hold-placed = ⚠️ *Gallringen är stoppad* av { $who } { $when }:

retention-records = Gallringsprotokoll
retention-no-records = Det finns inga gallringsprotokoll än. De kommer med varje gallring.
retention-no-record = Det protokollet finns inte. Se alla med `{ COMMAND("trygg") } gallring`.
retention-record = Gallringsprotokoll { $number }
retention-record-row = *{ $when }* · borttaget: { $number }
retention-periods = Så länge sparas det enligt beslutet:
retention-gone = Borttaget:
retention-begun = Påbörjat { $when }.
retention-finished = Avslutat { $when }.
retention-compacted = Databasens filer skrevs om { $when }.
retention-print = Skicka som fil
retention-print-coming = { $title } kommer som fil i ett meddelande till dig.
retention-file = gallringsprotokoll-{ $number }-{ $asked }.pdf
retention-file-line = { $title } som PDF, att skriva ut eller spara i diariet.
retention-undrawn = PDF-filen gick inte att göra. Här är protokollet i text i stället.
retention-printed = Utskrivet { $when }
retention-gone-title = Vad som har tagits bort
retention-times-title = När det gjordes
retention-column-kind = Uppgifter
retention-column-kept = Sparas enligt beslutet
retention-column-gone = Borttaget
retention-column-step = Steg
retention-column-when = Tid
retention-cell-for-good = sparas
retention-cell-months = { $months ->
    [one] en månad
   *[other] { $months } månader
}
retention-row-begun = Påbörjat
retention-row-finished = Avslutat
retention-row-compacted = Databasens filer skrevs om
