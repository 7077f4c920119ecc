### Problem: { COMMAND("problem") } och det som visas om ett problem.

help-problem = visar öppna problem
help-problem-open = lägger upp ett nytt problem
help-problem-list = visar öppna problem; `lista stängda` visar de stängda
help-problem-show = visar allt om ett problem
help-problem-close = stänger ett problem

problem-title = Problem #{ $number }: { $title }
problem-list-open = Öppna problem
problem-list-closed = Stängda problem
problem-list-none-open = Det finns inga öppna problem.
problem-list-none-closed = Det finns inga stängda problem. Se de öppna med `{ COMMAND("problem") } lista`.
problem-row = *{ $title }*
    { $state } · prioritet: { $priority } · { $areas } · { $count ->
        [0] inga händelser
        [one] en händelse
       *[other] { $count } händelser
    }
problem-list-unknown = Jag förstod inte. Skriv `{ COMMAND("problem") } lista` eller `{ COMMAND("problem") } lista stängda`.
problem-unknown = Problem #{ $number } finns inte. Se alla öppna med `{ COMMAND("problem") } lista`.
problem-not-yours = Bara den som lade upp problem #{ $number } och samordnarna kan ändra det. Be någon av dem.
problem-already-closed = Problem #{ $number } är redan stängt. Se det med `{ COMMAND("problem") } visa { $number }`.

problem-state = { $value ->
    [noticed] Uppmärksammat
    [acting] Åtgärdas
   *[closed] Stängt
}
problem-priority = { $value ->
    [high] Hög
    [medium] Medel
   *[low] Låg
}
problem-sharing = { $value ->
    [red] Bara den som lade upp det och samordnarna (röd)
    [amber_strict] Bara organisationen som lade upp det och samordnarna (gul+)
    [amber] Utvalda parter (gul)
    [clear] Alla – får publiceras (öppen)
   *[green] Alla samverkansparter (grön)
}
problem-fact = *{ $name ->
    [state] Läge
    [priority] Prioritet
    [areas] Områden
    [categories] Kategorier
    [sharing] Vilka får se det
   *[partners] Delas med
}*
    { $fact }
problem-opened = *Upplagt*
    { $moment } av { $who }
problem-closed = *Stängt* { $moment } av { $who }. Skälet:
problem-incidents = *{ $count ->
    [0] Inga händelser är tillagda än
    [one] En händelse
   *[other] { $count } händelser
}*
problem-incidents-more = … och { $count } till
problem-actions = *{ $count ->
    [one] En åtgärd
   *[other] { $count } åtgärder
}*
problem-action = • #{ $number } { $title } – { $status }
problem-change = { $word ->
    [state] Ändra läge
    [link] Lägg till händelser
    [unlink] Ta bort händelser
    [decide] Beslut
    [close] Stäng problem
   *[history] Historik
}
problem-history = { $kind ->
    [decided] beslutade: { $decision }
    [opened] lade upp problemet
    [state] ändrade läget till { $state }
    [linked] lade till { $incidents }
   *[unlinked] tog bort { $incidents }
}

problem-open-title = Nytt problem
problem-open-name = Rubrik
problem-open-what = Beskrivning
problem-open-areas = Områden
problem-open-categories = Kategorier
problem-open-priority = Prioritet
problem-open-sharing = Vilka får se problemet?
problem-open-incidents = Händelser
problem-open-incidents-hint = De senaste åtta veckornas händelser. Välj områden och kategorier för att se färre.
problem-new-state = Nytt läge
problem-note = Kommentar
problem-note-hint = Skriv varför om problemet stängs.
problem-why = Varför stängs problemet?
problem-needs-title = Skriv en rubrik.
problem-needs-priority = Välj en prioritet.
problem-needs-sharing = Välj vilka som får se problemet.
problem-needs-state = Välj ett läge.
problem-needs-reason = Skriv varför problemet stängs.
problem-needs-incidents = Välj minst en händelse.
problem-nothing-to-choose = { $kind ->
    [link] Det finns inga fler händelser att föreslå från de senaste åtta veckorna. Rapportera dem först med `{ COMMAND("incident") }`.
    [figure] Alla de här händelserna finns redan i problemet. Se dem med `{ COMMAND("problem") } lista`.
   *[unlink] Problemet har inga händelser att ta bort. Lägg till några med knappen på problemet.
}
problem-all-areas = alla områden
