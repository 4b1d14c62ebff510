"""What each page shows: values for the templates, in words."""
