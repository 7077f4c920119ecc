"""The coordinators' part: settings, areas, partners and members."""
