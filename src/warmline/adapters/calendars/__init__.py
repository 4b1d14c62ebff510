"""iCalendar files: read what people work, write when sessions are."""
