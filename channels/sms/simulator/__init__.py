"""Twilio on loopback, with telephones: its REST API, its signed webhooks, its way with STOP."""
