import type { NextConfig } from 'next';

/** Headers of every answer. The content security policy differs per request (its nonce) and is set in `proxy.ts`. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

const nextConfig: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ['better-sqlite3', 'pg'],
  // A fact file may have 8 MB, and its form takes a little more.
  experimental: { serverActions: { bodySizeLimit: '9mb' } },
  // Types are checked by `npm run check`, tests included; who only wants to run Cairn need not wait for them.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default nextConfig;
