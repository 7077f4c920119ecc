### What became of an incident: on its card and in the week's message to whoever reported it.

incident-became = *What has happened since*
incident-became-problem = • Problem #{ $number } { $title } – { $state ->
    [noticed] noticed
    [acting] being dealt with
   *[closed] closed
}
incident-became-action = • Action #{ $number } { $title } – { $done ->
    [yes] done
   *[no] under way
}
incident-became-more = … and { $number } more

feedback-title = What became of your reports
feedback-summary = { $number ->
    [one] Something has happened with one of your reports.
   *[other] Something has happened with { $number } of your reports.
}
feedback-signal = *Counted when { $area } stood out in week { $week } ({ $group }):* { $reports }
feedback-line = { $kind ->
    [problem] *Now belongs to problem #{ $number }:* { $reports }
    [action] *Led to action #{ $number }:* { $reports }
   *[done] *Action #{ $number } is done:* { $reports }
}
feedback-more = { $number } more
feedback-how = Thank you for reporting. This comes once a week at most, and only when something has happened.
