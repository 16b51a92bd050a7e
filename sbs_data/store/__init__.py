"""Journal and archive (the truth) → private database → published snapshot.

On disk, in this order: archive, journal, database, snapshot, pointer; each is on the disk
before the next begins, so that a crash anywhere is mended by going on from where it stopped.
"""
