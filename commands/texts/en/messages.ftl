### What Trygg sends by itself and can be declined.

help-trygg-messages = shows what Trygg sends you by itself, and lets you decline it

messages-title = What Trygg sends you
messages-row = { $kind ->
    [severe_incident] *Very serious incidents*, as soon as somebody reports one. { $wanted ->
        [yes] You are told.
       *[no] You have declined it.
    }
    [feedback] *What became of your reports*, when something has happened with them: once a week at most. { $wanted ->
        [yes] You get it.
       *[no] You have declined it.
    }
    [digest_ahead] *The next picture* on the working day before it is posted: once a week. { $wanted ->
        [yes] You get it.
       *[no] You have declined it.
    }
   *[nudge] *The question whether anything has happened*, when your organisation has not reported: once a week at most. { $wanted ->
        [yes] You get it.
       *[no] You have declined it.
    }
}
messages-decline = { $kind ->
    [nudge] Do not remind me
    [severe_incident] Do not tell me
   *[other] Send no more
}
messages-want = Send it again
messages-undo = Undo
messages-declined = { $kind ->
    [severe_incident] You will not be told again of very serious incidents. You can change your mind with `{ COMMAND("trygg") } messages`.
    [feedback] You will not be told again what became of your reports. You can change your mind with `{ COMMAND("trygg") } messages`.
    [digest_ahead] You will not be shown pictures before they are posted. You can change your mind with `{ COMMAND("trygg") } messages`.
   *[nudge] You will not be asked again whether anything has happened. You can change your mind with `{ COMMAND("trygg") } messages`.
}
messages-wanted = { $kind ->
    [severe_incident] You will be told at once again when somebody reports a very serious incident.
    [feedback] You will be told again when something has happened with what you reported.
    [digest_ahead] You will be shown the picture again before it is posted.
   *[nudge] You will be asked again when your organisation has not reported.
}
