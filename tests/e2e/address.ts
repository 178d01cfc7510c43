/** Where journeys find the app: two checkouts that run them at once need two ports. */
export const PORT = Number(process.env.E2E_PORT ?? 4180);
export const ADDRESS = `http://localhost:${PORT}/`;
