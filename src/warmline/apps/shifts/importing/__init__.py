"""From a file to shifts and leave: tables and calendars, each line in order or with the reason why not."""
