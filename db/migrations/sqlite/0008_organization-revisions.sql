ALTER TABLE `assessments` ADD `summary` text;--> statement-breakpoint
ALTER TABLE `organizations` ADD `revision` integer DEFAULT 0 NOT NULL;