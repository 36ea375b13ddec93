CREATE TABLE `imported_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`facts` text NOT NULL,
	`collected_at` integer NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imported_facts_subject` ON `imported_facts` (`organization_id`,`kind`,`subject`,`collected_at`);--> statement-breakpoint
CREATE TABLE `model_overlays` (
	`id` text PRIMARY KEY NOT NULL,
	`overlay` text NOT NULL,
	`version` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organization_repositories` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`address` text NOT NULL,
	`label` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_repositories_address` ON `organization_repositories` (`organization_id`,`address`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`is_sample` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizations_slug_unique` ON `organizations` (`slug`);--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`team_id` text,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`repository_id` text,
	`path` text DEFAULT '' NOT NULL,
	`is_production` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`repository_id`) REFERENCES `organization_repositories`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `services_slug` ON `services` (`organization_id`,`slug`);--> statement-breakpoint
CREATE INDEX `services_team` ON `services` (`team_id`);--> statement-breakpoint
CREATE TABLE `team_repositories` (
	`team_id` text NOT NULL,
	`repository_id` text NOT NULL,
	`paths` text NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`repository_id`) REFERENCES `organization_repositories`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_repositories_pair` ON `team_repositories` (`team_id`,`repository_id`);--> statement-breakpoint
CREATE INDEX `team_repositories_repository` ON `team_repositories` (`repository_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text,
	`platform_team_id` text,
	`target_level` integer,
	`target_reason` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_slug` ON `teams` (`organization_id`,`slug`);--> statement-breakpoint
DROP INDEX `assessment_facts_pair`;--> statement-breakpoint
ALTER TABLE `assessment_facts` ADD `part` text DEFAULT 'own' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_facts_place` ON `assessment_facts` (`assessment_id`,`facts_id`,`part`);--> statement-breakpoint
ALTER TABLE `assessments` ADD `team_id` text REFERENCES teams(id) ON DELETE cascade;--> statement-breakpoint
ALTER TABLE `assessments` ADD `judged_with` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `assessments_team` ON `assessments` (`team_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `repository_facts` ADD `paths` text DEFAULT '[]' NOT NULL;