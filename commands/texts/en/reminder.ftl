### What comes by itself: reminders, unanswered follow-ups and new owners.

reminder-title = { $count ->
    [one] One action to follow up
   *[other] { $count } actions to follow up
}
reminder-brief = #{ $number } { $title } · { $when }
reminder-rest = *Also*
reminder-resolved = Done – nothing more to do
reminder-done = *#{ $number } { $title }* is done.
reminder-reported = *#{ $number } { $title }*: { $status }. Next: { $follow_up }.
reminder-deadline-over = *#{ $number } { $title }*: { $status }. The deadline of { $day } has passed.
reminder-escalated = The coordinators have been told about what is at least a week overdue.
reminder-how = See all your actions with `{ COMMAND("action") }`.

escalation-title = { $count ->
    [one] One action is at least a week overdue
   *[other] { $count } actions are at least a week overdue
}
escalation-action = *#{ $number } { $title }*
    Owner: { $owner }
escalation-how = Talk to the owner, or open the action and choose Postpone or Change owner.

owner-left-title = { $count ->
    [one] One action needs a new owner
   *[other] { $count } actions need a new owner
}
owner-left-who = { $owner } no longer has an account in Slack and gets no reminders. Change the owner.

assigned-by = { $by } has made you the owner of this action.
assigned-how = You get a reminder when it is time to follow up. See the action with `{ COMMAND("action") } show { $number }`.
assigned-text = You own action #{ $number } { $title }
