CREATE TABLE "consent_record" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"answer" text NOT NULL,
	"signed_on" date,
	"from_day" date NOT NULL,
	"recorded_by" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_record_kind" CHECK ("kind" in ('CHOICE', 'PERMISSION', 'STAMPED')),
	CONSTRAINT "consent_record_answer" CHECK ("answer" in ('YES', 'NO', 'UNKNOWN'))
);
--> statement-breakpoint
CREATE TABLE "case_count" (
	"school_id" uuid,
	"month" text,
	"role" text,
	"cases" integer NOT NULL,
	CONSTRAINT "case_count_pkey" PRIMARY KEY("school_id","month","role")
);
--> statement-breakpoint
CREATE TABLE "case_report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"known_on" date NOT NULL,
	"last_present_on" date,
	"role" text NOT NULL,
	"rombel_id" uuid,
	"groups" jsonb NOT NULL,
	"plan_number" integer,
	"contact_count" integer,
	"reported_by" text,
	"reported_on" date NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_report_role" CHECK ("role" in ('PUPIL', 'TEACHER', 'STAFF'))
);
--> statement-breakpoint
CREATE TABLE "daily_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"day" date NOT NULL,
	"part" text NOT NULL,
	"revision" integer NOT NULL,
	"done" jsonb NOT NULL,
	"recorded_by" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_check_part" CHECK ("part" in ('OPENING', 'CLOSING'))
);
--> statement-breakpoint
CREATE TABLE "daily_report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"day" date NOT NULL,
	"revision" integer NOT NULL,
	"expected_pupils" integer NOT NULL,
	"present_pupils" integer NOT NULL,
	"expected_staff" integer NOT NULL,
	"present_staff" integer NOT NULL,
	"screened" integer NOT NULL,
	"over_temperature" integer,
	"sent_home" integer NOT NULL,
	"referred" integer NOT NULL,
	"confirmed_new" integer NOT NULL,
	"symptoms" jsonb NOT NULL,
	"sent_on" date NOT NULL,
	"recorded_by" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "eligibility_hold" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"replaces" uuid CONSTRAINT "eligibility_hold_replaced_once" UNIQUE,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"recorded_by" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "eligibility_hold_reason" CHECK ("reason" in ('RT_RW', 'SYMPTOM', 'COMORBIDITY')),
	CONSTRAINT "eligibility_hold_days" CHECK ("to_day" is null or "to_day" >= "from_day")
);
--> statement-breakpoint
CREATE TABLE "dry_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"held_on" date NOT NULL,
	"items" jsonb NOT NULL,
	"result" text NOT NULL,
	"pupils" integer,
	"note" text,
	"recorded_by" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dry_run_result" CHECK ("result" in ('PASS', 'FAIL'))
);
--> statement-breakpoint
CREATE TABLE "readiness_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"code" text NOT NULL,
	"number" integer NOT NULL,
	"answer" text NOT NULL,
	"detail" jsonb NOT NULL,
	"recorded_by" text,
	"recorded_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "readiness_entry_answer" CHECK ("answer" in ('YES', 'NO'))
);
--> statement-breakpoint
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_of_school" UNIQUE("id","school_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "consent_record_once" ON "consent_record" ("pupil_id","kind","number");
--> statement-breakpoint
CREATE UNIQUE INDEX "case_report_once" ON "case_report" ("school_id","number");
--> statement-breakpoint
CREATE INDEX "case_report_known_idx" ON "case_report" ("known_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "daily_check_once" ON "daily_check" ("school_id","day","part","revision");
--> statement-breakpoint
CREATE UNIQUE INDEX "daily_report_once" ON "daily_report" ("school_id","day","revision");
--> statement-breakpoint
CREATE INDEX "daily_report_day_idx" ON "daily_report" ("day","school_id");
--> statement-breakpoint
CREATE INDEX "eligibility_hold_days_idx" ON "eligibility_hold" ("school_id","from_day","to_day");
--> statement-breakpoint
CREATE UNIQUE INDEX "dry_run_once" ON "dry_run" ("school_id","number");
--> statement-breakpoint
CREATE INDEX "dry_run_school_idx" ON "dry_run" ("school_id","held_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "readiness_entry_once" ON "readiness_entry" ("school_id","code","number");
--> statement-breakpoint
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_pupil" FOREIGN KEY ("pupil_id","school_id") REFERENCES "pupil"("id","school_id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "case_count" ADD CONSTRAINT "case_count_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "case_report" ADD CONSTRAINT "case_report_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "case_report" ADD CONSTRAINT "case_report_rombel_id_rombel_id_fkey" FOREIGN KEY ("rombel_id") REFERENCES "rombel"("id") ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE "daily_check" ADD CONSTRAINT "daily_check_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "daily_report" ADD CONSTRAINT "daily_report_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "eligibility_hold" ADD CONSTRAINT "eligibility_hold_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "eligibility_hold" ADD CONSTRAINT "eligibility_hold_pupil" FOREIGN KEY ("pupil_id","school_id") REFERENCES "pupil"("id","school_id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "dry_run" ADD CONSTRAINT "dry_run_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "readiness_entry" ADD CONSTRAINT "readiness_entry_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;
--> statement-breakpoint
-- Row-level security of what a school records on its way to opening and every day after. Histories may be added to and not
-- changed: the application role has no UPDATE on them, and DELETE only for an erasure or a purge that names itself.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['readiness_entry','dry_run','consent_record','eligibility_hold','daily_check','daily_report',
    'case_report','case_count'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO giliran_app', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO giliran_app USING (school_id = ANY (giliran_schools()))', t || '_own', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO giliran_app USING (school_id = ANY (giliran_schools())
      AND school_id::text = current_setting(''giliran.erase'', true))', t || '_erase', t);
  END LOOP;
END $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['dry_run','consent_record','eligibility_hold','daily_check','daily_report','case_report','case_count'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO giliran_app WITH CHECK (school_id = ANY (giliran_schools()))', t || '_add', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- The declaration of readiness and the renewed confirmation are the head's own word (P4.7.b).
CREATE POLICY readiness_entry_add ON readiness_entry FOR INSERT TO giliran_app WITH CHECK (school_id = ANY (giliran_schools())
  AND (code NOT IN ('B.4', 'RECONFIRMED') OR school_id = ANY (giliran_heads())));
--> statement-breakpoint
-- Counts and answers without pupils: the authorities of the kabupaten read them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['readiness_entry','dry_run','daily_check','daily_report','case_report','case_count'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO giliran_app USING (EXISTS (SELECT 1 FROM school s
      WHERE s.id = school_id AND s.kabupaten_code = ANY (giliran_officers())))', t || '_officers', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE ON case_count TO giliran_app;
--> statement-breakpoint
CREATE POLICY case_count_sum ON case_count FOR UPDATE TO giliran_app
  USING (school_id = ANY (giliran_schools())) WITH CHECK (school_id = ANY (giliran_schools()));
--> statement-breakpoint
CREATE POLICY case_report_purge ON case_report FOR DELETE TO giliran_app USING (school_id = ANY (giliran_schools())
  AND known_on < nullif(current_setting('giliran.purge_before', true), '')::date);
--> statement-breakpoint
CREATE POLICY eligibility_hold_purge ON eligibility_hold FOR DELETE TO giliran_app USING (school_id = ANY (giliran_schools())
  AND to_day < nullif(current_setting('giliran.purge_before', true), '')::date);
--> statement-breakpoint
GRANT DELETE ON plan_version, import_batch, school_setting TO giliran_app;
--> statement-breakpoint
CREATE POLICY plan_erase ON plan_version FOR DELETE TO giliran_app USING (school_id = ANY (giliran_schools())
  AND school_id::text = current_setting('giliran.erase', true));
--> statement-breakpoint
CREATE POLICY import_erase ON import_batch FOR DELETE TO giliran_app USING (school_id = ANY (giliran_schools())
  AND school_id::text = current_setting('giliran.erase', true));
--> statement-breakpoint
-- Choices recorded before there was a history become its first entries. The owner sees no pupils while security is forced.
ALTER TABLE pupil NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consent_record NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO consent_record (school_id, pupil_id, kind, number, answer, from_day, recorded_at)
  SELECT school_id, id, 'CHOICE', 1, consent, coalesce(consent_at, now())::date, coalesce(consent_at, now())
  FROM pupil WHERE consent <> 'UNKNOWN';
--> statement-breakpoint
ALTER TABLE pupil FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consent_record FORCE ROW LEVEL SECURITY;
