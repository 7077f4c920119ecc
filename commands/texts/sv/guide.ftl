### Kom igång: fem steg för den som är först med att samordna.

guide-title = Kom igång: { $step } av { $of }
guide-next = Spara och fortsätt
guide-done = Klart
guide-back = Tillbaka
guide-later = Fortsätt senare
guide-begin = Kom igång
guide-again = Gå igenom alla steg
guide-step = { $step ->
    [settings] Kanal, tider och språk
    [partners] Samverkansparter
    [areas] Områden
    [people] Du och de andra samordnarna
   *[picture] Så ser lägesbilden ut
}
guide-about = { $step ->
    [settings] Välj kanalen där veckans lägesbild ska läggas ut. Resten är ifyllt och går att ändra när som helst.
    [partners] Vilka samverkar ni med? De flesta som rapporterar väljer sedan sin enhet själva.
    [areas] I vilka områden händer det som rapporteras? Ta stadsdelar och orter som alla känner igen.
    [people] Det är bra att vara minst två som kan ändra inställningar och svara på frågor.
   *[picture] Lägesbilden fylls på när ni rapporterar. Så här ser den ut för kanalen just nu:
}
guide-known = *Finns redan:* { $more ->
    [0] { $names }
   *[other] { $names } och { $more } till
}
guide-added = Sparat: { $more ->
    [0] { $names }
   *[other] { $names } och { $more } till
}
guide-areas = Ett område per rad
guide-areas-more = Området som fanns från början
guide-replace = Ta { $name } ur bruk
guide-own-unit = Din enhet
guide-coordinators = *Samordnare nu:* { $names }
guide-coordinator = En till samordnare
guide-coordinator-hint = Ser och ändrar allt, precis som du. Personen får ett meddelande om det.
guide-wishes = Vill du något mer?
guide-wish = { $wish ->
    [sample] Skicka ett prov till mig
   *[buttons] Fäst knapparna i kanalen
}
guide-finished = *Klart! Nu kan alla börja rapportera.* Ändra när som helst med `{ COMMAND("trygg") }`.
guide-sample-coming = Provet kommer strax från Trygg i ett direktmeddelande.
guide-sample = Ett prov: så här ser lägesbilden ut i kanalen. Bara du ser det här.
guide-invite = Du är samordnare, och Trygg är inte klart att använda än. Det tar fem korta steg.
