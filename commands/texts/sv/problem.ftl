### Problem: { COMMAND("problem") } och det som visas om ett problem.

help-problem = visar öppna problem
help-problem-open = lägger upp ett nytt problem
help-problem-list = visar öppna problem
help-problem-show = visar allt om ett problem
help-problem-close = stänger ett problem

problem-title = Problem #{ $number }: { $title }
problem-list-title = Öppna problem
problem-list-none = Det finns inga öppna problem. Lägg upp ett med `{ COMMAND("problem") } ny`.
problem-unknown = Problem #{ $number } finns inte. Se alla öppna med `{ COMMAND("problem") } lista`.
problem-not-yours = Bara den som lade upp problemet och samordnarna kan stänga det. Be någon av dem.
problem-already-closed = Problem #{ $number } är redan stängt. Se det med `{ COMMAND("problem") } visa { $number }`.

problem-field-state = *Läge:* { $state ->
    [closed] Stängt
   *[noticed] Uppmärksammat
}
problem-field-sharing = *Vilka får se det:* { $sharing }
problem-field-creator = *Upplagt av:* { $creator }
problem-field-area = *Område:* { $area }
problem-closed = Stängt { $moment } av { $who }:
problem-button-close = Stäng

problem-open-title = Nytt problem
problem-open-name = Rubrik
problem-open-what = Beskrivning
problem-open-area = Område
problem-open-sharing = Vilka får se problemet?
problem-needs-title = Skriv en rubrik.
problem-needs-sharing = Välj vilka som får se problemet.
problem-close-title = Stäng problemet
problem-close-reason = Varför stängs problemet?
problem-needs-reason = Skriv varför problemet stängs.
