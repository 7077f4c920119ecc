### Several reports of the same event.

incident-same = Same event
incident-another = A different one
incident-not-same = Not the same event
incident-same-title = Same event #{ $number }
incident-same-question = *Is it the same event?* { $partner ->
    [none] Someone else
   *[other] { $partner }
} has reported { $told }. Your report is saved whatever you answer.
incident-same-about = When several partners have reported the same event, it counts once. All reports stay.
incident-same-number = Number of the other report
incident-same-itself = #{ $number } is the same report. Type the number of the other report.
incident-same-withdrawn = Incident #{ $number } has been withdrawn and does not count. Choose another report.
incident-same-told = *Same event* as { $numbers }. It counts once.{ $partners ->
    [none] {""}
   *[other] {" "}Sources: { $partners }.
}
incident-linked = *{ $numbers } are the same event* and count once.
incident-unlinked = *Incident #{ $number } now counts by itself.*
incident-counts-alone = Incident #{ $number } counts by itself.
incident-history-linked = said that it is the same event as { $numbers }
incident-history-unlinked = said that it is not the same event as { $numbers }
