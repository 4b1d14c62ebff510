"""What an organisation wants learnt, by whom and by when: programmes, paths, the standard curriculum."""
