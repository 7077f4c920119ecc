### Samordnarnas del: inställningar, områden, samverkansparter och medlemmar.

help-trygg-setup = ändrar kanal och tid för lägesbilden, språk och påminnelser (samordnare)
help-trygg-areas = lägger till, döper om och slår ihop områden (samordnare)
help-trygg-places = lägger till, döper om och slår ihop platser (samordnare)
help-trygg-partners = lägger till, döper om och slår ihop samverkansparter och enheter (samordnare)
help-trygg-categories = lägger till, döper om och tar kategorier ur bruk, med synonymer (samordnare)
help-trygg-members = visar vilka som är med, bekräftar deras enhet och ändrar roll (samordnare)

setup-title = Inställningar
setup-saved = Inställningarna är sparade.
setup-preview = Förhandsvisa lägesbilden
setup-channel = Kanal för veckans lägesbild
setup-channel-hint = Trygg går själv med i en öppen kanal. Till en privat kanal bjuder du in appen. Utan kanal läggs ingen lägesbild ut.
setup-weekday = Veckodag
setup-time = Klockslag
setup-needs-time = Välj ett klockslag.
setup-not-at-two = Välj ett annat klockslag. Mellan 02 och 03 ställs klockan om två gånger om året.
setup-reminders = Påminnelser om uppföljning
setup-reminders-hint = Påminnelser kommer på vardagar, tidigast 07:00.
setup-severe = Mycket allvarliga händelser
setup-severe-at-once = Meddela samordnarna direkt
setup-severe-not = Meddela inte
setup-severe-hint = Beskedet kommer som direktmeddelande. Varje samordnare kan stänga av det under Hem.
setup-nudge-day = Fråga organisationer som inte har hört av sig
setup-nudge-hour = Klockslag för frågan
setup-nudge-hint = De tre som senast rapporterade hos var och en får frågan om något har hänt. På en röd dag kommer den vardagen innan.
setup-never = Aldrig
setup-ahead = Visa lägesbilden för samordnarna i förväg
setup-ahead-hint = Den kommer vardagen innan. Då hinner ni lägga till en bedömning, hålla inne den eller lägga ut den direkt. Svarar ingen läggs den ut som vanligt.
setup-feedback-day = Berätta för dem som har rapporterat
setup-feedback-hour = Klockslag för beskedet
setup-feedback-hint = De får veta när något de rapporterat stack ut, ingår i ett problem eller ledde till en åtgärd. På en röd dag kommer det vardagen innan.
setup-language = Språk
setup-language-hint = Gäller i kanalen och för den som inte har valt språk i Slack.
setup-zone = Tidszon
setup-needs-zone = Välj en tidszon i listan, till exempel Europe/Stockholm.
setup-greeting = Här kommer veckans lägesbild, varje { $day } klockan { $time }.
setup-greeting-how = Rapportera en händelse med `{ COMMAND("incident") }`. Se veckan hittills med `{ COMMAND("situation") }`.

coordinators-only = Det här kan bara samordnare göra. Fråga { $people }.
coordinators-none = Det här kan bara samordnare göra, och det finns ingen än. Be den som sköter Trygg att utse en.
reader-refused = Din roll är läsare: du kan läsa men inte rapportera, lägga till eller ändra. Be { $people } om en annan roll.
reader-refused-none = Din roll är läsare: du kan läsa men inte rapportera, lägga till eller ändra. Be den som sköter Trygg att utse en samordnare.
team-unknown = Din organisation är inte med i Trygg än: fråga { $people }.
team-unknown-none = Din organisation är inte med i Trygg än: be den som sköter Trygg att utse en samordnare.

name-wrong-sign = ”{ $line }” innehåller { $sign }, som inte får stå i namnet. Ta bort det.
list-name-too-long = ”{ $line }…” innehåller ett för långt namn. Korta det till högst { $most } tecken.
list-empty = Skriv minst en rad.

