### The Home tab.

home-title = Trygg
home-report = Report an incident
home-nothing = Nothing to report
home-week = The week so far
home-show = Show
home-actions = My actions
home-no-actions = You own no open action.
home-more-actions = There are more: write `{ COMMAND("action") }`.
home-action = *#{ $number } { $title }*
    Next follow-up { $day }
home-action-overdue = *#{ $number } { $title }*
    :warning: The follow-up was { $day }
home-reports = My latest reports
home-no-reports = You have not reported anything yet. It takes half a minute.
home-many-reports = You have reported more than { $count } incidents. Write `{ COMMAND("incident") } mine` to see them.
home-more-reports = You have reported { $count } incidents. Write `{ COMMAND("incident") } mine` to see them all.
home-report-line = *#{ $number } { $category }* · { $where }
    { $moment }{ $text }
home-report-withdrawn = ~#{ $number } { $category }~ (withdrawn) · { $where }
    { $moment }{ $text }
