CREATE TABLE "case_evaluation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"kabupaten_code" text NOT NULL,
	"case_report_id" uuid,
	"opened_day" text NOT NULL,
	"opened_by" text,
	"proposals" jsonb NOT NULL,
	"decision" text,
	"decided_day" text,
	"decided_by" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closure_order" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"evaluation_id" uuid,
	"scope" text NOT NULL,
	"school_id" uuid NOT NULL,
	"area_code" text,
	"from_day" text NOT NULL,
	"min_hours" integer,
	"reason" text NOT NULL,
	"reference" text,
	"stages" jsonb NOT NULL,
	"ordered_by" text,
	"ordered_role" text NOT NULL,
	"ended_day" text,
	"ended_by" text,
	"end_note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lifecycle_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"kabupaten_code" text NOT NULL,
	"number" integer NOT NULL,
	"event" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"day" text NOT NULL,
	"actor_role" text NOT NULL,
	"actor_id" text,
	"actor_name" text,
	"reason" text,
	"reference" text,
	"start_day" text,
	"scope" text,
	"order_id" uuid,
	"guards" jsonb NOT NULL,
	"provision_ids" jsonb NOT NULL,
	"assumption_ids" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification_visit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"kabupaten_code" text NOT NULL,
	"planned_day" text NOT NULL,
	"visited_day" text,
	"verified" jsonb,
	"claimed" jsonb,
	"note" text,
	"planned_by" text,
	"visited_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assumption_override" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"assumption_id" text NOT NULL,
	"value" jsonb,
	"restored" boolean DEFAULT false NOT NULL,
	"note" text NOT NULL,
	"reference" text,
	"set_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local_regulation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"title" text NOT NULL,
	"key" text NOT NULL,
	"phase" text,
	"level_group" text,
	"value" jsonb NOT NULL,
	"unit" text NOT NULL,
	"from_day" text NOT NULL,
	"article" text NOT NULL,
	"quote" text NOT NULL,
	"reference" text,
	"set_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_from" text,
	"withdrawn_by" text
);
--> statement-breakpoint
ALTER TABLE "zone_status" ADD COLUMN "desa_code" text;--> statement-breakpoint
ALTER TABLE "zone_status" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "zone_status" ALTER COLUMN "zone" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "case_evaluation_area_idx" ON "case_evaluation" ("kabupaten_code","opened_day");--> statement-breakpoint
CREATE INDEX "case_evaluation_school_idx" ON "case_evaluation" ("school_id");--> statement-breakpoint
CREATE INDEX "closure_order_area_idx" ON "closure_order" ("kabupaten_code","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "lifecycle_event_once" ON "lifecycle_event" ("school_id","number");--> statement-breakpoint
CREATE INDEX "lifecycle_event_area_idx" ON "lifecycle_event" ("kabupaten_code","to_state");--> statement-breakpoint
CREATE INDEX "verification_visit_school_idx" ON "verification_visit" ("school_id","created_at");--> statement-breakpoint
CREATE INDEX "assumption_override_area_idx" ON "assumption_override" ("kabupaten_code","assumption_id","created_at");--> statement-breakpoint
CREATE INDEX "local_regulation_area_idx" ON "local_regulation" ("kabupaten_code","from_day");--> statement-breakpoint
ALTER TABLE "case_evaluation" ADD CONSTRAINT "case_evaluation_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "closure_order" ADD CONSTRAINT "closure_order_evaluation_id_case_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "case_evaluation"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "closure_order" ADD CONSTRAINT "closure_order_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "lifecycle_event" ADD CONSTRAINT "lifecycle_event_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "verification_visit" ADD CONSTRAINT "verification_visit_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
-- Further roles of an account: head of a school, supervisor, satgas and regent of a kabupaten.
CREATE FUNCTION giliran_heads() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT giliran_claim('head_ids')::uuid[] $$;
--> statement-breakpoint
CREATE FUNCTION giliran_supervisors() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT giliran_claim('supervisor_codes') $$;
--> statement-breakpoint
CREATE FUNCTION giliran_satgas() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT giliran_claim('satgas_codes') $$;
--> statement-breakpoint
CREATE FUNCTION giliran_regents() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT giliran_claim('regent_codes') $$;
--> statement-breakpoint
-- Officers of a kabupaten: whoever of these it is, they read its schools by name.
CREATE FUNCTION giliran_officers() RETURNS text[] LANGUAGE sql STABLE AS
$$ SELECT giliran_dinas() || giliran_supervisors() || giliran_satgas() || giliran_regents() $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['lifecycle_event','verification_visit','case_evaluation','closure_order','local_regulation','assumption_override'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON lifecycle_event, assumption_override TO giliran_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON verification_visit, case_evaluation, closure_order, local_regulation TO giliran_app;
--> statement-breakpoint
CREATE POLICY school_read_officer ON school FOR SELECT TO giliran_app USING (kabupaten_code = ANY (giliran_officers()));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['room','rombel','school_setting','plan_version'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO giliran_app USING (EXISTS (SELECT 1 FROM school s
      WHERE s.id = school_id AND s.kabupaten_code = ANY (giliran_officers())))', t || '_read_officer', t);
  END LOOP;
  -- What happens to a school is read by the school itself and by the officers of its kabupaten.
  FOREACH t IN ARRAY ARRAY['lifecycle_event','verification_visit','case_evaluation'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO giliran_app
      USING (school_id = ANY (giliran_schools()) OR kabupaten_code = ANY (giliran_officers()))', t || '_read', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A row names the kabupaten of its own school, and a step is written only by an account that holds the role it claims.
CREATE FUNCTION giliran_school_in(school uuid, code text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM school s WHERE s.id = school AND s.kabupaten_code = code) $$;
--> statement-breakpoint
CREATE POLICY lifecycle_event_insert ON lifecycle_event FOR INSERT TO giliran_app WITH CHECK (
  giliran_school_in(school_id, kabupaten_code)
  AND coalesce(actor_id, '') = CASE WHEN actor_role = 'SYSTEM' THEN '' ELSE coalesce(current_setting('giliran.user_id', true), '') END
  AND CASE actor_role
    WHEN 'HEAD' THEN school_id = ANY (giliran_heads())
    WHEN 'DINAS' THEN kabupaten_code = ANY (giliran_dinas())
    WHEN 'SUPERVISOR' THEN kabupaten_code = ANY (giliran_supervisors())
    WHEN 'SATGAS' THEN kabupaten_code = ANY (giliran_satgas())
    WHEN 'REGENT' THEN kabupaten_code = ANY (giliran_regents())
    WHEN 'SYSTEM' THEN kabupaten_code = ANY (giliran_dinas() || giliran_satgas())
    ELSE false END);
--> statement-breakpoint
-- History is never rewritten, not even by the owner of the schema; a row goes only with its whole school.
CREATE FUNCTION lifecycle_event_is_history() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM school s WHERE s.id = OLD.school_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the history of a school is never rewritten; record a new step';
END $$;
--> statement-breakpoint
CREATE TRIGGER lifecycle_event_history BEFORE UPDATE OR DELETE ON lifecycle_event
  FOR EACH ROW EXECUTE FUNCTION lifecycle_event_is_history();
--> statement-breakpoint
CREATE TRIGGER lifecycle_event_no_truncate BEFORE TRUNCATE ON lifecycle_event
  FOR EACH STATEMENT EXECUTE FUNCTION lifecycle_event_is_history();
--> statement-breakpoint
-- Visits: planned by dinas or supervisor, the result by the supervisor, once.
CREATE POLICY verification_visit_insert ON verification_visit FOR INSERT TO giliran_app WITH CHECK (
  giliran_school_in(school_id, kabupaten_code) AND verified IS NULL
  AND kabupaten_code = ANY (giliran_dinas() || giliran_supervisors()));
--> statement-breakpoint
CREATE POLICY verification_visit_update ON verification_visit FOR UPDATE TO giliran_app
  USING (kabupaten_code = ANY (giliran_supervisors())) WITH CHECK (kabupaten_code = ANY (giliran_supervisors()));
--> statement-breakpoint
CREATE FUNCTION verification_visit_is_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF OLD.visited_day IS NOT NULL OR (NEW.id, NEW.school_id, NEW.kabupaten_code, NEW.planned_day, NEW.planned_by, NEW.created_at)
    IS DISTINCT FROM (OLD.id, OLD.school_id, OLD.kabupaten_code, OLD.planned_day, OLD.planned_by, OLD.created_at)
  THEN RAISE EXCEPTION 'a visit is written once; plan another one'; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER verification_visit_once BEFORE UPDATE ON verification_visit
  FOR EACH ROW EXECUTE FUNCTION verification_visit_is_once();
--> statement-breakpoint
-- Evaluations: opened by the school's report or by dinas and satgas, decided by these, once.
CREATE POLICY case_evaluation_insert ON case_evaluation FOR INSERT TO giliran_app WITH CHECK (
  giliran_school_in(school_id, kabupaten_code) AND decision IS NULL
  AND (school_id = ANY (giliran_schools()) OR kabupaten_code = ANY (giliran_dinas() || giliran_satgas())));
--> statement-breakpoint
CREATE POLICY case_evaluation_update ON case_evaluation FOR UPDATE TO giliran_app
  USING (kabupaten_code = ANY (giliran_dinas() || giliran_satgas())) WITH CHECK (kabupaten_code = ANY (giliran_dinas() || giliran_satgas()));
--> statement-breakpoint
CREATE FUNCTION case_evaluation_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF OLD.decision IS NOT NULL OR (NEW.id, NEW.school_id, NEW.kabupaten_code, NEW.case_report_id, NEW.opened_day, NEW.opened_by, NEW.proposals)
    IS DISTINCT FROM (OLD.id, OLD.school_id, OLD.kabupaten_code, OLD.case_report_id, OLD.opened_day, OLD.opened_by, OLD.proposals)
  THEN RAISE EXCEPTION 'an evaluation is decided once; open another one'; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_evaluation_decided_once BEFORE UPDATE ON case_evaluation
  FOR EACH ROW EXECUTE FUNCTION case_evaluation_is_decided_once();
--> statement-breakpoint
-- Orders: given and ended by dinas and satgas; read by officers and by every school of the kabupaten, which it may close.
CREATE POLICY closure_order_read ON closure_order FOR SELECT TO giliran_app USING (kabupaten_code = ANY (giliran_officers())
  OR EXISTS (SELECT 1 FROM school s WHERE s.id = ANY (giliran_schools()) AND s.kabupaten_code = closure_order.kabupaten_code));
--> statement-breakpoint
CREATE POLICY closure_order_insert ON closure_order FOR INSERT TO giliran_app WITH CHECK (
  giliran_school_in(school_id, kabupaten_code) AND ended_day IS NULL AND CASE ordered_role
    WHEN 'DINAS' THEN kabupaten_code = ANY (giliran_dinas())
    WHEN 'SATGAS' THEN kabupaten_code = ANY (giliran_satgas())
    ELSE false END);
--> statement-breakpoint
CREATE POLICY closure_order_update ON closure_order FOR UPDATE TO giliran_app
  USING (kabupaten_code = ANY (giliran_dinas() || giliran_satgas())) WITH CHECK (kabupaten_code = ANY (giliran_dinas() || giliran_satgas()));
--> statement-breakpoint
CREATE FUNCTION closure_order_is_ended_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF OLD.ended_day IS NOT NULL OR (NEW.id, NEW.kabupaten_code, NEW.scope, NEW.school_id, NEW.area_code, NEW.from_day, NEW.min_hours,
      NEW.reason, NEW.reference, NEW.stages, NEW.ordered_by, NEW.ordered_role)
    IS DISTINCT FROM (OLD.id, OLD.kabupaten_code, OLD.scope, OLD.school_id, OLD.area_code, OLD.from_day, OLD.min_hours,
      OLD.reason, OLD.reference, OLD.stages, OLD.ordered_by, OLD.ordered_role)
  THEN RAISE EXCEPTION 'an order is not changed; its end is written once'; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER closure_order_ended_once BEFORE UPDATE ON closure_order
  FOR EACH ROW EXECUTE FUNCTION closure_order_is_ended_once();
--> statement-breakpoint
-- Local rules and changed assumptions are public like every regulation; the dinas of the kabupaten writes them.
CREATE POLICY local_regulation_read ON local_regulation FOR SELECT TO giliran_app USING (true);
--> statement-breakpoint
CREATE POLICY local_regulation_insert ON local_regulation FOR INSERT TO giliran_app
  WITH CHECK (kabupaten_code = ANY (giliran_dinas()) AND withdrawn_from IS NULL);
--> statement-breakpoint
CREATE POLICY local_regulation_update ON local_regulation FOR UPDATE TO giliran_app
  USING (kabupaten_code = ANY (giliran_dinas())) WITH CHECK (kabupaten_code = ANY (giliran_dinas()));
--> statement-breakpoint
CREATE FUNCTION local_regulation_is_withdrawn_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF OLD.withdrawn_from IS NOT NULL OR (NEW.id, NEW.kabupaten_code, NEW.title, NEW.key, NEW.phase, NEW.level_group, NEW.value, NEW.unit,
      NEW.from_day, NEW.article, NEW.quote, NEW.reference, NEW.set_by)
    IS DISTINCT FROM (OLD.id, OLD.kabupaten_code, OLD.title, OLD.key, OLD.phase, OLD.level_group, OLD.value, OLD.unit,
      OLD.from_day, OLD.article, OLD.quote, OLD.reference, OLD.set_by)
  THEN RAISE EXCEPTION 'a local rule is not changed; withdraw it and record another'; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER local_regulation_withdrawn_once BEFORE UPDATE ON local_regulation
  FOR EACH ROW EXECUTE FUNCTION local_regulation_is_withdrawn_once();
--> statement-breakpoint
CREATE POLICY assumption_override_read ON assumption_override FOR SELECT TO giliran_app USING (true);
--> statement-breakpoint
CREATE POLICY assumption_override_insert ON assumption_override FOR INSERT TO giliran_app WITH CHECK (kabupaten_code = ANY (giliran_dinas()));
--> statement-breakpoint
-- The satgas of the kabupaten sets zones; the dinas may record them.
DROP POLICY zone_insert ON zone_status;
--> statement-breakpoint
CREATE POLICY zone_insert ON zone_status FOR INSERT TO giliran_app WITH CHECK (kabupaten_code = ANY (giliran_dinas() || giliran_satgas()));
