"""What is selected: the filters, in the address and remembered, and in words."""
