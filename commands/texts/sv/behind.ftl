### Händelserna bakom en siffra i lägesbilden.

behind-title = { $what }, { $weeks }: { $count ->
    [one] 1 händelse
   *[other] { $count } händelser
}
behind-what = { $shape ->
    [alone] { $what }
    [in] { $what } i { $where }
    [at] { $what } vid { $where }
   *[all] Alla händelser
}
behind-week = vecka { $last }
behind-week-late = sent om vecka { $last }
behind-weeks = vecka { $first }–{ $last }
behind-button-all = Visa händelserna
behind-button-add = Lägg till i problem #{ $number }
behind-none = Här finns inga händelser som du kan se.
behind-posted = Lägesbilden räknade { $number }.
behind-shown = Siffran var { $number } när du såg den.
behind-merged = Områden eller platser har slagits ihop sedan dess. Listan visar alla händelser där nu.
behind-added = { $number } har tillkommit sedan dess.
behind-gone = { $number } har återtagits, ändrats eller lagts ihop med en annan sedan dess.
behind-beyond = { $number } räknas inte där, eftersom inte alla parter får se { $number ->
    [one] den
   *[other] dem
}.
