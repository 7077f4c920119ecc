### What all of Trygg shares.

help-title = How to use { $command }
help-without-dots = Slack takes only a–z in commands: type `{ $command }`, not `{ $dotted }`.
how-to-report = Type `{ COMMAND("incident") }` anywhere, or just write to Trygg what has happened.
how-to-report-dotted = Type `{ COMMAND("incident") }` anywhere, or just tell Trygg what has happened. Slack does not know `{ $dotted }` with dots.
welcome = *Hello! I am Trygg.* Here you tell each other what happens, so that something can be done about it. A report takes half a minute. { $shown ->
        [yes] The weekly picture comes in { $channel } every { $day }.
       *[no] The weekly picture comes every { $day }.
    }
words-hello = *Hello!* What would you like to do?
words-offer = Would you like to report this? The form opens filled in, so that you can read it through before you save. Nothing is saved yet.
words-not-carried = ⚠️ { $why } It does not come along to the form. Please delete your message here too.
words-cut = ⚠️ Only the first { $most } characters fit. Paste the rest into the form.
words-open = Report
help-overview = What you can do with Trygg
help-trygg = shows what you do most often
help-trygg-more = shows every command
help-button-more = More
help-more = Type `{ COMMAND("trygg") } more` to see everything.
help-role-reporter =
    • `{ COMMAND("incident") } graffiti { $area } yesterday 10pm` – report, in half a minute
    • `{ COMMAND("incident") } none` – say that all is calm this week
    • `{ COMMAND("incident") } mine` – see, correct or withdraw what you have reported
    • `{ COMMAND("situation") }` – the picture of the week so far
    • `{ COMMAND("action") } list` – the open actions
help-role-reader =
    • `{ COMMAND("situation") }` – the picture of the week so far
    • `{ COMMAND("incident") } list` – the incidents that you can see
    • `{ COMMAND("problem") }` – the open problems
    • `{ COMMAND("action") } list` – the open actions
    • `{ COMMAND("trygg") } more` – every command
help-role-owner =
    • `{ COMMAND("action") }` – your actions and their next dates
    • `{ COMMAND("action") } report { $number }` – tell how it is going
    • `{ COMMAND("action") } postpone { $number }` – give the action a new date
    • `{ COMMAND("incident") } graffiti { $area } yesterday 10pm` – report, in half a minute
    • `{ COMMAND("situation") }` – the picture of the week so far
help-role-coordinator =
    • `{ COMMAND("situation") }` – the picture of the week so far
    • `{ COMMAND("action") } list` – the open actions, overdue ones first
    • `{ COMMAND("action") } add` – add an action
    • `{ COMMAND("trygg") } status` – what is overdue or has not arrived
    • `{ COMMAND("trygg") } members` – confirm who belongs to which unit

unknown-sub-command = I did not understand. After `{ $command }` you can type { $known } or `help`.
meant-question = Did you mean `{ $command } { $meant }`?
meant-text = Report it as text
number-missing = Type the number after the word, for example `show 12`.
text-too-long = The text is { $length } characters long. Shorten it to { $most } at most.
busy = It is busy right now. Nothing was saved – please try again in a moment.
not-installed = Trygg is not installed in your Slack right now. Ask whoever runs your Slack to install the app.
apology = Something went wrong on our side and nothing was saved. Please try again. If it happens again, give { $id } to whoever runs Trygg.

button-cancel = Cancel
button-close = Close
button-save = Save
button-show = Show

list-older = Older
list-newer = Newer
list-previous = Previous
list-next = Next
list-extent = { $first }–{ $last } of { $total }
list-extent-one = { $first } of { $total }
list-extent-many = { $first }–{ $last } of more than { $total }

whole-municipality = Whole municipality
too-late-to-open = The form could not open in time. Please try again.

manifest-description = Incidents, the weekly picture and actions for local safety partnerships
choose-from-list = That choice is no longer there. Choose one of those shown.
unreadable = What you chose could not be read. Begin again with the command.
person-unknown = Trygg does not know that person yet. Choose another, or ask them to open Trygg in Slack first.

history = *History*
history-more = … and { $count } older
history-entry = { $moment } · { $who } ·
history-erased = { $why ->
    [retention] erased the text under the retention decision
   *[other] erased the text
}
text-erased = { $why ->
    [retention] 🗑️ The text was erased on { $day } under the retention decision.
   *[other] 🗑️ The text was erased on { $day } on request.
}
text-erased-glimpse = (the text has been erased)