members-title = Medlemmar
members-none = Här finns ingen att visa. Se alla med knappen nedanför.
members-unknown-words = Jag förstod inte. Skriv namnet på en part, eller `utan enhet`, `obekräftade`, `samordnare` eller `slutat`.
members-state = { $state ->
    [without_unit] Utan enhet
    [unconfirmed] Obekräftade
    [coordinator] Samordnare
   *[left] Har slutat
}
members-row-no-unit = saknar enhet
members-row-unconfirmed = obekräftad
members-row-left = har slutat
members-choose = Välj person
members-confirm-several = Bekräfta flera
members-confirm-which = Stämmer enheten? Kryssa för dem du bekräftar.
members-needs-ticks = Kryssa för minst en. Välj annars Avbryt.
members-none-wait = Ingen väntar på att få sin enhet bekräftad. Se alla med `{ COMMAND("trygg") } medlemmar`.
members-confirmed-several = { $count ->
    [one] Klart. En person är bekräftad.
   *[other] Klart. { $count } personer är bekräftade.
}
members-saved = Sparat för { $person }.
members-person = Person
members-unit = Enhet
members-role = Roll
members-role-name = { $role ->
    [reader] Läsare
    [reporter] Rapportör
    [unit_owner] Enhetsansvarig
   *[coordinator] Samordnare
}
members-role-hint = Läsare läser bara. Rapportör rapporterar och lägger till åtgärder. Enhetsansvarig ändrar också sin enhets åtgärder. Samordnare ändrar allt.
members-role-changed = { $by } har gett dig rollen *{ $name }*. { $role ->
        [reader] Du kan läsa, men inte rapportera, lägga till eller ändra.
        [reporter] Du kan rapportera, lägga upp problem och lägga till åtgärder, och ändra det som är ditt.
        [unit_owner] Du kan ändra alla åtgärder i din enhet, och allt som en rapportör kan.
       *[coordinator] Du ser och ändrar allt, och sköter områden, parter, medlemmar och inställningar.
    }
members-no-units = Det finns inga enheter än. Lägg först till samverkansparterna med `{ COMMAND("trygg") } partners`.
members-needs-person = Välj en person.
members-last-coordinator = Det måste finnas minst en samordnare. Utse en till först.
members-owner-needs-unit = Den som är enhetsansvarig måste ha en enhet. Välj en.
members-reader-owns = Personen ansvarar för åtgärd #{ $number }. Byt ansvarig innan du gör personen till läsare.
members-unconfirmed = { $person } uppger sig tillhöra { $unit }. Stämmer det?
members-unconfirmed-new = { $partner } är ny: ingen samordnare har lagt till den än.
members-unconfirmed-mixed = Se upp: namnet blandar bokstäver ur flera alfabet.
members-unconfirmed-like = Namnet liknar { $known }, som redan finns. Är det samma? Välj då den med *Ändra*.
members-left-out = { $count ->
    [one] En person har inte längre någon enhet, och ser bara sina egna rapporter.
   *[other] { $count } personer har inte längre någon enhet, och ser bara sina egna rapporter.
}
members-left-out-line = { $person } tillhörde { $unit }.
members-left-out-more = … och { $count } till. Se dem med `{ COMMAND("trygg") } medlemmar`.
members-give-unit = Välj enhet
members-confirm = Bekräfta
members-change = Ändra
members-settled = { $by } har svarat: { $person } tillhör { $unit }.
members-settled-none = { $by } har svarat: { $person } tillhör inte { $unit }.
members-confirmed = Klart. { $person } ser nu det som delas inom sin organisation.
members-denied = Klart. { $person } tillhör inte { $unit }.
members-changed-since = Uppgiften har ändrats sedan meddelandet skrevs. Se vad som gäller nu med `{ COMMAND("trygg") } medlemmar`.

help-trygg-status = visar vad som är försenat eller inte har kommit fram (samordnare)

status-title = Läget just nu
status-overdue = { $number ->
    [0] Inga åtgärder är försenade.
   *[other] Försenade åtgärder: { $number }. Se `{ COMMAND("action") } lista`.
}
status-stopped = Appen är avinstallerad eller avstängd i Slack sedan { $when }. Inget skickas förrän någon installerar den igen, och inget går förlorat.
status-no-channel = Ingen kanal är vald för lägesbilden. Välj en med `{ COMMAND("trygg") } inställning`.
status-picture = Nästa lägesbild läggs ut { $when } i { $channel }.
status-picture-soon = Nästa lägesbild läggs ut i { $channel }.
status-shared = ⚠️ { $channel } delas med { $names }. Alla där läser det som läggs ut. Den som bara är inbjuden att skriva kan inte använda Tryggs knappar.
status-shared-pending = ⚠️ En annan organisation är inbjuden till { $channel }, men har inte svarat än.
status-no-partner = { $team } (ingen part)
status-unknown-team = Organisationen { $team } i Slack är inte kopplad till någon part. De som kommer därifrån kan inte använda Trygg.
status-all-arrived = Alla meddelanden har kommit fram.
status-failed = Kom inte fram
status-unknown = Oklart om de kom fram
status-late = Väntar på att Slack ska ta emot
status-message = • { $what } till { $receiver }, från { $when }
status-more = … och fler.
