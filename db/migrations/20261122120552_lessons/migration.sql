CREATE TABLE "lesson_demand" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"rombel_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"teacher_id" uuid NOT NULL,
	"periods" integer NOT NULL,
	CONSTRAINT "lesson_demand_periods" CHECK ("periods" between 1 and 84)
);
--> statement-breakpoint
ALTER TABLE "teacher" ADD COLUMN "max_periods" integer;--> statement-breakpoint
ALTER TABLE "rombel" ADD CONSTRAINT "rombel_of_school" UNIQUE("id","school_id");--> statement-breakpoint
ALTER TABLE "teacher" ADD CONSTRAINT "teacher_of_school" UNIQUE("id","school_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_demand_once" ON "lesson_demand" ("rombel_id","subject");--> statement-breakpoint
CREATE INDEX "lesson_demand_school_idx" ON "lesson_demand" ("school_id","position");--> statement-breakpoint
CREATE INDEX "lesson_demand_teacher_idx" ON "lesson_demand" ("teacher_id");--> statement-breakpoint
ALTER TABLE "lesson_demand" ADD CONSTRAINT "lesson_demand_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "lesson_demand" ADD CONSTRAINT "lesson_demand_rombel" FOREIGN KEY ("rombel_id","school_id") REFERENCES "rombel"("id","school_id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "lesson_demand" ADD CONSTRAINT "lesson_demand_teacher" FOREIGN KEY ("teacher_id","school_id") REFERENCES "teacher"("id","school_id");
--> statement-breakpoint
-- Who may see a school's teachers may see what they teach: the school itself and the Dinas of its kabupaten.
ALTER TABLE lesson_demand ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE lesson_demand FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON lesson_demand TO giliran_app;
--> statement-breakpoint
CREATE POLICY lesson_demand_own ON lesson_demand FOR ALL TO giliran_app USING (school_id = ANY (giliran_schools()))
  WITH CHECK (school_id = ANY (giliran_schools()));
--> statement-breakpoint
CREATE POLICY lesson_demand_read_dinas ON lesson_demand FOR SELECT TO giliran_app
  USING (EXISTS (SELECT 1 FROM school s WHERE s.id = school_id AND s.kabupaten_code = ANY (giliran_dinas())));
