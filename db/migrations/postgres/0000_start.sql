CREATE TABLE "assessment_facts" (
	"assessment_id" text COLLATE "C" NOT NULL,
	"facts_id" text COLLATE "C" NOT NULL,
	"part" text COLLATE "C" DEFAULT 'own' NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C" NOT NULL,
	"commit" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"level" json NOT NULL,
	"model_version" text COLLATE "C" NOT NULL,
	"report" json NOT NULL,
	"team_id" text COLLATE "C",
	"judged_with" json DEFAULT '{}'::json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "histories" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"assessment_id" text COLLATE "C" NOT NULL,
	"history" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imported_facts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"facts" json NOT NULL,
	"collected_at" timestamp (3) with time zone NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"payload" json NOT NULL,
	"progress_done" integer DEFAULT 0 NOT NULL,
	"progress_total" integer,
	"progress_message" text COLLATE "C" DEFAULT '' NOT NULL,
	"error" text COLLATE "C",
	"attempts" integer DEFAULT 0 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"lease_owner" text COLLATE "C",
	"lease_until" timestamp (3) with time zone,
	"result_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "model_overlays" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"overlay" json NOT NULL,
	"version" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_repositories" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "repositories" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"url" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "repositories_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "repository_facts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"repository_id" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"commit" text COLLATE "C" NOT NULL,
	"paths" json DEFAULT '[]'::json NOT NULL,
	"facts" json NOT NULL,
	"collected_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"team_id" text COLLATE "C",
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"repository_id" text COLLATE "C",
	"path" text COLLATE "C" DEFAULT '' NOT NULL,
	"is_production" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_repositories" (
	"team_id" text COLLATE "C" NOT NULL,
	"repository_id" text COLLATE "C" NOT NULL,
	"paths" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C",
	"platform_team_id" text COLLATE "C",
	"target_level" integer,
	"target_reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assessment_facts" ADD CONSTRAINT "assessment_facts_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_facts" ADD CONSTRAINT "assessment_facts_facts_id_repository_facts_id_fk" FOREIGN KEY ("facts_id") REFERENCES "public"."repository_facts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "histories" ADD CONSTRAINT "histories_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_facts" ADD CONSTRAINT "imported_facts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_repositories" ADD CONSTRAINT "organization_repositories_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repository_facts" ADD CONSTRAINT "repository_facts_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_repository_id_organization_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."organization_repositories"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_repositories" ADD CONSTRAINT "team_repositories_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_repositories" ADD CONSTRAINT "team_repositories_repository_id_organization_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."organization_repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_facts_place" ON "assessment_facts" USING btree ("assessment_id","facts_id","part");--> statement-breakpoint
CREATE INDEX "assessments_created" ON "assessments" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "assessments_subject" ON "assessments" USING btree ("subject","created_at");--> statement-breakpoint
CREATE INDEX "assessments_team" ON "assessments" USING btree ("team_id","created_at");--> statement-breakpoint
CREATE INDEX "histories_assessment" ON "histories" USING btree ("assessment_id","created_at");--> statement-breakpoint
CREATE INDEX "imported_facts_subject" ON "imported_facts" USING btree ("organization_id","kind","subject","collected_at");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_open_key" ON "jobs" USING btree ("key") WHERE state in ('queued', 'running') and not cancel_requested;--> statement-breakpoint
CREATE INDEX "jobs_claim" ON "jobs" USING btree ("state","available_at");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_repositories_address" ON "organization_repositories" USING btree ("organization_id","address");--> statement-breakpoint
CREATE INDEX "repository_facts_repository" ON "repository_facts" USING btree ("repository_id","collected_at");--> statement-breakpoint
CREATE UNIQUE INDEX "services_slug" ON "services" USING btree ("organization_id","slug");--> statement-breakpoint
CREATE INDEX "services_team" ON "services" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_repositories_pair" ON "team_repositories" USING btree ("team_id","repository_id");--> statement-breakpoint
CREATE INDEX "team_repositories_repository" ON "team_repositories" USING btree ("repository_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_slug" ON "teams" USING btree ("organization_id","slug");