### Actions: { COMMAND("action") } and what is shown of an action.

help-action = shows your actions and their next dates
help-action-add = adds an action to the action plan
help-action-mine = shows your open actions
help-action-list = shows open actions: all, `overdue`, `mine`, or by area, unit or person. `list done` shows those that are done
help-action-show = shows everything about an action
help-action-report = reports how an action is going
help-action-done = reports that an action is done
help-action-postpone = postpones a follow-up or a deadline
help-action-hand = changes the owner of an action

action-status-on-track = On track
action-status-at-risk = At risk of delay
action-status-blocked = Blocked
action-status-done = Done
action-status-overdue = Overdue
action-status-follow-up-overdue = Follow-up overdue

action-rhythm-none = Only reminders before the deadline
action-rhythm-own = On dates of its own
action-rhythm-weekly = Every week
action-rhythm-fortnightly = Every two weeks
action-rhythm-monthly = Every month
action-rhythm-quarterly = Every quarter
action-rhythm-half-yearly = Every six months
action-rhythm-yearly = Every year

action-button-report = Report progress
action-button-done = Done
action-button-postpone = Postpone
action-button-hand = Change owner
action-button-add = Add an action

due-in = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}, { $day }

action-title = #{ $number } { $title }
action-about = *#{ $number } { $title }*
action-stop-follow-up = Follow-up: { $when }
action-stop-deadline = Deadline: { $when }
action-over-follow-up = Follow-up was due { $day } – { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue
action-over-deadline = Should have been done { $day } – { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue
action-name-follow-up = the follow-up on { $day }
action-name-deadline = the deadline on { $day }
action-stops = *Upcoming dates*
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
action-field-problem = *Problem*
    #{ $number }
action-field-rhythm = *Follow-ups*
    { $rhythm }
action-field-creator = *Added by*
    { $creator }

action-note-progress = { $status }
action-note-moved = { $later ->
    [yes] postponed
   *[no] brought forward
} a follow-up from { $old } to { $new }
action-note-moved-deadline = { $later ->
    [yes] postponed
   *[no] brought forward
} the deadline from { $old } to { $new }
action-note-handed = changed the owner to { $owner }
action-note-next-step = Next step:

action-mine-title = Your actions
action-mine-none = You have no open actions.
action-list-title = Open actions
action-list-title-done = Actions done
action-list-title-overdue = Overdue actions
action-list-none = There are no actions to show.
action-list-unknown = I cannot find an area, a unit or a person with that name. Try `{ COMMAND("action") } list`, `{ COMMAND("action") } list overdue` or `{ COMMAND("action") } list done`.
action-line = { $about }
    { $who }
    { $when }
action-line-owner = { $owner } · { $unit }

action-unknown = There is no action #{ $number }. See them all with `{ COMMAND("action") } list`.
action-not-yours = Action #{ $number } can only be changed by its owner, whoever added it, the unit owner and the coordinators. Ask one of them.
action-already-done = Action #{ $number } is already done. See it with `{ COMMAND("action") } show { $number }`.
action-moved-meanwhile = Someone changed the action while you were typing. Copy your text, close the form and open it again.

action-add-title = New action
action-add-name = Action
action-add-for-all = All partners may see actions. Leave out anything that tells what the problem is about.
action-add-owner = Owner
action-add-deadline = Deadline
action-add-what = What will be done?
action-add-area = Area
action-add-unit = Unit
action-add-unit-hint = If left empty, the owner’s unit is used.
action-add-start = Start
action-add-rhythm = Follow-ups
action-add-days = Your own follow-up dates
action-add-days-hint = Separate dates with commas, for example { $examples }
action-added = Action #{ $number } is saved: { $title }
action-added-how = See or change it with `{ COMMAND("action") } show { $number }`.
action-owner-told = { $owner } gets a message about the action.

action-needs-title = Type a short title for the action.
action-needs-owner = Choose who owns the action.
action-owner-left = That person no longer has an account in Slack. Choose someone else.
action-owner-reads = That person may only read. Choose someone else, or ask a coordinator to change the role.
action-owner-outside = That person’s organisation does not take part in Trygg. Choose someone else, or connect it to a partner.
action-needs-deadline = Choose a deadline.
action-deadline-past = The deadline has already passed. Choose today or later.
action-deadline-before-start = The deadline is before the start, { DATETIME($start, dateStyle: "long") }. Change one of them.
action-no-such-day = { $day } is not in the calendar. Type another date.
action-days-unreadable = Type dates like 2026-12-03, 3/12 or 3 December, separated by commas.
action-days-too-many = Type at most { $most } dates.
action-day-past = { DATETIME($day, dateStyle: "long") } has already passed. Remove or change that date.
action-day-before-start = { DATETIME($day, dateStyle: "long") } is before the start, { DATETIME($start, dateStyle: "long") }. Remove or change that date.
action-day-after-deadline = { DATETIME($day, dateStyle: "long") } is after the deadline, { DATETIME($deadline, dateStyle: "long") }. Remove or change that date.

action-report-title = Report progress
action-report-status = How is it going?
action-report-note = What has happened?
action-report-next = Next step
action-needs-status = Choose how it is going.
action-reported = Progress saved for *#{ $number } { $title }*: { $status }.
action-follows = Next: { $follow_up }.
action-deadline-over = The deadline of { $day } has passed. Postpone it if more time is needed.
action-is-done = *#{ $number } { $title }* is done. No more reminders will be sent.
action-done-title = Is the action done?
action-done-note = What was achieved?
action-done-hint = The action counts as done and no more reminders are sent.

action-postpone-title = Postpone
action-postpone-what = What should be postponed?
action-postpone-only = This will be postponed: { $follow_up }.
action-postpone-date = New date
action-postpone-reason = Why?
action-needs-new-date = Choose a new date.
action-new-date-past = Choose a date after today.
action-new-date-same = It is already { DATETIME($day, dateStyle: "long") }. Choose another date.
action-new-date-before-start = The action starts on { DATETIME($start, dateStyle: "long") }. Choose that day or a later one.
action-new-date-after-deadline = A follow-up comes before the deadline, { DATETIME($deadline, dateStyle: "long") }. Choose an earlier date, or postpone the deadline.
action-needs-reason = Type why the date is changed.
action-postponed = *#{ $number } { $title }*: the follow-up is now on { $day } (previously { $was }).
action-postponed-deadline = *#{ $number } { $title }*: the deadline is now { $day } (previously { $was }).

action-hand-title = Change owner
action-hand-owner = New owner
action-hand-hint = The new owner gets a message, and every reminder from now on.
action-hand-unit = The action stays with { $unit }.
action-same-owner = That person already owns it. Choose someone else.
action-handed = { $owner } now owns *#{ $number } { $title }*.
