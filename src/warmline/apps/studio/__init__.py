"""The Studio: where trainers write scenarios, try them, review each other's, publish, translate, and share packs."""
