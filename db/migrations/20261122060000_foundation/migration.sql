CREATE TABLE "account" (
	"id" text PRIMARY KEY,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"school_id" uuid,
	"kabupaten_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL UNIQUE,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY,
	"name" text NOT NULL,
	"email" text NOT NULL UNIQUE,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pupil" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"rombel_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"name_cipher" text,
	"nisn_cipher" text,
	"roster_number" integer NOT NULL,
	"sex" text,
	"transport" text,
	"desa_name" text,
	"kecamatan_name" text,
	"family_id" text,
	"consent" text DEFAULT 'UNKNOWN' NOT NULL,
	"consent_at" timestamp with time zone,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rombel" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"name" text NOT NULL,
	"grade" integer,
	"pupil_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"name" text NOT NULL,
	"site" text DEFAULT 'ON_CAMPUS' NOT NULL,
	"width_cm" integer,
	"length_cm" integer,
	"side_margin_cm" integer DEFAULT 50 NOT NULL,
	"front_zone_cm" integer DEFAULT 200 NOT NULL,
	"back_margin_cm" integer DEFAULT 50 NOT NULL,
	"capacity_key" text,
	"capacity" jsonb,
	CONSTRAINT "room_width" CHECK ("width_cm" is null or "width_cm" between 200 and 2000),
	CONSTRAINT "room_length" CHECK ("length_cm" is null or "length_cm" between 200 and 2000)
);
--> statement-breakpoint
CREATE TABLE "school" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"kecamatan_code" text,
	"desa_code" text,
	"npsn" text NOT NULL,
	"name" text NOT NULL,
	"form" text NOT NULL,
	"ownership" text NOT NULL,
	"source" text NOT NULL,
	"recap_pupils" integer,
	"recap_rombel" integer,
	"recap_teachers" integer,
	"recap_rooms" integer,
	"recap_year" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "school_npsn_form" CHECK ("npsn" ~ '^[0-9A-Z][0-9]{7}$')
);
--> statement-breakpoint
CREATE TABLE "school_setting" (
	"school_id" uuid PRIMARY KEY,
	"version" integer DEFAULT 1 NOT NULL,
	"body" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teacher" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"name" text NOT NULL,
	"rombel_id" uuid,
	"max_day" integer,
	"max_week" integer
);
--> statement-breakpoint
CREATE TABLE "zone_status" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"kecamatan_code" text,
	"zone" text NOT NULL,
	"from_day" text NOT NULL,
	"set_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid,
	"kabupaten_code" text NOT NULL,
	"user_id" text,
	"action" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid,
	"kabupaten_code" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"created" integer NOT NULL,
	"changed" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"problems" jsonb NOT NULL,
	"dropped_columns" jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"school_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"base_number" integer NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"body" jsonb NOT NULL,
	"judgement" jsonb NOT NULL,
	"guaranteed_sessions" integer,
	"fail_count" integer NOT NULL,
	"undetermined_count" integer NOT NULL,
	"seed" integer NOT NULL,
	"engine_version" text NOT NULL,
	"input_hash" text NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenario" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"kabupaten_code" text NOT NULL,
	"name" text NOT NULL,
	"spec" jsonb NOT NULL,
	"status" text DEFAULT 'QUEUED' NOT NULL,
	"school_count" integer NOT NULL,
	"chunk_count" integer NOT NULL,
	"seed" integer NOT NULL,
	"engine_version" text NOT NULL,
	"input_hash" text NOT NULL,
	"failure" text,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "scenario_chunk" (
	"scenario_id" uuid,
	"chunk" integer,
	"kabupaten_code" text NOT NULL,
	"school_count" integer NOT NULL,
	"completed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenario_chunk_pkey" PRIMARY KEY("scenario_id","chunk")
);
--> statement-breakpoint
CREATE TABLE "scenario_school" (
	"scenario_id" uuid,
	"school_id" uuid,
	"kabupaten_code" text NOT NULL,
	"chunk" integer NOT NULL,
	"outcome" jsonb NOT NULL,
	CONSTRAINT "scenario_school_pkey" PRIMARY KEY("scenario_id","school_id")
);
--> statement-breakpoint
CREATE INDEX "account_user_idx" ON "account" ("user_id");--> statement-breakpoint
CREATE INDEX "membership_user_idx" ON "membership" ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_once" ON "membership" ("user_id","role","kabupaten_code","school_id");--> statement-breakpoint
CREATE INDEX "session_user_idx" ON "session" ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pupil_once" ON "pupil" ("school_id","key_hash");--> statement-breakpoint
CREATE INDEX "pupil_rombel_idx" ON "pupil" ("rombel_id","roster_number","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rombel_name_once" ON "rombel" ("school_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "room_name_once" ON "room" ("school_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "school_npsn_once" ON "school" ("kabupaten_code","npsn");--> statement-breakpoint
CREATE INDEX "school_area_idx" ON "school" ("kabupaten_code","kecamatan_code","form");--> statement-breakpoint
CREATE UNIQUE INDEX "teacher_name_once" ON "teacher" ("school_id","name");--> statement-breakpoint
CREATE INDEX "zone_area_idx" ON "zone_status" ("kabupaten_code","kecamatan_code","from_day");--> statement-breakpoint
CREATE INDEX "audit_log_school_idx" ON "audit_log" ("school_id","at");--> statement-breakpoint
CREATE INDEX "import_batch_school_idx" ON "import_batch" ("school_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_version_once" ON "plan_version" ("school_id","number");--> statement-breakpoint
CREATE INDEX "plan_version_school_idx" ON "plan_version" ("school_id");--> statement-breakpoint
CREATE INDEX "scenario_kabupaten_idx" ON "scenario" ("kabupaten_code","created_at");--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_rombel_id_rombel_id_fkey" FOREIGN KEY ("rombel_id") REFERENCES "rombel"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "rombel" ADD CONSTRAINT "rombel_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "school_setting" ADD CONSTRAINT "school_setting_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "teacher" ADD CONSTRAINT "teacher_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "teacher" ADD CONSTRAINT "teacher_rombel_id_rombel_id_fkey" FOREIGN KEY ("rombel_id") REFERENCES "rombel"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "scenario_chunk" ADD CONSTRAINT "scenario_chunk_scenario_id_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenario"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "scenario_school" ADD CONSTRAINT "scenario_school_scenario_id_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenario"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "scenario_school" ADD CONSTRAINT "scenario_school_school_id_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE;