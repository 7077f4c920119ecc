### Loggen över vem som har gjort vad.

help-trygg-log = visar vem som har läst, ändrat, tagit bort och exporterat vad (samordnare)

log-title = Logg
log-about = Här står vem som har gjort vad, men aldrig vad någon har skrivit. Ingen kan ändra i loggen.
log-none = Här finns inget i loggen. Se allt med `{ COMMAND("trygg") } logg`.
log-unknown = Det förstod jag inte. Skriv till exempel `{ COMMAND("trygg") } logg händelse 12` eller `{ COMMAND("trygg") } logg exporterat v 47`.
log-operator = Den som sköter Trygg
log-row = { $moment } · { $who } { $did }
log-did = { $event ->
    [seen] läste { $what }
    [made] la till { $what }
    [removed] tog bort { $what }
    [erased] raderade texten i { $what }
    [exported] exporterade { $what }
    [restored] återställde en säkerhetskopia
   *[other] ändrade { $what }
}
log-one = { $subject ->
    [incident] händelse { $name }
    [action] åtgärd { $name }
    [problem] problem { $name }
    [nil_report] inget att rapportera, { $name }
    [person] uppgifter om { $name }
    [role] rollen för { $name }
    [area] området { $name }
    [place] platsen { $name }
    [retention_decision] gallringsbeslutet
    [legal_hold] stoppet för gallringen
    [retention_run] gallring { $name }
    [picture] lägesbilden { $name }
    [picture_hold] ett stopp för lägesbilden { $name }
    [omission] något utelämnat i lägesbilden { $name }
    [preparation] bedömningen i lägesbilden { $name }
    [buttons] knapparna i { $name }
   *[other] registret
}
log-all = { $subject ->
    [incident] alla händelser
    [problem] alla problem
    [partner] samverkansparterna
    [area] områdena
    [database] allt till en säkerhetskopia
    [installation] appen i Slack
   *[other] inställningarna
}
