### Problems: { COMMAND("problem") } and what is shown about a problem.

help-problem = shows open problems
help-problem-open = opens a new problem
help-problem-list = shows open problems
help-problem-show = shows everything about a problem
help-problem-close = closes a problem

problem-title = Problem #{ $number }: { $title }
problem-list-title = Open problems
problem-list-none = There are no open problems. Open one with `{ COMMAND("problem") } open`.
problem-unknown = There is no problem #{ $number }. See all open ones with `{ COMMAND("problem") } list`.
problem-not-yours = Only the person who opened the problem and the coordinators can close it. Ask one of them.
problem-already-closed = Problem #{ $number } is already closed. See it with `{ COMMAND("problem") } show { $number }`.

problem-field-state = *Status:* { $state ->
    [closed] Closed
   *[noticed] Noticed
}
problem-field-sharing = *Who may see it:* { $sharing }
problem-field-creator = *Opened by:* { $creator }
problem-field-area = *Area:* { $area }
problem-closed = Closed { $moment } by { $who }:
problem-button-close = Close

problem-open-title = New problem
problem-open-name = Title
problem-open-what = Description
problem-open-area = Area
problem-open-sharing = Who may see the problem?
problem-needs-title = Enter a title.
problem-needs-sharing = Choose who may see the problem.
problem-close-title = Close the problem
problem-close-reason = Why is the problem being closed?
problem-needs-reason = Enter why the problem is being closed.
