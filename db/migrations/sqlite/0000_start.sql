CREATE TABLE `assessment_facts` (
	`assessment_id` text NOT NULL,
	`facts_id` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`facts_id`) REFERENCES `repository_facts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_facts_pair` ON `assessment_facts` (`assessment_id`,`facts_id`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`label` text NOT NULL,
	`url` text NOT NULL,
	`commit` text NOT NULL,
	`role` text NOT NULL,
	`level` text NOT NULL,
	`model_version` text NOT NULL,
	`report` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `assessments_created` ON `assessments` (`created_at`);--> statement-breakpoint
CREATE INDEX `assessments_subject` ON `assessments` (`subject`,`created_at`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`payload` text NOT NULL,
	`progress_done` integer DEFAULT 0 NOT NULL,
	`progress_total` integer,
	`progress_message` text DEFAULT '' NOT NULL,
	`error` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`cancel_requested` integer DEFAULT false NOT NULL,
	`available_at` integer NOT NULL,
	`lease_owner` text,
	`lease_until` integer,
	`result_id` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_open_key` ON `jobs` (`key`) WHERE state in ('queued', 'running') and not cancel_requested;--> statement-breakpoint
CREATE INDEX `jobs_claim` ON `jobs` (`state`,`available_at`);--> statement-breakpoint
CREATE TABLE `repositories` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `repositories_url_unique` ON `repositories` (`url`);--> statement-breakpoint
CREATE TABLE `repository_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`repository_id` text NOT NULL,
	`address` text NOT NULL,
	`commit` text NOT NULL,
	`facts` text NOT NULL,
	`collected_at` integer NOT NULL,
	FOREIGN KEY (`repository_id`) REFERENCES `repositories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `repository_facts_repository` ON `repository_facts` (`repository_id`,`collected_at`);