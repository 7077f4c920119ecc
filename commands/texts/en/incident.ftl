### Incidents: report, correct, withdraw, find.

help-incident = reports an incident in a form
help-incident-word = description
help-incident-free = opens the form filled in, for example with _graffiti Resecentrum yesterday 10pm big tag_
help-incident-mine = shows what you have reported yourself
help-incident-list = shows incidents, of an area, a category or a week if you like: _list graffiti Centrum w 47_
help-incident-show = shows everything about an incident
help-incident-correct = corrects an incident
help-incident-withdraw = withdraws an incident
help-incident-none = says that you have nothing to report this week

incident-report-title = Report an incident
incident-correct-title = Correct incident #{ $number }
incident-withdraw-title = Withdraw #{ $number }
incident-none-title = Nothing to report

incident-choose = Choose
incident-category = Category
incident-area = Area
incident-place = Place
incident-place-hint = Type a few letters. If the place is not there, you can add it.
incident-place-placeholder = Search or type a new place
incident-place-new = New place: { $name }
incident-date = Date
incident-time = Time
incident-further = *More details* – if you have them
incident-text = Description
incident-severity = Severity
incident-police = Reported to the police
incident-sharing = Who may see the incident?
incident-partners = Named partners
incident-unit = Where do you belong?
incident-unit-hint = Organisation and unit. You are asked only once, and a coordinator confirms the answer.
incident-unit-placeholder = Organisation – Unit
incident-unit-new = New: { $name }

severity-low = Minor
severity-medium = Serious
severity-high = Very serious

police-yes = Yes
police-no = No
police-unknown = Do not know

sharing-green = All partners (green)
sharing-amber = Named partners (amber)
sharing-amber-strict = My organisation and the coordinators (amber, strict)
sharing-red = Only me and the coordinators (red)
sharing-told-amber-strict = The reporter’s organisation and the coordinators (amber, strict)
sharing-told-red = Only the reporter and the coordinators (red)
sharing-clear = Everyone – may be published (clear)

incident-needs-category = Choose a category.
incident-needs-area = Choose an area.
incident-not-yet = That time has not come yet. Choose an earlier one.
incident-needs-sharing = Choose who may see the incident.
incident-needs-partners = Choose at least one partner that may see the incident.
incident-needs-reason = Write why the incident is withdrawn.
incident-needs-unit = Choose or type where you belong.
incident-place-unknown = The place is no longer there. Choose another.
incident-place-elsewhere = { $place } is in { $area }. Change the area or the place.
incident-unit-unknown = The unit is no longer there. Choose another.
name-missing = Write a name, not only marks.
name-too-long = The name is { $length } characters long. Shorten it to { $most } at most.

incident-not-taken-over = ⚠️ *Your text has not been put into the form.* { $why }
incident-cut = ⚠️ The text was longer than { $most } characters. Its end has been left out.

incident-fact = *{ $name }*
    { $fact }
incident-when = When
incident-partners-named = Shared with
incident-about = about { $moment }
incident-summary = Incident #{ $number }: { $category }, { $where }, { $moment }
incident-correct = Correct
incident-withdraw = Withdraw
incident-show = Show

incident-saved = *Thank you! Incident #{ $number } is saved.*
incident-corrected = *Incident #{ $number } is corrected.*
incident-corrected-by = *Incident #{ $number } has been corrected by { $who }.*
incident-since-corrected = Incident #{ $number } has been corrected since. See the newer message.
incident-since-withdrawn = Incident #{ $number } has been withdrawn.
incident-unchanged = Nothing was changed in incident #{ $number }.
incident-withdrawn = *Incident #{ $number } is withdrawn.* It no longer counts, but stays among your own.
incident-withdrawn-for = *Incident #{ $number } is withdrawn.* It no longer counts. Its reporter will be told.
incident-withdrawn-for-nobody = *Incident #{ $number } is withdrawn.* It no longer counts.
incident-withdrawn-by = *Incident #{ $number } has been withdrawn by { $who }.* The reason:

incident-unknown = There is no incident #{ $number } that you can see.
incident-not-yours = Incident #{ $number } can be changed only by the one who reported it and by the coordinators. Ask one of them.
incident-withdrawn-already = Incident #{ $number } has been withdrawn already and cannot be changed.
incident-changed-since = Someone changed incident #{ $number } while you were writing. Keep your text somewhere else, close the form and correct the incident again.

incident-reason = Why is the incident withdrawn?
incident-reason-hint = For example: reported twice, wrong place, it was something else.

incident-title = Incident #{ $number }
incident-is-withdrawn = *Withdrawn* { $moment }. The reason:
incident-reported = Reported by { $who } · { $moment }
incident-times-corrected =
    { $times ->
        [one] Corrected once, { $moment }
       *[other] Corrected { $times } times, last { $moment }
    }

incident-mine-title = Your reports
incident-mine-empty = You have not reported anything yet. It takes half a minute.
incident-list-title = Incidents
incident-list-of = { $title }:
incident-list-empty = There are no incidents yet. The first can be yours.
incident-list-none-fit = No incidents fit. { $about }
incident-list-all = Show all
incident-filter = Showing: { $parts }
incident-filter-unknown = I do not know this: “{ $words }”. Write areas, categories or a week, for example *list graffiti Centrum w 47*.
incident-filter-unclear = I do not know that. Write areas, categories or a week, for example *list graffiti Centrum w 47*.
incident-week = week { $number }, { $year }
incident-row = *#{ $number } · { $category }*
    { $moment } · { $where }
incident-row-withdrawn = ~#{ $number } · { $category }~ · withdrawn
    { $moment } · { $where }
incident-page = { $first }–{ $last } of { $total }
incident-page-many = { $first }–{ $last } of more than { $total }
incident-older = Older
incident-newer = Newer

incident-none-needs-unit = Who is it calm for? Tell where you belong, and we will note it.
incident-none-noted = Thank you! We have noted that { $partner } has nothing to report in week { $week }. If something happens, you can still report it.
incident-none-known = It is noted already that { $partner } has nothing to report in week { $week }. Thank you!
incident-none-but-reported =
    { $count ->
        [one] { $partner } has already reported one incident in week { $week }, so the week does not count as calm. Nothing new has been noted.
       *[other] { $partner } has already reported { $count } incidents in week { $week }, so the week does not count as calm. Nothing new has been noted.
    }
