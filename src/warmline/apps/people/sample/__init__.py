"""An invented organisation to look around in: three sites, twelve teams, 120 people, all marked as sample."""
