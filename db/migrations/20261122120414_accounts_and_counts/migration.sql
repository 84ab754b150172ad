CREATE TABLE "consent_tally" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"rombel_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"yes_count" integer NOT NULL,
	"home_numbers" jsonb NOT NULL,
	"permission_count" integer NOT NULL,
	"stamped_count" integer NOT NULL,
	"counted_on" date NOT NULL,
	"kept_at" text NOT NULL,
	"recorded_by" text,
	"recorded_by_name" text,
	"recorded_by_role" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_tally_counts" CHECK ("yes_count" >= 0 and "permission_count" between 0 and "yes_count"
      and "stamped_count" between 0 and "yes_count")
);
--> statement-breakpoint
CREATE TABLE "local_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"body" text,
	"source" text NOT NULL,
	"from_day" text NOT NULL,
	"set_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local_extra" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"extra_id" text NOT NULL,
	"enabled" boolean NOT NULL,
	"reference" text,
	"set_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "one_time_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "deactivated_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "consent_tally_once" ON "consent_tally" ("rombel_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "local_document_once" ON "local_document" ("kabupaten_code","kind","number");--> statement-breakpoint
CREATE INDEX "local_extra_area_idx" ON "local_extra" ("kabupaten_code","extra_id","created_at");--> statement-breakpoint
ALTER TABLE "consent_tally" ADD CONSTRAINT "consent_tally_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "consent_tally" ADD CONSTRAINT "consent_tally_rombel_id_rombel_id_fkey" FOREIGN KEY ("rombel_id") REFERENCES "rombel"("id") ON DELETE CASCADE;--> statement-breakpoint
-- The Tim Terpadu verifies readiness beside the supervisors (BU.RTL.5); its members read the schools of their kabupaten by name.
CREATE FUNCTION giliran_teams() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT giliran_claim('team_codes') $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION giliran_officers() RETURNS text[] LANGUAGE sql STABLE AS
$$ SELECT giliran_dinas() || giliran_supervisors() || giliran_teams() || giliran_satgas() || giliran_regents() $$;
--> statement-breakpoint
DROP POLICY lifecycle_event_insert ON lifecycle_event;
--> statement-breakpoint
CREATE POLICY lifecycle_event_insert ON lifecycle_event FOR INSERT TO giliran_app WITH CHECK (
  giliran_school_in(school_id, kabupaten_code)
  AND coalesce(actor_id, '') = CASE WHEN actor_role = 'SYSTEM' THEN '' ELSE coalesce(current_setting('giliran.user_id', true), '') END
  AND CASE actor_role
    WHEN 'HEAD' THEN school_id = ANY (giliran_heads())
    WHEN 'DINAS' THEN kabupaten_code = ANY (giliran_dinas())
    WHEN 'SUPERVISOR' THEN kabupaten_code = ANY (giliran_supervisors())
    WHEN 'REGENCY_TEAM' THEN kabupaten_code = ANY (giliran_teams())
    WHEN 'SATGAS' THEN kabupaten_code = ANY (giliran_satgas())
    WHEN 'REGENT' THEN kabupaten_code = ANY (giliran_regents())
    WHEN 'SYSTEM' THEN kabupaten_code = ANY (giliran_dinas() || giliran_satgas())
    ELSE false END);
--> statement-breakpoint
DROP POLICY verification_visit_insert ON verification_visit;
--> statement-breakpoint
CREATE POLICY verification_visit_insert ON verification_visit FOR INSERT TO giliran_app WITH CHECK (
  giliran_school_in(school_id, kabupaten_code) AND verified IS NULL
  AND kabupaten_code = ANY (giliran_dinas() || giliran_supervisors() || giliran_teams()));
