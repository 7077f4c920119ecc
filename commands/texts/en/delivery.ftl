### What a coordinator hears when a message could not be delivered.

delivery-failed-title = A message was not delivered
delivery-failed = Trygg could not send { $what } to { $receiver }, and will not try again.
delivery-unknown-title = A message may not have been delivered
delivery-unknown = Slack did not answer when { $what } to { $receiver } was sent.
delivery-unknown-how = Trygg cannot see whether the message is in the conversation, so it will not send it again. Have a look, or ask the recipient.
delivery-code = Error code for whoever runs Trygg: `{ $code }`

delivery-what-assigned = the notice of a new action
delivery-what-digest = the weekly picture
delivery-what-digest-sample = the sample of the picture
delivery-what-digest-ahead = the picture to coordinators before its time
delivery-what-digest-edited = the picture with its edited assessment
delivery-what-digest-part = part of the weekly picture
delivery-what-escalation = the notice of unanswered follow-ups
delivery-what-period-export = the file of a look back
delivery-what-export = the file with the figures of a picture
delivery-what-feedback = what became of someone’s reports
delivery-what-greeting = the greeting about the picture
delivery-what-incident-export = the file with incidents
delivery-what-nudge = the question to an organisation that has not reported
delivery-what-severe-incident = the notice of a very serious incident
delivery-what-superseded = the update of an old receipt
delivery-what-owner-left = the notice of actions without an owner
delivery-what-printed-record = the file with a retention record
delivery-what-quick-buttons = the message with the buttons
delivery-what-receipt = the receipt of a report
delivery-what-reminder = the reminder of a follow-up
delivery-what-removal = the removal of an old message
delivery-what-resolved = the reminder of a follow-up
delivery-what-role-changed = the notice of a new role
delivery-what-text-erased = the note about an erased text
delivery-what-unit-settled = the answer about someone’s unit
delivery-what-unit-lost = the notice of who has no unit
delivery-what-unit-unconfirmed = the question about someone’s unit
delivery-what-unknown-team = the question about an organisation in Slack
delivery-what-waiting = the note in the channel that something waits
delivery-what-welcome = the welcome
delivery-what-withdrawal = the notice of a withdrawn report
delivery-what-other = a message

delivery-why-account-gone = The Slack account has been deactivated.
delivery-why-not-in-channel = Trygg is not in the channel. Invite the app to it, or choose another channel with `{ COMMAND("trygg") } setup`.
delivery-why-archived = The channel is archived. Choose another channel with `{ COMMAND("trygg") } setup`.
delivery-why-files = The app may not send files. Whoever runs Trygg needs to put the new manifest into Slack and reinstall the app.
delivery-why-never-confirmed = Slack answered every attempt with an error.
delivery-why-other = Slack did not accept it, despite several attempts.

waiting-told = { $person } You have a new message from Trygg. Press the button: only you see it.
waiting-open = Show the message
waiting-not-yours = This message is for someone else. See your own actions and reports with the buttons in the channel.
waiting-over = This message no longer applies. See what does with the buttons in the channel.
