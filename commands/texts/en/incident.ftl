### Incidents: report, correct, withdraw, find.

help-incident = reports an incident in a form
help-incident-word = graffiti { $area } yesterday 10pm on the front wall
help-incident-free = opens the form filled in with your words
help-incident-mine = shows what you have reported yourself
help-incident-list = shows incidents: all, or for example `list graffiti { $area } w { $week }` or `list very serious Friday evening`. You can also type a place, `18–24`, `reported to the police` and `my partner`
help-incident-export = sends the incidents as CSV, or as Excel with `excel`, in a direct message; narrowed as `list` is
help-incident-show = shows everything about an incident
help-incident-correct = corrects an incident
help-incident-withdraw = withdraws an incident
help-incident-none = says that you have nothing to report this week

shortcut-report = Report
shortcut-report-told = Opens the form for an incident
shortcut-report-this = Report this
shortcut-report-this-told = Opens the form filled in from the words of the message. Nothing is saved before you save it.

incident-report-title = Report an incident
incident-correct-title = Correct incident #{ $number }
incident-withdraw-title = Withdraw #{ $number }
incident-none-title = Nothing to report

incident-choose = Choose
incident-choose-or-type = Choose or type
incident-category = Category
incident-area = Area
incident-place = Place
incident-place-hint = Type a few letters. If the place is not there, you can add it.
incident-place-placeholder = Search or type a new place
incident-place-new = New place: { $name }
incident-place-meant = Did you mean { $known }?
incident-place-known = { $known } – already there
incident-place-keep = { $typed } – new place
incident-place-look = Did you mean *{ $known }*? Answer at the top of the form and save again.
incident-double = ⚠️ *There is already one just like it.* { $summary }. If it is the same incident, close the form. Otherwise choose *{ $submit }*.
incident-one-more = One more anyway
incident-date = Date
incident-time = Time
incident-further = *More details* – if you have them
incident-text = Description
incident-severity = Severity
incident-police = Reported to the police
incident-place-kind = Kind of place
incident-sharing = Who may see the incident?
sharing-partners = Selected partners
incident-unit = Which organisation do you belong to?
incident-unit-hint = Choose organisation and unit. You are asked only once. When a coordinator has confirmed it, you see what is shared within the organisation.
incident-unit-placeholder = Organisation – Unit
incident-unit-new = New: { $name }

severity-low = Minor
severity-medium = Serious
severity-high = Very serious

severity-sought = { $value ->
    [low] minor
    [medium] serious
   *[high] very serious
}

police-yes = Yes
police-no = No
police-unknown = Don’t know

place-street = Street or square
place-path = Footpath, cycle path or underpass
place-park = Park or green space
place-school = School or preschool
place-housing = Block of flats or stairwell
place-storage = Garage, cellar or storeroom
place-station = Station or stop
place-shop = Shop or shopping centre
place-nightlife = Restaurant or bar
place-sport = Sports or leisure facility
place-parking = Car park
place-other = Another kind of place

place-sought = { $value ->
    [street] streets and squares, streets, street, squares, square
    [path] footpaths and cycle paths, footpaths, footpath, cycle paths, cycle path, underpasses, underpass
    [park] parks, park, green spaces, green space
    [school] schools, school, preschools, preschool
    [housing] blocks of flats, block of flats, stairwells, stairwell
    [storage] garages and storerooms, garages, cellars, cellar, storerooms, storeroom
    [station] stations and stops, stations, stops, stop
    [shop] shops, shop, shopping centres, shopping centre
    [nightlife] restaurants and bars, restaurants, restaurant, bars, bar
    [sport] sports facilities, sports facility, leisure facilities
    [parking] car parks, car park
   *[other] other kinds of place, other places
}

police-sought = { $value ->
    [yes] reported to the police, police-reported
    [no] not reported to the police, not police-reported
   *[unknown] not known whether reported to the police, unknown whether reported to the police
}

