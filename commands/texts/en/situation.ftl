### The situational picture: the week's, the one so far, and earlier ones.

help-situation = shows the picture of the week so far, to you alone
help-situation-word = w { $week } { $area }
help-situation-free = shows another time, an area or both; `last week`, `november`, `Q3` and `2025` work too
help-situation-week = shows the picture of a week; `w { $week }` is enough
help-situation-area = shows the week so far in one area, or another time that you type after it
help-situation-compare = compares a time with the same one a year before, or two times with each other
help-situation-preview = shows the next picture before it is posted; you can add an assessment there (coordinators)
help-situation-export = sends the figures as PDF, Excel or CSV, in a direct message; add an area if you like

situation-unknown = I did not understand. Try `{ COMMAND("situation") } w { $week }` or `{ COMMAND("situation") } { $area }`. A month, a quarter or a year works too. Other words: week, area, compare, export, preview, help.
situation-week-unknown = I did not understand which week. Type for example { $example }.
situation-week-to-come = That week has not begun. The latest you can see is { $example }.
situation-area-missing = Type an area after the word: { $known }.
situation-area-unknown = There is no such area. The areas are: { $known }.

situation-button-before = The week before
situation-button-behind =
    { $number ->
        [one] Show the incident
       *[other] Show the { $number }
    }
situation-button-behind-all =
    { $number ->
        [one] Show the incident
       *[other] Show all { $number } incidents
    }
situation-button-export = Export the figures
situation-export-empty = There are no figures to export for { $week }. Try another week, for example with `{ COMMAND("situation") } export last week`.
situation-export-coming = { $title }: what you chose will come in a direct message from Trygg in a moment.
situation-export-line-pdf = { $title } to print.
situation-export-line-xlsx = { $title } as an Excel file.
situation-export-line-csv = { $title } as a file for a spreadsheet.
situation-export-undrawn = The PDF file could not be made. Here are the figures as an Excel file instead.
situation-export-file = situation-{ $week }-{ $asked }.{ $ending }
situation-export-file-outside = situation-{ $week }-without-small-numbers-{ $asked }.{ $ending }
situation-export-about = *{ $title }*
situation-export-title = Export the figures
situation-export-kinds = Files
situation-export-kind-pdf = PDF to print
situation-export-kind-xlsx = Excel
situation-export-kind-csv = CSV for other programs
situation-export-kind-missing = Choose at least one file.
situation-export-outside = Will it leave the workspace?
situation-export-outside-no = No, it stays with the partners
situation-export-outside-yes = Yes, hide small numbers
situation-export-outside-hint = Then only what all partners may see is counted. Numbers below 3 are hidden, and those that would give them away.
situation-export-submit = Send
situation-export-week = Week
situation-export-number = Number
situation-export-last = Week before
situation-export-total = Total
situation-export-hidden = hidden
situation-export-figures = Figures
situation-export-times = Times
situation-export-places = Places
situation-export-place = Place
situation-export-seven-days = In seven days
situation-export-four-weeks = In four weeks
situation-document-page = Page
situation-document-outside = Numbers below 3 are hidden, and those that would give them away. Zeros are not shown.
situation-document-too-few = Too few incidents were reported in week { $week } to show figures outside the workspace.
situation-document-events =
    { $number ->
        [one] incident
       *[other] incidents
    }
situation-document-expected = expected { $expected }
situation-document-heard = { $heard } of { $partners }
situation-document-partners = partners have been in touch
situation-document-flags = stands out
situation-document-overdue =
    { $number ->
        [one] overdue action
       *[other] overdue actions
    }
