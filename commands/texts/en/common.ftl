### What all of Trygg shares.

help-title = How to use { $command }
help-overview = What you can do with Trygg
help-trygg = shows this help

unknown-sub-command = I do not know that word after { $command }. You can write: { $known } – or help.
number-missing = Type the number after the word, for example _show 12_.
text-too-long = The text is { $length } characters long. Shorten it to { $most } at most.
busy = It is busy right now. Nothing was saved – please try again in a moment.
apology = Something went wrong on our side and nothing was saved. Please try again. If it happens again, give { $id } to whoever runs Trygg.

button-cancel = Cancel
button-close = Close
button-save = Save

whole-municipality = Whole municipality
too-late-to-open = The form could not open in time. Please try again.

manifest-description = Incidents, the weekly picture and actions for local safety partnerships
