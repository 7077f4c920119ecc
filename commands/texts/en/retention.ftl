### Retention: what is removed after how long, by which decision, and the records of it.

help-trygg-retention = shows what is removed, by which decision and when (coordinators)

retention-title = Retention
retention-off = Retention is off. Nothing is removed before you enter a decision.
retention-on = Retention by decision
retention-about = Trygg removes what is over age on the first of each month. A new decision takes effect after a week at the earliest, so that you have time for a dry run.
retention-decision = Decision: { $reference }, of { $day }. Entered by { $who }, { $when }.
retention-kind = { $kind ->
    [texts] Free text of incidents
    [incidents] Incidents
    [nil_reports] Nothing to report
    [actions] Actions that are done
    [problems] Closed problems
    [people] People who have left
    [pictures] Situational pictures
   *[messages] Messages from Trygg
}
retention-kept = • { $name }: { $months ->
    [one] one month
   *[other] { $months } months
}
retention-kept-for-good = • { $name }: kept
retention-count = • { $name }: { $number }
retention-next = Next run: { $when }.
retention-held = Retention is on hold. It begins when a coordinator lifts the hold.

retention-dry-run = Dry run
retention-would-go = This would be removed by a run now. Nothing has been removed.
retention-entered = The decision is entered
retention-no-decision = There is no decision on retention. Add one with `{ COMMAND("trygg") } retention`.

retention-enter = Enter a decision
retention-enter-new = Change the decision
retention-turn-off = Turn off
retention-form = Retention decision
retention-reference = Reference of the decision
retention-reference-hint = Its number in the register or its paragraph, so that others find it.
retention-needs-reference = Type the number or paragraph of the decision.
retention-decided-on = Day of the decision
retention-needs-day = Choose the day on which the decision was made.
retention-not-decided-yet = That day has not come yet. Choose the day on which the decision was made.
retention-form-texts = Free text of incidents, months
retention-hint-texts = Counted from the report. Earlier wordings go too. The figures in the pictures stay.
retention-form-incidents = Incidents, months
retention-hint-incidents = Counted from the report. The whole incident goes, with what Trygg has written about it in Slack.
retention-form-nil-reports = Nothing to report, months
retention-hint-nil-reports = Counted from when someone said that all was quiet.
retention-form-actions = Actions that are done, months
retention-hint-actions = Counted from when the action was done. Actions that go on stay.
retention-form-problems = Closed problems, months
retention-hint-problems = Counted from when the problem was closed.
retention-form-pictures = Situational pictures, months
retention-hint-pictures = Counted from when the picture was posted. It leaves Slack too. The latest always stays.
retention-form-messages = Messages from Trygg, months
retention-hint-messages = Receipts, reminders and files leave Slack too. Leave a field empty for what is to be kept.
retention-form-people = People who have left, months
retention-hint-people = Counted from when the account was closed in Slack. What they did stays without a name. Whoever owns open actions stays.
retention-months = Type a number of months between { $least } and { $most }. Leave it empty for what is to be kept.
retention-needs-period = Type for how many months something is kept.
retention-texts-first = Free text cannot be kept longer than its incidents. Type a lower number.
retention-messages-first = Messages cannot be kept longer than what they are about. Type a lower number.

retention-hold = Place a hold
retention-lift = Lift the hold
retention-reason = Why may nothing be removed?
retention-reason-hint = For example a dispute, or a request for documents. Leave out names.
retention-needs-reason = Type why nothing may be removed.
retention-hold-placed = ⚠️ *Retention is on hold* by { $who }, { $when }:

retention-records = Retention records
retention-no-records = There are no records yet. Each run makes one.
retention-no-record = There is no such record. See all with `{ COMMAND("trygg") } retention`.
retention-record = Retention record { $number }
retention-record-row = *{ $when }* · removed: { $number }
retention-periods = Kept for as long, by the decision:
retention-gone = Removed:
retention-begun = Begun { $when }.
retention-finished = Finished { $when }.
retention-compacted = The files of the database were rewritten { $when }.
retention-print = Send as a file
retention-print-coming = { $title } comes as a file in a message to you.
retention-file = retention-record-{ $number }-{ $asked }.pdf
retention-file-line = { $title } as a PDF, to print or to file.
retention-undrawn = The PDF file could not be made. Here is the record in words instead.
retention-printed = Printed { $when }
retention-gone-title = What was removed
retention-times-title = When it was done
retention-column-kind = Records
retention-column-kept = Kept, by the decision
retention-column-gone = Removed
retention-column-step = Step
retention-column-when = Time
retention-cell-for-good = for good
retention-cell-months = { $months ->
    [one] one month
   *[other] { $months } months
}
retention-row-begun = Begun
retention-row-finished = Finished
retention-row-compacted = Database files rewritten
