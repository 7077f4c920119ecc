### The coordinators' part: settings, areas, partners and members.

help-trygg-setup = channel and time of the weekly picture, language and reminders (coordinators)
help-trygg-areas = the areas that incidents are reported in (coordinators)
help-trygg-partners = the partners and their units (coordinators)
help-trygg-members = who belongs to which unit (coordinators)

setup-title = Settings
setup-channel = Channel for the weekly picture
setup-channel-hint = Trygg joins a public channel by itself. Invite the app to a private one. Without a channel no picture is posted.
setup-weekday = Weekday
setup-time = Time
setup-needs-time = Choose a time.
setup-not-at-two = Choose another time. Between 02 and 03 the clocks change twice a year.
setup-reminders = Reminders of follow-ups
setup-reminders-hint = Reminders come on working days, at 07:00 at the earliest.
setup-language = Language
setup-language-hint = Used in the channel and for those who have not chosen a language in Slack.
setup-zone = Time zone
setup-choose-one = Choose from the list.
setup-needs-zone = Choose a time zone from the list, for example Europe/Stockholm.
setup-greeting = The weekly situational picture will be posted here every { $day } at { $time }.
setup-greeting-how = Report an incident with `{ COMMAND("incident") }`. See the week so far with `{ COMMAND("situation") }`.

coordinators-only = This is for coordinators. Turn to { $people }.
coordinators-none = This is for coordinators, and there is none yet. Ask whoever runs Trygg to appoint one.

areas-title = Areas
areas-intro = Write one area per line, in the order they are to be shown. An area that is taken out stays on old incidents.
areas-label = Areas
partners-title = Partners
partners-intro = Write one partner per line. Units come after a colon: *Municipality: Rescue service, School*.
partners-label = Partners and units
partners-needs-name = “{ $line }” has no partner before the colon.
partners-wrong-sign = “{ $line }” holds { $sign }, which may not stand in a partner’s name.
list-name-too-long = “{ $line }…” holds a name that is too long. A name may have { $most } characters at most.
list-empty = Write at least one line.
list-changed = Someone else has changed the list since you opened it. Copy what you have written, close, and open it again.

members-title = Members
members-person = Person
members-unit = Unit
members-role = Role
members-member = Reporter
members-coordinator = Coordinator
members-no-units = There are no units yet. First add the partners with `{ COMMAND("trygg") } partners`.
members-coordinators = Coordinators: { $people }
members-waiting = Waiting to have their unit confirmed: { $people }
members-needs-person = Choose a person.
members-last-coordinator = There must be at least one coordinator. Appoint another one first.
members-stated = { $person } says they belong to { $unit }. Is that right?
members-confirm = Confirm
members-change = Change
members-settled = { $by } has answered: { $person } belongs to { $unit }.
members-settled-none = { $by } has answered: { $person } does not belong to { $unit }.
members-confirmed = Done. { $person } now sees what is shared within their organisation.
members-denied = Done. { $person } does not belong to { $unit }.
members-changed-since = This has changed since the message was written. Open `{ COMMAND("trygg") } members` to see how it stands.

help-trygg-status = what is overdue or has not arrived (coordinators)

status-title = How things stand
status-overdue = { $number ->
    [0] No action is past its date.
    [one] 1 action is past its date. See `{ COMMAND("action") } list`.
   *[other] { $number } actions are past their dates. See `{ COMMAND("action") } list`.
}
status-no-channel = No channel is chosen for the picture. Choose one with `{ COMMAND("trygg") } setup`.
status-picture = The next picture is posted { $when } in { $channel }.
status-picture-soon = The next picture is posted in { $channel }.
status-all-arrived = Every message has arrived.
status-failed = Did not arrive
status-unknown = Not known whether it arrived
status-late = Waiting for Slack to take it
status-message = • { $what } to { $receiver }, from { $when }
status-more = … and more.
