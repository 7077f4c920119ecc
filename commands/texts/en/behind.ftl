### The incidents behind a figure of the picture.

behind-title = { $what }, { $weeks }: { $count ->
    [one] 1 incident
   *[other] { $count } incidents
}
behind-what = { $shape ->
    [alone] { $what }
    [in] { $what } in { $where }
    [at] { $what } at { $where }
   *[all] All incidents
}
behind-week = week { $last }
behind-week-late = late about week { $last }
behind-weeks = weeks { $first }–{ $last }
behind-button-all = Show the incidents
behind-button-add = Add to problem #{ $number }
behind-none = There are no incidents here that you can see.
behind-posted = The picture counted { $number }.
behind-shown = The figure was { $number } when you saw it.
behind-merged = Areas or places have been merged since then. The list shows all incidents there now.
behind-added = { $number } added since.
behind-gone = { $number } withdrawn, changed or linked with another since.
behind-beyond = { $number } not counted there, as not all partners may see { $number ->
    [one] it
   *[other] them
}.