situation-document-coverage = Who has been in touch
situation-document-empty = There are no incidents to show.
situation-heat = { $title }. { $finding }
situation-heat-file = situation-{ $week }-times.png
situation-drawn-weeks = Week by week, w. { $first }–{ $last }
situation-drawn-line = { $name }: { $now } in week { $week }, between { $low } and { $high } in the weeks before.
situation-drawn-expected = Expected in week { $week } ({ $name }): { $expected }
situation-drawn-expected-areas = Expected number
situation-drawn-most = { $title } (the { $number } with most)
situation-drawn-areas = Incidents by area: { $areas }.
situation-drawn-bar = { $number } (expected { $expected })
situation-drawn-times = Most incidents: { $times }.
situation-drawn-night = 00–06
situation-drawn-morning = 06–12
situation-drawn-afternoon = 12–18
situation-drawn-evening = 18–24

situation-title = Situational picture, week { $week }
situation-title-late = Situational picture, week { $week } (late)
situation-title-open = Situational picture, week { $week } so far
situation-title-of-area = { $title } – { $area }

situation-late = Late: Trygg was not running when the picture was due.
situation-held = Late: a coordinator held the picture.
situation-skipped =
    { $number ->
        [one] No picture was posted for week { $weeks }. See it with `{ COMMAND("situation") } week { $example }`.
       *[other] No picture was posted for weeks { $weeks }. See them one at a time with `{ COMMAND("situation") } week { $example }`.
    }
situation-skipped-many = No picture was posted for the { $number } weeks from { $first } to { $last }. See them one at a time with `{ COMMAND("situation") } week { $first }`.
situation-open = The week is still going. Figures as of { $moment }.
situation-shown-again = The picture as it was on { $moment }.
situation-reckoned-now = No picture was posted for that week. Figures as of { $moment }.
situation-reckoned-area = Figures as of { $moment }.
situation-counts-shared = Counts incidents that all partners may see.
situation-counts-yours = Counts incidents that you may see.
situation-counts-own = Counts your own reports only. You will see those of others once a coordinator has confirmed your unit.

situation-assessment = The coordinator’s assessment
situation-assessment-spoken = The coordinator’s assessment: { $text }
situation-assessment-edited = The assessment was edited { $moment }.
situation-assessment-removed = The coordinator’s assessment was removed { $moment }.
situation-assessment-title = Assessment, w. { $week }
situation-assessment-label = Your assessment
situation-assessment-hint = What do the figures mean, and what is being done? Everyone in the channel can read it. An empty box removes the assessment.
situation-assessment-saved = Saved. The assessment will be in the picture of week { $week }. See it with `{ COMMAND("situation") } preview`.
situation-assessment-updates = Saved. The picture of week { $week } will change in the channel in a moment.
situation-assessment-meanwhile = { $who } saved an assessment before you. It is shown here. Take what you want to keep into your text and save again. Then yours stands.
situation-assessment-taken-out = { $who } removed the assessment before you saved. Save again if your text is to stand.

situation-preview-due = This is the picture of week { $week } as it looks now. It will be posted { $moment } in { $channel }.
situation-preview-held = The picture of week { $week } is on hold. It will be posted { $moment } all the same, unless someone releases it before.
situation-preview-posted = The picture of week { $week } has been posted in { $channel }.
situation-preview-no-channel = The picture has no channel yet. Choose one with `{ COMMAND("trygg") } setup`.
situation-preview-gone = That picture cannot be changed. See the next one with `{ COMMAND("situation") } preview`.
situation-posted-already = The picture of week { $week } has been posted. See it with `{ COMMAND("situation") } week { $example }`.
situation-ahead-how = You need not do anything. Then it is posted as it is.
situation-button-whole = Show all of it
situation-button-preview = The next picture
situation-button-assess = Add assessment
situation-button-reassess = Edit assessment
situation-button-post = Post now
situation-button-hold = Hold
situation-button-release = Release
situation-button-omit = Leave out …
situation-button-omit-now = Leave out
situation-button-include = Take back in
situation-omit-title = Leave out
situation-omit-what = What is to be left out?
situation-omit-hint = The picture says that something has been left out. The total does not change.
situation-omit-reason = Why?
situation-omit-reason-hint = The reason is kept and shown to coordinators. It is not posted in the channel.
situation-omit-needs-reason = Say why it is to be left out.
situation-omit-already = It has been left out already. Choose something else, or cancel.
situation-omit-nothing = There is nothing more to leave out. See what has been left out with `{ COMMAND("situation") } preview`.
situation-omit-series = { $area }, { $group }: { $number }
situation-omitted = *Left out:* { $what } ({ $who }). The reason, which only coordinators see:
situation-omitted-bare = *Left out:* { $what } ({ $who }).
situation-button-reason = Change a reason …
situation-reason-title = Reasons
situation-reason-what = Which reason is to be changed?
situation-reason-new = New reason
situation-reason-hint = An empty box removes the reason. What is left out stays as it is.
situation-reason-saved = Saved. The old reason is gone.
situation-reason-nothing = Nothing is left out of that picture any more. See it with `{ COMMAND("situation") } preview`.
situation-left-out-signals =
    { $number ->
        [one] The coordinators left out one thing that stands out.
       *[other] The coordinators left out { $number } things that stand out.
    }
