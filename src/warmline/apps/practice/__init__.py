"""What practice leaves behind: days, sealed mastery, what comes next, and the one count a team's lead may see."""
