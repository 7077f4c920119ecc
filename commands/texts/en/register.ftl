### The register: areas, places, partners and categories that are added, renamed, merged and retired.

areas-title = Areas
areas-add = New areas
areas-order = Change order
areas-first = (first)
areas-after = Comes after
areas-ordered = The order is saved.
areas-move = Put into an area
areas-move-tells = Lists and pictures of the area that you choose then include *{ $name }*. Incidents stay where they are.
areas-parent = Lies in
areas-no-parent = (no other area)
areas-moved = { $where ->
    [alone] { $name } is now an area by itself.
   *[other] { $name } now lies in { $parent }.
}
areas-move-cycle = { $parent } already lies in { $name }. Choose another area.
areas-move-there = It lies there already. Choose something else, or cancel.
areas-retire-parts = { $part } lies in { $name }. Change that first, or take it out of use too.
places-title = Places
places-add = New places
places-keep = Add to the register
places-keep-tells = Everyone can then choose the place and sees its name. Only reports have named it so far.
places-kept = { $name } is in the register.
partners-title = Partners
partners-add = New partners
partners-label = One partner per line
partners-hint = Units come after a colon: Municipality: Rescue service, School. What is there already is not added again.
partners-needs-name = “{ $line }” has no partner before the colon. Type for example Municipality: School.
categories-title = Categories
categories-add = New categories
categories-hint = Type Threats – against staff for a new kind of Threats. What is there already is not added again.
categories-heading = The kinds under *{ $heading }* get the new heading too. No count in the picture changes.
categories-kind = Counted under *{ $heading }* by a new name too.
categories-other-heading = “{ $name }” has another heading. Type only the name of the kind: it is counted under { $heading }.
categories-last = At least one category must be in use. Add another one first.
categories-synonyms = Synonyms
categories-synonyms-label = Words that mean the same, one per line
categories-synonyms-hint = Whoever types one of them in a report gets the category filled in. Empty the field to remove them.
categories-synonyms-saved = The synonyms of { $name } are saved.
partners-kind = Kind of partner
partners-kind-name = { $value ->
    [municipality] Municipality
    [police] Police
    [housing] Housing company
    [school] School
    [association] Association
    [operator] Transport operator
   *[other] Other
}
register-kind-saved = The kind of { $name } is saved.
register-same-kind = That kind is chosen already. Choose another, or cancel.
register-delete = Delete
register-delete-holds = It cannot be deleted: it has { $holds }. Open its card and merge it into another one, or take it out of use.
register-delete-merged = It cannot be deleted, as other places were merged into it. Open its card and take it out of use.
register-delete-tells = Nothing refers to *{ $name }*. The place goes away, and that cannot be undone.
register-deleted = { $name } is deleted.
units-title = Units
units-add = New units
units-partner = Partner

teams-title = Organisation in Slack
teams-tells = People who come from the organisation to a shared channel then belong to the partner. They see what is shared with it.
teams-ids = The organisation’s id in Slack
teams-ids-hint = It begins with T or E. It stands in the address when someone there has Slack open: app.slack.com/client/T… Put blanks between several. Empty the field to disconnect.
teams-no-id = “{ $team }” is no id of an organisation in Slack. Type the one that begins with T or E, in capital letters and digits.
teams-own = { $team } is this workspace’s own id. Type the other organisation’s.
teams-taken = { $team } is already connected to { $partner }. Remove it there first.
teams-unknown = { $person } comes from the organisation { $team } in Slack and could not use Trygg. The organisation is not connected to any partner yet. Which partner is it?
teams-link = Connect to a partner
teams-link-tells = All who come from the organisation { $team } then belong to the partner. They see what is shared with it.
teams-link-hint = Is the partner missing? Add it first with `{ COMMAND("trygg") } partners`.
teams-link-do = Connect
teams-no-partners = There are no partners yet. Add them first with `{ COMMAND("trygg") } partners`.
teams-kept = { $partner } is now connected to { $teams } in Slack.
teams-kept-none = { $partner } is no longer connected to any organisation in Slack.

