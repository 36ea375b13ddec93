CREATE TABLE `histories` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`history` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `histories_assessment` ON `histories` (`assessment_id`,`created_at`);