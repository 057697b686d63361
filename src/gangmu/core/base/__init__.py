"""What every rule stands on: numerals, quantities, periods, spans, refusals."""
