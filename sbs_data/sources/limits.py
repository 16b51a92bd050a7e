"""How long a fetch waits, how often it asks again and how much it takes in, in one place."""

from __future__ import annotations

from sbs_data.limits import MAX_FILE_BYTES

CONNECT_SECONDS = 10
# Between two pieces of an answer, and for the whole of it: a server may drip.
READ_SECONDS = 60
ANSWER_SECONDS = 300

# Busy and broken servers are asked again, after 1, 2 and 4 seconds and a little by chance, unless
# the server says itself how long. One that says longer than this is not waited for.
ATTEMPTS = 4
FIRST_WAIT_SECONDS = 1
LONGEST_WAIT_SECONDS = 120

MAX_REDIRECTS = 3
MAX_PAGES = 100
# The largest kommun has some 300 grundskolor, each asked about twice.
MAX_REQUESTS = 3_000
# What is fetched becomes one file, addresses and all, which the reader must be willing to take.
MAX_BYTES = MAX_FILE_BYTES * 9 // 10
PIECE_BYTES = 64 * 1024
# What is looked at of all answers: a whole kommun's rows are some hundred thousand, of five each.
MAX_VALUES = 2_000_000
