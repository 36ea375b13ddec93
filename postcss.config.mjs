// biome-ignore lint/style/noDefaultExport: the tool reads the default export
export default { plugins: { '@tailwindcss/postcss': {} } };
