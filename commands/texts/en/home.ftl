### The Home tab, and the buttons for the most usual.

home-title = Trygg
home-report = Report an incident
home-nothing = Nothing to report
home-week = The week so far
home-actions = My actions
quick-pinned = *Has something happened?* Press a button. Only you see what opens.
quick-post = Pin the buttons in the channel
quick-posted = A message with the buttons will be posted in { $channel } and pinned there. If it is not pinned, you can do that in the menu of the message: choose *Pin to channel*.
quick-known = The message with the buttons has been posted in { $channel } already. If it is gone, you can post it again.
quick-again = Post it again
home-todo = Waiting for you
home-todo-line = { $what ->
    [channel] No channel is chosen for the weekly picture.
    [partners] No partners are added yet.
    [members] { $count ->
        [one] One person waits for their unit to be confirmed.
       *[other] { $count } people wait for their unit to be confirmed.
    }
    [units] { $count ->
        [one] One partner has no units.
       *[other] { $count } partners have no units.
    }
    [places] { $count ->
        [one] One place has only been named in reports.
       *[other] { $count } places have only been named in reports.
    }
   *[retention] It is not decided how long data is kept.
}
home-todo-button = { $what ->
    [channel] Set up Trygg
    [partners] Add
   *[other] Show
}
home-no-actions = You have no open actions.
home-more-actions = You have more actions. See them all with `{ COMMAND("action") }`.
home-action = *#{ $number } { $title }*
    { $when }
home-reports = My latest reports
home-no-reports = You have not reported anything yet. It takes half a minute.
home-many-reports = You have reported more than { $count } incidents. See them with `{ COMMAND("incident") } mine`.
home-more-reports = You have reported { $count } incidents. See them all with `{ COMMAND("incident") } mine`.
home-report-line = *#{ $number } { $category }* · { $where }
    { $moment }{ $text }
home-report-withdrawn = ~#{ $number } { $category }~ (withdrawn) · { $where }
    { $moment }{ $text }
