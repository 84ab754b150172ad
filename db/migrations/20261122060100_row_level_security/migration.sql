-- Row-level security, forced on every tenant table. Each request sets, inside its own transaction,
-- SET LOCAL ROLE giliran_app and the claims below; without claims nothing is visible.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'giliran_app') THEN
    CREATE ROLE giliran_app NOLOGIN;
  END IF;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT giliran_app TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  -- A superuser needs no membership to SET ROLE.
  NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO giliran_app;
--> statement-breakpoint
CREATE FUNCTION giliran_claim(name text) RETURNS text[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(string_to_array(nullif(current_setting('giliran.' || name, true), ''), ','), '{}') $$;
--> statement-breakpoint
CREATE FUNCTION giliran_schools() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT giliran_claim('school_ids')::uuid[] $$;
--> statement-breakpoint
CREATE FUNCTION giliran_dinas() RETURNS text[] LANGUAGE sql STABLE AS
$$ SELECT giliran_claim('dinas_codes') $$;
--> statement-breakpoint
CREATE FUNCTION giliran_research() RETURNS text[] LANGUAGE sql STABLE AS
$$ SELECT giliran_claim('research_codes') $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['membership','school','school_setting','room','rombel','teacher','pupil','zone_status',
    'plan_version','import_batch','audit_log','scenario','scenario_chunk','scenario_school'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT ON membership TO giliran_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON school, school_setting, scenario TO giliran_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON room, rombel, teacher, pupil TO giliran_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON zone_status, plan_version, import_batch, audit_log, scenario_chunk, scenario_school TO giliran_app;
--> statement-breakpoint
CREATE POLICY membership_own ON membership FOR SELECT TO giliran_app
  USING (user_id = current_setting('giliran.user_id', true));
--> statement-breakpoint
CREATE POLICY school_read ON school FOR SELECT TO giliran_app
  USING (id = ANY (giliran_schools()) OR kabupaten_code = ANY (giliran_dinas()) OR kabupaten_code = ANY (giliran_research()));
--> statement-breakpoint
CREATE POLICY school_insert ON school FOR INSERT TO giliran_app WITH CHECK (kabupaten_code = ANY (giliran_dinas()));
--> statement-breakpoint
CREATE POLICY school_update ON school FOR UPDATE TO giliran_app
  USING (kabupaten_code = ANY (giliran_dinas())) WITH CHECK (kabupaten_code = ANY (giliran_dinas()));
--> statement-breakpoint
-- Facts of a school without personal data: the school writes; Dinas and researcher of its kabupaten read.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['room','rombel','school_setting'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO giliran_app USING (school_id = ANY (giliran_schools())
      OR EXISTS (SELECT 1 FROM school s WHERE s.id = school_id
        AND (s.kabupaten_code = ANY (giliran_dinas()) OR s.kabupaten_code = ANY (giliran_research()))))', t || '_read', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['room','rombel','teacher','pupil','school_setting'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO giliran_app USING (school_id = ANY (giliran_schools()))
      WITH CHECK (school_id = ANY (giliran_schools()))', t || '_own', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Teachers carry names: the Dinas of the kabupaten reads them, the researcher does not. Pupils: the school alone.
CREATE POLICY teacher_read_dinas ON teacher FOR SELECT TO giliran_app
  USING (EXISTS (SELECT 1 FROM school s WHERE s.id = school_id AND s.kabupaten_code = ANY (giliran_dinas())));
--> statement-breakpoint
CREATE POLICY plan_read ON plan_version FOR SELECT TO giliran_app USING (school_id = ANY (giliran_schools())
  OR EXISTS (SELECT 1 FROM school s WHERE s.id = school_id
    AND (s.kabupaten_code = ANY (giliran_dinas()) OR s.kabupaten_code = ANY (giliran_research()))));
--> statement-breakpoint
CREATE POLICY plan_insert ON plan_version FOR INSERT TO giliran_app WITH CHECK (school_id = ANY (giliran_schools()));
--> statement-breakpoint
CREATE FUNCTION plan_version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a plan version is never changed; save a new one'; END $$;
--> statement-breakpoint
CREATE TRIGGER plan_version_immutable BEFORE UPDATE ON plan_version
  FOR EACH ROW EXECUTE FUNCTION plan_version_is_immutable();
--> statement-breakpoint
CREATE POLICY import_read ON import_batch FOR SELECT TO giliran_app
  USING (school_id = ANY (giliran_schools()) OR (school_id IS NULL AND kabupaten_code = ANY (giliran_dinas())));
--> statement-breakpoint
CREATE POLICY import_insert ON import_batch FOR INSERT TO giliran_app
  WITH CHECK (school_id = ANY (giliran_schools()) OR (school_id IS NULL AND kabupaten_code = ANY (giliran_dinas())));
--> statement-breakpoint
CREATE POLICY audit_insert ON audit_log FOR INSERT TO giliran_app
  WITH CHECK (user_id = current_setting('giliran.user_id', true));
--> statement-breakpoint
CREATE POLICY audit_read ON audit_log FOR SELECT TO giliran_app
  USING (school_id = ANY (giliran_schools()) OR kabupaten_code = ANY (giliran_dinas()));
--> statement-breakpoint
-- Zones are published by the task force: everyone reads, the Dinas of the kabupaten records.
CREATE POLICY zone_read ON zone_status FOR SELECT TO giliran_app USING (true);
--> statement-breakpoint
CREATE POLICY zone_insert ON zone_status FOR INSERT TO giliran_app WITH CHECK (kabupaten_code = ANY (giliran_dinas()));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['scenario','scenario_chunk','scenario_school'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO giliran_app
      USING (kabupaten_code = ANY (giliran_dinas()) OR kabupaten_code = ANY (giliran_research()))', t || '_read', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO giliran_app
      WITH CHECK (kabupaten_code = ANY (giliran_dinas()))', t || '_insert', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY scenario_update ON scenario FOR UPDATE TO giliran_app
  USING (kabupaten_code = ANY (giliran_dinas())) WITH CHECK (kabupaten_code = ANY (giliran_dinas()));
--> statement-breakpoint
-- Sign-in reads memberships before any claim exists, and administration writes them: the owner of the schema may, here and
-- nowhere else (FORCE would deny it otherwise).
DO $$ BEGIN
  EXECUTE format('CREATE POLICY membership_owner ON membership TO %I USING (true) WITH CHECK (true)', current_user);
  EXECUTE format('CREATE POLICY school_owner ON school FOR SELECT TO %I USING (true)', current_user);
END $$;
