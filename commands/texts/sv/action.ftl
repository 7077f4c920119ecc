### Åtgärder: { COMMAND("action") } och det som visas om en åtgärd.

help-action = visar dina åtgärder och när de ska följas upp
help-action-add = lägger in en åtgärd i åtgärdsplanen
help-action-mine = visar dina öppna åtgärder
help-action-list = visar alla öppna åtgärder; lägg till ort, enhet, namn eller klara för att välja ut
help-action-show = visar åtgärd nummer N
help-action-report = rapporterar hur det går med åtgärd nummer N
help-action-done = rapporterar att åtgärd nummer N är klar
help-action-postpone = flyttar en uppföljning eller slutdatumet för åtgärd nummer N
help-action-hand = lämnar över åtgärd nummer N till någon annan

action-status-on-track = Enligt plan
action-status-at-risk = Risk för försening
action-status-blocked = Står still
action-status-done = Klar

action-rhythm-none = Inga fler än påminnelserna
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
action-button-show = Visa
action-button-add = Lägg in en åtgärd
action-page-back = Föregående
action-page-on = Fler

due-in = { $days ->
    [0] i dag
    [1] i morgon
   *[other] om { $days } dagar
}, { $day }
due-over = { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
} försenad, { $day }

action-title = #{ $number } { $title }
action-about = *#{ $number } { $title }*
action-stop-follow-up = { $mark }Uppföljning: { $when }
action-stop-deadline = { $mark }Slutdatum: { $when }
action-name-follow-up = uppföljningen { $day }
action-name-deadline = slutdatumet { $day }
action-stops = *Det här väntar*
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
action-field-rhythm = *Uppföljning*
    { $rhythm }
action-field-creator = *Inlagd av*
    { $creator }

action-history = *Det här har hänt*
action-history-more = { $count ->
    [one] En äldre anteckning visas inte.
   *[other] { $count } äldre anteckningar visas inte.
}
action-note = { $moment } · { $who } ·
action-note-progress = { $status }
action-note-moved = flyttade en uppföljning från { $old } till { $new }
action-note-moved-deadline = flyttade slutdatumet från { $old } till { $new }
action-note-handed = lämnade över till { $owner }
action-note-next-step = Nästa steg:

action-mine-title = Dina åtgärder
action-mine-none = Du ansvarar inte för någon öppen åtgärd.
action-list-title = Öppna åtgärder
action-list-title-done = Klara åtgärder
action-list-none = Här finns inga åtgärder.
action-list-unknown = Jag hittar inget område, ingen enhet och ingen ansvarig med det namnet. Skriv till exempel `{ COMMAND("action") } lista`, `{ COMMAND("action") } lista klara` eller `{ COMMAND("action") } lista` och ett områdes namn.
action-line = { $about }
    { $who }
    { $when }
action-line-owner = { $owner } · { $unit }

action-unknown = Det finns ingen åtgärd #{ $number }. Skriv `{ COMMAND("action") } lista` för att se vilka som finns.
action-not-yours = Åtgärd #{ $number } kan ändras av den som är ansvarig, den som lade in den eller en samordnare.
action-already-done = Åtgärd #{ $number } är redan klar.
action-moved-meanwhile = Någon annan har ändrat åtgärden under tiden. Öppna formuläret igen.

action-add-title = Ny åtgärd
action-add-name = Åtgärd
action-add-owner = Ansvarig
action-add-deadline = Slutdatum
action-add-what = Vad ska göras?
action-add-area = Område
action-add-unit = Enhet
action-add-unit-hint = Utan val gäller den ansvarigas enhet.
action-add-start = Start
action-add-rhythm = Uppföljning
action-add-days = Egna uppföljningsdatum
action-add-days-hint = Datum med komma emellan, till exempel { $examples }
action-added = Åtgärd #{ $number } är sparad: { $title }
action-added-how = Skriv `{ COMMAND("action") } visa { $number }` när du vill se eller ändra den.
action-owner-told = { $owner } får ett meddelande om åtgärden.

action-needs-title = Skriv en kort rubrik för åtgärden.
action-needs-owner = Välj vem som är ansvarig.
action-owner-left = Den personen finns inte längre i Slack. Välj någon annan.
action-needs-deadline = Välj ett slutdatum.
action-deadline-past = Slutdatumet har redan varit. Välj i dag eller senare.
action-deadline-before-start = Slutdatumet kommer före starten { DATETIME($start, dateStyle: "long") }.
action-no-such-day = Det finns ingen dag { $day }.
action-days-unreadable = Skriv datum som år-månad-dag eller dag/månad eller 3 december, med komma emellan.
action-days-too-many = Skriv högst { $most } datum.
action-day-past = { DATETIME($day, dateStyle: "long") } har redan varit.
action-day-before-start = { DATETIME($day, dateStyle: "long") } kommer före starten { DATETIME($start, dateStyle: "long") }.
action-day-after-deadline = { DATETIME($day, dateStyle: "long") } kommer efter slutdatumet { DATETIME($deadline, dateStyle: "long") }.

action-report-title = Rapportera läge
action-report-status = Hur går det?
action-report-note = Vad har hänt?
action-report-next = Nästa steg
action-needs-status = Välj hur det går.
action-reported = Läget för *#{ $number } { $title }* är sparat: { $status }.
action-follows = Nästa: { $stop }.
action-deadline-over = Slutdatumet { $day } har passerat. Skjut upp det om det behövs mer tid.
action-is-done = *#{ $number } { $title }* är klar. Inga fler påminnelser skickas.
action-done-title = Är åtgärden klar?
action-done-question = { $title } räknas som klar och inga fler påminnelser skickas.
action-done-yes = Ja, den är klar
action-done-no = Inte än

action-postpone-title = Skjut upp
action-postpone-what = Vad ska flyttas?
action-postpone-only = Det här flyttas: { $stop }.
action-postpone-date = Nytt datum
action-postpone-reason = Varför?
action-needs-new-date = Välj ett nytt datum.
action-new-date-past = Välj ett datum senare än i dag.
action-new-date-same = Det är redan { DATETIME($day, dateStyle: "long") }. Välj ett annat datum.
action-new-date-before-start = Det datumet kommer före starten { DATETIME($start, dateStyle: "long") }.
action-new-date-after-deadline = En uppföljning ska komma före slutdatumet { DATETIME($deadline, dateStyle: "long") }. Flytta slutdatumet i stället.
action-needs-reason = Skriv varför det flyttas.
action-postponed = *#{ $number } { $title }*: { $was } är flyttad till { $day }.
action-postponed-deadline = *#{ $number } { $title }*: { $was } är flyttat till { $day }.

action-hand-title = Byt ansvarig
action-hand-owner = Ny ansvarig
action-hand-hint = Den nya ansvariga får ett meddelande och alla påminnelser från och med nu.
action-same-owner = Den personen är redan ansvarig. Välj någon annan.
action-handed = { $owner } är nu ansvarig för *#{ $number } { $title }*.
