### Åtgärder: { COMMAND("action") } och det som visas om en åtgärd.

help-action = visar dina åtgärder och deras nästa datum
help-action-add = lägger till en åtgärd i åtgärdsplanen
help-action-mine = visar dina pågående åtgärder
help-action-list = visar pågående åtgärder: alla, `försenade`, `mina`, eller för ett område, en enhet eller en person. `lista klara` visar de avslutade
help-action-show = visar allt om en åtgärd
help-action-report = rapporterar hur det går med en åtgärd
help-action-done = rapporterar att en åtgärd är klar
help-action-postpone = skjuter upp en uppföljning eller ett slutdatum
help-action-hand = byter ansvarig för en åtgärd

action-status-on-track = Enligt plan
action-status-at-risk = Risk för försening
action-status-blocked = Står still
action-status-done = Klar
action-status-overdue = Försenad
action-status-follow-up-overdue = Uppföljningen är försenad

action-rhythm-none = Bara påminnelser före slutdatum
action-rhythm-own = På egna datum
action-rhythm-weekly = Varje vecka
action-rhythm-fortnightly = Varannan vecka
action-rhythm-monthly = Varje månad
action-rhythm-quarterly = Varje kvartal
action-rhythm-half-yearly = Varje halvår
action-rhythm-yearly = Varje år

action-button-report = Rapportera läge
action-button-done = Klar
action-button-postpone = Skjut upp
action-button-hand = Byt ansvarig
action-button-add = Lägg till åtgärd

due-in = { $days ->
    [0] i dag
    [1] i morgon
   *[other] om { $days } dagar
}, { $day }

action-title = #{ $number } { $title }
action-about = *#{ $number } { $title }*
action-stop-follow-up = Uppföljning: { $when }
action-stop-deadline = Slutdatum: { $when }
action-over-follow-up = Skulle ha följts upp { $day } – { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
} försenad
action-over-deadline = Skulle ha varit klar { $day } – { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
} försenad
action-name-follow-up = uppföljningen { $day }
action-name-deadline = slutdatumet { $day }
action-stops = *Kommande datum*
action-stops-more = … och { $count } till

action-field-status = *Läge*
    { $status }
action-field-owner = *Ansvarig*
    { $owner }
action-field-deadline = *Slutdatum*
    { $day }
action-field-start = *Start*
    { $day }
action-field-unit = *Enhet*
    { $unit }
action-field-area = *Område*
    { $area }
action-field-problem = *Problem*
    #{ $number }
action-field-rhythm = *Uppföljning*
    { $rhythm }
action-field-creator = *Tillagd av*
    { $creator }

action-note-progress = { $status }
action-note-moved = { $later ->
    [yes] sköt upp
   *[no] tidigarelade
} en uppföljning från { $old } till { $new }
action-note-moved-deadline = { $later ->
    [yes] sköt upp
   *[no] tidigarelade
} slutdatumet från { $old } till { $new }
action-note-handed = bytte ansvarig till { $owner }
action-note-next-step = Nästa steg:

action-mine-title = Dina åtgärder
action-mine-none = Du ansvarar inte för någon pågående åtgärd.
action-list-title = Pågående åtgärder
action-list-title-done = Klara åtgärder
action-list-title-overdue = Försenade åtgärder
action-list-none = Det finns inga åtgärder att visa.
action-list-unknown = Jag hittar inget område, ingen enhet och ingen person med det namnet. Prova `{ COMMAND("action") } lista`, `{ COMMAND("action") } lista försenade` eller `{ COMMAND("action") } lista klara`.
action-line = { $about }
    { $who }
    { $when }
action-line-owner = { $owner } · { $unit }

action-unknown = Åtgärd #{ $number } finns inte. Se alla med `{ COMMAND("action") } lista`.
action-not-yours = Åtgärd #{ $number } kan bara ändras av den ansvariga, den som lade till den, den enhetsansvariga och samordnarna. Be någon av dem.
action-already-done = Åtgärd #{ $number } är redan klar. Se den med `{ COMMAND("action") } visa { $number }`.
action-moved-meanwhile = Någon annan har ändrat åtgärden medan du skrev. Kopiera din text, stäng formuläret och öppna det igen.

