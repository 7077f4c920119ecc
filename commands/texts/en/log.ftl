### The log of who has done what.

help-trygg-log = shows who has read, changed, removed and exported what (coordinators)

log-title = Log
log-about = This tells who has done what, never what anyone has written. Nobody can change the log.
log-none = There is nothing here in the log. See everything with `{ COMMAND("trygg") } log`.
log-unknown = I did not understand. Type for example `{ COMMAND("trygg") } log incident 12` or `{ COMMAND("trygg") } log exported w 47`.
log-operator = Whoever runs Trygg
log-row = { $moment } · { $who } { $did }
log-did = { $event ->
    [seen] read { $what }
    [made] added { $what }
    [removed] removed { $what }
    [erased] erased the text of { $what }
    [exported] exported { $what }
    [restored] restored a backup
   *[other] changed { $what }
}
log-one = { $subject ->
    [incident] incident { $name }
    [action] action { $name }
    [problem] problem { $name }
    [nil_report] nothing to report, { $name }
    [person] details of { $name }
    [role] the role of { $name }
    [area] the area { $name }
    [place] the place { $name }
    [retention_decision] the retention decision
    [legal_hold] the hold on retention
    [retention_run] retention run { $name }
    [picture] the picture { $name }
    [picture_hold] a hold on the picture { $name }
    [omission] what is left out of the picture { $name }
    [preparation] the assessment in the picture { $name }
    [buttons] the buttons in { $name }
   *[other] the register
}
log-all = { $subject ->
    [incident] all incidents
    [problem] all problems
    [partner] the partners
    [area] the areas
    [database] everything to a backup
    [installation] the app in Slack
   *[other] the settings
}
