DROP INDEX `incidents_service`;--> statement-breakpoint
CREATE INDEX `incidents_time` ON `incidents` (`organization_id`,`opened_at`);--> statement-breakpoint
DROP INDEX `commits_told`;--> statement-breakpoint
CREATE INDEX `commits_history` ON `commits` (`organization_id`,`repository_key`,`committed_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `commits_told` ON `commits` (`organization_id`,`revision`,`repository_key`);--> statement-breakpoint
CREATE INDEX `recoveries_time` ON `recoveries` (`organization_id`,`recovered_at`);--> statement-breakpoint
CREATE INDEX `resolutions_time` ON `resolutions` (`organization_id`,`resolved_at`);