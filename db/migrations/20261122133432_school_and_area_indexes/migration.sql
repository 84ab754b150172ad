CREATE INDEX "consent_tally_school_idx" ON "consent_tally" ("school_id");--> statement-breakpoint
CREATE INDEX "membership_area_idx" ON "membership" ("kabupaten_code");