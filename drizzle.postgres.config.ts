import { defineConfig } from 'drizzle-kit';

// The tables are built for the engine that the environment names. Nothing connects to this address.
process.env.DATABASE_URL = 'postgres://localhost/cairn';

export default defineConfig({ dialect: 'postgresql', schema: './db/*schema.ts', out: './db/migrations/postgres' });
