### Vad det blev av en händelse: på dess kort och i veckans besked till den som rapporterade.

incident-became = *Så har det gått*
incident-became-problem = • Problem #{ $number } { $title } – { $state ->
    [noticed] uppmärksammat
    [acting] åtgärdas
   *[closed] stängt
}
incident-became-action = • Åtgärd #{ $number } { $title } – { $done ->
    [yes] klar
   *[no] pågår
}
incident-became-more = … och { $number } till

feedback-title = Det här blev det av dina rapporter
feedback-summary = { $number ->
    [one] Det har hänt något med en av dina rapporter.
   *[other] Det har hänt något med { $number } av dina rapporter.
}
feedback-signal = *Räknades när { $area } stack ut vecka { $week } ({ $group }):* { $reports }
feedback-line = { $kind ->
    [problem] *Ingår nu i problem #{ $number }:* { $reports }
    [action] *Ledde till åtgärd #{ $number }:* { $reports }
   *[done] *Åtgärd #{ $number } är klar:* { $reports }
}
feedback-more = { $number } till
feedback-how = Tack för att du rapporterar. Det här kommer högst en gång i veckan, och bara när något har hänt.
