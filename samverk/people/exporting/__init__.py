"""Lists of people to take away: spreadsheets that can be taken in again, and contact cards."""
