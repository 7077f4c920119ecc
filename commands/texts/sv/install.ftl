### Sidorna i webbläsaren när någon installerar Trygg i en Slack.

install-done = Trygg är installerat i { $team }
install-next = Öppna Slack och skriv `{ COMMAND("trygg") } inställning`. Där väljer du kanal för veckans lägesbild.
install-admins = Ni som är administratörer i Slack är samordnare i Trygg från början.
install-not = Trygg är inte installerat
install-again = Börja om
install-foreign = Installationen började inte i den här webbläsaren. Inget är sparat. Börja om här nedanför.
install-late = Det tog mer än tio minuter, eller så är länken fel. Inget är sparat. Börja om här nedanför.
install-repeated = Länken är redan använd. Inget är ändrat. Börja om här nedanför om du vill installera igen.
install-declined = Du avbröt installationen i Slack. Inget är sparat. Börja om här nedanför om du ångrar dig.
install-failed = Slack godkände inte installationen. Inget är sparat. Försök igen, och hör annars av dig till den som sköter Trygg.
install-organisation = Trygg går inte att installera i en hel organisation på en gång. Inget är sparat. Börja om och välj en arbetsyta i taget.
