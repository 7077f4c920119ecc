"""What every form shares: fields that are described once, and what is done with them when a form is submitted."""
