"""Who reads the mail that comes in, in this order. The first that knows what it is has it."""

TABLE = (
    "samverk.post.bounces.read_bounce",
    "samverk.meetings.calendar_answers.read_answer",
    "samverk.meetings.mailed.read_record",
)