sharing-green = All partners (green)
sharing-amber = Selected partners (amber)
sharing-amber-strict = Only my organisation and the coordinators (amber+strict)
sharing-red = Only me and the coordinators (red)
sharing-told-amber-strict = Only the reporter’s organisation and the coordinators (amber+strict)
sharing-told-red = Only the reporter and the coordinators (red)
sharing-clear = Everyone – may be published (clear)

incident-needs-category = Choose a category.
incident-needs-area = Choose an area.
incident-not-yet = That time has not come yet. Choose an earlier one.
incident-needs-sharing = Choose who may see the incident.
sharing-needs-partners = Choose at least one partner who may see it.
incident-needs-reason = Type why you are withdrawing the incident.
incident-needs-unit = Choose or type your organisation.
incident-place-unknown = That place no longer exists. Choose another.
incident-place-elsewhere = { $place } is in { $area }. Change the area or the place.
incident-unit-unknown = That unit no longer exists. Choose another.
name-missing = Type a name, not only punctuation.
name-too-long = The name is { $length } characters long. Shorten it to { $most } at most.

incident-not-taken-over = ⚠️ *The text was not put into the form.* { $why }
incident-time-unread = 🕒 I did not understand when it happened. Choose the date and time below.
incident-cut = ⚠️ The text was longer than { $most } characters. The end was left out.

incident-fact = *{ $name }*
    { $fact }
incident-when = When
incident-partners-named = Shared with
incident-about = about { $moment }
incident-brief = { $category } · { $where } · { $moment }
incident-brief-police =
    { $value ->
        [yes] reported to the police
       *[other] not reported to the police
    }
incident-brief-partners = shared with { $partners }
incident-summary = Incident #{ $number }: { $category }, { $where }, { $moment }
incident-correct = Correct
incident-withdraw = Withdraw

incident-saved = *Thank you! Incident #{ $number } is saved.*
incident-corrected = *Incident #{ $number } is corrected.*
incident-corrected-by = *Incident #{ $number } has been corrected by { $who }.*
incident-since-corrected = Incident #{ $number } has been corrected since. See the newer message.
incident-since-withdrawn = Incident #{ $number } has been withdrawn.
incident-erase = Erase text
incident-erase-title = Erase text #{ $number }
incident-erase-goes = *This is erased:* the description with its earlier versions, and the reason if it is withdrawn. The name of the place goes too, if no coordinator added it and no other incident is there. *It cannot be undone.*
incident-erase-stays = *This remains:* category, area, time and everything else. The incident counts as before. What people wrote in Slack themselves has to be deleted there.
incident-erase-not-yours = The text of incident #{ $number } can be erased only by whoever reported it and by the coordinators. Ask one of them.
incident-text-erased = { $why ->
    [retention] *The text of incident #{ $number } has been erased* under the retention decision. Everything else remains.
   *[other] *The text of incident #{ $number } has been erased.* Everything else remains.
}
incident-text-erased-by = *The text of incident #{ $number } has been erased by { $who }.* Everything else remains.
incident-unchanged = Nothing was changed in incident #{ $number }.
incident-withdrawn = *Incident #{ $number } is withdrawn.* It no longer counts, but stays among your own.
incident-withdrawn-for = *Incident #{ $number } is withdrawn.* It no longer counts. Its reporter will be told.
incident-withdrawn-for-nobody = *Incident #{ $number } is withdrawn.* It no longer counts.
incident-withdrawn-by = *Incident #{ $number } has been withdrawn by { $who }.* The reason:

incident-unknown = There is no incident #{ $number } that you may see. Try `{ COMMAND("incident") } list`.
incident-not-yours = Incident #{ $number } can only be changed by whoever reported it and by the coordinators. Ask one of them.
incident-withdrawn-already = Incident #{ $number } has already been withdrawn. Report again with `{ COMMAND("incident") }` if needed.
incident-changed-since = Someone changed incident #{ $number } while you were typing. Copy your text, close the form and correct the incident again.

