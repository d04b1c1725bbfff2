-- The role every turn takes, what it may touch, and the wall between trips.
GRANT pathfinder_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO pathfinder_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO pathfinder_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO pathfinder_app;
REVOKE UPDATE, DELETE ON journal FROM pathfinder_app;

CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('pathfinder.erase', true) = 'on' THEN RETURN COALESCE(NEW, OLD); END IF;
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();

ALTER TABLE inbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON inbox TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON outbox TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE dialogues ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON dialogues TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON journal TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE trips ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON trips TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE stops ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON stops TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE families ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON families TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE members ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON members TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE vehicles ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON vehicles TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE preferences ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON preferences TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON settings TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE reservations ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON reservations TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE expenses ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON expenses TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE payments ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON payments TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE rates ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON rates TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE polls ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON polls TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE ballots ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON ballots TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE itineraries ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON itineraries TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE status_reports ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON status_reports TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE alerts ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON alerts TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_trip ON documents TO pathfinder_app
  USING (trip_id = current_setting('pathfinder.trip', true))
  WITH CHECK (trip_id = current_setting('pathfinder.trip', true));