situation-left-out-rows =
    { $number ->
        [one] The coordinators left out one row of the table.
       *[other] The coordinators left out { $number } rows of the table.
    }
situation-left-out-parts = The coordinators left out: { $parts }.
situation-part-figures = The table and the charts
situation-part-times = Times, places and how serious it was
situation-part-plan = The actions
situation-part-reports = Who has reported, and late reports
situation-post-title = Post now?
situation-post-about = The picture of week { $week } will be posted in { $channel } at once. That cannot be undone. It will not be posted again { $moment }.
situation-post-done = The picture of week { $week } will be posted in the channel in a moment.

situation-coverage = { $heard } of { $partners } partners have been in touch.
situation-coverage-none = No partners have been added yet.
situation-coverage-later = No partners had joined by then.
situation-reported = Have reported: { $partners }
situation-nothing = Have also been in touch: { $partners }
situation-silent = Have not been in touch: { $partners }
situation-silent-so-far = Have not been in touch yet: { $partners }
situation-silent-since = { $partner } (silent since week { $week })
situation-silent-long = { $partner } (silent for more than twelve weeks)

situation-now =
    { $number ->
        [0] No incidents were reported in week { $week }.
        [one] 1 incident was reported in week { $week }.
       *[other] { $number } incidents were reported in week { $week }.
    }
situation-now-open =
    { $number ->
        [0] No incidents have been reported for week { $week } yet.
        [one] 1 incident has been reported for week { $week } so far.
       *[other] { $number } incidents have been reported for week { $week } so far.
    }
situation-now-expected =
    { $number ->
        [0] No incidents were reported in week { $week }, expected { $expected }.
        [one] 1 incident was reported in week { $week }, expected { $expected }.
       *[other] { $number } incidents were reported in week { $week }, expected { $expected }.
    }

situation-flag = { $area } stands out: { $group } { $number }, expected { $expected }.
situation-flag-gathered = { $area } stands out: { $group } { $number }, expected { $expected }, mostly { $where }.
situation-flag-known =
    { $number ->
        [one] 1 belongs to problem #{ $problem }.
       *[other] { $number } belong to problem #{ $problem }.
    }
situation-flags-more =
    { $number ->
        [one] 1 more stands out. See the table.
       *[other] { $number } more stand out. See the table.
    }
situation-where = at { $place }
situation-where-and-when = at { $place }, { $time }
situation-time-night = early { $weekday } (00–06)
situation-time-morning = { $weekday } morning
situation-time-afternoon = { $weekday } afternoon
situation-time-evening = { $weekday } evening
situation-watch = Worth watching: { $series }.
situation-watched = { $area }, { $group } { $number } (expected { $expected })
situation-drifting = { $area }, { $group } rising slowly: { $number } in { $weeks } weeks (expected { $expected })
situation-expected-unknown = unknown

situation-verdict-stands-out =
    { $partly ->
        [yes] Otherwise what has been reported is as expected.
       *[no] Otherwise the week is as expected.
    }
