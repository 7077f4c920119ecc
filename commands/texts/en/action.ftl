### Actions: { COMMAND("action") } and what is shown of an action.

help-action = shows your actions and when they are to be followed up
help-action-add = adds an action to the action plan
help-action-mine = shows your open actions
help-action-list = shows all open actions; add an area, a unit, a name or done to narrow it down
help-action-show = shows action number N
help-action-report = reports how action number N is going
help-action-done = reports that action number N is done
help-action-postpone = moves a follow-up or the deadline of action number N
help-action-hand = hands action number N over to someone else

action-status-on-track = On track
action-status-at-risk = At risk of delay
action-status-blocked = Blocked
action-status-done = Done

action-rhythm-none = None beyond the reminders
action-rhythm-weekly = Every week
action-rhythm-fortnightly = Every other week
action-rhythm-monthly = Every month
action-rhythm-quarterly = Every quarter
action-rhythm-half-yearly = Every half-year
action-rhythm-yearly = Every year

action-button-report = Report progress
action-button-done = Done
action-button-postpone = Postpone
action-button-hand = Change owner
action-button-show = Show
action-button-add = Add an action
action-page-back = Back
action-page-on = More

due-in = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}, { $day }
due-over = { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue, { $day }

action-title = #{ $number } { $title }
action-about = *#{ $number } { $title }*
action-stop-follow-up = { $mark }Follow-up: { $when }
action-stop-deadline = { $mark }Deadline: { $when }
action-name-follow-up = the follow-up on { $day }
action-name-deadline = the deadline on { $day }
action-stops = *To come*
action-stops-more = … and { $count } more

action-field-status = *Progress*
    { $status }
action-field-owner = *Owner*
    { $owner }
action-field-deadline = *Deadline*
    { $day }
action-field-start = *Start*
    { $day }
action-field-unit = *Unit*
    { $unit }
action-field-area = *Area*
    { $area }
action-field-rhythm = *Follow-ups*
    { $rhythm }
action-field-creator = *Added by*
    { $creator }

action-history = *What has happened*
action-history-more = { $count ->
    [one] One older note is not shown.
   *[other] { $count } older notes are not shown.
}
action-note = { $moment } · { $who } ·
action-note-progress = { $status }
action-note-moved = moved a follow-up from { $old } to { $new }
action-note-moved-deadline = moved the deadline from { $old } to { $new }
action-note-handed = handed over to { $owner }
action-note-next-step = Next step:

action-mine-title = Your actions
action-mine-none = You do not own any open action.
action-list-title = Open actions
action-list-title-done = Actions done
action-list-none = There are no actions here.
action-list-unknown = I find no area, no unit and no owner of that name. Write for example `{ COMMAND("action") } list`, `{ COMMAND("action") } list done` or `{ COMMAND("action") } list` and the name of an area.
action-line = { $about }
    { $who }
    { $when }
action-line-owner = { $owner } · { $unit }

action-unknown = There is no action #{ $number }. Write `{ COMMAND("action") } list` to see which there are.
action-not-yours = Action #{ $number } can be changed by its owner, by whoever added it, or by a coordinator.
action-already-done = Action #{ $number } is done already.
action-moved-meanwhile = Someone else has changed the action in the meantime. Open the form again.

action-add-title = New action
action-add-name = Action
action-add-owner = Owner
action-add-deadline = Deadline
action-add-what = What will be done?
action-add-area = Area
action-add-unit = Unit
action-add-unit-hint = Without a choice it is the owner’s unit.
action-add-start = Start
action-add-rhythm = Follow-ups
action-add-days = Follow-up dates of your own
action-add-days-hint = Dates with commas between them, for example { $examples }
action-added = Action #{ $number } is saved: { $title }
action-added-how = Write `{ COMMAND("action") } show { $number }` to see or change it.
action-owner-told = { $owner } gets a message about the action.

action-needs-title = Write a short title for the action.
action-needs-owner = Choose who owns the action.
action-owner-left = That person is no longer in Slack. Choose someone else.
action-needs-deadline = Choose a deadline.
action-deadline-past = The deadline has already passed. Choose today or later.
action-deadline-before-start = The deadline comes before the start, { DATETIME($start, dateStyle: "long") }.
action-no-such-day = There is no day { $day }.
action-days-unreadable = Write dates as year-month-day or day/month or 3 December, with commas between them.
action-days-too-many = Write at most { $most } dates.
action-day-past = { DATETIME($day, dateStyle: "long") } has already passed.
action-day-before-start = { DATETIME($day, dateStyle: "long") } comes before the start, { DATETIME($start, dateStyle: "long") }.
action-day-after-deadline = { DATETIME($day, dateStyle: "long") } comes after the deadline, { DATETIME($deadline, dateStyle: "long") }.

action-report-title = Report progress
action-report-status = How is it going?
action-report-note = What has happened?
action-report-next = Next step
action-needs-status = Choose how it is going.
action-reported = Progress saved for *#{ $number } { $title }*: { $status }.
action-follows = Next: { $stop }.
action-deadline-over = The deadline of { $day } has passed. Postpone it if more time is needed.
action-is-done = *#{ $number } { $title }* is done. No more reminders will be sent.
action-done-title = Is the action done?
action-done-question = { $title } will count as done and no more reminders will be sent.
action-done-yes = Yes, it is done
action-done-no = Not yet

action-postpone-title = Postpone
action-postpone-what = What is to be moved?
action-postpone-only = This is moved: { $stop }.
action-postpone-date = New date
action-postpone-reason = Why?
action-needs-new-date = Choose a new date.
action-new-date-past = Choose a date later than today.
action-new-date-same = It is { DATETIME($day, dateStyle: "long") } already. Choose another date.
action-new-date-before-start = That date comes before the start, { DATETIME($start, dateStyle: "long") }.
action-new-date-after-deadline = A follow-up comes before the deadline, { DATETIME($deadline, dateStyle: "long") }. Move the deadline instead.
action-needs-reason = Write why it is moved.
action-postponed = *#{ $number } { $title }*: { $was } is moved to { $day }.
action-postponed-deadline = *#{ $number } { $title }*: { $was } is moved to { $day }.

action-hand-title = Change owner
action-hand-owner = New owner
action-hand-hint = The new owner gets a message, and every reminder from now on.
action-same-owner = That person owns it already. Choose someone else.
action-handed = { $owner } now owns *#{ $number } { $title }*.
