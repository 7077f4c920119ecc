### Det som hela Trygg delar.

help-title = Så använder du { $command }
help-overview = Det här kan du göra med Trygg
help-trygg = visar den här hjälpen

unknown-sub-command = Det ordet känner jag inte igen efter { $command }. Du kan skriva: { $known } – eller hjälp.
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
