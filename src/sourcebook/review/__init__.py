"""What a person does with a dataset: what to look at next, judging it, agreement between coders, gold, calibration."""
