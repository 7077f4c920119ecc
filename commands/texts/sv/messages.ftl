### Det som Trygg skickar av sig själv och som man kan tacka nej till.

help-trygg-messages = visar vad Trygg skickar till dig av sig själv, och låter dig tacka nej

messages-title = Vad Trygg skickar till dig
messages-row = { $kind ->
    [severe_incident] *Mycket allvarliga händelser*, direkt när någon rapporterar en. { $wanted ->
        [yes] Du får veta det.
       *[no] Du har tackat nej.
    }
    [feedback] *Vad det blev av dina rapporter*, när något har hänt med dem: högst en gång i veckan. { $wanted ->
        [yes] Du får det.
       *[no] Du har tackat nej.
    }
    [digest_ahead] *Nästa lägesbild* vardagen innan den läggs ut: en gång i veckan. { $wanted ->
        [yes] Du får den.
       *[no] Du har tackat nej.
    }
   *[nudge] *Frågan om något har hänt*, när din organisation inte har hört av sig: högst en gång i veckan. { $wanted ->
        [yes] Du får den.
       *[no] Du har tackat nej.
    }
}
messages-decline = { $kind ->
    [nudge] Påminn mig inte
    [severe_incident] Meddela mig inte
   *[other] Skicka inte fler
}
messages-want = Skicka igen
messages-undo = Ångra
messages-declined = { $kind ->
    [severe_incident] Du får inte fler besked om mycket allvarliga händelser. Du ändrar dig när du vill med `{ COMMAND("trygg") } utskick`.
    [feedback] Du får inte fler besked om vad det blev av dina rapporter. Du ändrar dig när du vill med `{ COMMAND("trygg") } utskick`.
    [digest_ahead] Du får inte fler lägesbilder innan de läggs ut. Du ändrar dig när du vill med `{ COMMAND("trygg") } utskick`.
   *[nudge] Du får inte fler frågor om något har hänt. Du ändrar dig när du vill med `{ COMMAND("trygg") } utskick`.
}
messages-wanted = { $kind ->
    [severe_incident] Du får veta direkt igen när någon rapporterar en mycket allvarlig händelse.
    [feedback] Du får veta igen när något har hänt med det du rapporterat.
    [digest_ahead] Du får lägesbilden igen innan den läggs ut.
   *[nudge] Du får frågan igen när din organisation inte har hört av sig.
}
