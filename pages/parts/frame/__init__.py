"""What every page stands on: addresses, the data, words, the paper, the name of who acts."""
