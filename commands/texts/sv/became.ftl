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
