"""What the text says about a reference it cites: its date, its issuer, its role, its key (domain DR-10 … DR-15)."""
