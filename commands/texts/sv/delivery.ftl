### Det som en samordnare får veta när ett meddelande inte kunde lämnas.

delivery-failed-title = Ett meddelande kom inte fram
delivery-failed = Det gick inte att skicka { $what } till { $receiver }. Trygg försöker inte igen.
delivery-unknown-title = Oklart om ett meddelande kom fram
delivery-unknown = Slack svarade inte när { $what } till { $receiver } skickades.
delivery-unknown-how = Trygg kan inte se om meddelandet finns i konversationen och skickar det därför inte igen. Titta efter eller fråga mottagaren.
delivery-code = Felkod för den som sköter Trygg: `{ $code }`

delivery-what-assigned = beskedet om en ny åtgärd
delivery-what-digest = veckans lägesbild
delivery-what-digest-sample = provet på lägesbilden
delivery-what-digest-ahead = lägesbilden i förväg till samordnarna
delivery-what-digest-edited = lägesbilden med ändrad bedömning
delivery-what-digest-part = en del av veckans lägesbild
delivery-what-escalation = beskedet om obesvarade uppföljningar
delivery-what-period-export = filen med en tillbakablick
delivery-what-export = filen med lägesbildens siffror
delivery-what-feedback = beskedet om vad det blev av någons rapporter
delivery-what-greeting = hälsningen om lägesbilden
delivery-what-incident-export = filen med händelser
delivery-what-nudge = frågan till en organisation som inte har hört av sig
delivery-what-severe-incident = beskedet om en mycket allvarlig händelse
delivery-what-superseded = ändringen av ett gammalt kvitto
delivery-what-owner-left = beskedet om åtgärder utan ansvarig
delivery-what-printed-record = filen med ett gallringsprotokoll
delivery-what-quick-buttons = meddelandet med knapparna
delivery-what-receipt = kvittot på en rapport
delivery-what-reminder = påminnelsen om uppföljning
delivery-what-removal = borttagningen av ett gammalt meddelande
delivery-what-resolved = påminnelsen om uppföljning
delivery-what-role-changed = beskedet om en ny roll
delivery-what-text-erased = beskedet om en raderad text
delivery-what-unit-settled = svaret på frågan om någons enhet
delivery-what-unit-lost = beskedet om vilka som saknar enhet
delivery-what-unit-unconfirmed = frågan om någons enhet
delivery-what-unknown-team = frågan om en organisation i Slack
delivery-what-waiting = beskedet i kanalen om att något väntar
delivery-what-welcome = välkomsthälsningen
delivery-what-withdrawal = beskedet om en återtagen rapport
delivery-what-other = ett meddelande

delivery-why-account-gone = Kontot i Slack är avstängt.
delivery-why-not-in-channel = Trygg är inte med i kanalen. Bjud in appen dit, eller välj en annan kanal med `{ COMMAND("trygg") } inställning`.
delivery-why-archived = Kanalen är arkiverad. Välj en annan kanal med `{ COMMAND("trygg") } inställning`.
delivery-why-files = Appen har inte rätt att skicka filer. Den som sköter Trygg behöver lägga in det nya manifestet i Slack och installera om appen.
delivery-why-never-confirmed = Slack har svarat med ett fel vid varje försök.
delivery-why-other = Slack tog inte emot det, trots flera försök.

waiting-told = { $person } Du har ett nytt besked från Trygg. Tryck på knappen: bara du ser det.
waiting-open = Visa beskedet
waiting-not-yours = Det här beskedet är till någon annan. Se dina egna åtgärder och rapporter med knapparna i kanalen.
waiting-over = Beskedet gäller inte längre. Se vad som gäller nu med knapparna i kanalen.