action-add-title = Ny åtgärd
action-add-name = Åtgärd
action-add-for-all = Alla parter får se åtgärder. Skriv inget här som avslöjar vad problemet handlar om.
action-add-owner = Ansvarig
action-add-deadline = Slutdatum
action-add-what = Vad ska göras?
action-add-area = Område
action-add-unit = Enhet
action-add-unit-hint = Om du inte väljer gäller den ansvarigas enhet.
action-add-start = Start
action-add-rhythm = Uppföljning
action-add-days = Egna uppföljningsdatum
action-add-days-hint = Skilj datumen åt med komma, till exempel { $examples }
action-added = Åtgärd #{ $number } är sparad: { $title }
action-added-how = Se eller ändra den med `{ COMMAND("action") } visa { $number }`.
action-owner-told = { $owner } får ett meddelande om åtgärden.

action-needs-title = Skriv en kort rubrik för åtgärden.
action-needs-owner = Välj vem som är ansvarig.
action-owner-left = Den personen har inte kvar sitt konto i Slack. Välj någon annan.
action-owner-reads = Den personen får bara läsa. Välj någon annan, eller be en samordnare ändra rollen.
action-owner-outside = Den personens organisation är inte med i Trygg. Välj någon annan, eller koppla organisationen till en part.
action-needs-deadline = Välj ett slutdatum.
action-deadline-past = Slutdatumet har redan passerat. Välj i dag eller senare.
action-deadline-before-start = Slutdatumet ligger före starten { DATETIME($start, dateStyle: "long") }. Ändra ett av dem.
action-no-such-day = { $day } finns inte i kalendern. Skriv ett annat datum.
action-days-unreadable = Skriv datum som 2026-12-03, 3/12 eller 3 december, med komma emellan.
action-days-too-many = Skriv högst { $most } datum.
action-day-past = { DATETIME($day, dateStyle: "long") } har redan passerat. Ta bort eller ändra det datumet.
action-day-before-start = { DATETIME($day, dateStyle: "long") } ligger före starten { DATETIME($start, dateStyle: "long") }. Ta bort eller ändra det datumet.
action-day-after-deadline = { DATETIME($day, dateStyle: "long") } ligger efter slutdatumet { DATETIME($deadline, dateStyle: "long") }. Ta bort eller ändra det datumet.

action-report-title = Rapportera läge
action-report-status = Hur går det?
action-report-note = Vad har hänt?
action-report-next = Nästa steg
action-needs-status = Välj hur det går.
action-reported = Läget för *#{ $number } { $title }* är sparat: { $status }.
action-follows = Härnäst: { $follow_up }.
action-deadline-over = Slutdatumet { $day } har passerat. Skjut upp det om det behövs mer tid.
action-is-done = *#{ $number } { $title }* är klar. Inga fler påminnelser skickas.
action-done-title = Är åtgärden klar?
action-done-note = Vad har uppnåtts?
action-done-hint = Åtgärden räknas som klar och inga fler påminnelser skickas.

action-postpone-title = Skjut upp
action-postpone-what = Vad ska skjutas upp?
action-postpone-only = Det här skjuts upp: { $follow_up }.
action-postpone-date = Nytt datum
action-postpone-reason = Varför?
action-needs-new-date = Välj ett nytt datum.
action-new-date-past = Välj ett datum efter i dag.
action-new-date-same = Det är redan { DATETIME($day, dateStyle: "long") }. Välj ett annat datum.
action-new-date-before-start = Åtgärden startar { DATETIME($start, dateStyle: "long") }. Välj den dagen eller en senare.
action-new-date-after-deadline = En uppföljning ligger före slutdatumet { DATETIME($deadline, dateStyle: "long") }. Välj ett tidigare datum eller skjut upp slutdatumet.
action-needs-reason = Skriv varför datumet ändras.
action-postponed = *#{ $number } { $title }*: uppföljningen är nu { $day } (tidigare { $was }).
action-postponed-deadline = *#{ $number } { $title }*: slutdatumet är nu { $day } (tidigare { $was }).

action-hand-title = Byt ansvarig
action-hand-owner = Ny ansvarig
action-hand-hint = Den nya ansvariga får ett meddelande och alla påminnelser från och med nu.
action-hand-unit = Åtgärden ligger kvar hos { $unit }.
action-same-owner = Den personen är redan ansvarig. Välj någon annan.
action-handed = { $owner } är nu ansvarig för *#{ $number } { $title }*.
