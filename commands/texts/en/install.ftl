### The pages in the browser while someone installs Trygg in a Slack.

install-done = Trygg is installed in { $team }
install-next = Open Slack and type `{ COMMAND("trygg") } setup`. There you choose the channel for the weekly picture.
install-admins = Those of you who are admins in Slack are coordinators in Trygg from the start.
install-not = Trygg is not installed
install-again = Begin again
install-foreign = The installation was not started in this browser. Nothing has been saved. Begin again below.
install-late = It took more than ten minutes, or the link is wrong. Nothing has been saved. Begin again below.
install-repeated = The link has already been used. Nothing has changed. Begin again below to install again.
install-declined = You cancelled the installation in Slack. Nothing has been saved. Begin again below if you change your mind.
install-failed = Slack did not accept the installation. Nothing has been saved. Try again, or else ask whoever runs Trygg.
install-organisation = Trygg cannot be installed in a whole organisation at once. Nothing has been saved. Begin again and choose one workspace at a time.
