### Fliken Hem, och knapparna för det vanligaste.

home-title = Trygg
home-report = Rapportera händelse
home-nothing = Inget att rapportera
home-week = Veckan hittills
home-actions = Mina åtgärder
quick-pinned = *Har något hänt?* Tryck på en knapp. Bara du ser det som öppnas.
quick-post = Fäst knapparna i kanalen
quick-posted = Ett meddelande med knapparna läggs ut i { $channel } och fästs där. Fästs det inte kan du göra det själv i meddelandets meny: välj *Fäst i kanalen*.
quick-known = Meddelandet med knapparna har redan lagts ut i { $channel }. Är det borta kan du lägga ut det igen.
quick-again = Lägg ut det igen
home-todo = Väntar på dig
home-todo-line = { $what ->
    [channel] Ingen kanal är vald för veckans lägesbild.
    [partners] Inga samverkansparter är tillagda än.
    [members] { $count ->
        [one] En person väntar på att få sin enhet bekräftad.
       *[other] { $count } personer väntar på att få sin enhet bekräftad.
    }
    [units] { $count ->
        [one] En part har inga enheter.
       *[other] { $count } parter har inga enheter.
    }
    [places] { $count ->
        [one] En plats har bara nämnts i rapporter.
       *[other] { $count } platser har bara nämnts i rapporter.
    }
   *[retention] Det är inte bestämt hur länge uppgifter sparas.
}
home-todo-button = { $what ->
    [channel] Kom igång
    [partners] Lägg till
   *[other] Visa
}
home-no-actions = Du ansvarar inte för någon pågående åtgärd.
home-more-actions = Du har fler åtgärder. Se alla med `{ COMMAND("action") }`.
home-action = *#{ $number } { $title }*
    { $when }
home-reports = Mina senaste rapporter
home-no-reports = Du har inte rapporterat något än. Det tar en halv minut.
home-many-reports = Du har rapporterat fler än { $count } händelser. Se dem med `{ COMMAND("incident") } mina`.
home-more-reports = Du har rapporterat { $count } händelser. Se alla med `{ COMMAND("incident") } mina`.
home-report-line = *#{ $number } { $category }* · { $where }
    { $moment }{ $text }
home-report-withdrawn = ~#{ $number } { $category }~ (återtagen) · { $where }
    { $moment }{ $text }
