"""What people write in sentences, each with its right reading, and how much of it is read right."""
