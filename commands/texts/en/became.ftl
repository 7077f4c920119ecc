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
