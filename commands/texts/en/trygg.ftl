### The coordinators' part: settings, areas, partners and members.

help-trygg-setup = changes the channel and time of the weekly picture, language and reminders (coordinators)
help-trygg-areas = adds, renames and merges areas (coordinators)
help-trygg-places = adds, renames and merges places (coordinators)
help-trygg-partners = adds, renames and merges partners and units (coordinators)
help-trygg-categories = adds, renames and retires categories, with synonyms (coordinators)
help-trygg-members = shows who takes part, confirms their units and changes roles (coordinators)

setup-title = Settings
setup-preview = Preview the picture
setup-saved = The settings are saved.
setup-channel = Channel for the weekly picture
setup-channel-hint = Trygg joins a public channel by itself. Invite the app to a private one. Without a channel, no picture is posted.
setup-weekday = Weekday
setup-time = Time
setup-needs-time = Choose a time.
setup-not-at-two = Choose another time. Between 02 and 03 the clocks change twice a year.
setup-reminders = Follow-up reminders
setup-reminders-hint = Reminders come on working days, never before 07:00.
setup-severe = Very serious incidents
setup-severe-at-once = Tell coordinators at once
setup-severe-not = Do not tell
setup-severe-hint = They come as a direct message. Each can turn them off for themselves in Home.
setup-nudge-day = Ask organisations that have not reported
setup-nudge-hour = Time of the question
setup-nudge-hint = The three who reported last at each are asked whether anything has happened. On a public holiday, it comes the working day before.
setup-never = Never
setup-ahead = Show coordinators the picture before
setup-ahead-hint = It comes on the working day before. There is time to add an assessment, hold it or post it at once. If nobody answers, it is posted as usual.
setup-feedback-day = Tell those who have reported
setup-feedback-hour = Time of the message
setup-feedback-hint = They hear when something they reported stood out, belongs to a problem or led to an action. On a public holiday, it comes the working day before.
setup-language = Language
setup-language-hint = Used in the channel and for those who have not chosen a language in Slack.
setup-zone = Time zone
setup-needs-zone = Choose a time zone from the list, for example Europe/Stockholm.
setup-greeting = The weekly situational picture will be posted here every { $day } at { $time }.
setup-greeting-how = Report an incident with `{ COMMAND("incident") }`. See the week so far with `{ COMMAND("situation") }`.

coordinators-only = Only coordinators can do this. Ask { $people }.
coordinators-none = Only coordinators can do this, and there is none yet. Ask whoever runs Trygg to appoint one.
reader-refused = Your role is reader: you can read, but not report, add or change anything. Ask { $people } for another role.
reader-refused-none = Your role is reader: you can read, but not report, add or change anything. Ask whoever runs Trygg to appoint a coordinator.
team-unknown = Your organisation does not take part in Trygg yet: ask { $people }.
team-unknown-none = Your organisation does not take part in Trygg yet: ask whoever runs Trygg to appoint a coordinator.

name-wrong-sign = “{ $line }” contains { $sign }, which is not allowed in the name. Remove it.
list-name-too-long = “{ $line }…” contains a name that is too long. Shorten it to { $most } characters at most.
list-empty = Type at least one line.

members-title = Members
members-none = There is nobody to show. See everyone with the button below.
members-unknown-words = I did not understand. Type the name of a partner, or `without unit`, `unconfirmed`, `coordinators` or `left`.
members-state = { $state ->
    [without_unit] Without unit
    [unconfirmed] Unconfirmed
    [coordinator] Coordinators
   *[left] Have left
}
members-row-no-unit = no unit
members-row-unconfirmed = unconfirmed
members-row-left = has left
members-choose = Choose a person
members-confirm-several = Confirm several
members-confirm-which = Is the unit right? Tick those you confirm.
members-needs-ticks = Tick at least one, or choose Cancel.
members-none-wait = Nobody waits for their unit to be confirmed. See everyone with `{ COMMAND("trygg") } members`.
members-confirmed-several = { $count ->
    [one] Done. One person is confirmed.
   *[other] Done. { $count } people are confirmed.
}
members-saved = Saved for { $person }.
members-person = Person
members-unit = Unit
members-role = Role
members-role-name = { $role ->
    [reader] Reader
    [reporter] Reporter
    [unit_owner] Unit owner
   *[coordinator] Coordinator
}
members-role-hint = A reader only reads. A reporter reports and adds actions. A unit owner also changes the actions of their unit. A coordinator changes everything.
members-role-changed = { $by } has given you the role *{ $name }*. { $role ->
        [reader] You can read, but not report, add or change anything.
        [reporter] You can report, open problems and add actions, and change what is yours.
        [unit_owner] You can change every action of your unit, and do all that a reporter can.
       *[coordinator] You see and change everything, and keep the areas, partners, members and settings.
    }
members-no-units = There are no units yet. First add the partners with `{ COMMAND("trygg") } partners`.
members-needs-person = Choose a person.
members-last-coordinator = There must be at least one coordinator. Appoint another one first.
members-owner-needs-unit = A unit owner must have a unit. Choose one.
members-reader-owns = This person owns action #{ $number }. Change its owner before you make them a reader.
members-unconfirmed = { $person } says they belong to { $unit }. Is that right?
members-unconfirmed-new = { $partner } is new: no coordinator has added it yet.
members-unconfirmed-mixed = Careful: the name mixes letters of several alphabets.
members-unconfirmed-like = The name resembles { $known }, which is there already. If it is the same, choose that with *Change*.
members-left-out = { $count ->
    [one] One person has no unit any more, and sees only their own reports.
   *[other] { $count } people have no unit any more, and see only their own reports.
}
members-left-out-line = { $person } belonged to { $unit }.
members-left-out-more = … and { $count } more. See them with `{ COMMAND("trygg") } members`.
members-give-unit = Choose unit
members-confirm = Confirm
members-change = Change
members-settled = { $by } has answered: { $person } belongs to { $unit }.
members-settled-none = { $by } has answered: { $person } does not belong to { $unit }.
members-confirmed = Done. { $person } now sees what is shared within their organisation.
members-denied = Done. { $person } does not belong to { $unit }.
members-changed-since = This has changed since the message was written. See what holds now with `{ COMMAND("trygg") } members`.

help-trygg-status = shows what is overdue or has not arrived (coordinators)

status-title = Status right now
status-overdue = { $number ->
    [0] No actions are overdue.
   *[other] Overdue actions: { $number }. See `{ COMMAND("action") } list`.
}
status-stopped = The app has been uninstalled or revoked in Slack since { $when }. Nothing is sent until someone installs it again, and nothing is lost.
status-no-channel = No channel has been chosen for the picture. Choose one with `{ COMMAND("trygg") } setup`.
status-picture = The next picture will be posted { $when } in { $channel }.
status-picture-soon = The next picture will be posted in { $channel }.
status-shared = ⚠️ { $channel } is shared with { $names }. Everyone there reads what is posted. People who are invited only to post cannot use Trygg’s buttons.
status-shared-pending = ⚠️ Another organisation is invited to { $channel }, but has not answered yet.
status-no-partner = { $team } (no partner)
status-unknown-team = The organisation { $team } in Slack is not connected to any partner. People who come from there cannot use Trygg.
status-all-arrived = All messages have arrived.
status-failed = Did not arrive
status-unknown = Unclear whether they arrived
status-late = Waiting for Slack to accept them
status-message = • { $what } to { $receiver }, from { $when }
status-more = … and more.