incident-reason = Why are you withdrawing the incident?
incident-reason-hint = For example: reported twice, wrong place, it was something else.

incident-title = Incident #{ $number }
incident-is-withdrawn = *Withdrawn* { $moment }. The reason:
incident-is-withdrawn-unsaid = *Withdrawn* { $moment }.
incident-unit-unconfirmed = { $unit } (by their own account)
incident-reported = Reported by { $who } · { $moment }
incident-history-corrected = corrected { $changes }
incident-history-corrected-hidden = corrected the incident
incident-history-withdrew = withdrew the incident
incident-history-change = { $name }: { $old } → { $new }
incident-history-when = time
incident-history-police = reported to the police
incident-history-sharing = who may see it
incident-history-hidden = { $field ->
    [incident-place] the place
   *[incident-text] the description
}
incident-history-empty = (empty)
incident-history-quoted = “{ $words }”

incident-mine-title = Your reports
incident-mine-empty = You have not reported anything yet. It takes half a minute.
incident-list-title = Incidents
incident-list-empty = There are no incidents to show yet. Report with `{ COMMAND("incident") }`.
incident-list-own = Only your own reports are shown here. You will see those of others once a coordinator has confirmed your unit.
incident-list-none-fit = No incidents found. { $about }
incident-list-all = Show all
incident-filter = Filter: { $parts }
incident-filter-unknown = I did not understand “{ $words }”. Type areas, places, categories, a week or times, for example `list graffiti { $area } w { $week }`.
incident-filter-unclear = I did not understand. Type areas, places, categories, a week or times, for example `list graffiti { $area } w { $week }`.
incident-filter-own = from your own partner
incident-filter-hours = { $first }–{ $last }
incident-filter-no-partner = No coordinator has confirmed which partner you belong to. Ask a coordinator, or type something else.
incident-week = week { $number }, { $year }
incident-button-export-excel = Export to Excel
incident-button-export-csv = Export as CSV
incident-export-empty = There are no such incidents to export. Try `{ COMMAND("incident") } export` without more words.
incident-export-coming = The file with the incidents will come in a direct message from Trygg in a little while.
incident-export-line = { $more ->
    [yes] The latest { $number } incidents that you may see, as a file for a spreadsheet.
   *[no] { $number ->
        [one] 1 incident
       *[other] { $number } incidents
    } that you may see, as a file for a spreadsheet.
}
incident-export-file = incidents-{ $asked }.{ $ending }
incident-export-sheet = Incidents
incident-row = *#{ $number } · { $category }*
    { $moment } · { $where }
incident-row-withdrawn = ~#{ $number } · { $category }~ · withdrawn
    { $moment } · { $where }

incident-none-needs-unit = Which organisation has nothing to report? You are asked only once.
incident-none-noted = Noted: *{ $partner }* has nothing to report for week { $week }. If something happens, you can still report it.
incident-none-known = It is already noted that *{ $partner }* has nothing to report for week { $week }. Thank you!
incident-none-undo = Undo
incident-none-undone = Undone. It is no longer noted that *{ $partner }* has nothing to report for week { $week }.
incident-none-undone-already = It had already been undone.
incident-none-not-yours = Only the person who said so, the organisation itself and the coordinators can undo it. Ask one of them.
incident-none-week-over = Week { $week } is over. Type `{ COMMAND("incident") } none` if you have nothing to report this week.
incident-none-but-reported =
    { $count ->
        [one] { $partner } has already reported one incident in week { $week }, so the week does not count as calm. Nothing new has been noted.
       *[other] { $partner } has already reported { $count } incidents in week { $week }, so the week does not count as calm. Nothing new has been noted.
    }

nudge-text = Has anything happened at *{ $partner }* this week?
nudge-why = You have not reported yet. That nothing has happened is worth knowing too: then everyone can see that all is calm.
nudge-report = Report
nudge-how = You answer for *{ $partner }*. The question comes at most once a week.

severe-text = *Very serious incident #{ $number }:* { $category } · { $area } · { $moment }
