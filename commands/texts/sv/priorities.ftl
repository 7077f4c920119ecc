### Kvartalets prioritering: problemen i ordning, och vad som beslutas om dem.

priorities-button = Prioritering
priorities-title = Prioritering { $quarter }
priorities-about = Överst står problem som flest frågor talar för: hur mycket, hur allvarligt, vilka drabbas, ökar det, känns det otryggt. Vad ni kan påverka avgör ni.
priorities-none = Det finns inga problem att prioritera det kvartalet. Lägg upp ett med `{ COMMAND("problem") } ny`.
priorities-name = *{ $place }. { $name }*
priorities-figures =
    { $number ->
        [one] 1 händelse, { $before } kvartalet före. Läge: { $state }.
       *[other] { $number } händelser, { $before } kvartalet före. Läge: { $state }.
    }
priorities-question = { $value ->
    [many] många
    [grave] allvarliga
    [who] flera parter
    [growing] ökar
   *[unsafe] känns otryggt
}
priorities-answers = { $number } av 5 frågor talar för: { $questions }.
priorities-decided = { $quarter }: { $decision }
priorities-decision = { $value ->
    [go_on] Fortsätt
    [begin] Börja
    [wait] Avvakta
   *[close] Stäng
}
priorities-decide = Beslut
priorities-for = Beslutet gäller { $quarter }.
priorities-why-hint = En mening räcker. Alla som ser problemet kan läsa den, även nästa kvartal.
priorities-needs-decision = Välj vad som ska hända med problemet.
priorities-needs-why = Skriv en mening om varför.
priorities-saved = Beslutet om { $name } är sparat. Det visas i kvartalets prioritering och i problemets historik.
priorities-gaps = Utan problem än
priorities-gap =
    { $number ->
        [one] { $area }, { $group }: 1 händelse
       *[other] { $area }, { $group }: { $number } händelser
    }
