"""Every view of this version, with sample content, held against the Slack that it is to be shown in."""
