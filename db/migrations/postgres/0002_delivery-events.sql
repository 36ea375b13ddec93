CREATE TABLE "changes" (
	"organization_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"repository_key" text COLLATE "C" NOT NULL,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"merge_revision" text COLLATE "C" NOT NULL,
	"details" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commits" (
	"organization_id" text COLLATE "C" NOT NULL,
	"repository_key" text COLLATE "C" NOT NULL,
	"revision" text COLLATE "C" NOT NULL,
	"authored_at" timestamp (3) with time zone NOT NULL,
	"committed_at" timestamp (3) with time zone NOT NULL,
	"details" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployed_services" (
	"organization_id" text COLLATE "C" NOT NULL,
	"service_key" text COLLATE "C" NOT NULL,
	"environment_key" text COLLATE "C" NOT NULL,
	"service" text COLLATE "C" NOT NULL,
	"environment" text COLLATE "C" NOT NULL,
	"repositories" json NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"told" integer NOT NULL,
	"counted" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployment_weeks" (
	"organization_id" text COLLATE "C" NOT NULL,
	"service_key" text COLLATE "C" NOT NULL,
	"environment_key" text COLLATE "C" NOT NULL,
	"week" integer NOT NULL,
	"succeeded" integer NOT NULL,
	"failed" integer NOT NULL,
	"cancelled" integer NOT NULL,
	"days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"organization_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"service_key" text COLLATE "C" NOT NULL,
	"environment_key" text COLLATE "C" NOT NULL,
	"repository_key" text COLLATE "C" NOT NULL,
	"revision" text COLLATE "C" NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"result" text COLLATE "C" NOT NULL,
	"details" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"organization_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"service_key" text COLLATE "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"details" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recoveries" (
	"organization_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"deployment" text COLLATE "C" NOT NULL,
	"recovered_at" timestamp (3) with time zone NOT NULL,
	"means" text COLLATE "C" NOT NULL,
	"details" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resolutions" (
	"organization_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"incident" text COLLATE "C" NOT NULL,
	"resolved_at" timestamp (3) with time zone NOT NULL,
	"details" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commits" ADD CONSTRAINT "commits_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployed_services" ADD CONSTRAINT "deployed_services_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_weeks" ADD CONSTRAINT "deployment_weeks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "changes_told" ON "changes" USING btree ("organization_id","source_id","source");--> statement-breakpoint
CREATE INDEX "changes_repository" ON "changes" USING btree ("organization_id","repository_key","merged_at");--> statement-breakpoint
CREATE UNIQUE INDEX "commits_told" ON "commits" USING btree ("organization_id","repository_key","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "deployed_services_place" ON "deployed_services" USING btree ("organization_id","service_key","environment_key");--> statement-breakpoint
CREATE UNIQUE INDEX "deployment_weeks_week" ON "deployment_weeks" USING btree ("organization_id","service_key","environment_key","week");--> statement-breakpoint
CREATE INDEX "deployment_weeks_time" ON "deployment_weeks" USING btree ("organization_id","week");--> statement-breakpoint
CREATE UNIQUE INDEX "deployments_told" ON "deployments" USING btree ("organization_id","source_id","source");--> statement-breakpoint
CREATE INDEX "deployments_chain" ON "deployments" USING btree ("organization_id","service_key","environment_key","finished_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_told" ON "incidents" USING btree ("organization_id","source_id","source");--> statement-breakpoint
CREATE INDEX "incidents_service" ON "incidents" USING btree ("organization_id","service_key","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "recoveries_told" ON "recoveries" USING btree ("organization_id","deployment","source","recovered_at","means");--> statement-breakpoint
CREATE UNIQUE INDEX "resolutions_told" ON "resolutions" USING btree ("organization_id","incident","source","resolved_at");