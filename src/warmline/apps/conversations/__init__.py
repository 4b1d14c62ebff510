"""The floor's real conversations: analysts bring files, the house scores them in the background, people read on."""
