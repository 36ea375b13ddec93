CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text,
	`team_id` text,
	`address` text,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`outcome` text,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`expires` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `disputes_organization` ON `disputes` (`organization_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `disputes_address` ON `disputes` (`address`,`created_at`);