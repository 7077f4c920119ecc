### Problems: { COMMAND("problem") } and what is shown about a problem.

help-problem = shows open problems
help-problem-open = opens a new problem
help-problem-list = shows open problems; `list closed` shows the closed ones
help-problem-show = shows everything about a problem
help-problem-close = closes a problem

problem-title = Problem #{ $number }: { $title }
problem-list-open = Open problems
problem-list-closed = Closed problems
problem-list-none-open = There are no open problems.
problem-list-none-closed = There are no closed problems. See the open ones with `{ COMMAND("problem") } list`.
problem-row = *{ $title }*
    { $state } · priority: { $priority } · { $areas } · { $count ->
        [0] no incidents
        [one] one incident
       *[other] { $count } incidents
    }
problem-list-unknown = I did not understand. Type `{ COMMAND("problem") } list` or `{ COMMAND("problem") } list closed`.
problem-unknown = There is no problem #{ $number }. See all open ones with `{ COMMAND("problem") } list`.
problem-not-yours = Only the person who opened problem #{ $number } and the coordinators can change it. Ask one of them.
problem-already-closed = Problem #{ $number } is already closed. See it with `{ COMMAND("problem") } show { $number }`.

problem-state = { $value ->
    [noticed] Noticed
    [acting] Being dealt with
   *[closed] Closed
}
problem-priority = { $value ->
    [high] High
    [medium] Medium
   *[low] Low
}
problem-sharing = { $value ->
    [red] Only the person who opened it and the coordinators (red)
    [amber_strict] Only the organisation that opened it and the coordinators (amber+)
    [amber] Selected partners (amber)
    [clear] Everyone – may be published (clear)
   *[green] All partners (green)
}
problem-fact = *{ $name ->
    [state] Status
    [priority] Priority
    [areas] Areas
    [categories] Categories
    [sharing] Who may see it
   *[partners] Shared with
}*
    { $fact }
problem-opened = *Opened*
    { $moment } by { $who }
problem-closed = *Closed* { $moment } by { $who }. The reason:
problem-incidents = *{ $count ->
    [0] No incidents have been added yet
    [one] One incident
   *[other] { $count } incidents
}*
problem-incidents-more = … and { $count } more
problem-actions = *{ $count ->
    [one] One action
   *[other] { $count } actions
}*
problem-action = • #{ $number } { $title } – { $status }
problem-change = { $word ->
    [state] Change status
    [link] Add incidents
    [unlink] Remove incidents
    [decide] Decide
    [close] Close problem
   *[history] History
}
problem-history = { $kind ->
    [decided] decided: { $decision }
    [opened] opened the problem
    [state] changed the status to { $state }
    [linked] added { $incidents }
   *[unlinked] removed { $incidents }
}

problem-open-title = New problem
problem-open-name = Title
problem-open-what = Description
problem-open-areas = Areas
problem-open-categories = Categories
problem-open-priority = Priority
problem-open-sharing = Who may see the problem?
problem-open-incidents = Incidents
problem-open-incidents-hint = Incidents of the last eight weeks. Choose areas and categories to see fewer.
problem-new-state = New status
problem-note = Comment
problem-note-hint = Enter why if the problem is being closed.
problem-why = Why is the problem being closed?
problem-needs-title = Enter a title.
problem-needs-priority = Choose a priority.
problem-needs-sharing = Choose who may see the problem.
problem-needs-state = Choose a status.
problem-needs-reason = Enter why the problem is being closed.
problem-needs-incidents = Choose at least one incident.
problem-nothing-to-choose = { $kind ->
    [link] There are no more incidents of the last eight weeks to suggest. Report them first with `{ COMMAND("incident") }`.
    [figure] All these incidents are in the problem already. See them with `{ COMMAND("problem") } list`.
   *[unlink] The problem has no incidents to remove. Add some with the button on the problem.
}
problem-all-areas = all areas