--> statement-breakpoint
DROP POLICY verification_visit_update ON verification_visit;
--> statement-breakpoint
CREATE POLICY verification_visit_update ON verification_visit FOR UPDATE TO giliran_app
  USING (kabupaten_code = ANY (giliran_supervisors() || giliran_teams()))
  WITH CHECK (kabupaten_code = ANY (giliran_supervisors() || giliran_teams()));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['consent_tally','local_document','local_extra'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO giliran_app', t);
  END LOOP;
  -- What a kabupaten publishes to its schools is no secret; its dinas alone writes it, and nobody changes what was written.
  FOREACH t IN ARRAY ARRAY['local_document','local_extra'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO giliran_app USING (true)', t || '_read', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO giliran_app WITH CHECK (kabupaten_code = ANY (giliran_dinas()))', t || '_insert', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Counted papers are the school's alone, as the papers themselves are.
CREATE POLICY consent_tally_own ON consent_tally FOR SELECT TO giliran_app USING (school_id = ANY (giliran_schools()));
--> statement-breakpoint
CREATE POLICY consent_tally_add ON consent_tally FOR INSERT TO giliran_app WITH CHECK (school_id = ANY (giliran_schools())
  AND EXISTS (SELECT 1 FROM rombel r WHERE r.id = rombel_id AND r.school_id = consent_tally.school_id)
  AND (recorded_by_role <> 'HEAD' OR school_id = ANY (giliran_heads())));
--> statement-breakpoint
GRANT DELETE ON consent_tally TO giliran_app;
--> statement-breakpoint
CREATE POLICY consent_tally_erase ON consent_tally FOR DELETE TO giliran_app USING (school_id = ANY (giliran_schools())
  AND school_id::text = current_setting('giliran.erase', true));
--> statement-breakpoint
-- Accounts. The application role reads no identity table; these functions are its only way to them, and each looks at the claims of
-- the transaction. A dinas makes and ends accounts of its schools and of those who verify them; authorities that decide beside it
-- (dinas, satgas, regent) and researchers are made by administration.
CREATE FUNCTION giliran_may_manage(account_id text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT account_id <> coalesce(current_setting('giliran.user_id', true), '')
  AND EXISTS (SELECT 1 FROM membership m WHERE m.user_id = account_id)
  AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.user_id = account_id
    AND NOT (m.kabupaten_code = ANY (giliran_dinas()) AND m.role IN ('OPERATOR', 'HEAD', 'SUPERVISOR', 'REGENCY_TEAM'))) $$;
--> statement-breakpoint
CREATE FUNCTION giliran_accounts(code text) RETURNS TABLE (user_id text, name text, email text, one_time_until timestamptz,
  deactivated_at timestamptz, created_at timestamptz, manageable boolean, membership_id uuid, role text, school_id uuid, school_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT u.id, u.name, u.email, u.one_time_until, u.deactivated_at, u.created_at, giliran_may_manage(u.id), m.id, m.role, m.school_id, s.name
  FROM membership m JOIN "user" u ON u.id = m.user_id LEFT JOIN school s ON s.id = m.school_id
  WHERE m.kabupaten_code = code AND code = ANY (giliran_dinas())
  ORDER BY s.name NULLS FIRST, m.role, u.name, m.id $$;
--> statement-breakpoint
CREATE FUNCTION giliran_add_account(new_id text, new_name text, new_email text, new_role text, new_school uuid, code text,
  password_hash text, until timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE known text;
BEGIN
  IF NOT code = ANY (giliran_dinas()) THEN RETURN 'DENIED'; END IF;
  IF new_role IN ('OPERATOR', 'HEAD') THEN
    IF NOT EXISTS (SELECT 1 FROM school s WHERE s.id = new_school AND s.kabupaten_code = code) THEN RETURN 'DENIED'; END IF;
  ELSIF new_role NOT IN ('SUPERVISOR', 'REGENCY_TEAM') OR new_school IS NOT NULL THEN RETURN 'DENIED';
  END IF;
  SELECT u.id INTO known FROM "user" u WHERE lower(u.email) = lower(new_email);
  IF known IS NOT NULL THEN
    IF NOT giliran_may_manage(known) THEN RETURN 'TAKEN'; END IF;
    INSERT INTO membership (user_id, role, school_id, kabupaten_code)
      SELECT known, new_role, new_school, code WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.user_id = known
        AND m.role = new_role AND m.kabupaten_code = code AND m.school_id IS NOT DISTINCT FROM new_school);
    RETURN 'ROLE_ADDED';
  END IF;
  INSERT INTO "user" (id, name, email, email_verified, one_time_until) VALUES (new_id, new_name, lower(new_email), false, until);
  INSERT INTO account (id, account_id, provider_id, user_id, password) VALUES (new_id, new_id, 'credential', new_id, password_hash);
  INSERT INTO membership (user_id, role, school_id, kabupaten_code) VALUES (new_id, new_role, new_school, code);
  RETURN 'CREATED';
END $$;
--> statement-breakpoint
CREATE FUNCTION giliran_renew_password(account_id text, password_hash text, until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
  IF NOT giliran_may_manage(account_id) THEN RETURN false; END IF;
  UPDATE account a SET password = password_hash, updated_at = now() WHERE a.user_id = account_id AND a.provider_id = 'credential';
  UPDATE "user" u SET one_time_until = until, updated_at = now() WHERE u.id = account_id;
  DELETE FROM session s WHERE s.user_id = account_id;
  RETURN true;
END $$;
--> statement-breakpoint
CREATE FUNCTION giliran_set_active(account_id text, active boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
  IF NOT giliran_may_manage(account_id) THEN RETURN false; END IF;
  UPDATE "user" u SET deactivated_at = CASE WHEN active THEN NULL ELSE coalesce(u.deactivated_at, now()) END, updated_at = now()
    WHERE u.id = account_id;
  IF NOT active THEN DELETE FROM session s WHERE s.user_id = account_id; END IF;
  RETURN true;
END $$;
--> statement-breakpoint
CREATE FUNCTION giliran_end_role(role_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE owner_id text;
BEGIN
  SELECT m.user_id INTO owner_id FROM membership m WHERE m.id = role_id;
  IF owner_id IS NULL OR NOT giliran_may_manage(owner_id) THEN RETURN false; END IF;
  -- The last role stays with the account, which is deactivated instead: otherwise nobody could see it any more.
  IF (SELECT count(*) FROM membership m WHERE m.user_id = owner_id) < 2 THEN RETURN false; END IF;
  DELETE FROM membership m WHERE m.id = role_id;
  RETURN true;
END $$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['giliran_may_manage(text)','giliran_accounts(text)',
    'giliran_add_account(text,text,text,text,uuid,text,text,timestamptz)','giliran_renew_password(text,text,timestamptz)',
    'giliran_set_active(text,boolean)','giliran_end_role(uuid)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION ' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION ' || f || ' TO giliran_app';
  END LOOP;
END $$;
