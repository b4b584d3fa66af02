"""What follows what. Each function gets the ledger entry and may run more than once."""

TABLE: dict[str, tuple[str, ...]] = {
    # Approved minutes are published, as HTML and as PDF …
    "minutes.approved": ("samverk.publishing.acts.publish",),
    # … and what is published goes to the office's mailbox.
    "minutes.published": ("samverk.publishing.acts.report_to_office",),
}
