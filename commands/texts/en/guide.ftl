### Getting started: five steps for the first coordinator.

guide-title = Set-up: { $step } of { $of }
guide-next = Save and continue
guide-done = Done
guide-back = Back
guide-later = Continue later
guide-begin = Set up Trygg
guide-again = Go through all steps
guide-step = { $step ->
    [settings] Channel, times and language
    [partners] Partners
    [areas] Areas
    [people] You and the other coordinators
   *[picture] What the picture looks like
}
guide-about = { $step ->
    [settings] Choose the channel in which the weekly picture is to be posted. The rest is filled in and can be changed at any time.
    [partners] Who are your partners? Most people who report then choose their unit themselves.
    [areas] In which areas do incidents happen? Take districts and towns that everyone knows.
    [people] It is good to be at least two who can change settings and answer questions.
   *[picture] The picture fills up as you report. This is what the channel would see now:
}
guide-known = *Already there:* { $more ->
    [0] { $names }
   *[other] { $names } and { $more } more
}
guide-added = Saved: { $more ->
    [0] { $names }
   *[other] { $names } and { $more } more
}
guide-areas = One area per line
guide-areas-more = The area that was there from the start
guide-replace = Retire { $name }
guide-own-unit = Your unit
guide-coordinators = *Coordinators now:* { $names }
guide-coordinator = Another coordinator
guide-coordinator-hint = Sees and changes everything, just like you. They get a message about it.
guide-wishes = Anything else?
guide-wish = { $wish ->
    [sample] Send me a sample
   *[buttons] Pin the buttons in the channel
}
guide-finished = *Done! Now everyone can start reporting.* Change anything at any time with `{ COMMAND("trygg") }`.
guide-sample-coming = The sample is on its way to you from Trygg in a direct message.
guide-sample = A sample: this is what the picture looks like in the channel. Only you see this one.
guide-invite = You are a coordinator, and Trygg is not ready to use yet. It takes five short steps.
