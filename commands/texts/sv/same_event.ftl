### Flera rapporter om samma händelse.

incident-same = Samma händelse
incident-another = En annan
incident-not-same = Inte samma händelse
incident-same-title = Samma händelse #{ $number }
incident-same-question = *Är det samma händelse?* { $partner ->
    [none] Någon annan
   *[other] { $partner }
} har rapporterat { $told }. Din rapport är sparad oavsett vad du svarar.
incident-same-about = När flera parter har rapporterat samma händelse räknas den en gång. Alla rapporter finns kvar.
incident-same-number = Nummer på den andra rapporten
incident-same-itself = #{ $number } är samma rapport. Skriv numret på den andra rapporten.
incident-same-withdrawn = Händelse #{ $number } är återtagen och räknas inte. Välj en annan rapport.
incident-same-told = *Samma händelse* som { $numbers }. Den räknas en gång.{ $partners ->
    [none] {""}
   *[other] {" "}Källor: { $partners }.
}
incident-linked = *{ $numbers } är samma händelse* och räknas en gång.
incident-unlinked = *Händelse #{ $number } räknas nu för sig.*
incident-counts-alone = Händelse #{ $number } räknas för sig.
incident-history-linked = angav att det är samma händelse som { $numbers }
incident-history-unlinked = angav att det inte är samma händelse som { $numbers }
