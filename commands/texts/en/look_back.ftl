### Looking back: the picture of a month, a quarter or a year.

look-back-quarter = quarter { $number } { $year }
look-back-title = Situational picture, { $period }
look-back-title-open = Situational picture, { $period } so far
look-back-taken = Figures as of { $moment }.
look-back-open = The period is still going. Figures as of { $moment }.

look-back-total =
    { $number ->
        [0] No incidents were reported for { $period }.
        [one] 1 incident was reported for { $period }.
       *[other] { $number } incidents were reported for { $period }.
    }
look-back-total-open =
    { $number ->
        [0] No incidents have been reported for { $period } yet.
        [one] 1 incident has been reported for { $period } so far.
       *[other] { $number } incidents have been reported for { $period } so far.
    }
look-back-total-expected =
    { $number ->
        [0] No incidents were reported for { $period }, expected { $expected }.
        [one] 1 incident was reported for { $period }, expected { $expected }.
       *[other] { $number } incidents were reported for { $period }, expected { $expected }.
    }

look-back-verdict-unknown = There is too little to compare with to say what is usual.
look-back-verdict-open = Whether that is many or few cannot be said before the period is over.
look-back-verdict-thin = Few partners were in touch, so nobody can say whether it was calm.
look-back-verdict-more = That is more than expected.
look-back-verdict-fewer = That is fewer than expected.
look-back-verdict-expected = That is as expected.

look-back-beside = { $period }: { $number }.
look-back-beside-unknown = { $period }: not known.
look-back-raised = More than expected: { $series }.
look-back-coverage = At least one partner was in touch in { $heard } of { $weeks } weeks.

look-back-table = Incidents by area and category, { $period }
look-back-column-year-before = No. (year ago)
look-back-column-before = No. (before)
look-back-times = When it happened, { $period }

look-back-work = What came of it
look-back-in-problem = { $number } of { $total } incidents are part of a problem.
look-back-outcome = { $acting } are part of problems being worked on, { $closed } of closed ones.
look-back-problems = Problems: { $opened } new, { $closed } closed.
look-back-actions = Actions: { $added } new, { $done } done.
look-back-partners = Weeks in which each partner was in touch
look-back-partner = { $name }: { $heard } of { $weeks } weeks

look-back-button-before = { $kind ->
    [month] The month before
    [quarter] The quarter before
   *[year] The year before
}
look-back-button-whole = { $kind ->
    [month] The whole month
    [quarter] The whole quarter
   *[year] The whole year
}
look-back-button-year-before = Same time a year before

look-back-week = week { $number } { $year }
look-back-trend = { $change ->
    [more] More: { $now } incidents in twelve months, { $then } in the twelve before.
    [fewer] Fewer: { $now } incidents in twelve months, { $then } in the twelve before.
    [few] There are too few incidents in two years to say where things are going.
   *[other] { $now } incidents in twelve months, { $then } in the twelve before. That may be chance.
}
look-back-season = { $season ->
    [0] Most incidents come in winter (December–February), year after year.
    [1] Most incidents come in spring (March–May), year after year.
    [2] Most incidents come in summer (June–August), year after year.
   *[3] Most incidents come in autumn (September–November), year after year.
}

look-back-compare-title = { $later } beside { $earlier }
look-back-compare-side = { $period }: { $number }.
look-back-compare-side-open = { $period } so far: { $number }.
look-back-change = { $change ->
    [more] That is more, beyond what chance explains.
    [fewer] That is fewer, beyond what chance explains.
    [chance] The difference may be chance.
    [few] There are too few incidents to say anything about the difference.
    [open] { $later } is not over, so nobody can say whether there will be fewer.
    [thin] Few partners were in touch in one of the times, so nobody can say whether it became calmer.
   *[unknown] Reporting began later, so the numbers cannot be compared.
}
look-back-compare-table = Incidents by area and category
look-back-compare-show = Show { $period }
look-back-button-compare = Compare with the year before
situation-compare-unknown = Type one or two times: `{ COMMAND("situation") } compare { $example }`. Add an area if you like.
situation-compare-unlike = Choose two times of the same length, for example `{ COMMAND("situation") } compare { $example }`.

look-back-button-print = Print as PDF
look-back-print-coming = { $title } will come as PDF in a direct message from Trygg in a moment.
look-back-print-line = { $title } to print.
look-back-print-failed = { $title }: the pages could not be made. See the figures with `{ COMMAND("situation") } { $example }`.
look-back-print-file = situation-{ $period }-{ $asked }.pdf
look-back-year-before = Year before

situation-period-to-come = That time has not begun. Try `{ COMMAND("situation") } { $example }`.
situation-period-unknown = I did not understand which time. Type for example { $example }.
situation-quarter-unknown = A year has four quarters. Type for example { $example }.
situation-no-week-53 = { $year } has no week 53. Try { $example }.
situation-month-or-week = Do you mean a week or a month? Type `w { $week }` or `{ $month }`.
situation-several-periods = Type one time at a time, or compare them: `{ COMMAND("situation") } compare { $example }`.
situation-nothing-yet = There are no incidents to look back at yet. Report the first with `{ COMMAND("incident") }`.
situation-period-empty = There are no incidents that far back. The first is from { DATETIME($first, dateStyle: "long") }. Try `{ COMMAND("situation") } { $example }`.
situation-area-retired = { $area } is no longer in use. Type which time you want to see, too: `{ COMMAND("situation") } { $example }`.
