"""What the results show: a question's rows and a choice in, sentences and figures drawn."""
