### Det som kommer av sig självt: påminnelser, obesvarade uppföljningar och nya ansvariga.

reminder-title = { $count ->
    [one] En åtgärd att följa upp
   *[other] { $count } åtgärder att följa upp
}
reminder-brief = #{ $number } { $title } · { $when }
reminder-rest = *Dessutom*
reminder-resolved = Klart – inget mer att göra
reminder-done = *#{ $number } { $title }* är klar.
reminder-reported = *#{ $number } { $title }*: { $status }. Härnäst: { $follow_up }.
reminder-deadline-over = *#{ $number } { $title }*: { $status }. Slutdatumet { $day } har passerat.
reminder-escalated = Samordnarna har fått veta om det som är minst en vecka försenat.
reminder-how = Se alla dina åtgärder med `{ COMMAND("action") }`.

escalation-title = { $count ->
    [one] En åtgärd är minst en vecka försenad
   *[other] { $count } åtgärder är minst en vecka försenade
}
escalation-action = *#{ $number } { $title }*
    Ansvarig: { $owner }
escalation-how = Hör med den ansvariga, eller öppna åtgärden och välj Skjut upp eller Byt ansvarig.

owner-left-title = { $count ->
    [one] En åtgärd behöver en ny ansvarig
   *[other] { $count } åtgärder behöver en ny ansvarig
}
owner-left-who = { $owner } har inte kvar sitt konto i Slack och får inga påminnelser. Byt ansvarig.

assigned-by = { $by } har gjort dig ansvarig för åtgärden.
assigned-how = Du får en påminnelse när det är dags för uppföljning. Se åtgärden med `{ COMMAND("action") } visa { $number }`.
assigned-text = Du är ansvarig för åtgärd #{ $number } { $title }