register-none = There is nothing here yet.
register-add = Add
register-added = { $count ->
    [one] Saved: { $names }.
   *[other] Saved ({ $count }): { $names }.
}
register-names = Names, one per line
register-names-hint = What is there already is not added again. What is out of use is taken back into use.
register-all = Show all
register-unknown = This is no longer there. Open the list again.
register-area-unknown = There is nothing of that name. See the names with `{ COMMAND("trygg") } areas`.
register-merged-already = This has already been merged into something else. Open the list again.
register-in-use = In use
register-retired = Out of use
register-stated = only stated by someone
register-like = resembles { $name }
register-count = { $what ->
    [incident] { $count ->
        [one] one incident
       *[other] { $count } incidents
    }
    [area] { $count ->
        [one] one area within it
       *[other] { $count } areas within it
    }
    [place] { $count ->
        [one] one place
       *[other] { $count } places
    }
    [unit] { $count ->
        [one] one unit
       *[other] { $count } units
    }
    [person] { $count ->
        [one] one person
       *[other] { $count } people
    }
    [nil_report] { $count } times nothing to report
    [action] { $count ->
        [one] one action
       *[other] { $count } actions
    }
   *[problem] { $count ->
        [one] one problem
       *[other] { $count } problems
    }
}
register-fact = *{ $name ->
    [whole] Part of
    [holds] Holds
    [kind] Kind
    [heading] Counted under
    [synonyms] Synonyms
    [formerly] Former names
    [teams] Organisation in Slack
   *[merged] Merged into
}:* { $fact }
register-history = { $kind ->
    [renamed] renamed it from { $before } to { $after }
    [merged] merged it into { $into }
    [moved] put it into { $into }
    [moved_out] made it an area by itself
    [retired] took it out of use
    [synonyms] changed the synonyms
    [restored] took it back into use
    [kind] { $is_kind ->
        [none] took away the kind
       *[other] changed the kind to { $is_kind }
    }
    [connected] { $teams ->
        [none] disconnected the partner from Slack
       *[other] connected the partner to { $teams } in Slack
    }
   *[undone] undid { $what ->
        [renamed] the new name
        [merged] the merge
        [moved] where it lies
        [retired] taking it out of use
        [kind] the change of kind
        [synonyms] the change of synonyms
       *[restored] taking it back into use
    }
}

register-rename = Rename
register-name = Name
register-name-hint = The former name can still be searched for and reported with.
register-same-name = It is called { $name } already. Type another name.
register-name-taken = { $name } is there already. Type another name, or merge the two.
register-renamed = { $before } is now called { $name }.

register-merge = Merge
register-merge-moves = This will go along: { $holds }. Then *{ $name }* is no longer there by itself, but its name can be searched for.
register-merge-empty = Nothing refers to *{ $name }*. It will no longer be there by itself, but its name can be searched for.
register-merge-sight = Whoever sees an incident from here then sees the name of the place you choose.
register-merge-sight-partner = Everybody at the partner you choose then sees what was shared with *{ $name }*, and the reverse.
register-into = Merge into
register-merge-itself = Nothing can be merged into itself. Choose another.
register-merge-alone = There is nothing to merge this into. Add something first.
register-merged = { $name } is merged into { $into }. This went along: { $holds }.
register-merged-empty = { $name } is merged into { $into }.

register-retire = Take out of use
register-retire-keeps = It can no longer be chosen. Kept as it is: { $holds }. Pictures count as before.
register-retire-empty = It can no longer be chosen. Nothing refers to it.
register-retire-people = People here then have no unit and see only their own reports. The coordinators are told who.
register-retired-already = { $name } is out of use already. See the list.
register-retired-now = { $name } is out of use.
register-last-area = At least one area must be in use. Add another one first.
register-restore = Take back into use
register-restore-tells = Then it can be chosen again.
register-in-use-already = { $name } is in use already. See the list.
register-restored-now = { $name } is back in use.

register-undo = Undo
register-undone = Undone. { $name } is as it was before.
register-undo-late = This can be undone for a day only. Change it anew instead.
register-undo-changed = It has changed since, so it cannot be undone. Change it anew instead.
