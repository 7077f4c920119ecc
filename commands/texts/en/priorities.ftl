### The quarter's prioritisation: the problems in order, and what is decided about them.

priorities-button = Prioritisation
priorities-title = Prioritisation, { $quarter }
priorities-about = Problems that most questions speak for come first: how much, how grave, who, growing, feels unsafe. What you can influence is for you to say.
priorities-none = There are no problems to prioritise in that quarter. Open one with `{ COMMAND("problem") } open`.
priorities-name = *{ $place }. { $name }*
priorities-figures =
    { $number ->
        [one] 1 incident, { $before } in the quarter before. State: { $state }.
       *[other] { $number } incidents, { $before } in the quarter before. State: { $state }.
    }
priorities-question = { $value ->
    [many] many
    [grave] grave
    [who] several partners
    [growing] growing
   *[unsafe] feels unsafe
}
priorities-answers = { $number } of 5 questions speak for it: { $questions }.
priorities-decided = { $quarter }: { $decision }
priorities-decision = { $value ->
    [go_on] Go on
    [begin] Begin
    [wait] Wait
   *[close] Close
}
priorities-decide = Decision
priorities-for = The decision is for { $quarter }.
priorities-why-hint = One sentence is enough. Everyone who sees the problem can read it, next quarter too.
priorities-needs-decision = Choose what is to happen with the problem.
priorities-needs-why = Type a sentence about why.
priorities-saved = The decision about { $name } is saved. It is shown in the quarter’s prioritisation and in the problem’s history.
priorities-gaps = No problem yet
priorities-gap =
    { $number ->
        [one] { $area }, { $group }: 1 incident
       *[other] { $area }, { $group }: { $number } incidents
    }
