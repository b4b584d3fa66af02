"""What follows what. Each function gets the ledger entry and may run more than once."""

TABLE: dict[str, tuple[str, ...]] = {
    # Approved minutes are published, as HTML and as PDF, and answer the feedback they took up …
    "minutes.approved": (
        "samverk.publishing.acts.publish",
        "samverk.dialogue.acts.close_feedback",
    ),
    # … and what is published goes to the office's mailbox.
    "minutes.published": ("samverk.publishing.acts.report_to_office",),
}
