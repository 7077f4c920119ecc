### Det som kommer av sig självt: påminnelser, obesvarade uppföljningar och nya ansvariga.

reminder-title = { $count ->
    [one] En åtgärd att följa upp
   *[other] { $count } åtgärder att följa upp
}
reminder-brief = #{ $number } { $title } – { $when }
reminder-rest = *Dessutom*
reminder-answered = Inget mer att svara på här
reminder-done = *#{ $number } { $title }* är klar.
reminder-reported = *#{ $number } { $title }*: { $status }. Nästa: { $stop }.
reminder-escalated = Samordnarna vet också om det som är minst en vecka försenat.
reminder-how = Skriv `{ COMMAND("action") }` för att se alla dina åtgärder.

escalation-title = { $count ->
    [one] En åtgärd har stått utan svar i en vecka
   *[other] { $count } åtgärder har stått utan svar i en vecka
}
escalation-action = *#{ $number } { $title }*
    Ansvarig: { $owner }
escalation-how = Hör med den ansvariga, eller öppna åtgärden och flytta datumet eller byt ansvarig.

owner-left-title = { $count ->
    [one] En åtgärd behöver en ny ansvarig
   *[other] { $count } åtgärder behöver en ny ansvarig
}
owner-left-who = { $owner } har inte kvar sitt konto i Slack och får inga påminnelser. Välj en ny ansvarig.

assigned-by = { $by } har lagt dig som ansvarig för åtgärden.
assigned-how = Du får en påminnelse när det är dags att följa upp. Skriv `{ COMMAND("action") } visa { $number }` för att se åtgärden.
assigned-text = Du är ansvarig för åtgärd #{ $number } { $title }
