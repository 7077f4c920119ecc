### Personuppgifter som inte hör hemma i den gemensamma lägesbilden.

privacy-block-personnummer = Det här ser ut att innehålla ett personnummer. Ta bort det – skriv till exempel ”en person i 20-årsåldern” i stället. Uppgifter om enskilda lämnas i er myndighets egen kanal.
privacy-block-samordningsnummer = Det här ser ut att innehålla ett samordningsnummer. Ta bort det – skriv till exempel ”en vuxen person” i stället. Uppgifter om enskilda lämnas i er myndighets egen kanal.
privacy-block-interim = Det här ser ut att innehålla ett tillfälligt personnummer. Ta bort det – skriv till exempel ”en vuxen person” i stället. Uppgifter om enskilda lämnas i er myndighets egen kanal.
privacy-block-phone = Det här ser ut att innehålla ett telefonnummer. Ta bort det – skriv vilken organisation som kan kontaktas i stället. Uppgifter om enskilda lämnas i er myndighets egen kanal.
privacy-block-email = Det här ser ut att innehålla en e-postadress. Ta bort den – skriv vilken organisation som kan kontaktas i stället. Uppgifter om enskilda lämnas i er myndighets egen kanal.

privacy-caution =
    ⚠️ *Läs igenom en gång till.* Det finns något som kan peka ut någon: { $found }.
    Skriv om det så att ingen enskild kan kännas igen; uppgifter om enskilda lämnas i er myndighets egen kanal. { $kind ->
        [name] Är det inget namn?
       *[other] Pekar det inte ut någon?
    } Välj *{ $submit }*.

privacy-warn-personnummer = något som liknar ett personnummer
privacy-warn-plate = ett registreringsnummer
privacy-warn-mention = en omnämnd person
privacy-warn-name = ett för- och efternamn
privacy-warn-apartment = en lägenhet, trappa eller port
privacy-warn-property = en fastighetsbeteckning

button-save-anyway = Spara ändå
button-withdraw-anyway = Återta ändå
