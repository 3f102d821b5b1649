"""Attribution: how well sources, cues and contents are found, held against a corpus in the form of PolNeAR."""
