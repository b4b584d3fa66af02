"""What follows what. Each function gets the ledger entry and may run more than once."""

TABLE: dict[str, tuple[str, ...]] = {
    # An adopted charter is set as Word and PDF, once; what it says of who may lead is to be held.
    "charter.adopted": (
        "samverk.charters.acts.print_adopted",
        "samverk.charters.acts.rule_roles",
    ),
    # A network that ends meets no more; those called are told.
    "network.closed": ("samverk.meetings.acts.cancel_meetings",),
    "network.merged": ("samverk.meetings.acts.cancel_meetings",),
    # Who comes to a list is called to what the others have been called to; who leaves is not.
    # The one is welcomed by a letter and the other thanked.
    "membership.begun": (
        "samverk.meetings.acts.follow_the_list",
        "samverk.desk.acts.welcome",
    ),
    "membership.moved": ("samverk.meetings.acts.follow_the_list",),
    "membership.last_day_set": (
        "samverk.meetings.acts.follow_the_list",
        "samverk.desk.acts.thank",
    ),
    "membership.ended": (
        "samverk.meetings.acts.follow_the_list",
        "samverk.desk.acts.thank",
    ),
    # A record goes back and forth between those who write and those who approve; each is told.
    "minutes.submitted": ("samverk.meetings.acts.ask_for_approval",),
    "minutes.returned": ("samverk.meetings.acts.hand_back",),
    # Who sent a record out is told of the first comment on it, and at last that it is approved.
    "minutes.commented": ("samverk.meetings.acts.tell_of_comment",),
    # Approved minutes answer the feedback that they took up; what was decided goes on to those it
    # concerns: other networks, municipalities that were absent, those who got something to do …
    "minutes.approved": (
        "samverk.dialogue.acts.close_feedback",
        "samverk.meetings.acts_decisions.take_further",
        "samverk.meetings.acts_decisions.ask_absent",
        "samverk.meetings.acts_decisions.tell_of_actions",
        "samverk.meetings.acts.tell_of_approval",
    ),
    "minutes.corrected": (
        "samverk.meetings.acts_decisions.take_further",
        "samverk.meetings.acts.tell_of_approval",
    ),
    # … are published when somebody has looked them through and released them, as page and files,
    "minutes.released": ("samverk.publishing.acts.publish",),
    "minutes.masked": ("samverk.publishing.acts.set_masked",),
    # … and what is published goes to the office's mailbox and to the members.
    "minutes.published": (
        "samverk.publishing.acts.report_to_office",
        "samverk.publishing.acts.tell_members",
    ),
    # Who leads hears of an objection, and who is to do something now that it is theirs.
    "assent.answered": ("samverk.meetings.acts_decisions.tell_of_objection",),
    "action.handed_over": ("samverk.meetings.acts_decisions.tell_new_owner",),
    # Whose details are protected is told of it, and what is public says so no more or again.
    "shield.put_up": (
        "samverk.people.protecting.tell_of_protection",
        "samverk.publishing.acts.set_again",
        "samverk.charters.acts.print_again",
    ),
    "shield.lifted": (
        "samverk.people.protecting.tell_of_protection",
        "samverk.publishing.acts.set_again",
        "samverk.charters.acts.print_again",
    ),
    "person.shown": ("samverk.publishing.acts.set_again",),
    # A revision is asked for by mail, and what was adopted is told to the networks' members.
    "round.opened": ("samverk.followup.acts.ask_networks",),
    "round.adopted": ("samverk.followup.acts.tell_of_adoption",),
}
