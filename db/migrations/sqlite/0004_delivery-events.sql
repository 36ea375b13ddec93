CREATE TABLE `changes` (
	`organization_id` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`repository_key` text NOT NULL,
	`merged_at` integer NOT NULL,
	`merge_revision` text NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_told` ON `changes` (`organization_id`,`source_id`,`source`);--> statement-breakpoint
CREATE INDEX `changes_repository` ON `changes` (`organization_id`,`repository_key`,`merged_at`);--> statement-breakpoint
CREATE TABLE `commits` (
	`organization_id` text NOT NULL,
	`repository_key` text NOT NULL,
	`revision` text NOT NULL,
	`authored_at` integer NOT NULL,
	`committed_at` integer NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `commits_told` ON `commits` (`organization_id`,`repository_key`,`revision`);--> statement-breakpoint
CREATE TABLE `deployed_services` (
	`organization_id` text NOT NULL,
	`service_key` text NOT NULL,
	`environment_key` text NOT NULL,
	`service` text NOT NULL,
	`environment` text NOT NULL,
	`repositories` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`told` integer NOT NULL,
	`counted` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deployed_services_place` ON `deployed_services` (`organization_id`,`service_key`,`environment_key`);--> statement-breakpoint
CREATE TABLE `deployment_weeks` (
	`organization_id` text NOT NULL,
	`service_key` text NOT NULL,
	`environment_key` text NOT NULL,
	`week` integer NOT NULL,
	`succeeded` integer NOT NULL,
	`failed` integer NOT NULL,
	`cancelled` integer NOT NULL,
	`days` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deployment_weeks_week` ON `deployment_weeks` (`organization_id`,`service_key`,`environment_key`,`week`);--> statement-breakpoint
CREATE INDEX `deployment_weeks_time` ON `deployment_weeks` (`organization_id`,`week`);--> statement-breakpoint
CREATE TABLE `deployments` (
	`organization_id` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`service_key` text NOT NULL,
	`environment_key` text NOT NULL,
	`repository_key` text NOT NULL,
	`revision` text NOT NULL,
	`finished_at` integer NOT NULL,
	`result` text NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deployments_told` ON `deployments` (`organization_id`,`source_id`,`source`);--> statement-breakpoint
CREATE INDEX `deployments_chain` ON `deployments` (`organization_id`,`service_key`,`environment_key`,`finished_at`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`organization_id` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`service_key` text NOT NULL,
	`opened_at` integer NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_told` ON `incidents` (`organization_id`,`source_id`,`source`);--> statement-breakpoint
CREATE INDEX `incidents_service` ON `incidents` (`organization_id`,`service_key`,`opened_at`);--> statement-breakpoint
CREATE TABLE `recoveries` (
	`organization_id` text NOT NULL,
	`source` text NOT NULL,
	`deployment` text NOT NULL,
	`recovered_at` integer NOT NULL,
	`means` text NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recoveries_told` ON `recoveries` (`organization_id`,`deployment`,`source`,`recovered_at`,`means`);--> statement-breakpoint
CREATE TABLE `resolutions` (
	`organization_id` text NOT NULL,
	`source` text NOT NULL,
	`incident` text NOT NULL,
	`resolved_at` integer NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `resolutions_told` ON `resolutions` (`organization_id`,`incident`,`source`,`resolved_at`);