situation-verdict-stands-out-among-many = The total is higher than expected, too.
situation-verdict-expected =
    { $partly ->
        [yes] What has been reported is as expected.
       *[no] The week is as expected.
    }
situation-verdict-more = Nothing stands out by itself, but there are more incidents than expected.
situation-verdict-fewer = Nothing stands out. There are fewer incidents than expected.
situation-verdict-thin = What has been reported is as expected, but few partners have reported.
situation-verdict-so-far = Nothing stands out so far.
situation-verdict-young = It is too early to say what is unusual. At least four weeks are needed to compare with.
situation-unheard =
    { $number ->
        [one] One partner that usually reports is silent, so the picture is not complete.
       *[other] { $number } partners that usually report are silent, so the picture is not complete.
    }
situation-unheard-areas =
    { $number ->
        [one] One partner that usually reports is silent, so less than usual is known about { $areas }.
       *[other] { $number } partners that usually report are silent, so less than usual is known about { $areas }.
    }
situation-usually-late =
    { $number ->
        [one] Expect about one more late report.
       *[other] Expect about { $number } more late reports.
    }
situation-in-thread = The table, times, places and actions are in the thread.

situation-table = Incidents by area and category, week { $week }
situation-column-area = Area
situation-column-category = Category
situation-column-series = Where and what
situation-column-expected = No. (expected)
situation-column-before = No. (wk before)
situation-column-time = When
situation-column-number = Incidents
situation-column-low = Expected at least
situation-column-high = Expected at most
situation-series = { $area }, { $group }
situation-rest = { $rows } more rows
situation-area-others = More about { $area }
situation-area-series = { $group } { $number }
situation-area-series-expected = { $group } { $number }, expected { $expected }

situation-times = When it happened, week { $week }
situation-times-uncertain =
    { $number ->
        [one] The time of 1 incident is uncertain.
       *[other] The times of { $number } incidents are uncertain.
    }
situation-gravity = Severity and police reports
situation-severities = Very serious: { $high } · Serious: { $medium } · Minor: { $low }
situation-police-reports = Reported to the police: { $number } of { $total }

situation-curve = { $name }, weeks { $first }–{ $last }
situation-bars = By area, week { $week }
situation-column-week = Week { $week }

situation-chart-week = w. { $week }
situation-chart-total = Total
situation-chart-across = Week
situation-chart-up = Incidents
situation-chart-low = Expected at least
situation-chart-high = Expected at most

situation-places = Places with repeated incidents
situation-place = { $place } ({ $area }): { $number } incidents
situation-place-often = { $place } ({ $area }): { $number } in seven days, { $weeks } in four weeks.
situation-place-near =
    { $number ->
        [one] 1 similar one nearby.
       *[other] { $number } similar ones nearby.
    }

situation-done = Actions done since the last picture
situation-due = Actions to follow up through { $day }
situation-overdue = Overdue actions
situation-overdue-number =
    { $number ->
        [one] 1 action is overdue.
       *[other] { $number } actions are overdue.
    }
situation-plan-done = { $unit }: #{ $number } { $title }
situation-plan-line = { $unit }: #{ $number } { $title }, { $day }
situation-plan-overdue = { $unit }: #{ $number } { $title }, overdue since { $day }
situation-plan-overdue-owner = #{ $number } { $title } – { $owner } ({ $unit }), overdue since { $day }
situation-plan-no-unit = No unit

situation-late-reports = Late reports of earlier weeks
situation-late-week =
    { $number ->
        [one] Week { $week }: 1 incident – { $details }
       *[other] Week { $week }: { $number } incidents – { $details }
    }
situation-late-older =
    { $number ->
        [one] Earlier than that: 1 incident – { $details }
       *[other] Earlier than that: { $number } incidents – { $details }
    }
situation-late-detail = { $area }, { $group } ({ $number })
situation-late-more = and more

situation-more = … and { $number } more
