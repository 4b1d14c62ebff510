"""The pages of certificates; an assessment does not exist for anybody who has no seat in it."""
