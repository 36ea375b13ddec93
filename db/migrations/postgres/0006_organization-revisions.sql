ALTER TABLE "assessments" ADD COLUMN "summary" json;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;