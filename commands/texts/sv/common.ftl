### Det som hela Trygg delar.

help-title = Så använder du { $command }
help-overview = Det här kan du göra med Trygg
help-trygg = visar den här hjälpen

unknown-sub-command = Det ordet känner jag inte igen efter { $command }. Du kan skriva: { $known } – eller hjälp.
number-missing = Skriv numret efter ordet, till exempel 12.
text-too-long = Texten är { $length } tecken. Korta den till högst { $most }.
busy = Det är mycket just nu. Inget har sparats – försök igen om en liten stund.
apology = Något gick fel hos oss och inget har sparats. Försök igen. Säg { $id } till den som sköter Trygg om det händer igen.

button-cancel = Avbryt
button-close = Stäng
button-save = Spara

whole-municipality = Hela kommunen
too-late-to-open = Formuläret hann inte öppnas. Försök en gång till.

manifest-description = Händelser, veckans lägesbild och åtgärder för lokal trygghetssamverkan
