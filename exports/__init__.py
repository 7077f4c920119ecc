"""What leaves as a file: rows and described documents become CSV, XLSX, PDF and PNG."""
