"""What the tests run against: database servers, a mail server, workers, a browser, a validator."""
