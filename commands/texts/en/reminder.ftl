### What comes by itself: reminders, unanswered follow-ups and new owners.

reminder-title = { $count ->
    [one] One action to follow up
   *[other] { $count } actions to follow up
}
reminder-brief = #{ $number } { $title } – { $when }
reminder-rest = *Also*
reminder-answered = Nothing more to answer here
reminder-done = *#{ $number } { $title }* is done.
reminder-reported = *#{ $number } { $title }*: { $status }. Next: { $stop }.
reminder-escalated = The coordinators have also heard of what is a week overdue.
reminder-how = Write `{ COMMAND("action") }` to see all your actions.

escalation-title = { $count ->
    [one] One action has been unanswered for a week
   *[other] { $count } actions have been unanswered for a week
}
escalation-action = *#{ $number } { $title }*
    Owner: { $owner }
escalation-how = Talk with the owner, or open the action and move the date or change the owner.

owner-left-title = { $count ->
    [one] One action needs a new owner
   *[other] { $count } actions need a new owner
}
owner-left-who = { $owner } no longer has an account in Slack and gets no reminders. Choose a new owner.

assigned-by = { $by } has made you the owner of this action.
assigned-how = You get a reminder when it is time to follow up. Write `{ COMMAND("action") } show { $number }` to see the action.
assigned-text = You own action #{ $number } { $title }
